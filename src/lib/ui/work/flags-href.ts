import { href } from '../shell/href';

// Not with the other addresses: they come with every page, and few lead to flags.
/** The address of the questions that a work's data leave open; with a release, what that release says. */
export const flagsHref = (id: string, release: string | null = null): string =>
	href(`/alertas/`) +
	`?obra=${encodeURIComponent(id)}${release === null ? '' : `&rel=${encodeURIComponent(release)}`}`;
