import { parquetMetadataAsync, parquetRead, type FileMetaData } from 'hyparquet';
import { ValueError, type ColumnBuilder } from './column-builders';
import { DatasetError, saidBy } from './errors';
import type { RangedFile } from './ranged-file';
import { textOfBytes } from './text-of-bytes';

/** Texts as they were written: hyparquet's own decoder drops a U+FEFF at the beginning, and an exact filter would miss the value. */
export const parsers = {
	stringFromBytes: (bytes: Uint8Array | undefined) => bytes && textOfBytes(bytes)
};

/** One part's bytes, and the name it has in an error. */
export interface TableBytes {
	url: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** One part of which only what is needed is read: a server that sends ranges sends no more. Its hash is then not proven, as that of a single work's row. */
export interface TableFile {
	url: string;
	file: RangedFile;
	/** Where the footer is read already. */
	metadata?: FileMetaData;
}

/** Ten times the works of the whole country's reports. */
const MOST_ROWS = 50_000_000;

type Columns<B> = { [N in keyof B]: B[N] extends ColumnBuilder<infer C> ? C : never };

/**
 * The columns named by `build` over all parts, one after the other. `build` is given the number of rows of all parts together.
 * Throws DatasetError: `corrupt` where the bytes are not Parquet, `schema` where a column is missing or holds what it cannot.
 */
export async function readTable<B extends Record<string, ColumnBuilder<unknown>>>(
	parts: readonly (TableBytes | TableFile)[],
	build: (rows: number) => B
): Promise<Columns<B>> {
	const opened = await Promise.all(
		parts.map(async (part) => {
			const { url } = part;
			const file = 'file' in part ? part.file : wholeOf(part.bytes);
			const known = 'metadata' in part ? part.metadata : undefined;
			return { url, file, metadata: known ?? (await metadataOf(url, file)) };
		})
	);
	const rowsOf = (metadata: FileMetaData) => Number(metadata.num_rows);
	for (const { url, metadata } of opened) {
		const inGroups = metadata.row_groups.reduce((rows, group) => rows + Number(group.num_rows), 0);
		// Rows are about to be given room: a damaged count must not ask for all the memory there is.
		if (inGroups !== rowsOf(metadata) || !(inGroups < MOST_ROWS))
			throw new DatasetError(
				'corrupt',
				url,
				`${inGroups} rows, as its row groups say`,
				`${metadata.num_rows}`
			);
	}
	const builders = build(opened.reduce((rows, { metadata }) => rows + rowsOf(metadata), 0));
	let start = 0;
	for (const { url, file, metadata } of opened) {
		await readPart(url, file, metadata, start, builders);
		start += rowsOf(metadata);
	}
	const finished = Object.entries(builders).map(([name, builder]) => [name, builder.finish()]);
	return Object.fromEntries(finished) as Columns<B>;
}

/** Its own buffer where it fills it: a copy of every part at once is a lot of memory on a phone. */
const wholeOf = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): ArrayBuffer =>
	byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);

export async function metadataOf(
	url: string,
	file: { byteLength: number; slice(start: number, end?: number): ArrayBuffer | Promise<ArrayBuffer> }
): Promise<FileMetaData> {
	if (file.byteLength < 12)
		throw new DatasetError('corrupt', url, 'a Parquet file', `${file.byteLength} bytes`);
	try {
		return await parquetMetadataAsync(file, { geoparquet: false, initialFetchSize: 1 << 16 });
	} catch (thrown) {
		if (thrown instanceof DatasetError) throw thrown;
		throw new DatasetError('corrupt', url, 'a Parquet file', saidBy(thrown), { cause: thrown });
	}
}

async function readPart(
	url: string,
	file: ArrayBuffer | RangedFile,
	metadata: FileMetaData,
	start: number,
	builders: Record<string, ColumnBuilder<unknown>>
): Promise<void> {
	const names = Object.keys(builders);
	const met = new Set(metadata.schema.map((element) => element.name));
	for (const name of names)
		if (!met.has(name))
			throw new DatasetError('schema', url, `a column ${name}`, `only ${[...met].slice(1).join(', ')}`);
	const taken = new Map<string, number>();
	// hyparquet does not await its callback, so what it throws is kept and thrown below.
	let failure: DatasetError | null = null;
	try {
		await parquetRead({
			file,
			metadata,
			columns: names,
			geoparquet: false,
			parsers,
			onChunk({ columnName, columnData, rowStart }) {
				if (failure) return;
				try {
					builders[columnName]?.put(columnData, start + rowStart);
					taken.set(columnName, (taken.get(columnName) ?? 0) + columnData.length);
				} catch (thrown) {
					failure =
						thrown instanceof ValueError
							? new DatasetError('schema', url, `${columnName}: ${thrown.expected}`, thrown.met, {
									cause: thrown
								})
							: new DatasetError('corrupt', url, `a readable column ${columnName}`, saidBy(thrown), {
									cause: thrown
								});
				}
			}
		});
	} catch (thrown) {
		failure ??= new DatasetError('corrupt', url, 'readable Parquet columns', saidBy(thrown), {
			cause: thrown
		});
	}
	// The callbacks of the last columns run one microtask after parquetRead's own promise.
	await Promise.resolve();
	const thrown = failure as DatasetError | null;
	if (thrown) throw thrown;
	for (const name of names) {
		const rows = taken.get(name) ?? 0;
		if (rows !== Number(metadata.num_rows))
			throw new DatasetError('corrupt', url, `${metadata.num_rows} rows of ${name}`, `${rows}`);
	}
}
