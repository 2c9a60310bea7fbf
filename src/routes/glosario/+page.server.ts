import { currentRelease } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { id, demonstration } = await currentRelease();
	return { release: { id, demonstration } };
};
