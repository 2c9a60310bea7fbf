import { measureColumn, type Dictionary, type Measure } from '../../domain';
import type { FilterState } from '../../filters';
import type { Counting } from '../counting';
import type { Figure } from '../questions';
import { exactFigure, wideSums } from '../sums';
import { bitOf } from './cross-mask';
import { topNames } from './top-names';
import { DESK_VIEWS, type DeskAnswer, type DeskGroup, type DeskView } from './types';
import { DIMENSION_OF, type ViewCodes } from './view-codes';

/** Every view's groups and the totals, from rows' masks. Throws MoneyError. */
export function tally(
	counting: Counting,
	masks: Uint16Array,
	codes: ViewCodes,
	state: Pick<FilterState, 'measure' | 'agency' | 'contractor'>
): DeskAnswer {
	const sums = new Sums(counting, masks, state.measure);
	const more = { agencies: 0, contractors: 0 };
	const groupsOf = (view: DeskView): DeskGroup[] => {
		const groups = sums.by(codes.views[view], bitOf(DIMENSION_OF[view])).map(exactFigure);
		if (view !== 'agencies' && view !== 'contractors')
			return groups.filter(({ key, works }) => key !== null || works > 0);
		const top = topNames(groups, view === 'agencies' ? state.agency : state.contractor);
		more[view] = top.more;
		return top.groups;
	};
	const views = Object.fromEntries(DESK_VIEWS.map((view) => [view, groupsOf(view)])) as DeskAnswer['views'];
	return { totals: exactFigure(sums.totals()), views, more, bins: codes.bins };
}

/** Sums over the rows of which a mask fails nothing, or one dimension's own bit only. NaN where one is beyond ±2^53. */
class Sums {
	readonly #amounts: Float64Array;
	readonly #isExact: boolean;

	constructor(
		counting: Counting,
		private readonly masks: Uint16Array,
		measure: Measure
	) {
		const column = measureColumn(measure);
		this.#amounts = counting.core[column];
		this.#isExact = counting.exact.has(column);
	}

	totals(): Figure {
		const none = { values: [null], codes: new Uint8Array(this.masks.length) };
		const [total] = this.by(none, 0);
		return { works: total?.works ?? 0, amount: total?.amount ?? 0, withoutAmount: total?.withoutAmount ?? 0 };
	}

	/** In the order of the dictionary, "sin dato" last. */
	by({ values, codes }: Dictionary, own: number): DeskGroup[] {
		const size = values.length;
		const works = new Float64Array(size);
		const without = new Float64Array(size);
		let sums = new Float64Array(size);
		const { masks } = this;
		const amounts = this.#amounts;
		const rejecting = ~own & 0xffff;
		for (let row = 0; row < masks.length; row++) {
			if (((masks[row] as number) & rejecting) !== 0) continue;
			const code = codes[row] as number;
			const amount = amounts[row] as number;
			(works[code] as number)++;
			if (amount !== amount) (without[code] as number)++;
			else (sums[code] as number) += amount;
		}
		if (!this.#isExact) {
			const rows = Uint32Array.from(masks.keys()).filter((row) => ((masks[row] ?? 0) & rejecting) === 0);
			sums = wideSums(amounts, rows, codes, size) as Float64Array<ArrayBuffer>;
		}
		const group = (key: string | null, code: number): DeskGroup => ({
			key,
			works: works[code] ?? 0,
			amount: sums[code] ?? 0,
			withoutAmount: without[code] ?? 0
		});
		return [...values.slice(1).map((key, i) => group(key, i + 1)), group(null, 0)];
	}
}
