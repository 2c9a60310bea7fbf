import type { DuckDBConnection } from '@duckdb/node-api';
import type { Part, Resource } from '../../src/lib/domain';
import { geoMetadata, type Bounds } from './geo';
import { partOf, rangesOf, resourceOf, writeParquet, type ParquetOptions } from './parquet';
import type { Progress } from './request';
import type { StagedTable } from './staging';
import { WORKS, WORKS_CORE, WORKS_TEXT, type TableDefinition } from './tables';

/** Small enough that one municipality's rows are a small part of a large file. */
const ROW_GROUP_ROWS = 20_480;
/** The extracts are read whole. */
const EXTRACT_ROW_GROUP_ROWS = 122_880;
/** Second-generation encodings: delta-packed integers and texts; a third smaller than the first generation's. */
const SMALL = ["PARQUET_VERSION 'V2'", 'WRITE_BLOOM_FILTER false'];

/** Orders the staged works by municipality, year and id into the table `sorted`, whose `rowid` is the ordinal. */
export async function sortWorks(connection: DuckDBConnection): Promise<void> {
	await connection.run(`CREATE TABLE sorted AS
		SELECT s.* FROM staged_works s
		LEFT JOIN dictionary_works_municipality m ON m.code = s.municipality
		LEFT JOIN dictionary_work i ON i.code = s.id
		ORDER BY m.value NULLS LAST, nullif(s.year, -2147483648) NULLS LAST, i.value`);
	await connection.run('DROP TABLE staged_works');
	await connection.run('CREATE TABLE ordinals AS SELECT id AS code, rowid AS ordinal FROM sorted');
}

export interface WorksFiles {
	folder: string;
	works: StagedTable;
	partRows: number;
	bounds: Bounds | null;
	onProgress: (progress: Progress) => void;
}

/** Writes `works`, `works_core` and `works_text`, all in one file each or all in the same parts. */
export async function writeWorks(connection: DuckDBConnection, files: WorksFiles): Promise<Resource[]> {
	const tables: [TableDefinition, ParquetOptions][] = [
		[WORKS, { rowGroupRows: ROW_GROUP_ROWS, metadata: { geo: geoMetadata(files.bounds) } }],
		[WORKS_CORE, { rowGroupRows: EXTRACT_ROW_GROUP_ROWS, more: SMALL }],
		[WORKS_TEXT, { rowGroupRows: EXTRACT_ROW_GROUP_ROWS, more: SMALL }]
	];
	const resources: Resource[] = [];
	for (const [table, options] of tables) {
		files.onProgress({ stage: 'write', table: table.name });
		const parts: Part[] = [];
		for (const slice of slices(files.works.rows, files.partRows)) {
			const path =
				slice.number === null
					? `${table.name}.parquet`
					: `${table.name}/part-${String(slice.number).padStart(3, '0')}.parquet`;
			await writeParquet(
				connection,
				sliceQuery(files.works, table, slice),
				`${files.folder}/${path}`,
				options
			);
			const ranges = await rangesOf(
				connection,
				sliceQuery(files.works, WORKS_CORE, slice),
				'municipality',
				'year'
			);
			parts.push(await partOf(files.folder, path, slice.end - slice.start, ranges));
		}
		resources.push(resourceOf(table, parts));
	}
	return resources;
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

/** The rows of a slice in order. A join may turn its sides around, so the order is asked for again. */
function sliceQuery(works: StagedTable, table: TableDefinition, { start, end }: Slice): string {
	const names = table.columns.map((column) => column.name);
	const { columns, joins } = works.select(names.filter((name) => name !== 'ordinal'));
	const ordinal = names.includes('ordinal') ? ['s.rowid::INTEGER AS ordinal'] : [];
	const geometry = table === WORKS ? ['s.geometry'] : [];
	const query = `SELECT ${[...ordinal, ...columns, ...geometry].join(', ')}
		FROM (SELECT rowid, * FROM sorted WHERE rowid >= ${start} AND rowid < ${end}) s
		${joins}
		ORDER BY s.rowid`;
	return table === WORKS_CORE
		? `SELECT * REPLACE (${stepped('lon')}, ${stepped('lat')}) FROM (${query})`
		: query;
}
