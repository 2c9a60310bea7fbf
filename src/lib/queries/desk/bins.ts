import type { Range } from '../../filters';
import type { BrushedView, DeskAnswer, DeskBins } from './types';

/** Per cent. A budget that did not change has a bin of its own: what is below a hundredth of a per cent is no change. */
export const CHANGE_EDGES = [
	-100, -75, -50, -25, -15, -10, -5, 0, 0.01, 5, 10, 15, 20, 25, 50, 75, 100, 200, 400
];
/** Days. The day itself has a bin of its own. */
export const DELAY_EDGES = [-365, -180, -90, -30, -7, 0, 1, 8, 31, 91, 181, 366, 731, 1461];

/** How many bins there are. */
export const binCount = ({ edges }: DeskBins): number => Math.max(0, edges.length - 1);

/** The smallest step of each filter: a centavo, a hundredth of a per cent, a day. */
const STEPS = { amount: 100, change: 100, delay: 1 } as const;

/**
 * The filter that chooses exactly the works of these bins (both included, from 0): `monto=`, `cambio=`, `retraso=` hold both their ends, a bin does not hold its
 * upper edge. Null where all bins are chosen: nothing is filtered then.
 */
export function rangeOfBins(
	view: Exclude<BrushedView, 'years'>,
	bins: DeskAnswer['bins'],
	fromBin: number,
	toBin: number
): Range | null {
	const { edges } = bins[view];
	const last = edges.length - 2;
	const scale = STEPS[view];
	const from = fromBin <= 0 ? null : (edges[fromBin] ?? null);
	const edge = toBin >= last ? null : (edges[toBin + 1] ?? null);
	const to = edge === null ? null : (Math.round(edge * scale) - 1) / scale;
	return from === null && to === null ? null : { from, to };
}

/** The bin of a value: `edges` ascending, at least two; the first and last bins are open. */
export function binOf(edges: readonly number[], value: number): number {
	let low = 0;
	let high = edges.length - 1;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (value >= (edges[middle] ?? 0)) low = middle;
		else high = middle;
	}
	return low;
}
