import { municipalitiesPage } from '$lib/server/municipalities-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => municipalitiesPage();
