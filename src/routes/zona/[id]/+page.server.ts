import { zonePage } from '$lib/server/zone-page';
import { currentZones } from '$lib/server/zones';
import { error } from '@sveltejs/kit';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () =>
	(await currentZones()).profiles.map(({ zone }) => ({ id: zone.id }));

export const load: PageServerLoad = async ({ params }) =>
	(await zonePage(params.id)) ?? error(404, `expected the id of a zone, met ${params.id}`);
