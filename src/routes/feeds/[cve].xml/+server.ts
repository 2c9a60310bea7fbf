import { base } from '$app/paths';
import { municipalityFeed } from '$lib/export/feed';
import { getLocale, localizePath } from '$lib/i18n';
import { currentFeeds } from '$lib/server/feeds';
import { currentProfiles } from '$lib/server/municipalities';
import { origin } from '$lib/server/origin';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

// The municipality's page names it, in each language.
export const prerender = true;

export const GET: RequestHandler = async ({ params }) => {
	const { manifest, profiles } = await currentProfiles();
	const place = profiles.find(({ code }) => code === params.cve);
	if (!place) error(404, `expected a municipality's key, met ${params.cve}`);
	const entries = (await currentFeeds()).get(place.code) ?? [];
	const pathOf = (path: string) => localizePath(base + path, base, getLocale());
	return new Response(municipalityFeed({ place, release: manifest, entries, pathOf, origin }), {
		headers: { 'content-type': 'application/atom+xml' }
	});
};
