import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger, type DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { measureColumn, type Work } from '../../src/lib/domain';
import { inlineSql, literal, toPredicate, toSql } from '../../src/lib/filters';
import { delaysOf, rowsWithin } from '../../src/lib/queries/delays';
import { filterCases } from '../fixtures/arbitrary';
import { columnsOf, daysOf, FIXTURE_ON, fixtureWorks } from '../fixtures/works';

/** The SQL of a filter runs on the DuckDB of the browser too (WASM 1.32, DuckDB 1.4), bound through its JSON parameters. */

const ROWS = 300;
const works = fixtureWorks(ROWS, { seed: 5 });
const { core, text } = columnsOf(works);
const delays = delaysOf(core.status, daysOf(works), FIXTURE_ON).days;
const COLUMNS = {
	ordinal: 'INTEGER',
	year: 'SMALLINT',
	municipality: 'VARCHAR',
	rubro: 'VARCHAR',
	tema: 'VARCHAR',
	kind: 'VARCHAR',
	status: 'VARCHAR',
	zap: 'BOOLEAN',
	investment: 'BIGINT',
	approved: 'BIGINT',
	modified: 'BIGINT',
	contracted: 'BIGINT',
	spent: 'BIGINT',
	contractor: 'VARCHAR',
	agency: 'VARCHAR',
	planned_end: 'DATE',
	actual_end: 'DATE'
} as const;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const cell = (value: Work[keyof typeof COLUMNS]): string =>
	value === null ? 'NULL' : typeof value === 'boolean' ? String(value) : literal(value);

describe('the SQL of a filter on DuckDB-WASM', () => {
	let connection: DuckDBConnection;
	beforeAll(async () => {
		const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
		const file = (name: string): string => join(dist, name);
		const bundle = (name: string) => ({
			mainModule: file(`duckdb-${name}.wasm`),
			mainWorker: file(`duckdb-node-${name}.worker.cjs`)
		});
		const database = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
		await database.instantiate();
		connection = database.connect();
		connection.query(`CREATE TABLE works (${NAMES.map((name) => `${name} ${COLUMNS[name]}`).join(', ')})`);
		const rows = works.map((work) => `(${NAMES.map((name) => cell(work[name])).join(', ')})`);
		connection.query(`INSERT INTO works VALUES ${rows.join(', ')}`);
	});

	const read = (table: { toArray(): { ordinals: string | null; total: string | null }[] }) => {
		const [row] = table.toArray();
		return { ordinals: row?.ordinals ?? '', total: row?.total ?? null };
	};

	test('chooses what the predicate chooses, bound and written in', { timeout: 240_000 }, () => {
		fc.assert(
			fc.property(filterCases(ROWS), fc.constantFrom('published', 'engine'), ({ state, context: made }, over) => {
				const column = measureColumn(state.measure);
				const { delay } = state;
				const context = delay === null ? made : { ...made, delay: { on: FIXTURE_ON, ordinals: rowsWithin(delays, delay.from, delay.to) } };
				const { where, params } = toSql(state, context, { over });
				const sql = `SELECT string_agg(ordinal, ',' ORDER BY ordinal) AS ordinals, sum(${column})::VARCHAR AS total FROM works WHERE ${where}`;
				const isChosen = toPredicate(state, context, core, text);
				const chosen = works.filter(({ ordinal }) => isChosen(ordinal));
				const amounts = chosen.flatMap((work) => work[column] ?? []);
				const expected = {
					ordinals: chosen.map(({ ordinal }) => ordinal).join(','),
					total: amounts.length === 0 ? null : String(amounts.reduce((a, b) => a + b, 0))
				};
				const statement = connection.prepare(sql);
				expect(read(statement.query(...params))).toEqual(expected);
				statement.close();
				expect(read(connection.query(inlineSql(sql, params)))).toEqual(expected);
			}),
			{ numRuns: 120 }
		);
	});
});
