import { measureColumn, MoneyError, type Dictionary } from '../../domain';
import type { FilterState } from '../../filters';
import type { Counting } from '../counting';
import { bitOf } from './cross-mask';
import { DESK_VIEWS, type BrushedView, type DeskCube, type DeskGroup, type DeskSums } from './types';
import { DIMENSION_OF, type ViewCodes } from './view-codes';

/**
 * Falcon's data tile: for each bin of the active view and each group of the others, sums over all bins before it, so that any brush is a difference of two
 * numbers a group (Moritz et al., "Falcon", CHI 2019). `masks` without the active view's own bit. Throws MoneyError.
 */
export function cubeOf(
	counting: Counting,
	masks: Uint16Array,
	codes: ViewCodes,
	state: Pick<FilterState, 'measure' | 'agency' | 'contractor'>,
	active: BrushedView,
	own: DeskGroup[]
): DeskCube {
	const column = measureColumn(state.measure);
	if (!counting.exact.has(column))
		throw new MoneyError(`sums of ${column} may be beyond the exact range of ±2^53 centavos`);
	const amounts = counting.core[column];
	const bins = codes.views[active];
	const slots = bins.values.length + 1;
	const ignored = bitOf(DIMENSION_OF[active]);
	const sumsBy = (groups: Dictionary, ownBit: number): DeskSums =>
		prefixSums(masks, bins.codes, groups, amounts, ~(ignored | ownBit) & 0xffff, slots);
	const views: DeskCube['views'] = {};
	for (const view of DESK_VIEWS)
		if (view !== active) {
			const groups = codes.views[view];
			views[view] = { keys: groups.values, ...sumsBy(groups, bitOf(DIMENSION_OF[view])) };
		}
	const all = { values: [null], codes: new Uint8Array(masks.length) };
	return {
		active,
		keys: bins.values.slice(1).map(String),
		slots,
		totals: sumsBy(all, 0),
		views,
		own,
		chosen: { agencies: state.agency, contractors: state.contractor },
		bins: codes.bins
	};
}

/** Slot 0 is what has no bin, slot 1 stays 0, slot b + 2 is all bins up to bin b. */
function prefixSums(
	masks: Uint16Array,
	bins: Dictionary['codes'],
	groups: Dictionary,
	amounts: Float64Array,
	rejecting: number,
	slots: number
): DeskSums {
	const size = groups.values.length * slots;
	const works = new Float64Array(size);
	const amount = new Float64Array(size);
	const withoutAmount = new Float64Array(size);
	const { codes } = groups;
	for (let row = 0; row < masks.length; row++) {
		if (((masks[row] as number) & rejecting) !== 0) continue;
		const bin = bins[row] as number;
		const at = (codes[row] as number) * slots + (bin === 0 ? 0 : bin + 1);
		const centavos = amounts[row] as number;
		(works[at] as number)++;
		if (centavos !== centavos) (withoutAmount[at] as number)++;
		else (amount[at] as number) += centavos;
	}
	for (const sums of [works, amount, withoutAmount])
		for (let group = 0; group < size; group += slots)
			for (let slot = 2; slot < slots; slot++)
				(sums[group + slot] as number) += sums[group + slot - 1] as number;
	return { works, amount, withoutAmount };
}
