import { base } from '$app/paths';
import { getLocale, localizePath, type Locale } from '$lib/i18n';

/** The address of a page of ours (`/datos/`) in the reader's language, below the base path. */
export function href(path: string, locale: Locale = getLocale()): string {
	return localizePath(`${base}${path}`, base, locale);
}

/** Where a work is shown: the explorer with the work open, until works have pages of their own. With a release, what that release says of it. */
export const workHref = (id: string, release: string | null = null): string => {
	const query = new URLSearchParams({ obra: id, ...(release === null ? {} : { rel: release }) });
	return `${href('/')}?${query}`;
};
