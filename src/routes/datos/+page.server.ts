import type { Field, Manifest } from '$lib/domain';
import { readProblems } from '$lib/server/problems';
import { readIndex, readManifest } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

/** Every release with what was found wrong in its files, newest first. */
export const load: PageServerLoad = async () => {
	const index = await readIndex();
	const once = sharedColumns();
	const releases = await Promise.all(
		index.releases.map(async ({ id }) => ({
			release: once(await readManifest(id)),
			problems: await readProblems(id)
		}))
	);
	return { current: index.current, releases };
};

/** Releases describe the same columns in the same words: one object for all of them travels once in the page's data. */
function sharedColumns(): (manifest: Manifest) => Manifest {
	const known = new Map<string, Field[]>();
	return (manifest) => ({
		...manifest,
		resources: manifest.resources.map((resource) => {
			const key = JSON.stringify(resource.schema.fields);
			const fields = known.get(key) ?? resource.schema.fields;
			known.set(key, fields);
			return { ...resource, schema: { fields } };
		})
	});
}
