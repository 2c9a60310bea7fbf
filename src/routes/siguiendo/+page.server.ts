import { pageManifest, readIndex, readManifest } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { current } = await readIndex();
	return { manifest: pageManifest(await readManifest(current)) };
};
