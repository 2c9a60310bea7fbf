import type { Manifest } from '$lib/domain';

/** Puts the site on the device once the page has shown what was asked for. Its code is loaded only then. */
export async function keepOffline(manifest: Manifest | null = null): Promise<void> {
	const { offline } = await import('./offline.svelte');
	await offline.keep(manifest);
}
