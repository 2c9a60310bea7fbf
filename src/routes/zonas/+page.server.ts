import { zonesPage } from '$lib/server/zones-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => zonesPage();
