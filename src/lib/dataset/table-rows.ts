import { parquetReadObjects } from 'hyparquet';
import type { Field } from '../domain';
import { DatasetError, saidBy } from './errors';
import { parsers, type TableBytes } from './read-table';
import { plain } from './work-row';

/** All rows of a table as plain objects, dates as YYYY-MM-DD: for tables that fit into memory that way. Throws DatasetError. */
export async function tableRows(
	parts: readonly TableBytes[],
	fields: readonly Pick<Field, 'name' | 'type'>[]
): Promise<Record<string, string | number | boolean | null>[]> {
	const rows = await Promise.all(
		parts.map(async ({ url, bytes }) => {
			const columns = fields.map(({ name }) => name);
			const read = parquetReadObjects({ file: bytes.slice().buffer, columns, geoparquet: false, parsers });
			const found = await read.catch((thrown: unknown) => {
				throw new DatasetError('corrupt', url, 'readable Parquet', saidBy(thrown), { cause: thrown });
			});
			return found.map((row) =>
				Object.fromEntries(fields.map(({ name, type }) => [name, plain(url, name, type, row[name])]))
			);
		})
	);
	return rows.flat();
}
