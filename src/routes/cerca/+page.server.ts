import { readHeadTowns } from '$lib/server/places';
import { pageManifest, readCodes, readIndex, readManifest } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const index = await readIndex();
	const manifest = await readManifest(index.current);
	const codes = await readCodes(manifest.id);
	return {
		releases: index.releases.map(({ id }) => id),
		manifest: pageManifest(manifest),
		municipalities: await readHeadTowns(),
		temas: codes.temas.map(({ code, es, en }) => ({ code, es, en }))
	};
};
