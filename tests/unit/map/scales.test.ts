import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	growth,
	GROWTH_STOPS,
	LARGEST_RADIUS,
	legendAmounts,
	radiusScale,
	SMALLEST_RADIUS
} from '../../../src/lib/map/scales';

describe('radiusScale', () => {
	it('gives area in proportion to money between its limits', () => {
		const { radius } = radiusScale(Float64Array.of(1_000_000));
		const [a, b] = [radius(1_000_000), radius(4_000_000)];
		expect((b * b) / (a * a)).toBeCloseTo(4);
	});
	it('stays within its limits and never shrinks as money grows', () => {
		const amount = fc.double({ noNaN: true, min: -1e15, max: 1e15 });
		fc.assert(
			fc.property(fc.array(amount, { maxLength: 50 }), amount, amount, (amounts, a, b) => {
				const { radius } = radiusScale(Float64Array.from(amounts));
				const [low, high] = [radius(Math.min(a, b)), radius(Math.max(a, b))];
				expect(low).toBeLessThanOrEqual(high);
				expect(low).toBeGreaterThanOrEqual(SMALLEST_RADIUS);
				expect(high).toBeLessThanOrEqual(LARGEST_RADIUS);
			})
		);
	});
	it('draws missing, zero and negative amounts smallest', () => {
		const { radius } = radiusScale(Float64Array.of(NaN, 0, -5, 1e9));
		expect([NaN, 0, -5].map(radius)).toEqual([SMALLEST_RADIUS, SMALLEST_RADIUS, SMALLEST_RADIUS]);
	});
	it('is not bent by one giant work', () => {
		const amounts = Float64Array.from({ length: 1000 }, (_, i) => 1e6 + i);
		const giant = Float64Array.from(amounts);
		giant[0] = 1e15;
		expect(radiusScale(giant).radius(1e6)).toBeCloseTo(radiusScale(amounts).radius(1e6), 2);
	});
	it('has no reference without amounts', () => {
		expect(radiusScale(Float64Array.of(NaN, 0)).reference).toBeNull();
		expect(legendAmounts(radiusScale(new Float64Array()))).toEqual([]);
	});
});

describe('legendAmounts', () => {
	it('are three round amounts whose circles differ', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100_000, max: 1e14 }), (reference) => {
				const scale = radiusScale(Float64Array.of(reference));
				const amounts = legendAmounts(scale);
				expect(amounts).toHaveLength(3);
				for (const amount of amounts) expect(String(amount)).toMatch(/^[125]0*$/);
				const [a = 0, b = 0, c = 0] = amounts.map(scale.radius);
				expect(a).toBe(SMALLEST_RADIUS);
				expect(b).toBeGreaterThan(a + 1);
				expect(c).toBeGreaterThan(b + 1);
			})
		);
	});
});

describe('growth', () => {
	it('meets its stops, is linear between them and flat beyond', () => {
		for (const [zoom, factor] of GROWTH_STOPS) expect(growth(zoom)).toBeCloseTo(factor);
		expect(growth(0)).toBe(growth(6));
		expect(growth(22)).toBe(growth(15));
		expect(growth(7)).toBeCloseTo((growth(6) + growth(8)) / 2);
	});
});
