import { base } from '$app/paths';
import { localeOfPath, overwriteGetLocale } from '$lib/i18n';

// Links between the languages load the page anew, so that the words of one visit are of one language.
const locale = localeOfPath(location.pathname, base);
overwriteGetLocale(() => locale);
