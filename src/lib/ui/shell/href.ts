import { base } from '$app/paths';
import { workParam } from '$lib/domain';
import { getLocale, localizePath, type Locale } from '$lib/i18n';

/** The address of a page of ours (`/datos/`) in the reader's language, below the base path. */
export function href(path: string, locale: Locale = getLocale()): string {
	return localizePath(`${base}${path}`, base, locale);
}

/** The address of a work's own page; with a release, what that release says of it. */
export const workHref = (id: string, release: string | null = null): string =>
	href(`/obra/${workParam(id)}/`) + (release === null ? '' : `?rel=${encodeURIComponent(release)}`);
