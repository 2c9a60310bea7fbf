import {
	LIFE_TABLES,
	WORK_COLUMNS,
	type Field,
	type Life,
	type LifeTable,
	type LivesLayout,
	type Manifest,
	type ReleaseFile
} from '../domain';
import { DatasetError, saidBy } from './errors';
import { fetchBytes, inFolder, type FetchBytes, type FetchOptions } from './fetch-bytes';
import { idIndexOf, placesOf, type IdPlace } from './id-index';
import { resourceOf } from './manifest';
import { rangedFile, type RangedFile } from './ranged-file';
import { wholeLife } from './whole-life';
import { plain } from './work-row';

/** Finds single works of a release. */
export interface LifeReader {
	/**
	 * One work with all it lived through; null where the release holds no such id. Costs the index's range and one block of `lives`
	 * (about 30 KB together, whatever the size of the release), one after the other. Throws DatasetError.
	 */
	life(id: string): Promise<Life | null>;
}

/**
 * Reads whole works of a release one by one, without its tables: by `id-index.bin` and `lives`, where the release has them; else from
 * the whole tables. `releaseUrl` is the release's folder. What a server without ranges sends whole is kept for the next one.
 */
export function lifeReader(
	releaseUrl: string,
	manifest: Manifest,
	get: FetchBytes = fetchBytes,
	options: Omit<FetchOptions, 'range'> = {}
): LifeReader {
	const index = idIndexOf(manifest);
	if (!index) return { life: (id) => wholeLife(releaseUrl, manifest, id, get, options) };
	const files = new Map<string, RangedFile>();
	const opened = ({ path, bytes }: ReleaseFile): { url: string; file: RangedFile } => {
		const url = inFolder(releaseUrl, path);
		const file = files.get(path) ?? rangedFile(url, bytes, get, options);
		files.set(path, file);
		return { url, file };
	};
	return {
		async life(id) {
			const { url, file } = opened(index);
			for (const place of await placesOf(url, file, index.layout, id)) {
				const lives = opened(livesOf(manifest, place.ordinal));
				const found = await readPlace(lives.url, lives.file, manifest, place);
				if (found.work.id === id) return found;
			}
			return null;
		}
	};
}

/** One work with all it lived through; null where the release holds no such id. For several, keep a `lifeReader`. Throws DatasetError. */
export const readLife = (
	releaseUrl: string,
	manifest: Manifest,
	id: string,
	get: FetchBytes = fetchBytes,
	options: Omit<FetchOptions, 'range'> = {}
): Promise<Life | null> => lifeReader(releaseUrl, manifest, get, options).life(id);

/** The files of lives, in release order; none where the release was published without them. */
export const livesFiles = ({ files }: Pick<Manifest, 'files'>): (ReleaseFile & { layout: LivesLayout })[] =>
	files.flatMap((file) => (file.layout?.kind === 'lives' ? [{ ...file, layout: file.layout }] : []));

/** All lives of one file of them, in release order: for whoever has the whole file. Throws DatasetError. */
export async function readLives(
	url: string,
	bytes: Uint8Array<ArrayBuffer>,
	manifest: Manifest
): Promise<Life[]> {
	const lines = (await unpacked(url, bytes)).split('\n').filter((line) => line !== '');
	return lines.flatMap((line) => {
		const block = parsed(url, line);
		const at = fieldsOf(manifest).works.findIndex(({ name }) => name === 'ordinal');
		return block.works.map((row) => lifeIn(url, manifest, block, Number(row[at])));
	});
}

function livesOf(manifest: Manifest, ordinal: number): ReleaseFile {
	const found = livesFiles(manifest).find(
		({ layout: { first, rows } }) => ordinal >= first && ordinal < first + rows
	);
	if (found) return found;
	const url = `${manifest.id}/manifest.json`;
	throw new DatasetError('schema', url, `a file with the life of work ${ordinal}`, 'none');
}

async function readPlace(
	url: string,
	file: RangedFile,
	manifest: Manifest,
	{ ordinal, offset, length }: IdPlace
): Promise<Life> {
	const bytes = new Uint8Array(await file.slice(offset, offset + length));
	return lifeIn(url, manifest, parsed(url, await unpacked(url, bytes)), ordinal);
}

type Rows = unknown[][];
type BlockOfLives = Record<LifeTable | 'works', Rows>;
const TABLES = ['works', ...LIFE_TABLES] as const;

async function unpacked(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	if (typeof DecompressionStream === 'undefined')
		throw new DatasetError('schema', url, 'a browser that opens gzip', 'one without DecompressionStream');
	try {
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
		return await new Response(stream).text();
	} catch (thrown) {
		throw new DatasetError('corrupt', url, 'a gzip member', saidBy(thrown), { cause: thrown });
	}
}

function parsed(url: string, text: string): BlockOfLives {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (thrown) {
		throw new DatasetError('corrupt', url, 'a block of lives in JSON', saidBy(thrown), { cause: thrown });
	}
	const rowsOf = (name: string): Rows => {
		const rows: unknown =
			typeof value === 'object' && value !== null && name in value
				? (value as Record<string, unknown>)[name]
				: undefined;
		if (Array.isArray(rows) && rows.every((row): row is unknown[] => Array.isArray(row))) return rows;
		throw new DatasetError('schema', url, `rows of ${name}`, typeof rows);
	};
	return Object.fromEntries(TABLES.map((name) => [name, rowsOf(name)])) as BlockOfLives;
}

function lifeIn(url: string, manifest: Manifest, block: BlockOfLives, ordinal: number): Life {
	const fields = fieldsOf(manifest);
	const at = fields.works.findIndex(({ name }) => name === 'ordinal');
	const work = block.works.find((row) => row[at] === ordinal);
	if (!work) throw new DatasetError('corrupt', url, `work ${ordinal}`, 'a block without it');
	const whole = objectOf(url, fields.works, work);
	for (const { name } of WORK_COLUMNS)
		if (!(name in whole)) throw new DatasetError('schema', url, `works with ${name}`, 'works without it');
	const tables = LIFE_TABLES.map((name) => {
		const [key, ...others] = fields[name];
		const own = block[name].filter(([of]) => of === ordinal);
		return [
			name,
			own.map(([, ...cells]) => ({ [key?.name ?? 'work']: whole.id, ...objectOf(url, others, cells) }))
		];
	});
	return { work: whole, ...Object.fromEntries(tables) } as unknown as Life;
}

const fieldsOf = (manifest: Manifest): Record<LifeTable | 'works', Field[]> =>
	Object.fromEntries(TABLES.map((name) => [name, resourceOf(manifest, name).schema.fields])) as Record<
		LifeTable | 'works',
		Field[]
	>;

function objectOf(url: string, fields: readonly Field[], cells: readonly unknown[]): Record<string, unknown> {
	if (cells.length !== fields.length)
		throw new DatasetError('schema', url, `${fields.length} cells`, `${cells.length}`);
	return Object.fromEntries(fields.map(({ name, type }, i) => [name, plain(url, name, type, cells[i])]));
}
