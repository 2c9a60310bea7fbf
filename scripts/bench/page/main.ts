import type { FilterState } from '../../../src/lib/filters';
import { openRelease, sqlOf, type ReleaseClient, type SqlQuestion } from '../../../src/lib/queries';
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
	close(): void;
}

let client: ReleaseClient | null = null;
let crossfilter: CrossfilterBench | null = null;

function opened(): ReleaseClient {
	if (!client) throw new Error('expected an open release, met none');
	return client;
}

async function timed(run: () => Promise<unknown> | unknown): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

const bench: PageBench = {
	async open(dataUrl) {
		const start = performance.now();
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
		return timed(() => opened().engine.query(sql));
	},
	search: (state) => timed(() => opened().columns.context(state)),
	facets: (state) => timed(() => opened().columns.facets(state)),
	close() {
		opened().close();
		client = null;
		crossfilter = null;
	}
};
Object.assign(window, { bench });
