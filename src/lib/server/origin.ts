import { localizePath, type Locale } from '../i18n';

/**
 * Where the site will stand: `PLOMADA_ORIGIN=https://example.org`. Messengers ask for whole addresses in what they preview; where it is not
 * set, pages leave those out rather than guess.
 */
export const origin = checked(process.env.PLOMADA_ORIGIN);
const base = process.env.BASE_PATH ?? '';

function checked(written: string | undefined): string | null {
	if (written === undefined || written === '') return null;
	const url = URL.canParse(written) ? new URL(written) : null;
	if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
		throw new Error(`PLOMADA_ORIGIN: expected an origin such as https://example.org; met ${written}`);
	return url.origin;
}

/** The whole address of a page of ours (`/municipio/11020/`) in a language; null where the origin is not known. */
export const pageAddress = (path: string, locale: Locale): string | null =>
	origin === null ? null : origin + localizePath(base + path, base, locale);

/** Where a municipality's picture for link previews lies, below the base path. Made by `scripts/build.ts`. */
export const cardPath = (code: string, locale: Locale): string =>
	`/tarjetas/${locale === 'es' ? '' : `${locale}/`}${code}.png`;

/** The whole address of that picture; null where the origin is not known. */
export const cardAddress = (code: string, locale: Locale): string | null =>
	origin === null ? null : origin + base + cardPath(code, locale);
