import { measureColumn, type Dictionary, type TextColumns } from '../domain';
import {
	predicatesByDimension,
	toPredicate,
	type Dimension,
	type FilterContext,
	type FilterState,
	type Predicate
} from '../filters';
import { amountBins, type AmountBins } from './amount-bins';
import { zapTable, type Counting } from './counting';
import type { Facets } from './questions';

/** The dimensions that show options. */
const FACETS = ['years', 'municipalities', 'rubros', 'temas', 'kind', 'statuses', 'zap', 'amount'] as const;
type Facet = (typeof FACETS)[number];

/** Bins by measure, worked out once per release: pass the same map again. */
export type BinsByMeasure = Map<string, AmountBins>;

/**
 * How many works each option would leave, its own dimension's filter lifted. One pass: a row that meets all conditions counts for
 * every option it has, one that misses only its own dimension's counts there, any other nowhere.
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
	const amounts = core[column];
	const bins = binsByMeasure.get(column) ?? amountBins(amounts);
	binsByMeasure.set(column, bins);

	const chosen = toPredicate(state, context, core, text);
	const lifted = predicatesByDimension(state, context, core, text);
	const liftedFacets = FACETS.flatMap((facet): [Facet, Predicate][] => {
		const predicate = lifted.get(facet satisfies Dimension);
		return predicate ? [[facet, predicate]] : [];
	});
	const zones = zapTable(counting, state.zapList);
	const coded = {
		years: counter(counting.years),
		municipalities: counter(core.municipality),
		rubros: counter(core.rubro),
		temas: counter(core.tema),
		kind: counter(core.kind),
		statuses: counter(core.status)
	};
	const inBins = new Uint32Array(Math.max(bins.edges.length - 1, 0));
	let inZap = 0;
	const count = (facet: Facet, row: number): void => {
		if (facet === 'zap') {
			if (zones.zap[zones.codes[row] ?? 0] === 2) inZap++;
		} else if (facet === 'amount') {
			const amount = amounts[row] ?? NaN;
			if (amount === amount) {
				const bin = bins.binOf(amount);
				inBins[bin] = (inBins[bin] ?? 0) + 1;
			}
		} else {
			const { codes, works } = coded[facet];
			const code = codes[row] ?? 0;
			works[code] = (works[code] ?? 0) + 1;
		}
	};
	for (let row = 0; row < core.rows; row++) {
		if (chosen(row)) for (const facet of FACETS) count(facet, row);
		else for (const [facet, othersMet] of liftedFacets) if (othersMet(row)) count(facet, row);
	}
	return {
		years: new Map([...mapOf(coded.years)].map(([year, works]) => [Number(year), works])),
		municipalities: mapOf(coded.municipalities),
		rubros: mapOf(coded.rubros),
		temas: mapOf(coded.temas),
		kinds: mapOf(coded.kind),
		statuses: mapOf(coded.statuses),
		zap: inZap,
		amounts: Array.from(inBins, (works, bin) => ({
			from: bins.edges[bin] ?? 0,
			to: bins.edges[bin + 1] ?? 0,
			works
		}))
	};
}

interface Counter extends Dictionary {
	works: Uint32Array;
}

const counter = ({ values, codes }: Dictionary): Counter => ({
	values,
	codes,
	works: new Uint32Array(values.length)
});

/** Every option of the release, also those that would leave nothing; "sin dato" is no option. */
function mapOf({ values, works }: Counter): Map<string, number> {
	return new Map(
		values.flatMap((value, code): [string, number][] => (value === null ? [] : [[value, works[code] ?? 0]]))
	);
}
