import type { Figure } from '../questions';
import { topNames } from './top-names';
import {
	DESK_VIEWS,
	type DeskAnswer,
	type DeskCube,
	type DeskGroup,
	type DeskSums,
	type DeskView
} from './types';

/**
 * The desk as a brush over bins `fromBin` to `toBin` of the active view leaves it (both included, in whichever order): what `desk()` says of the state with
 * that range. All bins together are no filter, and hold what has no bin too.
 */
export function brushed(cube: DeskCube, fromBin: number, toBin: number): DeskAnswer {
	const last = cube.keys.length - 1;
	// Without any bin `to` is -1, and all there is has none.
	const from = Math.max(0, Math.min(fromBin, toBin, last));
	const to = Math.min(last, Math.max(fromBin, toBin, 0));
	const isAll = from === 0 && to === last;
	const sum = (sums: Float64Array, at: number): number =>
		(sums[at + to + 2] ?? 0) - (sums[at + from + 1] ?? 0) + (isAll ? (sums[at] ?? 0) : 0);
	const figure = ({ works, amount, withoutAmount }: DeskSums, group: number): Figure => {
		const at = group * cube.slots;
		return { works: sum(works, at), amount: sum(amount, at), withoutAmount: sum(withoutAmount, at) };
	};
	const more = { agencies: 0, contractors: 0 };
	const groupsOf = (view: DeskView): DeskGroup[] => {
		const sums = cube.views[view];
		if (!sums) return cube.own;
		const groups: DeskGroup[] = [];
		for (let group = 1; group < sums.keys.length; group++)
			groups.push({ key: sums.keys[group] ?? null, ...figure(sums, group) });
		const missing = figure(sums, 0);
		if (missing.works > 0) groups.push({ key: null, ...missing });
		if (view !== 'agencies' && view !== 'contractors') return groups;
		const top = topNames(groups, cube.chosen[view]);
		more[view] = top.more;
		return top.groups;
	};
	const views = Object.fromEntries(DESK_VIEWS.map((view) => [view, groupsOf(view)])) as DeskAnswer['views'];
	return { totals: figure(cube.totals, 0), views, more, bins: cube.bins };
}
