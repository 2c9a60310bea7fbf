import { readCoverage } from '$lib/server/coverage';
import { currentRelease } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const manifest = await currentRelease();
	const { id, demonstration, issued, temporal, totals, zone_lists } = manifest;
	return {
		release: { id, demonstration, issued, temporal, totals, zone_lists },
		candidates: manifest.resources.find(({ name }) => name === 'candidates')?.rows ?? 0,
		coverage: await readCoverage(manifest)
	};
};
