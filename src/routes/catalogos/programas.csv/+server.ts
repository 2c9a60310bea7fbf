import { programmesCsv } from '$lib/export/catalogue-csv';
import { currentCatalogues, programmeLines, programmeTable } from '$lib/server/catalogues';
import type { RequestHandler } from './$types';

// The page of the catalogues names it; one file for both languages.
export const prerender = true;

export const GET: RequestHandler = async () => {
	const { manifest, programmes } = await currentCatalogues();
	const lines = programmeLines(programmes, programmeTable);
	return new Response(programmesCsv(lines, programmes, programmeTable.edition, manifest), {
		headers: { 'content-type': 'text/csv; charset=utf-8' }
	});
};
