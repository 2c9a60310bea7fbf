import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	brushBars,
	grabbedThumb,
	integerAxis,
	logAxis,
	moveThumb,
	roundToTwoDigits
} from '../../../src/lib/ui/controls/axis';
import { barsOfYears } from '../../../src/lib/ui/controls/ranges';

describe('a logarithmic axis', () => {
	const axis = logAxis(1_000, 1_000_000_000);

	it('puts its ends at 0 and 1, and each power of ten at the same distance', () => {
		expect(axis.position(1_000)).toBe(0);
		expect(axis.position(1_000_000_000)).toBeCloseTo(1, 12);
		expect(axis.position(1_000_000)).toBeCloseTo(0.5, 12);
		expect(axis.position(0)).toBe(0);
		expect(axis.position(-5)).toBe(0);
		expect(axis.position(1e12)).toBe(1);
	});

	it('gives back every value of two significant digits from its position', () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 2, max: 7 }), (digits, power) => {
				const value = digits * 10 ** power;
				expect(axis.value(axis.position(value))).toBe(value);
			})
		);
	});

	it('never leaves its ends and never goes back as the finger goes on', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1, max: 2, noNaN: true }),
				fc.double({ min: -1, max: 2, noNaN: true }),
				(a, b) => {
					const [left, right] = a <= b ? [a, b] : [b, a];
					expect(axis.value(left)).toBeGreaterThanOrEqual(1_000);
					expect(axis.value(right)).toBeLessThanOrEqual(1_000_000_000);
					expect(axis.value(left)).toBeLessThanOrEqual(axis.value(right));
				}
			)
		);
	});

	it('steps 1, 2, 5, 10 up and down, and stops at its ends', () => {
		expect(axis.step(1_000_000, 1)).toBe(2_000_000);
		expect(axis.step(2_000_000, 1)).toBe(5_000_000);
		expect(axis.step(5_000_000, 1)).toBe(10_000_000);
		expect(axis.step(3_400_000, 1)).toBe(5_000_000);
		expect(axis.step(3_400_000, -1)).toBe(2_000_000);
		expect(axis.step(1_000_000, 3)).toBe(10_000_000);
		expect(axis.step(1_000_000, -3)).toBe(100_000);
		expect(axis.step(1_000_000_000, 1)).toBe(1_000_000_000);
		expect(axis.step(1_000, -1)).toBe(1_000);
	});
});

describe('an axis of whole numbers', () => {
	const axis = integerAxis(2012, 2021);

	it('snaps to the nearest year', () => {
		expect(axis.value(0)).toBe(2012);
		expect(axis.value(1)).toBe(2021);
		expect(axis.value(3.4 / 9)).toBe(2015);
		expect(axis.value(3.6 / 9)).toBe(2016);
		expect(axis.value(7)).toBe(2021);
	});

	it('holds a single year too', () => {
		const one = integerAxis(2016, 2017);
		expect(one.position(2016)).toBe(0);
		expect(one.position(2017)).toBe(1);
		expect(integerAxis(2016, 2016).position(2016)).toBe(0);
	});
});

describe('rounding to two digits', () => {
	it.each([
		[1_234_567, 1_200_000],
		[1_250_000, 1_300_000],
		[99_600, 100_000],
		[47, 47],
		[7.04, 7],
		[0.777, 0.78],
		[0, 0],
		[-3, 0],
		[NaN, 0],
		[Infinity, 0]
	])('%d → %d', (value, rounded) => expect(roundToTwoDigits(value)).toBe(rounded));
});

describe('moving a thumb', () => {
	it('stops before the other one', () => {
		expect(moveThumb({ low: 2013, high: 2016 }, 'low', 2019, 1)).toEqual({ low: 2015, high: 2016 });
		expect(moveThumb({ low: 2013, high: 2016 }, 'high', 2010, 1)).toEqual({ low: 2013, high: 2014 });
		expect(moveThumb({ low: 5, high: 9 }, 'high', 3, 0)).toEqual({ low: 5, high: 5 });
	});
});

describe('brushing', () => {
	const axis = integerAxis(2012, 2021);
	const bars = barsOfYears(new Map([[2015, 4]]), [2012, 2020]);
	const at = (year: number): number => (year + 0.5 - 2012) / 9;

	it('takes the bars under the drag whole, in either direction', () => {
		expect(brushBars(bars, axis, at(2014), at(2017))).toEqual({ low: 2014, high: 2018 });
		expect(brushBars(bars, axis, at(2017), at(2014))).toEqual({ low: 2014, high: 2018 });
	});

	it('takes one bar for a press', () => {
		for (const bar of bars)
			expect(brushBars(bars, axis, at(bar.start), at(bar.start))).toEqual({ low: bar.start, high: bar.end });
	});

	it('takes the outermost bar for a press beyond the ends', () => {
		expect(brushBars(bars, axis, -0.2, -0.1)).toEqual({ low: 2012, high: 2013 });
		expect(brushBars(bars, axis, 1.3, 1.2)).toEqual({ low: 2020, high: 2021 });
		expect(brushBars([], axis, 0, 1)).toBeNull();
	});
});

describe('which thumb a press means', () => {
	it('is the nearest within reach', () => {
		expect(grabbedThumb(0.2, 0.8, 0.25, 0.1)).toBe('low');
		expect(grabbedThumb(0.2, 0.8, 0.75, 0.1)).toBe('high');
		expect(grabbedThumb(0.2, 0.8, 0.5, 0.1)).toBeNull();
	});
	it('waits for the direction when both stand at one place', () => {
		expect(grabbedThumb(0.4, 0.4, 0.41, 0.1)).toBe('either');
	});
});
