import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatasetError } from '../../../src/lib/dataset';
import { DEFAULT_FILTER } from '../../../src/lib/filters';
import { openRelease, type ReleaseState } from '../../../src/lib/queries';
import { AnswerGate } from '../../../src/lib/queries/answer-gate';
import { fromWire, toWire } from '../../../src/lib/queries/errors-over-wire';
import { QueryError } from '../../../src/lib/queries/errors';
import { MoneyError } from '../../../src/lib/domain';
import { fixtureWorks } from '../../fixtures/works';
import { FIXTURE_RELEASE, writeRelease, type FixtureRelease } from '../dataset/release-fixture';
import { sendRange } from '../dataset/local-server';

const folder = mkdtempSync(join(tmpdir(), 'plomada-client-'));
const works = fixtureWorks(600, { seed: 8 });
const asked: string[] = [];
const broken = new Set<string>();
const server = createServer((request, response) => {
	const path = request.url ?? '';
	asked.push(path);
	if ([...broken].some((name) => path.includes(name))) return void response.writeHead(503).end();
	readFile(join(folder, path)).then(
		(bytes) => sendRange(request, response, bytes),
		() => response.writeHead(404).end()
	);
});
let dataUrl = '';
let release: FixtureRelease;
/** As in a browser that starts no module worker: the page does its work itself. */
const noWorker = () => {
	throw new Error('no workers here');
};
const open = (onState?: (state: ReleaseState) => void) =>
	openRelease({ dataUrl, release: null, makeWorker: noWorker, ...(onState ? { onState } : {}) });

beforeAll(async () => {
	const pairs = [
		[3, 500],
		[7, 3],
		[8, 9]
	].map(([a = 0, b = 0]): [string, string] => [works[a]?.id ?? '', works[b]?.id ?? '']);
	release = await writeRelease(folder, works, { candidates: [...pairs, [works[3]?.id ?? '', 'gone:1']] });
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('expected a port');
	dataUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('a release opened without a worker', () => {
	test('answers once the core is there, then has its names, and one whole work', async () => {
		const states: ReleaseState[] = [];
		const client = await open((state) => void states.push(state));
		expect(client.where).toBe('main');
		expect(client.manifest.id).toBe(FIXTURE_RELEASE);
		expect(client.mapColumns.rows).toBe(600);
		expect((await client.columns.totals(DEFAULT_FILTER)).works).toBe(600);
		await client.textReady;
		expect(states.map(({ core, text }) => `${core} ${text}`)).toEqual([
			'loading loading',
			'ready loading',
			'ready ready'
		]);
		expect((await client.columns.page(DEFAULT_FILTER, 'monto', 0, 5)).rows).toHaveLength(5);
		expect(await client.columns.work(works[3]?.id ?? '')).toEqual(works[3]);
		expect(await client.columns.work('__proto__')).toBeNull();
		expect(client.answerer().tier).toBe('js');
		client.close();
	});

	test('asks for the core before the text, and for each file once', async () => {
		asked.length = 0;
		const client = await open();
		await client.textReady;
		const data = asked.filter((path) => path.endsWith('.parquet')).map((path) => path.split('/').at(-1));
		expect(data.toSorted()).toEqual(['works_core.parquet', 'works_text.parquet', 'zones.parquet']);
		expect(data.at(-1)).toBe('works_text.parquet');
		client.close();
	});

	test('tells a file that is not there, with its address, and opens when it is there again', async () => {
		broken.add('works_core');
		const states: ReleaseState[] = [];
		const thrown: unknown = await open((state) => void states.push(state)).catch((error: unknown) => error);
		expect(thrown).toBeInstanceOf(DatasetError);
		expect(thrown).toMatchObject({ kind: 'http', met: 'status 503' });
		expect(states.at(-1)).toMatchObject({ core: 'error', error: thrown });
		broken.clear();
		const client = await open();
		client.close();
	});

	test('goes on without names, and asks for them again with the next question', async () => {
		broken.add('works_text');
		const client = await open();
		await expect(client.textReady).rejects.toBeInstanceOf(DatasetError);
		expect((await client.columns.totals(DEFAULT_FILTER)).works).toBe(600);
		await expect(client.columns.page(DEFAULT_FILTER, 'monto', 0, 5)).rejects.toBeInstanceOf(DatasetError);
		broken.clear();
		expect((await client.columns.page(DEFAULT_FILTER, 'monto', 0, 5)).total).toBe(600);
		client.close();
	});

	test('without its row a work is shown as the columns know it', async () => {
		const client = await open();
		await client.textReady;
		broken.add('works.parquet');
		for (const work of [works[3], works[500]]) {
			await expect(client.columns.work(work?.id ?? '')).rejects.toBeInstanceOf(DatasetError);
			const known = await client.columns.known(work?.id ?? '');
			expect(known).toMatchObject({ ordinal: work?.ordinal, name: work?.name, status: work?.status });
			expect(work).toMatchObject({ ...known });
		}
		expect(await client.columns.known('nobody')).toBeNull();
		broken.clear();
		expect(await client.columns.work(works[3]?.id ?? '')).toEqual(works[3]);
		client.close();
	});

	test('works that may be the same are read when somebody asks, and once', async () => {
		asked.length = 0;
		const client = await open();
		await client.textReady;
		expect(asked.some((path) => path.includes('candidates'))).toBe(false);
		const same = await client.columns.sameAs(works[3]?.id ?? '', 'inversion');
		expect(same.map(({ ordinal, similarity }) => [ordinal, similarity])).toEqual([
			[7, 0.91],
			[500, 0.9]
		]);
		expect(same[0]).toMatchObject({
			id: works[7]?.id,
			source: works[7]?.source,
			amount: works[7]?.investment,
			reason: 'name'
		});
		expect(await client.columns.sameAs(works[4]?.id ?? '', 'inversion')).toEqual([]);
		expect(asked.filter((path) => path.includes('candidates'))).toHaveLength(1);
		client.close();
	});

	test('refuses a core that was changed on its way', async () => {
		const path = join(release.folder, 'works_core.parquet');
		const bytes = await readFile(path);
		const changed = Buffer.from(bytes);
		changed[100] = (changed[100] ?? 0) ^ 1;
		writeFileSync(path, changed);
		await expect(open()).rejects.toMatchObject({ kind: 'corrupt' });
		writeFileSync(path, bytes);
	});

	test('lets go of what is aborted', async () => {
		const client = await open();
		const stop = new AbortController();
		const asking = client.columns.totals({ ...DEFAULT_FILTER, rubros: ['agua'] }, stop.signal);
		stop.abort();
		await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
		expect((await client.columns.totals({ ...DEFAULT_FILTER, rubros: ['agua'] })).works).toBeGreaterThan(0);
		client.close();
	});
});

describe('the gate before the worker', () => {
	test('drops what was given up while it waited, and lets the next through', async () => {
		const gate = new AnswerGate(1);
		const run: string[] = [];
		let release_: () => void = () => undefined;
		const first = gate.pass(
			new AbortController().signal,
			() => new Promise<void>((resolve) => (release_ = resolve))
		);
		const stale = new AbortController();
		const dropped = gate.pass(stale.signal, async () => void run.push('stale'));
		const newest = gate.pass(new AbortController().signal, async () => void run.push('newest'));
		stale.abort();
		release_();
		await first;
		await expect(dropped).rejects.toMatchObject({ name: 'AbortError' });
		await newest;
		expect(run).toEqual(['newest']);
	});
});

test.each([
	new DatasetError('corrupt', '/a', '3 bytes', '2 bytes'),
	new QueryError('totals', 'SELECT 1', 'no'),
	new MoneyError('too much'),
	new Error('something else')
])('$name keeps its kind and words between threads', (error) => {
	const arrived = fromWire(structuredClone(toWire(error)));
	expect(arrived.constructor).toBe(error.constructor);
	expect(arrived.message).toBe(error.message);
	expect({ ...arrived }).toEqual({ ...error });
});
