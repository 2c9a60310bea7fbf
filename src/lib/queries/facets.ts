import { measureColumn, type Dictionary, type TextColumns } from '../domain';
import {
	clausesOf,
	DEFAULT_FILTER,
	toPredicate,
	type Dimension,
	type FilterContext,
	type FilterState
} from '../filters';
import { amountBins, type AmountBins } from './amount-bins';
import { zapTable, type Counting } from './counting';
import type { Facets } from './questions';

/** The dimensions that show options. */
const FACETS = ['years', 'municipalities', 'rubros', 'temas', 'kind', 'statuses', 'zap', 'amount'] as const;
type Facet = (typeof FACETS)[number];

/** A histogram of one measure with every row's bin (bin 0 of the codes is "missing"). */
interface Binned {
	bins: AmountBins;
	codes: Uint8Array;
}
/** By measure, worked out once per release: pass the same map again. */
export type BinsByMeasure = Map<string, Binned>;

/** For a row: it misses conditions of two dimensions or more; otherwise it meets all, or misses only the one of that number. */
const MISSES_MORE = 254;
const MEETS_ALL = 255;

/**
 * How many works each option would leave, its own dimension's filter lifted. A row that meets all conditions counts for every option it
 * has, one that misses only its own dimension's counts there, any other nowhere: so each row is judged once, and each dimension counted
 * in a loop of its own.
 */
export function facets(
	counting: Counting,
	text: TextColumns | null,
	state: FilterState,
	context: FilterContext,
	binsByMeasure: BinsByMeasure
): Facets {
	const { core } = counting;
	const column = measureColumn(state.measure);
	const binned = binsByMeasure.get(column) ?? binnedOf(core[column]);
	binsByMeasure.set(column, binned);
	const { bins } = binned;
	const zones = zapTable(counting, state.zapList);
	const verdicts = judge(counting, text, state, context);
	const count = (facet: Facet, codes: ArrayLike<number>, size: number): Uint32Array => {
		const own = FACETS.indexOf(facet);
		const works = new Uint32Array(size);
		for (let row = 0; row < verdicts.length; row++) {
			const verdict = verdicts[row];
			if (verdict === MEETS_ALL || verdict === own) (works[codes[row] as number] as number)++;
		}
		return works;
	};
	const options = (facet: Facet, { values, codes }: Dictionary): Map<string, number> => {
		const works = count(facet, codes, values.length);
		// Every option of the release, also those that would leave nothing; "sin dato" is no option.
		return new Map(
			values.flatMap((value, code): [string, number][] => (value === null ? [] : [[value, works[code] ?? 0]]))
		);
	};
	const byZone = count('zap', zones.codes, zones.zap.length);
	const inBins = count('amount', binned.codes, bins.edges.length + 1);
	return {
		years: new Map([...options('years', counting.years)].map(([year, works]) => [Number(year), works])),
		municipalities: options('municipalities', core.municipality),
		rubros: options('rubros', core.rubro),
		temas: options('temas', core.tema),
		kinds: options('kind', core.kind),
		statuses: options('statuses', core.status),
		zap: byZone.reduce((works, inCode, code) => (zones.zap[code] === 2 ? works + inCode : works), 0),
		amounts: bins.edges.slice(0, -1).map((from, bin) => ({
			from,
			to: bins.edges[bin + 1] ?? from,
			works: inBins[bin + 1] ?? 0
		}))
	};
}

/** For every row what it misses: nothing, one facet's condition (its number), or more. */
function judge(
	{ core }: Counting,
	text: TextColumns | null,
	state: FilterState,
	context: FilterContext
): Uint8Array {
	const verdicts = new Uint8Array(core.rows).fill(MEETS_ALL);
	const filtering = clausesOf(state).map(({ dimension }) => dimension);
	const tests = filtering.map((dimension) => toPredicate(alone(state, dimension), context, core, text));
	const facetOf = filtering.map((dimension) => {
		const facet = FACETS.findIndex((name) => name === dimension);
		return facet < 0 ? MISSES_MORE : facet;
	});
	for (let row = 0; row < verdicts.length; row++) {
		let verdict = MEETS_ALL;
		for (let i = 0; i < tests.length; i++) {
			if (tests[i]?.(row)) continue;
			const isFirst = verdict === MEETS_ALL;
			verdict = isFirst ? (facetOf[i] ?? MISSES_MORE) : MISSES_MORE;
			if (!isFirst) break;
		}
		verdicts[row] = verdict;
	}
	return verdicts;
}

/** The state with the filter of one dimension only. A dimension is named as the field that holds its filter. */
const alone = (state: FilterState, dimension: Dimension): FilterState => ({
	...DEFAULT_FILTER,
	measure: state.measure,
	zapList: state.zapList,
	[dimension]: state[dimension]
});

function binnedOf(amounts: Float64Array): Binned {
	const bins = amountBins(amounts);
	const codes = new Uint8Array(amounts.length);
	for (let row = 0; row < codes.length; row++) {
		const amount = amounts[row] ?? NaN;
		if (amount === amount) codes[row] = bins.binOf(amount) + 1;
	}
	return { bins, codes };
}
