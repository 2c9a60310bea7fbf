import { AsyncLocalStorage } from 'node:async_hooks';
import { base } from '$app/paths';
import { baseLocale, localeOfPath, overwriteGetLocale, type Locale } from '$lib/i18n';
import type { Handle } from '@sveltejs/kit';

/**
 * SvelteKit links the styles of code that comes later, too. They come with that code: a phone that never opens the filters does not wait for
 * their styles.
 */
const LATER_STYLES =
	/\s*<link href="[^"]*\/assets\/(?:map|FiltersPanel|OpenWork|RowWindow|UpdateOffer|Poster|Embed)\.[\w-]+\.css" rel="stylesheet">/g;

/** Pages of both languages are rendered at the same time: each keeps its own. */
const asked = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => asked.getStore() ?? baseLocale);

export const handle: Handle = ({ event, resolve }) => {
	const locale = localeOfPath(event.url.pathname, base);
	return asked.run(locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace(LATER_STYLES, '')
		})
	);
};
