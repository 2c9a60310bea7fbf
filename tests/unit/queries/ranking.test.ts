import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byPerPerson, rankingsOf } from '../../../src/lib/queries';

test('those that tie share the first of their places, and the next are as many places further', () => {
	const rankings = rankingsOf(
		[
			['a', 5],
			['b', 9],
			['c', 5],
			['d', 1]
		],
		(a, b) => b - a
	);
	expect(Object.fromEntries(rankings)).toEqual({
		b: { place: 1, tied: 0, of: 4 },
		a: { place: 2, tied: 1, of: 4 },
		c: { place: 2, tied: 1, of: 4 },
		d: { place: 4, tied: 0, of: 4 }
	});
	expect(rankingsOf([], (a: number, b: number) => a - b).size).toBe(0);
});

test('amounts per person are compared without rounding', () => {
	// The same to the centavo, but not the same.
	expect(
		byPerPerson({ amount: 9007199254740991, persons: 3 }, { amount: 9007199254740990, persons: 3 })
	).toBe(-1);
	expect(byPerPerson({ amount: 10, persons: 3 }, { amount: 20, persons: 6 })).toBe(0);
	fc.assert(
		fc.property(fc.nat(), fc.integer({ min: 1 }), fc.nat(), fc.integer({ min: 1 }), (a, p, b, q) => {
			const one = { amount: a, persons: p };
			const other = { amount: b, persons: q };
			expect(byPerPerson(one, other) + byPerPerson(other, one)).toBe(0);
			if (a / p > b / q + 1e-3) expect(byPerPerson(one, other)).toBe(-1);
		})
	);
});
