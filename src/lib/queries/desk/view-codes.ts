import { measureColumn, type Dictionary, type Measure, type TextColumns } from '../../domain';
import { changeColumn, type Dimension } from '../../filters';
import { amountBins } from '../amount-bins';
import type { Counting } from '../counting';
import { binCount, binOf, CHANGE_EDGES, DELAY_EDGES } from './bins';
import { packsOf, type Pack } from './packs';
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
	packs: Pack[];
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
	const made = new Map<Measure, ViewCodes>();
	const make = (measure: Measure): ViewCodes => {
		const values = core[measureColumn(measure)];
		const amount = binned(values, amountBins(values).edges, 100);
		const views = {
			years: counting.years,
			municipalities: core.municipality,
			rubros: core.rubro,
			agencies: text.agency,
			contractors: text.contractor,
			statuses: core.status,
			amount: amount.dictionary,
			change: change.dictionary,
			delay: delay.dictionary
		};
		const bins = { amount: amount.bins, change: change.bins, delay: delay.bins };
		return { views, bins, packs: packsOf(views) };
	};
	return (measure) => {
		const codes = made.get(measure) ?? make(measure);
		// A few bytes a work each: one reader looks at one measure, and goes back to another.
		if (made.size > 1 && !made.has(measure)) made.clear();
		made.set(measure, codes);
		return codes;
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
