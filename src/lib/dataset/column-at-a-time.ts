import type { Part } from '../domain';
import type { ColumnBuilder } from './column-builders';
import { ValueError } from './column-builders';
import { fetchBytes, inFolder, type FetchBytes } from './fetch-bytes';
import { fetchPart } from './part';
import { rangedFile, type RangedFile } from './ranged-file';
import { metadataOf, readTable, type TableFile } from './read-table';

/** A table of which one column is in memory at a time: what a comparison of two whole releases has room for. */
export interface ColumnAtATime {
	rows: number;
	has(column: string): boolean;
	/** Throws DatasetError. */
	read<C>(column: string, build: (rows: number) => ColumnBuilder<C>): Promise<C>;
}

/** Up to here a table is fetched whole, with its hash proven, and kept compressed; beyond, its columns come by ranges, each proven by Parquet's own marks only. */
const WHOLE = 32 * 2 ** 20;

/** The parts in order. Throws DatasetError. */
export async function columnAtATime(
	folder: string,
	parts: readonly Part[],
	get: FetchBytes = fetchBytes
): Promise<ColumnAtATime> {
	const isSmall = parts.reduce((sum, { bytes }) => sum + bytes, 0) <= WHOLE;
	const files: TableFile[] = await Promise.all(
		parts.map(async (part) => {
			const url = inFolder(folder, part.path);
			const file = isSmall ? inMemory(await fetchPart(url, part, get)) : rangedFile(url, part.bytes, get);
			return { url, file, metadata: await metadataOf(url, file) };
		})
	);
	const named = files.map(({ metadata }) => new Set(metadata?.schema.map(({ name }) => name)));
	return {
		rows: files.reduce((rows, { metadata }) => rows + Number(metadata?.num_rows ?? 0), 0),
		has: (column) => named.every((names) => names.has(column)),
		async read(column, build) {
			const read = await readTable(files, (rows) => ({ [column]: build(rows) as ColumnBuilder<unknown> }));
			return read[column] as never;
		}
	};
}

const inMemory = (bytes: Uint8Array<ArrayBuffer>): RangedFile => {
	const buffer = bytes.slice().buffer;
	return { byteLength: buffer.byteLength, slice: (start, end) => Promise.resolve(buffer.slice(start, end)) };
};

const DAY = 86_400_000;

/** Dates as days since 1970; missing is NaN. */
export function daysColumn(rows: number): ColumnBuilder<Float64Array> {
	const column = new Float64Array(rows).fill(NaN);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (!(value instanceof Date)) throw new ValueError('a date', String(value).slice(0, 60));
				column[at + i] = Math.round(value.getTime() / DAY);
			}
		},
		finish: () => column
	};
}

/** True and false as 1 and 0; missing is NaN. */
export function truthColumn(rows: number): ColumnBuilder<Float64Array> {
	const column = new Float64Array(rows).fill(NaN);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (typeof value !== 'boolean') throw new ValueError('true or false', String(value).slice(0, 60));
				column[at + i] = value ? 1 : 0;
			}
		},
		finish: () => column
	};
}
