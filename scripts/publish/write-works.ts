import type { DuckDBConnection } from '@duckdb/node-api';
import type { Part, Resource } from '../../src/lib/domain';
import { geoMetadata, type Bounds } from './geo';
import { partOf, rangesOf, resourceOf, writeParquet, type ParquetOptions } from './parquet';
import type { Progress } from './request';
import type { StagedTable } from './staging';
import { WORKS, WORKS_CORE, type TableDefinition } from './tables';

/** Small enough that one municipality's rows are a small part of a large file. */
const ROW_GROUP_ROWS = 20_480;
/** The extracts are read whole. */
const EXTRACT_ROW_GROUP_ROWS = 122_880;
/** Second-generation encodings: delta-packed integers and texts; a third smaller than the first generation's. */
const SMALL = ["PARQUET_VERSION 'V2'", 'WRITE_BLOOM_FILTER false'];

/**
 * Orders the staged works by municipality, year and id into the table `ordinals(code, value, ordinal, municipality, year)`: what the
 * code of a work's id stands for, and its place in the release.
 */
export async function sortWorks(connection: DuckDBConnection): Promise<void> {
	await connection.run(`CREATE TABLE sorted AS
		SELECT s.id AS code, i.value, m.value AS municipality, nullif(s.year, -2147483648)::SMALLINT AS year
		FROM staged_works s
		LEFT JOIN dictionary_works_municipality m ON m.code = s.municipality
		JOIN dictionary_work i ON i.code = s.id
		ORDER BY m.value NULLS LAST, year NULLS LAST, i.value`);
	await connection.run('CREATE TABLE ordinals AS SELECT *, rowid::INTEGER AS ordinal FROM sorted');
	await connection.run('DROP TABLE sorted');
	await connection.run('DROP TABLE dictionary_work');
}

export interface WorksFiles {
	folder: string;
	works: StagedTable;
	partRows: number;
	bounds: Bounds | null;
	onProgress: (progress: Progress) => void;
}

/** How each of the three is written. */
function optionsFor(table: TableDefinition, bounds: Bounds | null): ParquetOptions {
	return table === WORKS
		? { rowGroupRows: ROW_GROUP_ROWS, metadata: { geo: geoMetadata(bounds) } }
		: { rowGroupRows: EXTRACT_ROW_GROUP_ROWS, more: SMALL };
}

/** Writes `works`, `works_core` or `works_text`: all three in one file each, or all in the same parts. */
export async function writeWorks(
	connection: DuckDBConnection,
	table: TableDefinition,
	{ folder, works, partRows, bounds, onProgress }: WorksFiles
): Promise<Resource> {
	onProgress({ stage: 'write', table: table.name });
	const parts: Part[] = [];
	for (const slice of slices(works.rows, partRows)) {
		const { number, start, end } = slice;
		const path =
			number === null
				? `${table.name}.parquet`
				: `${table.name}/part-${String(number).padStart(3, '0')}.parquet`;
		await writeParquet(
			connection,
			sliceQuery(works, table, slice),
			`${folder}/${path}`,
			optionsFor(table, bounds)
		);
		const rows = `SELECT * FROM ordinals WHERE ordinal >= ${start} AND ordinal < ${end}`;
		const ranges = await rangesOf(connection, rows, 'municipality', 'year');
		parts.push(await partOf(folder, path, end - start, ranges));
	}
	return resourceOf(table, parts);
}

interface Slice {
	number: number | null;
	start: number;
	end: number;
}

function slices(rows: number, partRows: number): Slice[] {
	if (rows <= partRows) return [{ number: null, start: 0, end: rows }];
	return Array.from({ length: Math.ceil(rows / partRows) }, (_, number) => ({
		number,
		start: number * partRows,
		end: Math.min(rows, (number + 1) * partRows)
	}));
}

/**
 * Steps of 2⁻²⁰ of a degree (11 cm): the low bytes of the double are then zero and compress to nothing. Rounded to six decimals it is
 * again what a source with six decimals wrote, since half a step is less than half a millionth. `works` keeps every digit.
 */
const stepped = (name: string): string => `round(${name} * 1048576) / 1048576 AS ${name}`;

/** The rows of a slice in order. Only the slice's own ids are joined, so that a part needs the memory of a part. */
function sliceQuery(works: StagedTable, table: TableDefinition, { start, end }: Slice): string {
	const names = table.columns.map((column) => column.name);
	const { columns, joins } = works.select(names.filter((name) => name !== 'ordinal' && name !== 'id'));
	const own: Record<string, string> = { ordinal: 'o.ordinal', id: 'o.value AS id', geometry: 's.geometry' };
	const byName = new Map(columns.map((column) => [column.name, column.sql]));
	const chosen = [...names, ...(table === WORKS ? ['geometry'] : [])].map(
		(name) => own[name] ?? byName.get(name) ?? ''
	);
	const query = `SELECT ${chosen.join(', ')}
		FROM staged_works s
		JOIN (SELECT * FROM ordinals WHERE ordinal >= ${start} AND ordinal < ${end}) o ON o.code = s.id
		${joins}
		ORDER BY o.ordinal`;
	return table === WORKS_CORE
		? `SELECT * REPLACE (${stepped('lon')}, ${stepped('lat')}) FROM (${query})`
		: query;
}
