import { KINDS, RUBROS, STATUS_CODES } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { stateKey } from '../../src/lib/queries';

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/**
 * Filters as people set them: years often, places and classes often, the rest now and then; no two alike, so that no answer comes from a
 * cache. All count the investment: crossfilter would have to be built again for another measure.
 */
export function randomStates(
	count: number,
	seed: number,
	municipalities: readonly string[],
	years: readonly [number, number]
): FilterState[] {
	const random = randomNumbers(seed);
	const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
	const some = <T>(values: readonly T[], most: number): T[] =>
		Array.from({ length: int(1, most) }, () => values[int(0, values.length - 1)]).filter(
			(value) => value !== undefined
		);
	const often = <T>(share: number, value: () => T, otherwise: T): T =>
		random() < share ? value() : otherwise;
	const states = new Map<string, FilterState>();
	while (states.size < count) {
		const first = int(...years);
		const state: FilterState = {
			...DEFAULT_FILTER,
			years: often(0.6, () => ({ from: first, to: int(first, years[1]) }), null),
			municipalities: often(0.4, () => some(municipalities, 5), []),
			rubros: often(0.4, () => some(RUBROS, 3), []),
			statuses: often(0.25, () => some(STATUS_CODES, 3), []),
			kind: often(0.15, () => KINDS[int(0, 1)] ?? null, null),
			amount: often(0.35, () => ({ from: int(1, 20) * 50_000, to: int(2, 90) * 1_000_000 }), null),
			zap: often(0.15, () => true, false)
		};
		states.set(stateKey(state), state);
	}
	return [...states.values()];
}
