import { cataloguesPage } from '$lib/server/catalogues';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => cataloguesPage();
