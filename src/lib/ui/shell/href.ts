import { base } from '$app/paths';
import { getLocale, localizePath, type Locale } from '$lib/i18n';
import { workParam } from '$lib/domain';

/** The address of a page of ours (`/datos/`) in the reader's language, below the base path. */
export function href(path: string, locale: Locale = getLocale()): string {
	return localizePath(`${base}${path}`, base, locale);
}

/** The address of a work's own page; with a release, what that release says of it. */
export const workHref = (id: string, release: string | null = null): string =>
	href(`/obra/${workParam(id)}/`) + (release === null ? '' : `?rel=${encodeURIComponent(release)}`);

/** The page of the data: of one release, or of the current one. */
export const dataHref = (release: string | null): string =>
	href('/datos/') + (release === null ? '' : `?rel=${encodeURIComponent(release)}`);

/** The address of a file of ours (`/favicon.svg`), below the base path: the same in all languages. */
export const assetHref = (path: string): string => `${base}${path}`;

/** SvelteKit's name for a site whose address was not told when it was built (`PLOMADA_ORIGIN`). */
const NO_ORIGIN = 'http://sveltekit-prerender';

/** Scheme and host, for addresses that must be whole; '' where they are not known. */
export const siteOrigin = (url: URL): string => (url.origin === NO_ORIGIN ? '' : url.origin);
