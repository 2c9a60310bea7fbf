import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import type { SqlQuestion } from '../../src/lib/queries';
import { nativeBench, type NativeBench } from './native';
import type { PageBench } from './page/main';
import type { Results } from './results';
import { randomStates } from './states';

declare const window: { bench: PageBench };

const STEP_LIMIT = new Map([
	[100_000, 50],
	[1_000_000, 100]
]);
const NEAR_LIMIT = new Map([[100_000, 20]]);
const QUERIES: SqlQuestion[] = [
	{ ask: 'totals' },
	{ ask: 'byYear' },
	{ ask: 'byMunicipality' },
	{ ask: 'byRubro' },
	{ ask: 'page', sort: 'monto', offset: 0, limit: 50 }
];
const SEARCHES = [
	'pavimentacion',
	'agua potable',
	'rehabilitasion escuela',
	'calle hidalgo',
	'drenaje sanitario celaya'
];

export const WASM = 'Plomada, DuckDB-WASM';
export const COLUMNS = 'Plomada, plain columns in a worker';
export const TREE = 'Plomada, k-d tree in the page';
export const NATIVE = 'native DuckDB, 1 thread';
export const CROSSFILTER = 'crossfilter2';

export interface Measuring {
	page: Page;
	pageUrl: string;
	/** The release's folder of releases, on disk and as the page sees it. */
	folder: string;
	dataUrl: string;
	rows: number;
	repeats: number;
	results: Results;
}

/** One release: how long it takes to come in, a filter step by each contender, and each query against native DuckDB. */
export async function measureRelease({
	page,
	pageUrl,
	folder,
	dataUrl,
	rows,
	repeats,
	results
}: Measuring): Promise<void> {
	const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { current: string };
	const manifest = JSON.parse(readFileSync(join(folder, index.current, 'manifest.json'), 'utf8')) as Manifest;
	const municipalities = Array.from({ length: 46 }, (_, i) => `11${String(i + 1).padStart(3, '0')}`);
	const years = manifest.temporal ?? [2012, 2020];
	const states = (seed: number, count = repeats) => randomStates(count, seed, municipalities, years);

	await page.goto(pageUrl);
	await page.waitForFunction(() => 'bench' in window);
	const opened = await page.evaluate((url) => window.bench.open(url), dataUrl);
	const one = (name: string, peer: string, time: number) =>
		results.add({ name, rows, unit: 'ms', limit: null, peer }, [time]);
	one('open: filters usable (fetch, check, decode works_core)', COLUMNS, opened.core);
	one('open: names usable (and works_text)', COLUMNS, opened.text);
	one(
		'open: engine ready (Arrow stream, start, table)',
		WASM,
		await page.evaluate(() => window.bench.startEngine())
	);
	one('open: build', CROSSFILTER, await page.evaluate(() => window.bench.buildCrossfilter()));
	const native = await nativeBench(join(folder, index.current), manifest);
	one('open: table from Parquet', NATIVE, native.importTime);

	const steps = states(11);
	const byPage = async (tier: 'js' | 'duckdb' | 'crossfilter') => {
		// The first view, which every page asks before anyone filters.
		await page.evaluate(([t, state]) => window.bench.step(t, state), [tier, DEFAULT_FILTER] as const);
		const measured = [];
		for (const state of steps)
			measured.push(await page.evaluate(([t, s]) => window.bench.step(t, s), [tier, state] as const));
		return measured;
	};
	const name = 'filter step: totals + 3 groupings + list page';
	const limit = STEP_LIMIT.get(rows) ?? null;
	const wasm = await byPage('duckdb');
	const columns = await byPage('js');
	steps.forEach((state, i) => {
		const [a, b] = [wasm[i], columns[i]];
		if (a?.works !== b?.works || a?.amount !== b?.amount)
			throw new Error(
				`the tiers disagree: ${a?.works}/${a?.amount} and ${b?.works}/${b?.amount} for ${JSON.stringify(state)}`
			);
	});
	const times = (measured: { time: number }[]) => measured.map(({ time }) => time);
	results.add({ name, rows, unit: 'ms', limit, peer: WASM }, times(wasm));
	results.add({ name, rows, unit: 'ms', limit, peer: COLUMNS }, times(columns));
	results.add({ name, rows, unit: 'ms', limit: null, peer: CROSSFILTER }, times(await byPage('crossfilter')));
	results.add({ name, rows, unit: 'ms', limit: null, peer: NATIVE }, await nativeSteps(native, steps));

	const asked = states(12);
	for (const question of QUERIES) {
		const nativeTimes: number[] = [];
		const wasmTimes: number[] = [];
		for (const state of asked) {
			nativeTimes.push(await native.query(question, state));
			wasmTimes.push(await page.evaluate(([q, s]) => window.bench.query(q, s), [question, state] as const));
		}
		const query = `query: ${question.ask}`;
		const [nativeResult, wasmResult] = [
			results.add({ name: query, rows, unit: 'ms', limit: null, peer: NATIVE }, nativeTimes),
			results.add({ name: query, rows, unit: 'ms', limit: null, peer: WASM }, wasmTimes)
		];
		const ratio = wasmResult.median / nativeResult.median;
		results.add({ name: `${query}, WASM / native`, rows, unit: 'ratio', limit: 1.5, peer: NATIVE }, [ratio]);
	}
	native.close();

	const searching = SEARCHES.map((text): FilterState => ({ ...DEFAULT_FILTER, text }));
	const searches: number[] = [];
	for (const state of searching) searches.push(await page.evaluate((s) => window.bench.search(s), state));
	const [first = NaN, ...later] = searches;
	one('search: the first one (builds the index)', COLUMNS, first);
	results.add({ name: 'search: later ones', rows, unit: 'ms', limit: null, peer: COLUMNS }, later);
	const facets: number[] = [];
	for (const state of states(13)) facets.push(await page.evaluate((s) => window.bench.facets(s), state));
	results.add(
		{ name: 'facets: works each option would leave', rows, unit: 'ms', limit: null, peer: COLUMNS },
		facets
	);
	one('near me: build the spatial index', TREE, await page.evaluate(() => window.bench.buildNear()));
	const near: number[] = [];
	for (let i = 0; i < repeats; i++)
		near.push((await page.evaluate((share) => window.bench.near(share), i / repeats)).time);
	results.add(
		{
			name: `near me: 5 km at ${rows.toLocaleString('en-US')}`,
			rows,
			unit: 'ms',
			limit: NEAR_LIMIT.get(rows) ?? null,
			peer: TREE
		},
		near
	);
	await page.evaluate(() => window.bench.close());
}

async function nativeSteps(native: NativeBench, states: readonly FilterState[]): Promise<number[]> {
	const times: number[] = [];
	for (const state of states) {
		let time = 0;
		for (const question of QUERIES) time += await native.query(question, state);
		times.push(time);
	}
	return times;
}
