import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
import type { Manifest } from '../../src/lib/domain';
import { resourceOf } from '../../src/lib/dataset';
import { createWorksSql } from '../../src/lib/engine';
import { sqlOf, type SqlQuestion } from '../../src/lib/queries';
import type { FilterState } from '../../src/lib/filters';

/** The limit: native DuckDB with one thread, over the same table in memory, running the same SQL. Milliseconds. */
export interface NativeBench {
	importTime: number;
	query(question: SqlQuestion, state: FilterState): Promise<number>;
	/** Any SQL over the table. */
	run(sql: string): Promise<number>;
	close(): void;
}

export async function nativeBench(folder: string, manifest: Manifest): Promise<NativeBench> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	const paths = resourceOf(manifest, 'works').parts.map((part) => `'${join(folder, part.path)}'`);
	const started = performance.now();
	const incoming = `(SELECT * FROM read_parquet([${paths.join(', ')}]) ORDER BY ordinal)`;
	for (const statement of createWorksSql(incoming)) await connection.run(statement);
	const importTime = performance.now() - started;
	const context = { zapLists: new Map(), matches: null };
	const run = async (sql: string): Promise<number> => {
		const start = performance.now();
		(await connection.runAndReadAll(sql)).getRowObjects();
		return performance.now() - start;
	};
	return {
		importTime,
		async query(question, state) {
			return run(sqlOf(question, state, context));
		},
		run,
		close() {
			connection.closeSync();
			instance.closeSync();
		}
	};
}
