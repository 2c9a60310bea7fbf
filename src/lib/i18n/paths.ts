import type { Locale } from './locale';

/** Spanish lives at `/`, English at `/en/`; both below the site's base path (`''` or `/plomada`). */

const ENGLISH = '/en';

const inner = (path: string, base: string): string =>
	base !== '' && path.startsWith(base) ? path.slice(base.length) || '/' : path;

/** The language an address asks for. */
export function localeOfPath(path: string, base: string): Locale {
	const rest = inner(path, base);
	return rest === ENGLISH || rest.startsWith(`${ENGLISH}/`) ? 'en' : 'es';
}

/** The address without its language: that of the Spanish page. Base path, query and fragment stay. */
export function deLocalizePath(path: string, base: string): string {
	if (localeOfPath(path, base) === 'es') return path;
	return base + (inner(path, base).slice(ENGLISH.length) || '/');
}

/** The address of the same page in a language. */
export function localizePath(path: string, base: string, locale: Locale): string {
	const spanish = deLocalizePath(path, base);
	return locale === 'es' ? spanish : base + ENGLISH + inner(spanish, base);
}
