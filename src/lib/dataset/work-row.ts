import { parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { WORK_COLUMNS, type ColumnType, type Work } from '../domain';
import { DatasetError, saidBy } from './errors';
import { fetchBytes, type FetchBytes } from './fetch-bytes';
import { rangedFile } from './ranged-file';
import { metadataOf, parsers } from './read-table';

/** One part of `works.parquet`, on a server or in hand. */
export interface WorksPart {
	url: string;
	rows: number;
	file: AsyncBuffer;
	metadata?: Promise<FileMetaData>;
}

/** A part read by byte ranges (`rangedFile`). */
export const rangedPart = (
	url: string,
	rows: number,
	byteLength: number,
	get: FetchBytes = fetchBytes
): WorksPart => ({ url, rows, file: rangedFile(url, byteLength, get) });

/** A part already in memory. */
export function wholePart(url: string, rows: number, bytes: Uint8Array<ArrayBuffer>): WorksPart {
	const buffer = bytes.slice().buffer;
	return { url, rows, file: buffer };
}

/** The whole row of one work, or a DatasetError. Parts keep the order of the release. */
export async function readWork(parts: readonly WorksPart[], ordinal: number): Promise<Work> {
	let start = 0;
	for (const part of parts) {
		if (ordinal >= start && ordinal < start + part.rows) return readRow(part, ordinal - start, ordinal);
		start += part.rows;
	}
	const url = parts[0]?.url ?? 'works';
	throw new DatasetError('schema', url, `an ordinal from 0 to ${start - 1}`, `${ordinal}`);
}

async function readRow(part: WorksPart, row: number, ordinal: number): Promise<Work> {
	const { url, file } = part;
	part.metadata ??= metadataOf(url, file);
	let metadata: FileMetaData;
	try {
		metadata = await part.metadata;
	} catch (thrown) {
		// A failed answer is not kept: the next try asks again.
		delete part.metadata;
		throw thrown;
	}
	let found: Record<string, unknown> | undefined;
	try {
		const columns = WORK_COLUMNS.map((c) => c.name);
		const options = {
			file,
			metadata,
			columns,
			rowStart: row,
			rowEnd: row + 1,
			geoparquet: false,
			parsers,
			useOffsetIndex: true
		};
		[found] = await parquetReadObjects(options);
	} catch (thrown) {
		if (thrown instanceof DatasetError) throw thrown;
		throw new DatasetError('corrupt', url, `row ${row} in Parquet`, saidBy(thrown), { cause: thrown });
	}
	if (found?.ordinal !== ordinal)
		throw new DatasetError(
			'corrupt',
			url,
			`the work of ordinal ${ordinal}`,
			`ordinal ${String(found?.ordinal)}`
		);
	const entries = WORK_COLUMNS.map(({ name, type }) => [name, plain(url, name, type, found[name])]);
	return Object.fromEntries(entries) as Work;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A cell of Parquet or of JSON as a published row holds it; DatasetError `schema` where it cannot. */
export function plain(
	url: string,
	name: string,
	type: ColumnType,
	value: unknown
): string | number | boolean | null {
	if (value === null || value === undefined) return null;
	if (type === 'VARCHAR' && typeof value === 'string') return value;
	if (type === 'BOOLEAN' && typeof value === 'boolean') return value;
	if (type === 'DATE' && value instanceof Date) return value.toISOString().slice(0, 10);
	if (type === 'DATE' && typeof value === 'string' && DAY.test(value)) return value;
	if (type === 'DOUBLE' && typeof value === 'number') return value;
	if (type === 'BIGINT' || type === 'INTEGER' || type === 'SMALLINT') {
		const whole = typeof value === 'bigint' ? Number(value) : value;
		if (typeof whole === 'number' && Number.isSafeInteger(whole)) return whole;
	}
	throw new DatasetError(
		'schema',
		url,
		`${name} as ${type}`,
		`${typeof value} ${String(value).slice(0, 60)}`
	);
}
