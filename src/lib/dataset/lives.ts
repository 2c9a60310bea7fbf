import {
	LIFE_COLUMNS,
	LIFE_TABLES,
	NO_CONTRACT_DETAILS,
	WORK_COLUMNS,
	type ColumnType,
	type Life,
	type LivesLayout,
	type Manifest,
	type ReleaseFile
} from '../domain';
import { DatasetError, saidBy } from './errors';
import { fetchBytes, inFolder, type FetchBytes, type FetchOptions } from './fetch-bytes';
import { idIndexOf, placesOf, type IdPlace } from './id-index';
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
				const found = await readPlace(lives.url, lives.file, place);
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
export async function readLives(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Life[]> {
	const lines = (await unpacked(url, bytes)).split('\n').filter((line) => line !== '');
	return lines.flatMap((line) => {
		const block = parsed(url, line);
		return block.works.rows.map((row) => lifeIn(url, block, Number(row[block.works.at('ordinal')])));
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

async function readPlace(url: string, file: RangedFile, { ordinal, offset, length }: IdPlace): Promise<Life> {
	const bytes = new Uint8Array(await file.slice(offset, offset + length));
	return lifeIn(url, parsed(url, await unpacked(url, bytes)), ordinal);
}

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

/** Rows of one table in a block, and where in them each column stands. Throws DatasetError where there is none of that name. */
interface Rows {
	rows: unknown[][];
	at(column: string): number;
	has(column: string): boolean;
}
const TABLES = ['works', ...LIFE_TABLES] as const;
type BlockOfLives = Record<(typeof TABLES)[number], Rows>;

function parsed(url: string, text: string): BlockOfLives {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (thrown) {
		throw new DatasetError('corrupt', url, 'a block of lives in JSON', saidBy(thrown), { cause: thrown });
	}
	const columns = inside(value, 'columns');
	const rowsOf = (table: string): Rows => {
		const [names, rows] = [inside(columns, table), inside(value, table)];
		if (!Array.isArray(names) || !Array.isArray(rows) || !rows.every((row) => Array.isArray(row)))
			throw new DatasetError(
				'schema',
				url,
				`columns and rows of ${table}`,
				`${typeof names}, ${typeof rows}`
			);
		return {
			rows: rows as unknown[][],
			has: (column) => names.includes(column),
			at(column) {
				const found = names.indexOf(column);
				if (found >= 0) return found;
				throw new DatasetError('schema', url, `a column ${column} in ${table}`, `only ${names.join(', ')}`);
			}
		};
	};
	return Object.fromEntries(TABLES.map((name) => [name, rowsOf(name)])) as BlockOfLives;
}

const inside = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;

function lifeIn(url: string, block: BlockOfLives, ordinal: number): Life {
	const about = ({ rows, at }: Rows): unknown[][] => rows.filter((row) => row[at('ordinal')] === ordinal);
	const [row] = about(block.works);
	if (!row) throw new DatasetError('corrupt', url, `work ${ordinal}`, 'a block without it');
	const objectOf = (table: Rows, columns: readonly (readonly [string, ColumnType])[], cells: unknown[]) =>
		Object.fromEntries(columns.map(([name, type]) => [name, plain(url, name, type, cells[table.at(name)])]));
	const work = objectOf(
		block.works,
		WORK_COLUMNS.map(({ name, type }) => [name, type]),
		row
	);
	const tables = LIFE_TABLES.map((name) => {
		const table = block[name];
		// Releases before schema 1.3 know nothing of files of contracts.
		const later = name === 'contracts' ? NO_CONTRACT_DETAILS : {};
		const isLater = (column: string): boolean => column in later && !table.has(column);
		const columns = Object.entries(LIFE_COLUMNS[name]).filter(([column]) => !isLater(column));
		return [
			name,
			about(table).map((cells) => ({ work: work['id'], ...later, ...objectOf(table, columns, cells) }))
		];
	});
	return { work, ...Object.fromEntries(tables) } as unknown as Life;
}
