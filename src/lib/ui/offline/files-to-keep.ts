import type { Manifest } from '$lib/domain';

/** Tables that any work, any place and the search need without a network. */
const TABLES = new Set([
	'works_core',
	'works_text',
	'works',
	'municipalities',
	'localities',
	'zones',
	'amounts',
	'observations',
	'events',
	'contracts',
	'places',
	'candidates',
	'flags',
	'flag_gaps'
]);
/** With less to spend, what the list and the map need. */
const SMALL_TABLES = new Set(['works_core', 'works_text', 'municipalities', 'zones']);
/** A release larger than this is not carried whole: what the reader opened is kept by the browser as far as it goes. */
const MOST_BYTES = 6_000_000;

/** The files of a release that a device keeps, in the order in which they are needed. */
export function filesToKeep(manifest: Pick<Manifest, 'resources' | 'files'>, saveData: boolean): string[] {
	const wanted = saveData ? SMALL_TABLES : TABLES;
	const tables = manifest.resources.filter(({ name }) => wanted.has(name));
	// Where one work is, and whole works: an opened work is read from them.
	const lookups = saveData ? [] : manifest.files.filter(({ layout }) => layout !== undefined);
	const bytes = [...tables, ...lookups].reduce((sum, file) => sum + file.bytes, 0);
	if (bytes > MOST_BYTES) return [];
	const order = [...wanted];
	const parts = tables
		.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
		.flatMap(({ parts }) => parts.map(({ path }) => path));
	const others = manifest.files
		.filter(
			({ path }) =>
				path === 'codes.json' ||
				(!saveData && (path === 'named-places.json' || path.startsWith('works_index')))
		)
		.map(({ path }) => path);
	return ['manifest.json', ...parts, ...lookups.map(({ path }) => path), ...others];
}
