import type { Browser, Page } from '@playwright/test';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/bench/browser';
import { buildPage } from '../../scripts/bench/build-page';
import type { PageBench } from '../../scripts/bench/page/main';
import { serveFolders } from '../../scripts/bench/serve';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { filterStates } from '../fixtures/arbitrary';
import { fixtureWorks } from '../fixtures/works';
import { writeRelease } from '../unit/dataset/release-fixture';

/** DuckDB-WASM in a real Chromium, over the same release as the plain columns. */

declare const window: { bench: PageBench };

const folder = mkdtempSync(join(tmpdir(), 'plomada-wasm-'));
const works = fixtureWorks(1500, { seed: 7 });
const requests: string[] = [];
const pageErrors: Error[] = [];
let browser: Browser;
let page: Page;
let site: { url: string; close: () => void };

beforeAll(async () => {
	await writeRelease(folder, works, { parquet: 'V2' });
	site = await serveFolders({ '/page/': await buildPage(), '/data/': folder });
	browser = await launchChromium();
	page = await browser.newPage();
	page.on('request', (request) => requests.push(request.url()));
	page.on('pageerror', (error) => pageErrors.push(error));
	await page.goto(`${site.url}/page/index.html`);
	await page.waitForFunction(() => 'bench' in window);
	await page.evaluate(() => window.bench.open('/data'));
	await page.evaluate(() => window.bench.startEngine());
});
afterAll(async () => {
	await browser.close();
	site.close();
	rmSync(folder, { recursive: true, force: true });
});

const run = (sql: string) => page.evaluate((text) => window.bench.run(text), sql);

describe('DuckDB-WASM in the page', () => {
	test('answers what the plain columns answer, over 200 random filters', async () => {
		const states = fc.sample(filterStates, { numRuns: 200, seed: 31 });
		const compare = (state: FilterState) => page.evaluate((s) => window.bench.differences(s), state);
		let chosen = 0;
		for (const state of states) {
			const compared = await compare(state);
			chosen += compared.works;
			expect([state, compared.differences.map((text) => text.slice(0, 300))]).toEqual([state, []]);
		}
		expect(chosen).toBeGreaterThan(2000);
	});

	test('gives codes, which it keeps as ENUMs, as the texts they are', async () => {
		const given = await run('SELECT kind, municipality FROM works WHERE municipality IS NOT NULL ORDER BY ordinal LIMIT 2');
		const [first, second] = works.filter((work) => work.municipality !== null);
		const expected = [first, second].map((work) => ({ kind: work?.kind, municipality: work?.municipality }));
		expect(given).toEqual({ rows: expected });
	});

	test.each([
		['an address', "SELECT * FROM 'https://example.org/works.parquet'"],
		['a file', "SELECT * FROM read_csv('/etc/passwd')"],
		['an extension', 'LOAD json'],
		['a function of an extension', 'SELECT current_date'],
		['a setting', 'SET enable_external_access=true'],
		['an attached database', "ATTACH 'https://example.org/a.db'"]
	])('refuses %s with a clean error, and answers the next query', async (_, sql) => {
		expect(await run(sql)).toMatchObject({ error: expect.stringMatching(/Error/) });
		expect(await run('SELECT count(*)::INTEGER AS n FROM works')).toEqual({ rows: [{ n: 1500 }] });
	});

	test('stops a query that nobody waits for, and answers the next one', async () => {
		const long = 'SELECT count(*) AS n FROM range(100000000) a, range(100000) b WHERE (a.range * b.range) % 7 = 3';
		const stopped = await page.evaluate((sql) => window.bench.runThenAbort(sql, 300), long);
		expect(stopped.name).toBe('AbortError');
		expect(await run('SELECT 1 AS one')).toEqual({ rows: [{ one: 1 }] });
	});

	test('asked nobody but its own site, and no error reached the page', () => {
		expect(requests.length).toBeGreaterThan(5);
		expect(requests.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([]);
		expect(pageErrors).toEqual([]);
	});
});

test('without WebAssembly the plain columns answer, and the engine says why it is not there', async () => {
	const bare = await browser.newPage();
	await bare.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
	await bare.goto(`${site.url}/page/index.html`);
	await bare.waitForFunction(() => 'bench' in window);
	await bare.evaluate(() => window.bench.open('/data'));
	const status = await bare.evaluate(() => window.bench.engineStatus());
	expect(status).toMatchObject({ state: 'unavailable', reason: 'no_webassembly' });
	const answered = await bare.evaluate((s) => window.bench.step('js', s), DEFAULT_FILTER);
	expect(answered.works).toBe(1500);
	await bare.close();
});
