import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Resource } from '../../src/lib/domain';
import type { Progress } from './request';
import type { StagedRelease } from './staged-release';
import { LONG_TABLES, REFERENCE_TABLES, WORKS, WORKS_CORE, WORKS_TEXT } from './tables';
import { writeLongTable, writeReferenceTable } from './write-tables';
import { sortWorks, writeWorks, type WorksFiles } from './write-works';

export interface WriteOptions {
	folder: string;
	partRows: number;
	onProgress: (progress: Progress) => void;
}

/**
 * Writes all tables of a staged release, in the order of the manifest. Each file is written by one thread, so that it has the same bytes
 * every time; the largest is written beside the others.
 */
export async function writeRelease(
	instance: DuckDBInstance,
	connection: DuckDBConnection,
	staged: StagedRelease,
	options: WriteOptions
): Promise<Resource[]> {
	const { folder, onProgress } = options;
	onProgress({ stage: 'sort' });
	await sortWorks(connection);
	await connection.run('SET threads = 1');
	const files: WorksFiles = { ...options, works: staged.works, bounds: staged.totals.bounds };
	const beside = await instance.connect();
	try {
		// Both are waited for, also when one fails: the database must not be closed under the other.
		const [works, others] = await Promise.allSettled([
			writeWorks(beside, WORKS, files),
			(async () => {
				const resources: Resource[] = [];
				for (const table of [WORKS_CORE, WORKS_TEXT])
					resources.push(await writeWorks(connection, table, files));
				for (const [name, table] of staged.long) {
					onProgress({ stage: 'write', table: name });
					resources.push(await writeLongTable(connection, folder, LONG_TABLES[name], table));
				}
				for (const [name, table] of staged.reference)
					resources.push(await writeReferenceTable(connection, folder, REFERENCE_TABLES[name], table));
				return resources;
			})()
		]);
		if (works.status === 'rejected') throw works.reason;
		if (others.status === 'rejected') throw others.reason;
		return [works.value, ...others.value];
	} finally {
		beside.closeSync();
	}
}
