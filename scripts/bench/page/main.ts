import type { EngineStatus } from '../../../src/lib/engine';
import { DEFAULT_FILTER, SORTS, type FilterState } from '../../../src/lib/filters';
import {
	openRelease,
	sqlOf,
	type Answerer,
	type ReleaseClient,
	type SqlQuestion
} from '../../../src/lib/queries';
import { nearAnswer, nearIndex, pointOf, type NearIndex } from '../../../src/lib/queries/near';
import { deskBench, type DeskBench } from './desk';
import { exportBench, type ExportBench } from './exports';
import { buildCrossfilter, type CrossfilterBench } from './crossfilter';

/** What the bench runs in the page. All times are milliseconds on the page's own clock, round trips to workers included. */
export interface PageBench {
	open(dataUrl: string): Promise<{ core: number; text: number }>;
	startEngine(): Promise<number>;
	buildCrossfilter(): number;
	/** One filter step: totals, three groupings and a page of the list. Gives the number of works too, to compare. */
	step(
		tier: 'js' | 'duckdb' | 'crossfilter',
		state: FilterState
	): Promise<{ time: number; works: number; amount: number }>;
	query(question: SqlQuestion, state: FilterState): Promise<number>;
	search(state: FilterState): Promise<number>;
	facets(state: FilterState): Promise<number>;
	/** Builds the spatial index. */
	buildNear(): number;
	/** What lies within 5 km of a work chosen by `share` (0 to 1) of all that have a place: works crowd where people live. */
	near(share: number): { time: number; works: number };
	/** Questions to which the two tiers give different answers: none. */
	differences(state: FilterState): Promise<{ differences: string[]; works: number }>;
	/** What SQL gives, or its error. */
	run(sql: string): Promise<{ rows: unknown[] } | { error: string }>;
	/** Gives a query up after so many milliseconds: the error it ended with. */
	runThenAbort(sql: string, after: number): Promise<{ name: string }>;
	engineStatus(): Promise<EngineStatus>;
	/** The auditors' desk. */
	desk: DeskBench;
	/** All works as a file. */
	exports: ExportBench;
	/** The filter that chooses all works. */
	everything: FilterState;
	close(): void;
}

let client: ReleaseClient | null = null;
let dataFolder = '';
let crossfilter: CrossfilterBench | null = null;
let near: NearIndex | null = null;

function opened(): ReleaseClient {
	if (!client) throw new Error('expected an open release, met none');
	return client;
}

/** An answer as text, whatever the order of its fields; without byte-order marks, which DuckDB's clients drop. */
const sorted = (answer: unknown): string =>
	JSON.stringify(answer, (_, value: unknown) => {
		if (typeof value === 'string') return value.replace(/^\uFEFF/, '');
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	});

async function timed(run: () => Promise<unknown> | unknown): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

const bench: PageBench = {
	async open(dataUrl) {
		const start = performance.now();
		dataFolder = dataUrl;
		client = await openRelease({ dataUrl, release: null });
		const core = performance.now() - start;
		await client.textReady;
		return { core, text: performance.now() - start };
	},
	startEngine: () =>
		timed(async () => {
			const status = await opened().startEngine();
			if (status.state !== 'ready') throw new Error(`the engine is ${status.state}: ${status.detail}`);
		}),
	buildCrossfilter() {
		const start = performance.now();
		crossfilter = buildCrossfilter(opened().mapColumns);
		return performance.now() - start;
	},
	async step(tier, state) {
		if (tier === 'crossfilter') {
			const start = performance.now();
			const works = crossfilter?.step(state) ?? 0;
			return { time: performance.now() - start, works, amount: 0 };
		}
		const answerer = opened().answerer(tier);
		if (answerer.tier !== tier) throw new Error(`expected the tier ${tier}, met ${answerer.tier}`);
		const start = performance.now();
		const [totals] = await Promise.all([
			answerer.totals(state),
			answerer.byYear(state),
			answerer.byMunicipality(state),
			answerer.byRubro(state),
			answerer.page(state, 'monto', 0, 50)
		]);
		return { time: performance.now() - start, works: totals.works, amount: totals.amount };
	},
	async query(question, state) {
		const context = await opened().columns.context(state);
		const sql = sqlOf(question, state, context);
		return timed(() => opened().engine.query(sql, undefined, true));
	},
	search: (state) => timed(() => opened().columns.context(state)),
	facets: (state) => timed(() => opened().columns.facets(state)),
	buildNear() {
		const start = performance.now();
		near = nearIndex(opened().mapColumns);
		return performance.now() - start;
	},
	near(share) {
		if (!near) throw new Error('expected buildNear() first');
		const ordinal = near.ordinals[Math.floor(share * near.ordinals.length)] ?? 0;
		const point = pointOf(near.columns, ordinal);
		const start = performance.now();
		const { ordinals } = nearAnswer(near, {
			point,
			radius: 5_000,
			measure: 'investment',
			municipality: null,
			chosen: null
		});
		return { time: performance.now() - start, works: ordinals.length };
	},
	async differences(state) {
		const [js, duckdb] = [opened().columns, opened().answerer('duckdb')];
		if (duckdb.tier !== 'duckdb') throw new Error(`the engine is ${opened().engine.status.state}`);
		const asked: [string, (answerer: Answerer) => Promise<unknown>][] = [
			['totals', (answerer) => answerer.totals(state)],
			['byYear', (answerer) => answerer.byYear(state)],
			['byMunicipality', (answerer) => answerer.byMunicipality(state)],
			['byRubro', (answerer) => answerer.byRubro(state)],
			...SORTS.map((sort): [string, (answerer: Answerer) => Promise<unknown>] => [
				`page by ${sort}`,
				(answerer) => answerer.page(state, sort, 3, 20)
			])
		];
		const differences: string[] = [];
		for (const [name, ask] of asked) {
			const [a, b] = [sorted(await ask(js)), sorted(await ask(duckdb))];
			if (a !== b) differences.push(`${name}: ${a} and ${b}`);
		}
		return { differences, works: (await js.totals(state)).works };
	},
	async run(sql) {
		try {
			return { rows: await opened().engine.query(sql) };
		} catch (thrown) {
			return { error: String(thrown) };
		}
	},
	async runThenAbort(sql, after) {
		const stop = new AbortController();
		setTimeout(() => stop.abort(), after);
		const thrown: unknown = await opened()
			.engine.query(sql, stop.signal)
			.catch((error: unknown) => error);
		return { name: thrown instanceof Error ? thrown.name : `none: ${String(thrown)}` };
	},
	desk: deskBench(opened),
	exports: exportBench(opened, () => dataFolder),
	everything: DEFAULT_FILTER,
	engineStatus: () => opened().startEngine(),
	close() {
		opened().close();
		client = null;
		crossfilter = null;
		near = null;
	}
};
Object.assign(window, { bench });
