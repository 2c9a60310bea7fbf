import { parquetRead } from 'hyparquet';
import { WORK_COLUMNS, type ColumnType, type Work } from '../domain';
import { DatasetError, saidBy } from './errors';
import { metadataOf, parsers, type TableBytes } from './read-table';
import { plain } from './work-row';

/** One part of `works`, whose bytes are had when its first row is wanted. */
export interface DeferredPart {
	rows: number;
	open: () => Promise<TableBytes>;
}

/** Rows decoded at once: the row groups of a published release, so that none is decoded twice. */
const STRETCH_ROWS = 20_480;
const NAMES: string[] = WORK_COLUMNS.map((c) => c.name);

/** Every row has the same shape from the start, which is faster than to grow it. */
const EMPTY: Record<string, unknown> = Object.fromEntries(NAMES.map((name) => [name, null]));

type Columns = Map<string, unknown[]>;

/**
 * Whole rows of `works`, in the order of `ordinals`. Only parts and stretches that hold a wanted row are fetched and decoded, and each
 * is let go after its last one: in release order (`ordinals` ascending) one stretch at a time is in memory. Throws DatasetError.
 */
export async function* worksInOrder(
	parts: readonly DeferredPart[],
	ordinals: Uint32Array
): AsyncGenerator<Work, void, undefined> {
	const stretches = stretchesOf(parts);
	const find = finder(stretches);
	for (const ordinal of ordinals) {
		const stretch = stretches[find(ordinal)];
		if (!stretch) throw outside(stretches, ordinal);
		stretch.wanted[ordinal - stretch.start] = 1;
		stretch.left++;
	}
	const opened = new Map<DeferredPart, Promise<TableBytes>>();
	const decoded = new Map<Stretch, Work[]>();
	for (const ordinal of ordinals) {
		const stretch = stretches[find(ordinal)];
		if (!stretch) throw outside(stretches, ordinal);
		const { part, start } = stretch;
		let works = decoded.get(stretch);
		if (!works) {
			const table = opened.get(part) ?? part.open();
			opened.set(part, table);
			works = await wantedWorks(await table, stretch);
			decoded.set(stretch, works);
		}
		yield works[ordinal - start] as Work;
		if (--stretch.left > 0) continue;
		decoded.delete(stretch);
		if (stretches.every((other) => other.part !== part || other.left === 0)) opened.delete(part);
	}
}

interface Stretch {
	part: DeferredPart;
	/** Ordinal of the first row. */
	start: number;
	/** Rows of the part. */
	from: number;
	to: number;
	/** 1 where a row is wanted; index = row − `from`. */
	wanted: Uint8Array;
	/** How often a row of it is still to come. */
	left: number;
}

function stretchesOf(parts: readonly DeferredPart[]): Stretch[] {
	const stretches: Stretch[] = [];
	let start = 0;
	for (const part of parts) {
		for (let from = 0; from < part.rows; from += STRETCH_ROWS) {
			const to = Math.min(part.rows, from + STRETCH_ROWS);
			stretches.push({ part, start: start + from, from, to, wanted: new Uint8Array(to - from), left: 0 });
		}
		start += part.rows;
	}
	return stretches;
}

/** Which stretch holds an ordinal; -1 where none does. Looks first where it found last. */
function finder(stretches: readonly Stretch[]): (ordinal: number) => number {
	const holds = (at: number, ordinal: number): boolean => {
		const stretch = stretches[at];
		return (
			stretch !== undefined && ordinal >= stretch.start && ordinal - stretch.start < stretch.to - stretch.from
		);
	};
	let last = 0;
	return (ordinal) => {
		if (!holds(last, ordinal)) last = stretches.findIndex((_, at) => holds(at, ordinal));
		return last;
	};
}

const outside = (stretches: readonly Stretch[], ordinal: number): DatasetError => {
	const end = stretches.at(-1);
	const rows = end ? end.start + end.to - end.from : 0;
	return new DatasetError('schema', 'works', `an ordinal below ${rows}`, `${ordinal}`);
};

/** Columns of a stretch, by the name of the column; index = row − `from`. As columns they take a third of the time that objects take. */
async function decode(
	url: string,
	bytes: Uint8Array<ArrayBuffer>,
	rowStart: number,
	rowEnd: number
): Promise<Columns> {
	const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
	const file = whole ? bytes.buffer : bytes.slice().buffer;
	const metadata = await metadataOf(url, file);
	const columns: Columns = new Map(NAMES.map((name) => [name, new Array<unknown>(rowEnd - rowStart)]));
	try {
		await parquetRead({
			file,
			metadata,
			columns: NAMES,
			rowStart,
			rowEnd,
			geoparquet: false,
			parsers,
			onChunk({ columnName, columnData, rowStart: first }) {
				const column = columns.get(columnName);
				if (!column) return;
				const begin = Math.max(0, rowStart - first);
				const end = Math.min(columnData.length, rowEnd - first);
				for (let i = begin; i < end; i++) column[first + i - rowStart] = columnData[i];
			}
		});
	} catch (thrown) {
		throw new DatasetError('corrupt', url, `rows ${rowStart} to ${rowEnd} in Parquet`, saidBy(thrown), {
			cause: thrown
		});
	}
	// The callbacks of the last columns run one microtask after parquetRead's own promise.
	await Promise.resolve();
	for (const { name, type } of WORK_COLUMNS) toPlain(url, name, type, columns.get(name) ?? []);
	return columns;
}

/** `plain` over a column, with the common case of each type in a loop of its own: five million calls would take a second. */
function toPlain(url: string, name: string, type: ColumnType, values: unknown[]): void {
	const days = new Map<number, unknown>();
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		if (value === null || (type === 'VARCHAR' && typeof value === 'string')) continue;
		if (type === 'DATE' && value instanceof Date) {
			const time = value.getTime();
			const day = days.get(time) ?? plain(url, name, type, value);
			days.set(time, day);
			values[i] = day;
		} else values[i] = plain(url, name, type, value);
	}
}

/**
 * The rows of a stretch that are wanted; index = row − `from`. Made in the order of the columns, not in that of the answer: every row reads 47 arrays, and
 * jumping about in all of them takes three times as long.
 */
async function wantedWorks(
	{ url, bytes }: TableBytes,
	{ start, from, to, wanted }: Stretch
): Promise<Work[]> {
	const columns = await decode(url, bytes, from, to);
	const values = NAMES.map((name) => columns.get(name) ?? []);
	const works = new Array<Work>(to - from);
	for (let row = 0; row < works.length; row++) {
		if (wanted[row] === 0) continue;
		const work: Record<string, unknown> = { ...EMPTY };
		for (const [at, name] of NAMES.entries()) work[name] = values[at]?.[row];
		if (work.ordinal !== start + row)
			throw new DatasetError(
				'corrupt',
				url,
				`the work of ordinal ${start + row}`,
				`ordinal ${String(work.ordinal)}`
			);
		works[row] = work as Work;
	}
	return works;
}
