import { firstAnswers, readCodes, readIndex, readManifest } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const index = await readIndex();
	const manifest = await readManifest(index.current);
	const codes = await readCodes(manifest.id);
	return {
		releases: index.releases.map(({ id }) => id),
		release: {
			id: manifest.id,
			title: manifest.title,
			issued: manifest.issued,
			demonstration: manifest.demonstration,
			temporal: manifest.temporal,
			zoneLists: manifest.zone_lists,
			works: manifest.totals.works,
			candidates: manifest.resources.find(({ name }) => name === 'candidates')?.rows ?? 0
		},
		names: {
			municipalities: codes.municipalities,
			temas: codes.temas.map(({ code, rubro, es, en }) => ({ code, rubro, es, en })),
			subtemas: codes.temas.flatMap(({ subtemas }) => subtemas)
		},
		first: await firstAnswers(manifest)
	};
};
