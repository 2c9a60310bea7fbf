import { historyPage } from '$lib/server/history';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => historyPage();
