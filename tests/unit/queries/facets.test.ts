import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureColumn, type Work } from '../../../src/lib/domain';
import {
	DEFAULT_FILTER,
	toPredicate,
	type Dimension,
	type FilterContext,
	type FilterState
} from '../../../src/lib/filters';
import { columnsAnswerer, type Facets } from '../../../src/lib/queries';
import { filterStates } from '../../fixtures/arbitrary';
import { delaysOf } from '../../../src/lib/queries/delays';
import { columnsOf, daysOf, FIXTURE_ON, FIXTURE_ZAP_LISTS, fixtureWorks } from '../../fixtures/works';

const works = fixtureWorks(400, { seed: 12 });
const { core, text } = columnsOf(works);
const answerer = columnsAnswerer({
	delays: () => Promise.resolve(delaysOf(core.status, daysOf(works), FIXTURE_ON)),
	worksColumns: () => Promise.reject(new Error('no columns here')),
	core,
	text: async () => text,
	zapLists: FIXTURE_ZAP_LISTS,
	localityNames: async () => new Map(),
	candidates: async () => [],
	lateness: async () => new Uint8Array(),
	municipalityNames: async () => new Map(),
	work: async () => null
});

/** The works left when one dimension's filter is lifted, counted one by one. */
function brute(state: FilterState, context: FilterContext) {
	const left = (except: Dimension) => {
		const chosen = toPredicate(state, context, core, text, { except });
		return works.filter((work) => chosen(work.ordinal));
	};
	const counts = <K>(dimension: Dimension, value: (work: Work) => K | null) => {
		const counted = new Map<K, number>();
		for (const work of left(dimension)) {
			const key = value(work);
			if (key !== null) counted.set(key, (counted.get(key) ?? 0) + 1);
		}
		return counted;
	};
	const list = state.zapList === null ? null : FIXTURE_ZAP_LISTS.get(state.zapList);
	return {
		years: counts('years', (work) => work.year),
		municipalities: counts('municipalities', (work) => work.municipality),
		rubros: counts('rubros', (work) => work.rubro),
		temas: counts('temas', (work) => work.tema),
		kinds: counts('kind', (work) => work.kind),
		statuses: counts('statuses', (work) => work.status),
		zap: left('zap').filter((work) =>
			list ? work.municipality !== null && list.has(work.municipality) : work.zap === true
		).length,
		amounts: left('amount').map((work) => work[measureColumn(state.measure)])
	};
}
const withoutZeros = <K>(counted: Map<K, number>) => new Map([...counted].filter(([, works_]) => works_ > 0));
const OPTIONS = ['years', 'municipalities', 'rubros', 'temas', 'kinds', 'statuses'] as const;

test('facets are what counting one by one gives', async () => {
	await fc.assert(
		fc.asyncProperty(filterStates, async (state) => {
			const context = await answerer.context(state);
			const [met, expected] = [await answerer.facets(state), brute(state, context)];
			for (const option of OPTIONS)
				expect(withoutZeros<string | number>(met[option])).toEqual(expected[option]);
			expect(met.zap).toBe(expected.zap);
			const known = expected.amounts.filter((amount) => amount !== null);
			met.amounts.forEach(({ from, to, works: inBin }) =>
				expect(inBin).toBe(known.filter((amount) => amount >= from * 100 && amount < to * 100).length)
			);
			expect(met.amounts.reduce((sum, bin) => sum + bin.works, 0)).toBe(known.length);
		}),
		{ numRuns: 300 }
	);
});

test('every option of the release is there, also what would leave nothing', async () => {
	const all = await answerer.facets(DEFAULT_FILTER);
	const none: Facets = await answerer.facets({
		...DEFAULT_FILTER,
		years: { from: 1999, to: 1999 },
		rubros: ['agua']
	});
	for (const option of OPTIONS) expect([...none[option].keys()]).toEqual([...all[option].keys()]);
	expect([...none.municipalities.values()].every((left) => left === 0)).toBe(true);
	expect(none.amounts.map(({ from, to }) => [from, to])).toEqual(
		all.amounts.map(({ from, to }) => [from, to])
	);
});
