import { auditPage } from '$lib/server/audit-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => auditPage();
