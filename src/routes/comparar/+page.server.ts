import { comparePage } from '$lib/server/compare-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => comparePage();
