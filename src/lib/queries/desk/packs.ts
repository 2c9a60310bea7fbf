import type { Dictionary } from '../../domain';
import { DESK_VIEWS, type DeskView } from './types';

/** Cells of one pack at most: its sums stay in the processor's cache. */
const MOST_CELLS = 0x10000;

/**
 * Several views grouped at once: one code for every combination of their groups. A row that is chosen counts in all nine views; going through all rows once for
 * each costs three times as much as once for each of three packs, which are then added up cell by cell.
 */
export interface Pack {
	codes: Uint16Array | Uint32Array;
	cells: number;
	/** The group of a view in a cell is `floor(cell / stride) % size`. */
	views: { view: DeskView; stride: number; size: number }[];
}

/** Views in packs of at most 65,536 cells, the largest first; a view with more groups than that has one of its own. */
export function packsOf(views: Record<DeskView, Dictionary>): Pack[] {
	const open: { cells: number; members: DeskView[] }[] = [];
	const size = (view: DeskView): number => views[view].values.length;
	for (const view of [...DESK_VIEWS].sort((a, b) => size(b) - size(a))) {
		const room = open.find(({ cells }) => cells * size(view) <= MOST_CELLS);
		if (room) {
			room.cells *= size(view);
			room.members.push(view);
		} else open.push({ cells: size(view), members: [view] });
	}
	return open.map(({ cells, members }) => packOf(views, members, cells));
}

function packOf(views: Record<DeskView, Dictionary>, members: readonly DeskView[], cells: number): Pack {
	const rows = views.years.codes.length;
	const codes = cells <= 0x10000 ? new Uint16Array(rows) : new Uint32Array(rows);
	const placed: Pack['views'] = [];
	let stride = 1;
	for (const view of members) {
		const { values, codes: own } = views[view];
		for (let row = 0; row < rows; row++) (codes[row] as number) += (own[row] as number) * stride;
		placed.push({ view, stride, size: values.length });
		stride *= values.length;
	}
	return { codes, cells, views: placed };
}
