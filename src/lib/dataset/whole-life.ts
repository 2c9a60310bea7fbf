import { parquetReadObjects } from 'hyparquet';
import { LIFE_COLUMNS, LIFE_TABLES, WORK_COLUMNS, type Field, type Life, type Manifest } from '../domain';
import { DatasetError, saidBy } from './errors';
import type { FetchBytes, FetchOptions } from './fetch-bytes';
import { fetchTable } from './part';
import { parsers, type TableBytes } from './read-table';
import { plain } from './work-row';

/** One work with all it lived through, from the whole tables: for a release without an id index. Throws DatasetError. */
export async function wholeLife(
	releaseUrl: string,
	manifest: Manifest,
	id: string,
	get: FetchBytes,
	options: Omit<FetchOptions, 'range'>
): Promise<Life | null> {
	const [work] = await rowsAbout(
		await fetchTable(releaseUrl, manifest, 'works', get, options),
		'id',
		id,
		WORK_COLUMNS
	);
	if (!work) return null;
	const tables = await Promise.all(
		LIFE_TABLES.map(async (name) => {
			if (!manifest.resources.some((table) => table.name === name)) return [name, []];
			const parts = await fetchTable(releaseUrl, manifest, name, get, options);
			const columns = Object.entries(LIFE_COLUMNS[name]).map(([column, type]) => ({ name: column, type }));
			return [name, await rowsAbout(parts, 'work', id, [{ name: 'work', type: 'VARCHAR' }, ...columns])];
		})
	);
	return { work, ...Object.fromEntries(tables) } as unknown as Life;
}

async function rowsAbout(
	parts: readonly TableBytes[],
	key: string,
	id: string,
	fields: readonly Pick<Field, 'name' | 'type'>[]
): Promise<Record<string, unknown>[]> {
	const found: Record<string, unknown>[] = [];
	for (const { url, bytes } of parts) {
		const file = bytes.slice().buffer;
		try {
			const keys = await parquetReadObjects({ file, columns: [key], geoparquet: false, parsers });
			const first = keys.findIndex((row) => row[key] === id);
			if (first < 0) continue;
			// The rows of a work stand together.
			const rowEnd = keys.findLastIndex((row) => row[key] === id) + 1;
			const rows = await parquetReadObjects({ file, rowStart: first, rowEnd, geoparquet: false, parsers });
			for (const row of rows)
				found.push(
					Object.fromEntries(fields.map(({ name, type }) => [name, plain(url, name, type, row[name])]))
				);
		} catch (thrown) {
			if (thrown instanceof DatasetError) throw thrown;
			throw new DatasetError('corrupt', url, `rows about ${id}`, saidBy(thrown), { cause: thrown });
		}
	}
	return found;
}
