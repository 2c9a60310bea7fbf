import { partyPage } from '$lib/server/party';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => partyPage('agency');
