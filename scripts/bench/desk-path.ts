import { RUBROS, STATUS_CODES } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { stateKey } from '../../src/lib/queries';
import { randomNumbers } from './states';

/**
 * Steps as an auditor takes them at the desk: one click or brush in one of five views after another, now and then one lifted, no state twice. Every tenth
 * step begins again from all works.
 */
export function deskPath(count: number, seed: number, municipalities: readonly string[]): FilterState[] {
	const random = randomNumbers(seed);
	const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
	const some = <T>(values: readonly T[], most: number): T[] =>
		Array.from({ length: int(1, most) }, () => values[int(0, values.length - 1)]).filter(
			(value) => value !== undefined
		);
	const change = (state: FilterState): FilterState => {
		const lifted = random() < 0.25;
		switch (int(0, 4)) {
			case 0: {
				const first = int(2012, 2020);
				return { ...state, years: lifted ? null : { from: first, to: int(first, 2020) } };
			}
			case 1:
				return { ...state, municipalities: lifted ? [] : some(municipalities, 6) };
			case 2:
				return { ...state, rubros: lifted ? [] : some(RUBROS, 3) };
			case 3:
				return { ...state, statuses: lifted ? [] : some(STATUS_CODES, 3) };
			default:
				return {
					...state,
					amount: lifted ? null : { from: int(1, 20) * 50_000, to: int(2, 90) * 1_000_000 }
				};
		}
	};
	const met = new Map<string, FilterState>();
	let state: FilterState = DEFAULT_FILTER;
	while (met.size < count) {
		state = change(met.size % 10 === 0 ? DEFAULT_FILTER : state);
		met.set(stateKey(state), state);
	}
	return [...met.values()];
}
