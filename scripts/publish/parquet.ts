import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Part, Resource } from '../../src/lib/domain';
import { sha256Of } from './release-folder';
import type { TableDefinition } from './tables';

export interface ParquetOptions {
	rowGroupRows: number;
	/** Written as key-value metadata of the file. */
	metadata?: Record<string, string>;
	/** Further options of DuckDB's COPY. */
	more?: readonly string[];
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Writes one query's rows, in the query's order, as one Snappy Parquet file. */
export async function writeParquet(
	connection: DuckDBConnection,
	query: string,
	path: string,
	options: ParquetOptions
): Promise<void> {
	mkdirSync(dirname(path), { recursive: true });
	const metadata = Object.entries(options.metadata ?? {}).map(([key, value]) => `${key}: ${text(value)}`);
	const settings = [
		'FORMAT parquet',
		'COMPRESSION snappy',
		`ROW_GROUP_SIZE ${options.rowGroupRows}`,
		...(options.more ?? []),
		...(metadata.length > 0 ? [`KV_METADATA {${metadata.join(', ')}}`] : [])
	];
	await connection.run(`COPY (${query}) TO ${text(path)} (${settings.join(', ')})`);
}

/** What the manifest says of a written file. */
export async function partOf(
	folder: string,
	path: string,
	rows: number,
	ranges: Pick<Part, 'municipality' | 'year'>
): Promise<Part> {
	const file = join(folder, path);
	return { path, rows, bytes: statSync(file).size, sha256: await sha256Of(file), ...ranges };
}

export function resourceOf(table: TableDefinition, parts: Part[]): Resource {
	const sum = (of: 'rows' | 'bytes'): number => parts.reduce((total, part) => total + part[of], 0);
	const fields = table.columns.map(({ name, type, unit, es, en }) => ({
		name,
		type,
		unit,
		description: es,
		description_en: en
	}));
	return {
		name: table.name,
		title: table.es,
		title_en: table.en,
		format: 'parquet',
		rows: sum('rows'),
		bytes: sum('bytes'),
		parts,
		schema: { fields }
	};
}

/** First and last municipality and year over the rows of a query. */
export async function rangesOf(
	connection: DuckDBConnection,
	rows: string,
	municipality: string | null,
	year: string | null
): Promise<Pick<Part, 'municipality' | 'year'>> {
	if (!municipality && !year) return { municipality: null, year: null };
	const ends = (column: string | null): string => (column ? `min(${column}), max(${column})` : 'NULL, NULL');
	const reader = await connection.runAndReadAll(`SELECT ${ends(municipality)}, ${ends(year)} FROM (${rows})`);
	const [first, last, from, to] = reader.getRowsJS()[0] ?? [];
	return {
		municipality: typeof first === 'string' && typeof last === 'string' ? [first, last] : null,
		year: typeof from === 'number' && typeof to === 'number' ? [from, to] : null
	};
}
