import type { Manifest } from '$lib/domain';

let tell: () => void = () => undefined;
/** Settles when a page has shown what was asked for: what comes later begins then. */
export const pageShown = new Promise<void>((resolve) => (tell = resolve));

/** Puts the site on the device once the page has shown what was asked for. Its code is loaded only then. */
export async function keepOffline(manifest: Manifest | null = null): Promise<void> {
	tell();
	// Whoever loses the network before the code is here keeps what was kept; the next visit tries again.
	const code = await import('./offline.svelte').catch(() => null);
	await code?.offline.keep(manifest);
}
