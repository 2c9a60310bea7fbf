import { currentProfiles } from '$lib/server/municipalities';
import { municipalityPage } from '$lib/server/municipality-page';
import { error } from '@sveltejs/kit';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () =>
	(await currentProfiles()).profiles.map(({ code }) => ({ cve: code }));

export const load: PageServerLoad = async ({ params }) =>
	(await municipalityPage(params.cve)) ?? error(404, `expected a municipality's key, met ${params.cve}`);
