import { measureColumn, type Dictionary, type Measure, type TextColumns } from '../../domain';
import { changeColumn, type Dimension } from '../../filters';
import { amountBins } from '../amount-bins';
import type { Counting } from '../counting';
import { binCount, binOf, CHANGE_EDGES, DELAY_EDGES } from './bins';
import type { DeskAnswer, DeskBins, DeskView } from './types';

/** The filter that each view sets, and ignores itself. */
export const DIMENSION_OF = {
	years: 'years',
	municipalities: 'municipalities',
	rubros: 'rubros',
	agencies: 'agency',
	contractors: 'contractor',
	statuses: 'statuses',
	amount: 'amount',
	change: 'change',
	delay: 'delay'
} as const satisfies Record<DeskView, Dimension>;

/** What each view groups by, as codes: 0 is "sin dato". */
export interface ViewCodes {
	views: Record<DeskView, Dictionary>;
	bins: DeskAnswer['bins'];
}

interface Sources {
	counting: Counting;
	text: Pick<TextColumns, 'agency' | 'contractor'>;
	/** Days by row, NaN where nothing can be said. */
	delays: Float64Array;
}

/** Worked out once for a release and measure. */
export function viewCodes({ counting, text, delays }: Sources): (measure: Measure) => ViewCodes {
	const { core } = counting;
	const change = binned(changeColumn(core), CHANGE_EDGES, 100);
	const delay = binned(delays, DELAY_EDGES, 1);
	const amounts = new Map<Measure, { bins: DeskBins; dictionary: Dictionary }>();
	const amountOf = (measure: Measure) => {
		const values = core[measureColumn(measure)];
		const made = amounts.get(measure) ?? binned(values, amountBins(values).edges, 100);
		amounts.set(measure, made);
		return made;
	};
	return (measure) => {
		const amount = amountOf(measure);
		return {
			views: {
				years: counting.years,
				municipalities: core.municipality,
				rubros: core.rubro,
				agencies: text.agency,
				contractors: text.contractor,
				statuses: core.status,
				amount: amount.dictionary,
				change: change.dictionary,
				delay: delay.dictionary
			},
			bins: { amount: amount.bins, change: change.bins, delay: delay.bins }
		};
	};
}

/** `scale`: how many of the column's units make one of the edges'. A column without any value has no bins. */
function binned(
	values: Float64Array,
	edges: readonly number[],
	scale: number
): { bins: DeskBins; dictionary: Dictionary } {
	const codes = new Uint8Array(values.length);
	const bounds = edges.map((edge) => Math.round(edge * scale));
	let known = 0;
	for (let row = 0; row < codes.length; row++) {
		const value = values[row] ?? NaN;
		if (value !== value) continue;
		known++;
		codes[row] = binOf(bounds, value) + 1;
	}
	const bins = { edges: known === 0 ? [] : [...edges] };
	const keys = Array.from({ length: binCount(bins) }, (_, bin) => String(bin));
	return { bins, dictionary: { values: [null, ...keys], codes } };
}
