import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { FLAGS } from '../../src/lib/analysis';
import type { Resource } from '../../src/lib/domain';
import { partOf, resourceOf, writeParquet } from '../publish/parquet';
import { FLAG_GAPS_TABLE, FLAGS_TABLE, type TableDefinition } from '../publish/tables';
import { evaluateFlag, GAPS, prepareAnswers, prepareRelations, type FlagFacts } from './evaluate';

/** Tables the flags read; a release without one of them has no flags. */
const READ = ['works', 'contracts', 'events', 'observations', 'amounts', 'municipalities'] as const;
/** Beyond this DuckDB spills into the release's build folder. */
const MEMORY = '600MB';

/**
 * Runs every flag over the tables just written to `folder` and writes `flags.parquet` and `flag_gaps.parquet` beside them. One thread:
 * the same release gives the same bytes.
 */
export async function publishFlags(
	folder: string,
	resources: readonly Resource[],
	facts: FlagFacts,
	spill: string,
	onFlag: (id: string) => void = () => {}
): Promise<Resource[]> {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		await connection.run(
			`SET threads = 1; SET memory_limit = '${MEMORY}'; SET temp_directory = ${text(spill)}`
		);
		for (const name of READ) {
			const paths = (resources.find((resource) => resource.name === name)?.parts ?? []).map(({ path }) =>
				text(join(folder, path))
			);
			await connection.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet([${paths.join(', ')}])`);
		}
		await prepareRelations(connection, facts);
		await prepareAnswers(connection);
		for (const flag of FLAGS) {
			onFlag(flag.id);
			await evaluateFlag(connection, flag);
		}
		const write = async (table: TableDefinition, query: string): Promise<Resource> => {
			const path = `${table.name}.parquet`;
			await writeParquet(connection, query, join(folder, path), {
				rowGroupRows: 122_880,
				more: ["PARQUET_VERSION 'V2'", 'WRITE_BLOOM_FILTER false']
			});
			const counted = await connection.runAndReadAll(
				`SELECT count(*)::INTEGER FROM read_parquet(${text(join(folder, path))})`
			);
			const rows = Number(counted.getRowsJS()[0]?.[0] ?? 0);
			return resourceOf(table, [await partOf(folder, path, rows, { municipality: null, year: null })]);
		};
		return [
			await write(
				FLAGS_TABLE,
				'SELECT * FROM flag_rows ORDER BY flag, state DESC, ordinal NULLS LAST, subject, peer NULLS LAST'
			),
			await write(FLAG_GAPS_TABLE, GAPS)
		];
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
