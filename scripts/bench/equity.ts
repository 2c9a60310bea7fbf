import { DRAWS, intervalsOf, type EquitySample } from '../../src/lib/analysis';
import type { Results } from './results';

const LIMIT_MS = 300;
/** Guanajuato's municipalities, and all of Mexico's in the 2020 census. */
const PLACES = [46, 2469] as const;

/** The intervals of one question of `/equidad`, by the code that its worker runs; here in Node. */
export function measureEquity(results: Results, repeats: number): void {
	for (const count of PLACES) {
		const sample = placesOf(count);
		const times = Array.from({ length: repeats }, () => {
			const from = performance.now();
			intervalsOf(sample);
			return performance.now() - from;
		});
		results.add(
			{
				name: `equity: intervals by ${DRAWS.toLocaleString('en-US')} draws, ${count.toLocaleString('en-US')} places`,
				rows: null,
				unit: 'ms',
				limit: count === PLACES[0] ? LIMIT_MS : null,
				peer: 'Plomada, plain arrays'
			},
			times
		);
	}
}

function placesOf(count: number): EquitySample {
	const places = Array.from({ length: count }, (_, i) => ({
		rank: (i * 7) % count,
		weight: 10_000 + 997 * i,
		amount: 1_000_000 + 37_000 * ((i * 31) % count)
	}));
	return { byNeed: places, byUnit: places };
}
