import { rubrosCsv } from '$lib/export/catalogue-csv';
import { catalogue, currentCatalogues } from '$lib/server/catalogues';
import type { RequestHandler } from './$types';

// The page of the catalogues names it; one file for both languages.
export const prerender = true;

export const GET: RequestHandler = async () => {
	const { manifest, counts } = await currentCatalogues();
	return new Response(rubrosCsv(counts, catalogue, manifest), {
		headers: { 'content-type': 'text/csv; charset=utf-8' }
	});
};
