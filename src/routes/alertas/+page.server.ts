import { flagsPage } from '$lib/server/flags';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => flagsPage();
