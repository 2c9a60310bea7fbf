import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	curveOf,
	figuresOf,
	indexOf,
	intervalsOf,
	shareAt,
	type EquitySample,
	type Weighted
} from '../../../src/lib/analysis';
import { byReceived } from '../../../src/lib/analysis/equity/curve';

const place = (rank: number, weight: number, amount: number): Weighted => ({ rank, weight, amount });
const curve = (places: readonly Weighted[]) => {
	const found = curveOf(places);
	if (!found) throw new Error('expected a curve, met none');
	return found;
};

describe('the published example', () => {
	// World Bank, "Quantitative Techniques for Health Equity Analysis", technical note 7, table 1: under-five deaths in India by wealth
	// group, 1982–92. Its contributions are −0.0008, −0.0267, −0.0592 and −0.0827, its index −0.1694.
	const births = [29_939, 28_776, 26_528, 24_689, 19_739];
	const deathsPerThousand = [154.7, 152.9, 119.5, 86.9, 54.3];
	const groups = births.map((weight, i) => place(i, weight, (weight * (deathsPerThousand[i] ?? 0)) / 1000));

	test('the concentration index', () => expect(indexOf(curve(groups))).toBeCloseTo(-0.1694, 4));
	test('the same from groups in any order', () =>
		expect(indexOf(curve([...groups].reverse()))).toBeCloseTo(-0.1694, 4));
	test('its area is that of Fuller and Lury’s sum', () => {
		const points = curve(groups);
		const contributions = points.slice(1, -1).map(({ p, l }, i) => {
			const after = points[i + 2];
			return after ? Number((p * after.l - after.p * l).toFixed(4)) : NaN;
		});
		expect(contributions).toEqual([-0.0008, -0.0267, -0.0592, -0.0827]);
	});
});

describe('by hand', () => {
	// Four places of 10 people; the neediest first: 10, 20, 30, 40. Points (¼, .1) (½, .3) (¾, .6) (1, 1).
	// Twice the area: ¼ (0 + .1) + ¼ (.1 + .3) + ¼ (.3 + .6) + ¼ (.6 + 1) = .75; index .25.
	const even = [place(1, 10, 10), place(2, 10, 20), place(3, 10, 30), place(4, 10, 40)];
	test('Gini and concentration of four', () => {
		expect(indexOf(curve(even))).toBeCloseTo(0.25, 12);
		expect(indexOf(curve(byReceived(even)))).toBeCloseTo(0.25, 12);
		expect(indexOf(curve(even.map((one) => ({ ...one, rank: -one.rank }))))).toBeCloseTo(-0.25, 12);
	});
	test('the part of the poorest 40 % lies between points: .1 + (.4 − .25) / .25 × .2 = .22', () =>
		expect(shareAt(curve(even), 0.4)).toBeCloseTo(0.22, 12));
	test('the ends of a curve', () => {
		expect(shareAt(curve(even), 0)).toBe(0);
		expect(shareAt(curve(even), 1)).toBe(1);
	});
	// Weights 30 and 10, amounts 10 and 30: (¾, ¼) (1, 1); twice the area ¾ × ¼ + ¼ × 1.25 = .5.
	test('people weigh', () =>
		expect(indexOf(curve([place(1, 30, 10), place(2, 10, 30)]))).toBeCloseTo(0.5, 12));
	test('alike for all is 0', () =>
		expect(indexOf(curve([place(1, 30, 60), place(2, 10, 20), place(3, 5, 10)]))).toBeCloseTo(0, 12));
	test('places that tie are one group, in whichever order they come', () => {
		const tied = [place(1, 10, 0), place(1, 10, 40), place(2, 20, 40)];
		expect(curve(tied)).toEqual([
			{ p: 0, l: 0 },
			{ p: 0.5, l: 0.5 },
			{ p: 1, l: 1 }
		]);
		expect(indexOf(curve([...tied].reverse()))).toBe(indexOf(curve(tied)));
	});
	test('nothing received, nobody there, a weight unknown', () => {
		expect(curveOf([])).toBeNull();
		expect(curveOf([place(1, 10, 0)])).toBeNull();
		expect(curveOf([place(1, 0, 10), place(2, NaN, 3)])).toBeNull();
		expect(curve([place(1, 10, 5), place(2, 0, 7)])).toHaveLength(2);
		expect(figuresOf({ byNeed: [], byUnit: [] })).toBeNull();
		expect(intervalsOf({ byNeed: [], byUnit: [] })).toBeNull();
	});
});

const places = fc.array(
	fc.record({
		rank: fc.integer({ min: 0, max: 5 }),
		weight: fc.integer({ min: 1, max: 1e6 }),
		amount: fc.integer({ min: 0, max: 1e12 })
	}),
	{ minLength: 1, maxLength: 30 }
);

test('properties: a Gini is 0 to 1, no order is more concentrated than that of what is received, and scale does not matter', () => {
	fc.assert(
		fc.property(places, (all) => {
			const found = curveOf(all);
			if (!found) return;
			const gini = indexOf(curve(byReceived(all)));
			expect(gini).toBeGreaterThanOrEqual(-1e-9);
			expect(gini).toBeLessThanOrEqual(1);
			expect(Math.abs(indexOf(found))).toBeLessThanOrEqual(gini + 1e-9);
			const larger = all.map((one) => ({ ...one, amount: one.amount * 7, weight: one.weight * 3 }));
			expect(indexOf(curve(larger))).toBeCloseTo(indexOf(found), 9);
		})
	);
});

describe('intervals', () => {
	const sample: EquitySample = (() => {
		const all = Array.from({ length: 46 }, (_, i) =>
			place((i * 7) % 46, 10_000 + 997 * i, 1_000_000 + 37_000 * ((i * 31) % 46))
		);
		return { byNeed: all, byUnit: all };
	})();

	test('the same seed gives the same ends, another seed others, and the figure lies between', () => {
		const found = intervalsOf(sample);
		expect(found).not.toBeNull();
		expect(intervalsOf(sample)).toEqual(found);
		expect(intervalsOf(sample, 1000, 7)).not.toEqual(found);
		const figures = figuresOf(sample);
		for (const name of ['poorestShare', 'concentration', 'gini'] as const) {
			const [low = NaN, high = NaN] = found?.[name] ?? [];
			expect(low).toBeLessThan(high);
			expect(figures?.[name]).toBeGreaterThan(low - 0.05);
			expect(figures?.[name]).toBeLessThan(high + 0.05);
		}
	});
	test('one place has an interval without width: it is all there is', () => {
		const one = [place(1, 10, 5)];
		expect(intervalsOf({ byNeed: one, byUnit: one })).toEqual({
			poorestShare: [0.4, 0.4],
			concentration: [0, 0],
			gini: [0, 0]
		});
	});
	test('places that tie are one step in every draw: where all tie, nobody is before anybody', () => {
		const tied = [place(1, 10, 5), place(1, 20, 90), place(1, 5, 0)];
		const found = intervalsOf({ byNeed: tied, byUnit: tied });
		for (const end of found?.concentration ?? [NaN]) expect(end).toBeCloseTo(0, 12);
		for (const end of found?.poorestShare ?? [NaN]) expect(end).toBeCloseTo(0.4, 12);
	});
	test('a draw’s figures are those of the curve of the places drawn', () => {
		// Two draws of one seed over two places are one of four samples; the ends of two draws are quantiles of their two values.
		const two = [place(1, 10, 10), place(2, 10, 30)];
		const possible = [
			[two[0], two[0]],
			[two[1], two[1]],
			[two[0], two[1]]
		].map((drawn) => {
			const all = drawn.flatMap((one) => (one ? [one] : []));
			return figuresOf({ byNeed: all, byUnit: all })?.poorestShare;
		});
		for (const seed of [1, 2, 3, 4, 5]) {
			const [low] = intervalsOf({ byNeed: two, byUnit: two }, 1, seed)?.poorestShare ?? [];
			expect(possible.some((value) => value !== undefined && Math.abs(value - (low ?? NaN)) < 1e-12)).toBe(
				true
			);
		}
	});
});
