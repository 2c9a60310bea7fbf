import { base } from '$app/paths';
import { localizeHref } from '$lib/i18n';

/** The address of a page of ours (`/datos/`) in the reader's language, below the base path. */
export function href(path: string, locale?: 'es' | 'en'): string {
	return localizeHref(`${base}${path}`, locale ? { locale } : {});
}
