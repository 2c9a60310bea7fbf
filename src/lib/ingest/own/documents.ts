import { parquetMetadata, parquetRead, type FileMetaData } from 'hyparquet';
import { SourceError, WORK_COLUMNS } from '../../domain';
import { aboutOf } from './about';
import { damaged, type OwnFile } from './tables';
import type { OwnRow } from './work';

const COLUMNS: string[] = WORK_COLUMNS.map(({ name }) => name);

/** The FeatureCollection of `export/geojson.ts`. A feature's properties are the row; its geometry repeats lon and lat. */
export function openGeojson(bytes: Uint8Array, file: string): OwnFile {
	const { plomada, features } = parsed(bytes, file);
	if (!Array.isArray(features)) throw wanting(file, 'a list of features');
	return {
		about: () => aboutOf(plomada),
		rows: features.map((feature: unknown, i): OwnRow => {
			const { properties } = (feature ?? {}) as { properties?: unknown };
			if (typeof properties !== 'object' || properties === null)
				throw wanting(file, `properties in feature ${i + 1}`);
			return { place: `feature ${i + 1}`, cells: properties as Record<string, unknown> };
		})
	};
}

/** The package of `export/oc4ids.ts`: each project's member `plomada` is its row, in the order of `plomada.columns` of the package. */
export function openOc4ids(bytes: Uint8Array, file: string): OwnFile {
	const { plomada, projects } = parsed(bytes, file);
	const { columns } = (plomada ?? {}) as { columns?: unknown };
	if (!Array.isArray(projects)) throw wanting(file, 'a list of projects');
	if (!Array.isArray(columns)) throw wanting(file, 'plomada.columns');
	const missing = COLUMNS.filter((name) => !columns.includes(name));
	if (missing.length > 0) throw wanting(file, `plomada.columns with ${missing.join(', ')}`);
	return {
		about: () => aboutOf(plomada),
		rows: projects.map((project: unknown, i): OwnRow => {
			const { plomada: row } = (project ?? {}) as { plomada?: unknown };
			if (!Array.isArray(row) || row.length !== columns.length)
				throw wanting(file, `${columns.length} values in plomada of project ${i + 1}`);
			const cells = Object.fromEntries(columns.map((name, at) => [String(name), row[at] as unknown]));
			return { place: `project ${i + 1}`, cells };
		})
	};
}

function parsed(bytes: Uint8Array, file: string): Record<string, unknown> {
	try {
		return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
	} catch (thrown) {
		throw damaged(file, 'whole JSON', thrown);
	}
}

const wanting = (file: string, expected: string): SourceError =>
	new SourceError(file, expected, 'none', 'The file was cut or changed: export the works again.');

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Texts as they were written: hyparquet's own decoder drops a U+FEFF at the beginning. */
const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes) };

/** The GeoParquet of `export/geoparquet.ts`. */
export function openParquet(bytes: Uint8Array, file: string): OwnFile {
	const buffer = bytes.slice().buffer;
	let metadata: FileMetaData;
	try {
		metadata = parquetMetadata(buffer);
	} catch (thrown) {
		throw damaged(file, 'a whole Parquet file', thrown);
	}
	const met = new Set(metadata.schema.map(({ name }) => name));
	const missing = COLUMNS.filter((name) => !met.has(name));
	if (missing.length > 0) throw wanting(file, `columns ${missing.join(', ')}`);
	const said = metadata.key_value_metadata?.find(({ key }) => key === 'plomada')?.value;
	const about = aboutOf(said === undefined ? null : jsonOr(said));
	return { about: () => about, rows: rows() };

	async function* rows(): AsyncGenerator<OwnRow> {
		let rowStart = 0;
		for (const { num_rows } of metadata.row_groups) {
			const rowEnd = rowStart + Number(num_rows);
			const columns = await group(rowStart, rowEnd);
			for (let row = 0; row < rowEnd - rowStart; row++) {
				const cells: Record<string, unknown> = {};
				for (const [name, values] of columns) cells[name] = values[row];
				yield { place: `row ${rowStart + row + 1}`, cells };
			}
			rowStart = rowEnd;
		}
	}

	async function group(rowStart: number, rowEnd: number): Promise<Map<string, unknown[]>> {
		const columns = new Map(COLUMNS.map((name) => [name, new Array<unknown>(rowEnd - rowStart)]));
		const onChunk = (chunk: {
			columnName: string;
			columnData: ArrayLike<unknown>;
			rowStart: number;
		}): void => {
			const column = columns.get(chunk.columnName);
			for (let i = 0; column && i < chunk.columnData.length; i++)
				column[chunk.rowStart + i - rowStart] = chunk.columnData[i];
		};
		try {
			await parquetRead({
				file: buffer,
				metadata,
				columns: COLUMNS,
				rowStart,
				rowEnd,
				geoparquet: false,
				parsers,
				onChunk
			});
		} catch (thrown) {
			throw damaged(file, `rows ${rowStart + 1} to ${rowEnd} in Parquet`, thrown);
		}
		// The callbacks of the last columns run one microtask after parquetRead's own promise.
		await Promise.resolve();
		return columns;
	}
}

function jsonOr(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}
