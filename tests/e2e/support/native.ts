import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, ReleaseIndex } from '../../../src/lib/domain';

const data = join('static', 'data');
const index = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;

/** The release the site shows, as it is on disk. */
export const release = JSON.parse(
	readFileSync(join(data, index.current, 'manifest.json'), 'utf8')
) as Manifest;
export const releaseFolder = join(data, index.current);

type Row = Record<string, string | number | boolean | null>;

/** Asks native DuckDB over the published Parquet, with a view for every table of the release. Whole numbers come as numbers. */
export async function native(sql: string): Promise<Row[]> {
	const instance = await DuckDBInstance.create();
	const connection = await instance.connect();
	try {
		for (const { name, parts } of release.resources) {
			const files = parts.map(({ path }) => `'${join(releaseFolder, path).replaceAll("'", "''")}'`);
			await connection.run(`CREATE VIEW "${name}" AS FROM read_parquet([${files.join(', ')}])`);
		}
		const reader = await connection.runAndReadAll(sql);
		return reader
			.getRowObjectsJson()
			.map((row) =>
				Object.fromEntries(
					Object.entries(row).map(([name, value]) => [
						name,
						typeof value === 'string' && /^-?\d{1,15}$/.test(value) && name !== 'key' && name !== 'id'
							? Number(value)
							: (value as Row[string])
					])
				)
			);
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

/** Totals of the page's default measure under a condition. */
export async function nativeTotals(where: string, column = 'investment') {
	const [row] = await native(
		`SELECT count(*) AS works, coalesce(sum(${column}), 0)::BIGINT AS amount,
		 count(*) FILTER (WHERE location_quality NOT IN ('exact', 'locality')) AS unlocated FROM works WHERE ${where}`
	);
	if (!row) throw new Error('expected one row of totals, met none');
	return { works: Number(row.works), amount: Number(row.amount), unlocated: Number(row.unlocated) };
}

/** Sum of a measure by a column, zero sums left out; `sin_dato` for a missing key. */
export async function nativeGroups(
	by: string,
	where: string,
	column = 'investment'
): Promise<Record<string, number>> {
	const rows = await native(
		`SELECT coalesce(${by}::VARCHAR, 'sin_dato') AS key, sum(${column})::BIGINT AS amount FROM works WHERE ${where} GROUP BY ALL HAVING sum(${column}) <> 0`
	);
	return Object.fromEntries(rows.map((row) => [String(row.key), Number(row.amount)]));
}
