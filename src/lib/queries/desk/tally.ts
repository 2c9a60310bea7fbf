import { measureColumn, type Dictionary } from '../../domain';
import type { FilterState } from '../../filters';
import type { Counting } from '../counting';
import type { Figure } from '../questions';
import { exactFigure, wideSums } from '../sums';
import { bitOf } from './cross-mask';
import { topNames } from './top-names';
import { DESK_VIEWS, type DeskAnswer, type DeskGroup, type DeskView } from './types';
import { DIMENSION_OF, type ViewCodes } from './view-codes';

/** Figures by code. Whole numbers: exact in a double. */
class Sums {
	readonly works: Float64Array;
	readonly without: Float64Array;
	/** Centavos; NaN where a sum is beyond ±2^53. */
	amount: Float64Array;

	constructor(size: number) {
		this.works = new Float64Array(size);
		this.without = new Float64Array(size);
		this.amount = new Float64Array(size);
	}

	/** Adds the rows of which `mask & rejecting` is `wanted`. */
	add(
		codes: Dictionary['codes'],
		amounts: Float64Array,
		masks: Uint16Array,
		rejecting: number,
		wanted: number
	): void {
		const { works, without, amount } = this;
		for (let row = 0; row < masks.length; row++) {
			if (((masks[row] as number) & rejecting) !== wanted) continue;
			const code = codes[row] as number;
			const centavos = amounts[row] as number;
			(works[code] as number)++;
			if (centavos !== centavos) (without[code] as number)++;
			else (amount[code] as number) += centavos;
		}
	}

	/** Adds a cell of others to a code. */
	addCell(code: number, others: Sums, cell: number): void {
		(this.works[code] as number) += others.works[cell] as number;
		(this.without[code] as number) += others.without[cell] as number;
		(this.amount[code] as number) += others.amount[cell] as number;
	}

	figure(code: number): Figure {
		const [works, amount, withoutAmount] = [this.works[code], this.amount[code], this.without[code]];
		return { works: works ?? 0, amount: amount ?? 0, withoutAmount: withoutAmount ?? 0 };
	}
}

const ANY = 0xffff;
type Shown = Pick<FilterState, 'measure' | 'agency' | 'contractor'>;

/** Every view's groups and the totals, from rows' masks. Throws MoneyError. */
export function tally(counting: Counting, masks: Uint16Array, codes: ViewCodes, state: Shown): DeskAnswer {
	const column = measureColumn(state.measure);
	const amounts = counting.core[column];
	const sums = counting.exact.has(column)
		? packedSums(amounts, masks, codes)
		: new Map(DESK_VIEWS.map((view) => [view, viewSums(counting, masks, codes, state, view)]));
	const more = { agencies: 0, contractors: 0 };
	const views = Object.fromEntries(
		DESK_VIEWS.map((view) => {
			const groups = groupsOf(codes.views[view], sums.get(view) ?? new Sums(0));
			if (view !== 'agencies' && view !== 'contractors') return [view, groups];
			const top = topNames(groups, view === 'agencies' ? state.agency : state.contractor);
			more[view] = top.more;
			return [view, top.groups];
		})
	) as DeskAnswer['views'];
	return { totals: totalsOf(counting, masks, column), views, more, bins: codes.bins };
}

/** The groups of one view alone, named ones not cut. */
export const groupsOfView = (
	counting: Counting,
	masks: Uint16Array,
	codes: ViewCodes,
	state: Shown,
	view: DeskView
): DeskGroup[] => groupsOf(codes.views[view], viewSums(counting, masks, codes, state, view));

/** In the order of the dictionary, "sin dato" last and only where it holds works. */
function groupsOf({ values }: Dictionary, sums: Sums): DeskGroup[] {
	const named = values.slice(1).map((key, i) => exactFigure({ key, ...sums.figure(i + 1) }));
	const missing = exactFigure({ key: null, ...sums.figure(0) });
	return missing.works > 0 ? [...named, missing] : named;
}

/** Rows that fail nothing are counted in packs; each view that filters then gets the rows that fail its own filter only. */
function packedSums(
	amounts: Float64Array,
	masks: Uint16Array,
	{ views, packs }: ViewCodes
): Map<DeskView, Sums> {
	const found = new Map<DeskView, Sums>();
	for (const pack of packs) {
		const cells = new Sums(pack.cells);
		cells.add(pack.codes, amounts, masks, ANY, 0);
		for (const { view, stride, size } of pack.views) {
			const sums = new Sums(size);
			for (let cell = 0; cell < pack.cells; cell++)
				if ((cells.works[cell] as number) > 0) sums.addCell(Math.floor(cell / stride) % size, cells, cell);
			found.set(view, sums);
		}
	}
	let filtering = 0;
	for (let row = 0; row < masks.length; row++) filtering |= masks[row] as number;
	for (const [view, sums] of found) {
		const own = bitOf(DIMENSION_OF[view]);
		if ((filtering & own) !== 0) sums.add(views[view].codes, amounts, masks, ANY, own);
	}
	return found;
}

function viewSums(
	counting: Counting,
	masks: Uint16Array,
	{ views }: ViewCodes,
	{ measure }: Shown,
	view: DeskView
): Sums {
	const column = measureColumn(measure);
	const { values, codes } = views[view];
	const rejecting = ~bitOf(DIMENSION_OF[view]) & ANY;
	const sums = new Sums(values.length);
	sums.add(codes, counting.core[column], masks, rejecting, 0);
	if (!counting.exact.has(column))
		sums.amount = wideSums(counting.core[column], rowsOf(masks, rejecting), codes, values.length);
	return sums;
}

function totalsOf(counting: Counting, masks: Uint16Array, column: ReturnType<typeof measureColumn>): Figure {
	const sums = new Sums(1);
	const one = new Uint8Array(masks.length);
	sums.add(one, counting.core[column], masks, ANY, 0);
	if (!counting.exact.has(column)) sums.amount = wideSums(counting.core[column], rowsOf(masks, ANY), null, 1);
	return exactFigure(sums.figure(0));
}

/** Rows that fail nothing of `rejecting`, ascending. */
export function rowsOf(masks: Uint16Array, rejecting = ANY): Uint32Array {
	const rows = new Uint32Array(masks.length);
	let count = 0;
	for (let row = 0; row < masks.length; row++)
		if (((masks[row] as number) & rejecting) === 0) rows[count++] = row;
	return rows.subarray(0, count);
}
