import type { DuckDBConnection } from '@duckdb/node-api';
import type { Resource } from '../../src/lib/domain';
import { partOf, rangesOf, resourceOf, writeParquet } from './parquet';
import type { StagedTable } from './staging';
import type { TableDefinition } from './tables';

const OPTIONS = { rowGroupRows: 122_880, more: ["PARQUET_VERSION 'V2'", 'WRITE_BLOOM_FILTER false'] };

/** Where a table about works waits in order, with the works' ordinals, until their lives are written. */
export const sortedTable = (name: string): string => `"sorted_${name}"`;

/** Writes a table about works, in the order of the works, then in its own. */
export async function writeLongTable(
	connection: DuckDBConnection,
	folder: string,
	table: TableDefinition,
	staged: StagedTable
): Promise<Resource> {
	const names = table.columns.map((column) => column.name);
	const { columns, joins } = staged.select(names);
	const key = `"d_${names[0] ?? 'work'}".ordinal`;
	const order = [key, ...table.order.map((name) => `"${name}" NULLS LAST`)];
	const sorted = sortedTable(table.name);
	await connection.run(`CREATE TABLE ${sorted} AS
		SELECT ${key} AS ordinal, ${columns.map(({ sql }) => sql).join(', ')}
		FROM "staged_${table.name}" s
		${joins}
		ORDER BY ${order.join(', ')}`);
	await connection.run(`DROP TABLE "staged_${table.name}"`);
	const query = `SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM ${sorted}`;
	return write(connection, folder, table, staged.rows, query);
}

/** Writes a table that stands by itself. */
export async function writeReferenceTable(
	connection: DuckDBConnection,
	folder: string,
	table: TableDefinition,
	staged: StagedTable
): Promise<Resource> {
	const { columns, joins } = staged.select(table.columns.map((column) => column.name));
	const order = table.order.map((name) => `"${name}" NULLS LAST`);
	return write(
		connection,
		folder,
		table,
		staged.rows,
		`SELECT ${columns.map(({ sql }) => sql).join(', ')}
		FROM "staged_${table.name}" s
		${joins}
		ORDER BY ${order.join(', ')}`
	);
}

async function write(
	connection: DuckDBConnection,
	folder: string,
	table: TableDefinition,
	rows: number,
	query: string
): Promise<Resource> {
	const path = `${table.name}.parquet`;
	await writeParquet(connection, query, `${folder}/${path}`, OPTIONS);
	const names = new Set(table.columns.map((column) => column.name));
	const year = ['year', 'fiscal_year', 'list_year'].find((name) => names.has(name)) ?? null;
	const written = `SELECT * FROM read_parquet('${folder.replaceAll("'", "''")}/${path}')`;
	const ranges = await rangesOf(connection, written, names.has('municipality') ? 'municipality' : null, year);
	return resourceOf(table, [await partOf(folder, path, rows, ranges)]);
}
