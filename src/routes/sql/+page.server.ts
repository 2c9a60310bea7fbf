import { currentRelease, readIndex } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

/** The current release with what each of its columns means, and which other releases there are. */
export const load: PageServerLoad = async () => {
	const [manifest, index] = await Promise.all([currentRelease(), readIndex()]);
	return { manifest, releases: index.releases.map(({ id }) => id) };
};
