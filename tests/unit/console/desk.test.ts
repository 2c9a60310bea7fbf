import { tableFromIPC } from 'apache-arrow';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Manifest, Resource } from '../../../src/lib/domain';
import { ConsoleEngine, EngineError, type OpenDatabase } from '../../../src/lib/engine';
import { ConsoleDesk, RefusedStatement, WORKED_QUESTIONS } from '../../../src/lib/queries/console';
import { tableStream } from '../../../src/lib/queries/console/table-stream';
import { createWorksTable, fixtureWorks } from '../../fixtures/works';

const folder = mkdtempSync(join(tmpdir(), 'plomada-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a published table comes over with its names, types, values and what is missing', async () => {
	const instance = await DuckDBInstance.create();
	const connection = await instance.connect();
	const path = join(folder, 'all.parquet');
	await connection.run(
		`COPY (SELECT * FROM (VALUES ('año «a»', 1::SMALLINT, -2::INTEGER, 9007199254740993::BIGINT, 0.1::DOUBLE, true, DATE '1969-12-31'), (NULL, NULL, NULL, NULL, NULL, NULL, NULL), ('', 2::SMALLINT, 3::INTEGER, 0::BIGINT, -1.5::DOUBLE, false, DATE '2020-02-29')) AS t(a, b, c, d, e, f, g)) TO '${path}' (FORMAT parquet)`
	);
	connection.closeSync();
	instance.closeSync();
	const types = ['VARCHAR', 'SMALLINT', 'INTEGER', 'BIGINT', 'DOUBLE', 'BOOLEAN', 'DATE'] as const;
	const fields = [...'abcdefg'].map((name, at) => ({ name, type: types[at] ?? 'VARCHAR' }));
	const bytes = new Uint8Array(readFileSync(path));
	const table = tableFromIPC(await tableStream([{ url: path, bytes }], fields));
	expect(table.schema.fields.map(({ name, type }) => `${name} ${String(type)}`)).toEqual([
		'a Utf8',
		'b Int16',
		'c Int32',
		'd Int64',
		'e Float64',
		'f Bool',
		'g Date32<DAY>'
	]);
	const day = (value: unknown) =>
		value === null ? null : new Date(Number(value)).toISOString().slice(0, 10);
	const rows = [0, 1, 2].map((row) =>
		[...'abcdefg'].map((name) => {
			const value: unknown = table.getChild(name)?.get(row);
			return name === 'g' ? day(value) : value;
		})
	);
	expect(rows).toEqual([
		['año «a»', 1, -2, 9007199254740993n, 0.1, true, '1969-12-31'],
		[null, null, null, null, null, null, null],
		['', 2, 3, 0n, -1.5, false, '2020-02-29']
	]);
});

test('every worked question is understood by DuckDB and answered', async () => {
	const instance = await DuckDBInstance.create();
	const connection = await instance.connect();
	await createWorksTable(connection, fixtureWorks(400, { seed: 3 }));
	await connection.run(
		`CREATE TABLE municipalities AS SELECT DISTINCT municipality AS code, municipality AS name, 1000 AS population, 'Alto' AS marginacion_grade FROM works WHERE municipality IS NOT NULL`
	);
	await connection.run(
		`CREATE TABLE contracts AS SELECT id AS work, contracted AS centavos, planned_start AS signed_on FROM works`
	);
	for (const { id, sql } of WORKED_QUESTIONS) {
		const reader = await connection.runAndReadAll(sql);
		expect([id, reader.currentRowCount > 0]).toEqual([id, true]);
	}
	expect(new Set(WORKED_QUESTIONS.map(({ id }) => id)).size).toBe(10);
	connection.closeSync();
	instance.closeSync();
});

/** A database that does what it is told. */
function databases(query: (sql: string) => Promise<unknown>) {
	const opened: { inserted: string[]; terminated: boolean }[] = [];
	const open = async (): Promise<OpenDatabase> => {
		const me = { inserted: [] as string[], terminated: false };
		opened.push(me);
		const connection = {
			query: async () => undefined,
			insertArrowFromIPCStream: async (_: Uint8Array, { name }: { name: string }) =>
				void me.inserted.push(name),
			cancelSent: async () => false,
			send: query
		};
		return {
			database: { connect: async () => connection } as never,
			failed: new Promise<never>(() => undefined),
			terminate: () => (me.terminated = true)
		};
	};
	return { open, opened };
}

const manifest = {
	id: 'r1',
	resources: [
		{
			name: 'zones',
			rows: 2,
			parts: [],
			schema: { fields: [{ name: 'zone', type: 'VARCHAR' }] }
		} as unknown as Resource
	]
} as unknown as Manifest;

const nothing = Object.assign(
	(async function* () {
		/* no batches */
	})(),
	{ open: async () => ({ schema: { fields: [] } }) }
);

describe('the desk', () => {
	const deskOf = (query: (sql: string) => Promise<unknown>) => {
		const { open, opened } = databases(query);
		const read = vi.fn(async () => new Uint8Array(1));
		const engine = new ConsoleEngine(open, []);
		return { desk: new ConsoleDesk({ dataUrl: '/data', manifest, engine, read }), opened, read };
	};

	test('reads a table once, and not for a statement that is refused', async () => {
		const { desk, opened, read } = deskOf(async () => nothing);
		await expect(desk.run('DROP TABLE zones')).rejects.toBeInstanceOf(RefusedStatement);
		expect(opened).toHaveLength(0);
		await desk.run('SELECT zone FROM zones');
		await desk.run('SELECT zone FROM zones');
		expect(read).toHaveBeenCalledTimes(1);
		expect(opened.map(({ inserted }) => inserted)).toEqual([['zones']]);
	});

	test('a question that will not stop costs its worker, and the tables come back with the next', async () => {
		vi.useFakeTimers();
		try {
			let answer: Promise<unknown> = new Promise(() => undefined);
			const { desk, opened, read } = deskOf(() => answer);
			const stop = new AbortController();
			const asked = desk.run('SELECT zone FROM zones', stop.signal);
			const ended = expect(asked).rejects.toBe('enough');
			await vi.advanceTimersByTimeAsync(10);
			stop.abort('enough');
			await vi.advanceTimersByTimeAsync(5_000);
			await ended;
			expect(opened.map(({ terminated }) => terminated)).toEqual([true]);
			expect(desk.engine.replaced).toBe(1);
			answer = Promise.resolve(nothing);
			await desk.run('SELECT zone FROM zones');
			expect(opened.map(({ inserted }) => inserted)).toEqual([['zones'], ['zones']]);
			expect(read).toHaveBeenCalledTimes(2);
		} finally {
			vi.useRealTimers();
		}
	});

	test('a mistake leaves the engine as it is; one that breaks it costs the worker', async () => {
		let met = 'Binder Error: no such column';
		const { desk, opened } = deskOf(async () => {
			throw new Error(met);
		});
		await expect(desk.run('SELECT 1')).rejects.toMatchObject({ fatal: false });
		expect(opened[0]?.terminated).toBe(false);
		met = 'RuntimeError: memory access out of bounds';
		await expect(desk.run('SELECT 1')).rejects.toBeInstanceOf(EngineError);
		expect(opened[0]?.terminated).toBe(true);
	});
});
