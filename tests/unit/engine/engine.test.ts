import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test, vi } from 'vitest';
import {
	createWorksSql,
	EngineError,
	EngineStore,
	shouldStartEngine,
	type Connection,
	type Device,
	type EngineState
} from '../../../src/lib/engine';
import { CORE_COLUMNS, TEXT_COLUMNS } from '../../../src/lib/domain';
import { createWorksTable, fixtureWorks } from '../../fixtures/works';

describe('the engine starts unasked', () => {
	const desk: Device = { width: 1440, saveData: false, deviceMemory: 8, wasm: true, forced: false };
	test.each<[string, Partial<Device>, boolean]>([
		['on a desk', {}, true],
		['at 1024 px', { width: 1024 }, true],
		['where the memory is not told', { deviceMemory: undefined }, true],
		['not on a phone', { width: 390 }, false],
		['not at 1023 px', { width: 1023 }, false],
		['not with Save-Data', { saveData: true }, false],
		['not with little memory', { deviceMemory: 2 }, false],
		['not without WebAssembly', { wasm: false }, false],
		['not with motor=js', { forced: true }, false]
	])('%s', (_, change, starts) => expect(shouldStartEngine({ ...desk, ...change })).toBe(starts));
});

const connection = (query: Connection['query']): Connection => ({
	query,
	close: vi.fn(async () => undefined)
});
const fuel = async (rehearsal: string[] = []) => ({ stream: new Uint8Array(1), rehearsal });
function watched(store: EngineStore): EngineState[] {
	const states: EngineState[] = [];
	store.subscribe(({ state }) => void states.push(state));
	return states;
}

describe('the engine', () => {
	test('goes from idle to ready, once, and answers', async () => {
		const start = vi.fn(async () => connection(async () => [{ n: 1 }]));
		const store = new EngineStore(start);
		const states = watched(store);
		await expect(store.query('SELECT 1')).rejects.toMatchObject({ sql: 'SELECT 1', fatal: true });
		await Promise.all([store.start(() => fuel()), store.start(() => fuel())]);
		expect(start).toHaveBeenCalledTimes(1);
		expect(states).toEqual(['idle', 'starting', 'ready']);
		expect(await store.query('SELECT 1')).toEqual([{ n: 1 }]);
	});

	test('runs its rehearsal before it is ready, and is unavailable where that fails', async () => {
		const run: string[] = [];
		const states: EngineState[] = [];
		const store = new EngineStore(async () =>
			connection(async (sql) => {
				run.push(`${sql} while ${states.at(-1)}`);
				if (sql === 'bad') throw new EngineError(sql, 'out of memory', true);
				return [];
			})
		);
		store.subscribe(({ state }) => void states.push(state));
		expect(await store.start(() => fuel(['one', 'bad', 'two']))).toMatchObject({
			state: 'unavailable',
			reason: 'not_started'
		});
		expect(run).toEqual(['one while starting', 'bad while starting']);
	});

	test.each([
		['cannot start', () => Promise.reject(new Error('no memory')), () => fuel()],
		['has no data', async () => connection(async () => []), () => Promise.reject(new Error('no memory'))]
	])('that %s is unavailable, says why, and nothing is thrown', async (_, start, data) => {
		const store = new EngineStore(start);
		expect(await store.start(data)).toEqual({
			state: 'unavailable',
			reason: 'not_started',
			detail: 'no memory'
		});
	});

	test('without WebAssembly is unavailable, and asks for no data', async () => {
		vi.stubGlobal('WebAssembly', undefined);
		try {
			const data = vi.fn(() => fuel());
			const status = await new EngineStore(async () => connection(async () => [])).start(data);
			expect(status).toMatchObject({ state: 'unavailable', reason: 'no_webassembly' });
			expect(data).not.toHaveBeenCalled();
		} finally {
			vi.unstubAllGlobals();
		}
	});

	test('that refuses one query answers the next; one that breaks is unavailable from then on', async () => {
		let fatal = false;
		const met = connection(async (sql) =>
			Promise.reject(new EngineError(sql, fatal ? 'out of memory' : 'no such column', fatal))
		);
		const store = new EngineStore(async () => met);
		await store.start(() => fuel());
		await expect(store.query('SELECT x')).rejects.toThrow('no such column');
		expect(store.status.state).toBe('ready');
		fatal = true;
		await expect(store.query('SELECT y')).rejects.toThrow('out of memory');
		expect(store.status).toEqual({ state: 'unavailable', reason: 'broke', detail: 'out of memory' });
		expect(met.close).toHaveBeenCalled();
	});

	test('closed while it starts is closed when it has started', async () => {
		const met = connection(async () => []);
		let started: (value: Connection) => void = () => undefined;
		const store = new EngineStore(() => new Promise((resolve) => (started = resolve)));
		const starting = store.start(() => fuel());
		await vi.waitFor(() => expect(store.status.state).toBe('starting'));
		await Promise.resolve();
		store.dispose();
		started(met);
		await starting;
		expect(store.status).toMatchObject({ state: 'unavailable', reason: 'closed' });
		expect(met.close).toHaveBeenCalled();
	});
});

describe('the table the queries read', () => {
	test.each([0, 200])('has the published columns and values (%i works)', async (rows) => {
		const connection_ = await (await DuckDBInstance.create(':memory:')).connect();
		await createWorksTable(connection_, fixtureWorks(rows, { seed: 4 }), 'made');
		for (const statement of createWorksSql('made')) await connection_.run(statement);
		const columns = new Set<string>([...CORE_COLUMNS, ...TEXT_COLUMNS]);
		const described = (await connection_.runAndReadAll('DESCRIBE works')).getRowObjects();
		expect(new Set(described.map((row) => row['column_name']))).toEqual(columns);
		// As texts, so that a code in an ENUM and one in a VARCHAR are the same; in both directions, so that no row is left over.
		const asText = (table: string) =>
			`SELECT ${[...columns].map((name) => `${name}::VARCHAR`).join(', ')} FROM ${table}`;
		for (const [a, b] of [
			['works', 'made'],
			['made', 'works']
		] as const) {
			const difference = await connection_.runAndReadAll(`${asText(a)} EXCEPT ALL ${asText(b)}`);
			expect(difference.getRows()).toEqual([]);
		}
	});
});
