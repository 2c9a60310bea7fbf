import type { DuckDBConnection } from '@duckdb/node-api';
import type { Part } from '../../src/lib/domain';
import { geoMetadata, type Bounds } from '../../src/lib/domain';
import { partOf, rangesOf, writeParquet, type ParquetOptions } from './parquet';
import type { Section } from './sections';
import type { StagedTable } from './staging';
import { WORKS, WORKS_CORE, type TableDefinition } from './tables';

/** Small enough that one stretch of a large file is read without the rest. */
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

/** Works of each municipality in release order, after `sortWorks`. */
export async function municipalityCounts(
	connection: DuckDBConnection
): Promise<{ municipality: string | null; works: number }[]> {
	const reader = await connection.runAndReadAll(
		'SELECT municipality, count(*)::INTEGER AS works FROM ordinals GROUP BY 1 ORDER BY 1 NULLS LAST'
	);
	return reader.getRowsJS().map(([municipality, works]) => ({
		municipality: typeof municipality === 'string' ? municipality : null,
		works: Number(works)
	}));
}

/** Whole sections that are decoded together, into the table `stretch` (database-qualified). */
export interface Stretch {
	sections: readonly Section[];
	table: string;
}

/**
 * Decodes and orders the works of a stretch once, so that the three tables and the lives are plain reads of it. Only the stretch's own
 * ids are joined, and it is kept in memory: it needs the memory of a stretch, not of a release.
 */
export async function decodeStretch(
	connection: DuckDBConnection,
	works: StagedTable,
	{ sections, table }: Stretch
): Promise<void> {
	const names = WORKS.columns.map((column) => column.name);
	const { columns, joins } = works.select(names.filter((name) => name !== 'ordinal' && name !== 'id'));
	const own: Record<string, string> = { ordinal: 'o.ordinal', id: 'o.value AS id' };
	const byName = new Map(columns.map((column) => [column.name, column.sql]));
	const chosen = [...names.map((name) => own[name] ?? byName.get(name) ?? ''), 's.geometry'];
	await connection.run(`CREATE TABLE ${table} AS SELECT ${chosen.join(', ')}
		FROM staged_works s
		JOIN (SELECT * FROM ordinals WHERE ordinal >= ${sections[0]?.start ?? 0} AND ordinal < ${sections.at(-1)?.end ?? 0}) o
			ON o.code = s.id
		${joins}
		ORDER BY o.ordinal`);
}

/** Writes the sections of a stretch as parts of `works`, `works_core` or `works_text`. */
export async function writeParts(
	connection: DuckDBConnection,
	table: TableDefinition,
	stretch: Stretch,
	{ folder, bounds }: { folder: string; bounds: Bounds | null }
): Promise<Part[]> {
	const parts: Part[] = [];
	for (const { name, start, end } of stretch.sections) {
		const path = name === null ? `${table.name}.parquet` : `${table.name}/${name}.parquet`;
		const rows = `FROM ${stretch.table} WHERE ordinal >= ${start} AND ordinal < ${end}`;
		const query = `SELECT ${published(table).join(', ')} ${rows}`;
		await writeParquet(connection, query, `${folder}/${path}`, optionsFor(table, bounds));
		const ranges = await rangesOf(connection, `SELECT municipality, year ${rows}`, 'municipality', 'year');
		parts.push(await partOf(folder, path, end - start, ranges));
	}
	return parts;
}

function optionsFor(table: TableDefinition, bounds: Bounds | null): ParquetOptions {
	return table === WORKS
		? { rowGroupRows: ROW_GROUP_ROWS, metadata: { geo: geoMetadata(bounds) } }
		: { rowGroupRows: EXTRACT_ROW_GROUP_ROWS, more: SMALL };
}

/**
 * Steps of 2⁻²⁰ of a degree (11 cm): the low bytes of the double are then zero and compress to nothing. Rounded to six decimals it is
 * again what a source with six decimals wrote, since half a step is less than half a millionth. `works` keeps every digit.
 */
const stepped = (name: string): string => `round(${name} * 1048576) / 1048576 AS ${name}`;

function published(table: TableDefinition): string[] {
	const names = table.columns.map(({ name }) => name);
	if (table === WORKS) return [...names, 'geometry'];
	return table === WORKS_CORE
		? names.map((name) => (name === 'lon' || name === 'lat' ? stepped(name) : name))
		: names;
}
