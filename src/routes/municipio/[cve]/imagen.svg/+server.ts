import { municipalityPicture } from '$lib/export/municipality-picture';
import { locatorPaths } from '$lib/server/locator';
import { municipalityPage } from '$lib/server/municipality-page';
import font from '$lib/ui/fonts/atkinson.woff2?inline';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

// The page links to it, in each language.
export const prerender = true;

export const GET: RequestHandler = async ({ params }) => {
	const page = await municipalityPage(params.cve);
	if (!page) error(404, `expected a municipality's key, met ${params.cve}`);
	const picture = municipalityPicture(page, {
		paths: locatorPaths(params.cve),
		font,
		address: page.canonical?.replace(/^https?:\/\//, '') ?? null
	});
	return new Response(picture, { headers: { 'content-type': 'image/svg+xml' } });
};
