import { parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { WORK_COLUMNS, type ColumnType, type Work } from '../domain';
import { DatasetError, saidBy } from './errors';
import { fetchBytes, type FetchBytes } from './fetch-bytes';
import { metadataOf, parsers } from './read-table';

/** One part of `works.parquet`, on a server or in hand. */
export interface WorksPart {
	url: string;
	rows: number;
	file: AsyncBuffer;
	metadata?: Promise<FileMetaData>;
}

/**
 * A part read by byte ranges. A server that answers 206 sends only the ranges; one that answers 200 sends the whole file, which is
 * kept and sliced; anything else is a DatasetError `http`.
 */
export function rangedPart(
	url: string,
	rows: number,
	byteLength: number,
	get: FetchBytes = fetchBytes
): WorksPart {
	let whole: Promise<ArrayBuffer> | null = null;
	const slice = async (start: number, end = byteLength): Promise<ArrayBuffer> => {
		if (whole) return (await whole).slice(start, end);
		const { status, bytes } = await get(url, { range: [start, end] });
		if (status === 206) {
			if (bytes.byteLength !== end - start)
				throw new DatasetError(
					'corrupt',
					url,
					`${end - start} bytes from byte ${start}`,
					`${bytes.byteLength} bytes`
				);
			return bytes.slice().buffer;
		}
		if (status === 200) {
			if (bytes.byteLength !== byteLength)
				throw new DatasetError('corrupt', url, `${byteLength} bytes`, `${bytes.byteLength} bytes`);
			const buffer = bytes.slice().buffer;
			whole = Promise.resolve(buffer);
			return buffer.slice(start, end);
		}
		throw new DatasetError('http', url, 'status 206 (the range) or 200 (the whole file)', `status ${status}`);
	};
	return { url, rows, file: { byteLength, slice } };
}

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

/** A cell of Parquet as the row of a work holds it; DatasetError `schema` where it cannot. */
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
