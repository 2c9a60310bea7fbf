import references from '../../../data/reference/sources.json';
import type { ReferenceSource } from '$lib/domain';
import { contactAddress } from '$lib/server/contact';
import { currentRelease } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { id, demonstration, spatial, sources } = await currentRelease();
	return {
		release: { id, demonstration },
		place: spatial.name,
		contact: contactAddress(process.env.PLOMADA_CONTACT),
		works: sources.map(({ title, publisher, license, path, issued }) => ({
			title,
			publisher,
			license,
			path,
			date: issued
		})),
		places: (references.sources as ReferenceSource[]).map(({ title, publisher, license, path, edition }) => ({
			title,
			publisher,
			license,
			path,
			date: edition
		}))
	};
};
