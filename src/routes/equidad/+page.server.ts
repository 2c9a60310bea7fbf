import { equityPage } from '$lib/server/equity';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => equityPage();
