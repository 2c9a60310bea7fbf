import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf, naturalBreaks, quantileBreaks } from '../../../src/lib/charts/classes';

const grouped = (values: readonly number[], breaks: readonly number[]): number[][] => {
	const groups: number[][] = Array.from({ length: breaks.length + 1 }, () => []);
	for (const value of values) groups[classOf(value, breaks)]?.push(value);
	return groups;
};
const spread = (values: readonly number[]): number => {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};
const cost = (groups: readonly number[][]): number => groups.reduce((sum, group) => sum + spread(group), 0);
/** Every way of choosing breaks among the values. */
function* everyBreak(sorted: readonly number[], breaks: number): Generator<number[]> {
	if (breaks === 0) return yield [];
	for (let i = 0; i < sorted.length; i++)
		for (const rest of everyBreak(sorted.slice(i + 1), breaks - 1)) yield [sorted[i] ?? 0, ...rest];
}

describe('classes', () => {
	test('quantiles: as many in each; equal values stay together and leave fewer classes', () => {
		expect(quantileBreaks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)).toEqual([3, 5, 7, 9]);
		expect(grouped([5, 1, 4, 2, 3], quantileBreaks([5, 1, 4, 2, 3], 5))).toEqual([[1], [2], [3], [4], [5]]);
		expect(quantileBreaks([0, 0, 0, 0, 9], 5)).toEqual([9]);
		expect(quantileBreaks([7, 7, 7], 5)).toEqual([]);
		expect(quantileBreaks([], 5)).toEqual([]);
	});

	test('natural breaks: the groups anyone sees', () => {
		expect(naturalBreaks([1, 2, 2, 20, 21, 22, 90, 95], 3)).toEqual([20, 90]);
		expect(naturalBreaks([4, 4, 4], 3)).toEqual([]);
		expect(naturalBreaks([4, 9], 5)).toEqual([9]);
		expect(naturalBreaks([], 5)).toEqual([]);
	});

	test('natural breaks: no other choice of breaks has a smaller spread; every class has a place', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 }), (values) => {
				const distinct = [...new Set(values)].sort((a, b) => a - b);
				const breaks = naturalBreaks(values, 3);
				const groups = grouped(values, breaks);
				expect(breaks).toHaveLength(Math.min(3, distinct.length) - 1);
				expect(groups.every((group) => group.length > 0)).toBe(true);
				for (const others of everyBreak(distinct.slice(1), breaks.length))
					expect(cost(groups)).toBeLessThanOrEqual(cost(grouped(values, others)) + 1e-6);
			})
		);
	});
});
