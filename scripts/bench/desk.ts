import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureColumn, type Manifest } from '../../src/lib/domain';
import { DEFAULT_FILTER, inlineSql, toSql, type Dimension, type FilterState } from '../../src/lib/filters';
import { launchChromium } from './browser';
import { deskPath } from './desk-path';
import { COLUMNS, CROSSFILTER, NATIVE } from './measure-release';
import { tabMemory } from './memory';
import { nativeBench, type NativeBench } from './native';
import type { PageBench } from './page/main';
import type { Results } from './results';

declare const window: { bench: PageBench };

/** What the issue of the auditors promises. */
const STEP_LIMIT = new Map([
	[100_000, 60],
	[1_000_000, 100]
]);
/** Thirty frames a second, milliseconds. */
const FRAME_LIMIT = 33.3;
const FRAMES = 120;
const MEMORY_LIMIT = new Map([[1_000_000, 1024 ** 3]]);

interface Options {
	pageUrl: string;
	folder: string;
	dataUrl: string;
	rows: number;
	repeats: number;
	results: Results;
}

/** The auditors' desk: a step, a brush, the table, and the memory of a tab that has nothing else in it; then the same by its peers. */
export async function measureDesk({
	pageUrl,
	folder,
	dataUrl,
	rows,
	repeats,
	results
}: Options): Promise<void> {
	const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { current: string };
	const manifest = JSON.parse(readFileSync(join(folder, index.current, 'manifest.json'), 'utf8')) as Manifest;
	const municipalities = Array.from({ length: 46 }, (_, i) => `11${String(i + 1).padStart(3, '0')}`);
	const path = deskPath(Math.max(repeats, 40), 21, municipalities);
	const line = (name: string, peer: string, times: readonly number[], limit: number | null = null) =>
		results.add({ name: `desk: ${name}`, rows, unit: 'ms', limit, peer }, times);
	// A browser of its own: the process of a tab keeps what an earlier page took.
	const browser = await launchChromium();
	try {
		const page = await browser.newPage();
		await page.goto(pageUrl);
		await page.waitForFunction(() => 'bench' in window);
		const { text } = await page.evaluate((url) => window.bench.open(url), dataUrl);
		line('open: names and figures usable', COLUMNS, [text]);
		const first = await page.evaluate((s) => window.bench.desk.step(s), DEFAULT_FILTER);
		line('the first view (reads dates, sorts the table)', COLUMNS, [first.time]);

		const steps: { time: number; works: number }[] = [];
		for (const state of path) steps.push(await page.evaluate((s) => window.bench.desk.step(s), state));
		const step = 'a step: totals, five views and a table page';
		line(
			step,
			`${COLUMNS} (nine views)`,
			steps.map(({ time }) => time),
			STEP_LIMIT.get(rows) ?? null
		);
		const scrolls = [];
		for (let i = 0; i < repeats; i++)
			scrolls.push(
				await page.evaluate(
					(share) => window.bench.desk.scroll({ ...window.bench.everything, kind: 'obra' }, share),
					(i + 0.5) / (2 * repeats)
				)
			);
		line('fifty rows from anywhere of the table', COLUMNS, scrolls);
		const pivots = [];
		for (const state of path.slice(0, repeats))
			pivots.push(await page.evaluate((s) => window.bench.desk.pivot(s), state));
		line('a pivot: municipality by year', COLUMNS, pivots);

		const cubes = [];
		for (const state of path.slice(0, 8))
			cubes.push(await page.evaluate((s) => window.bench.desk.buildCube(s, 'amount'), state));
		line('the cube under a brush (once, as it is grasped)', COLUMNS, cubes);
		await page.evaluate((s) => window.bench.desk.buildCube(s, 'amount'), DEFAULT_FILTER);
		const drag = await page.evaluate((frames) => window.bench.desk.drag(frames), FRAMES);
		const between = 'dragging a brush, from frame to frame (30 a second are 33.3 ms)';
		line(between, `${COLUMNS} (nine views)`, drag.between, FRAME_LIMIT);
		line('dragging a brush, the work of one frame', `${COLUMNS} (nine views)`, drag.work);

		const memory = await tabMemory(browser);
		if (memory) {
			const bytes = (name: string, value: number, limit: number | null) =>
				results.add({ name: `desk: ${name}`, rows, unit: 'bytes', limit, peer: COLUMNS }, [value]);
			bytes('resident memory of the tab, after all of this', memory.now, MEMORY_LIMIT.get(rows) ?? null);
			bytes('resident memory of the tab, at its highest', memory.highest, MEMORY_LIMIT.get(rows) ?? null);
		}

		line('build', CROSSFILTER, [await page.evaluate(() => window.bench.desk.buildCrossfilter())]);
		const peers = [];
		for (const state of path)
			peers.push(await page.evaluate((s) => window.bench.desk.crossfilterStep(s), state));
		line(
			step,
			CROSSFILTER,
			peers.map(({ time }) => time)
		);
		peers.forEach(({ works }, i) => {
			if (works !== steps[i]?.works)
				throw new Error(
					`crossfilter2 counts ${works} works, the desk ${steps[i]?.works}: ${JSON.stringify(path[i])}`
				);
		});
		await page.evaluate((s) => window.bench.desk.crossfilterStep(s), DEFAULT_FILTER);
		const peerDrag = await page.evaluate((frames) => window.bench.desk.crossfilterDrag(frames), FRAMES);
		line(between, CROSSFILTER, peerDrag.between);
	} finally {
		await browser.close();
	}

	const native = await nativeBench(join(folder, index.current), manifest);
	try {
		await nativeStep(native, DEFAULT_FILTER);
		const times = [];
		for (const state of path) times.push(await nativeStep(native, state));
		line('a step: totals, five views and a table page', NATIVE, times);
	} finally {
		native.close();
	}
}

const VIEWS: readonly [column: string, own: Dimension | undefined][] = [
	['NULL', undefined],
	['year', 'years'],
	['municipality', 'municipalities'],
	['rubro', 'rubros'],
	['status', 'statuses']
];

/** The same questions in SQL, one after another. Milliseconds. */
async function nativeStep(native: NativeBench, state: FilterState): Promise<number> {
	const context = { zapLists: new Map(), matches: null };
	const measure = measureColumn(state.measure);
	const where = (except?: Dimension): string => {
		const { where: sql, params } = toSql(state, context, { except, over: 'engine' });
		return inlineSql(sql, params);
	};
	const figures = `count(*), sum(${measure})::BIGINT, count(${measure})`;
	const queries = [
		...VIEWS.map(([column, own]) => `SELECT ${column}, ${figures} FROM works WHERE ${where(own)} GROUP BY 1`),
		`SELECT floor(log10(greatest(${measure}, 1)) * 3), ${figures} FROM works WHERE ${where('amount')} GROUP BY 1`,
		`SELECT ordinal, name, municipality, year, ${measure}, contractor, agency, status FROM works WHERE ${where()} ORDER BY ${measure} DESC NULLS LAST, year LIMIT 50`
	];
	let time = 0;
	for (const sql of queries) time += await native.run(sql);
	return time;
}
