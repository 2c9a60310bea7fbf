import { describe, expect, it } from 'vitest';
import {
	isInside,
	itemKey,
	itemsOfYears,
	knownAmount,
	pressYear,
	rankedItems,
	share
} from '../../../src/lib/charts/figure';

const group = (key: string | null, works: number, amount: number) => ({
	key,
	works,
	amount,
	withoutAmount: 0
});

describe('items of years', () => {
	it('has every year of the extent, zero where nothing is', () => {
		const items = itemsOfYears([group('2013', 2, 500)], [2012, 2014], 'Sin dato');
		expect(items.map((item) => [itemKey(item), item.amount])).toEqual([
			['2012', 0],
			['2013', 500],
			['2014', 0]
		]);
	});
	it('keeps the works without a year, last', () => {
		const items = itemsOfYears([group(null, 3, 90), group('2012', 1, 10)], [2012, 2012], 'Sin dato');
		expect(items.map(itemKey)).toEqual(['2012', 'sin_dato']);
		expect(items.reduce((sum, item) => sum + item.amount, 0)).toBe(100);
	});
});

describe('ranked items', () => {
	const options = [
		{ key: 'a', label: 'Ábaco' },
		{ key: 'b', label: 'Bola' },
		{ key: 'c', label: 'Casa' }
	];
	it('sorts by the unit, equal ones by name, works without the field last', () => {
		const groups = [group('b', 9, 5), group(null, 99, 999), group('c', 1, 70)];
		expect(rankedItems(groups, options, 'amount', 'Sin dato').map(itemKey)).toEqual([
			'c',
			'b',
			'a',
			'sin_dato'
		]);
		expect(rankedItems(groups, options, 'works', 'Sin dato').map(itemKey)).toEqual([
			'b',
			'c',
			'a',
			'sin_dato'
		]);
		expect(rankedItems([], options, 'works', 'Sin dato').map((item) => item.label)).toEqual([
			'Ábaco',
			'Bola',
			'Casa'
		]);
	});
	it('adds up to what it was given', () => {
		const groups = [group('b', 9, 5), group(null, 4, 999), group('c', 1, 70)];
		expect(rankedItems(groups, options, 'amount', '–').reduce((sum, item) => sum + item.amount, 0)).toBe(
			1074
		);
	});
});

describe('the length of a bar', () => {
	it('is a part of the largest, never nothing for something, never beyond', () => {
		expect(share(50, 100)).toBe(0.5);
		expect(share(1, 1e9)).toBe(0.005);
		expect(share(0, 100)).toBe(0);
		expect(share(-5, 100)).toBe(0);
		expect(share(5, 0)).toBe(0);
		expect(share(NaN, 3)).toBe(0);
		expect(share(200, 100)).toBe(1);
	});
});

describe('a press on a year', () => {
	it('chooses it, and lets it go when it was the only one', () => {
		expect(pressYear(null, 2015, false)).toEqual({ from: 2015, to: 2015 });
		expect(pressYear({ from: 2015, to: 2018 }, 2016, false)).toEqual({ from: 2016, to: 2016 });
		expect(pressYear({ from: 2016, to: 2016 }, 2016, false)).toBeNull();
	});
	it('with shift, extends to it', () => {
		expect(pressYear({ from: 2016, to: 2016 }, 2018, true)).toEqual({ from: 2016, to: 2018 });
		expect(pressYear({ from: 2016, to: 2017 }, 2013, true)).toEqual({ from: 2013, to: 2017 });
		expect(pressYear({ from: null, to: 2017 }, 2019, true)).toEqual({ from: null, to: 2019 });
		expect(pressYear(null, 2019, true)).toEqual({ from: 2019, to: 2019 });
	});
	it('knows which years lie inside', () => {
		expect([2014, 2015, 2016].map((year) => isInside({ from: 2015, to: null }, year))).toEqual([
			false,
			true,
			true
		]);
		expect(isInside(null, 2014)).toBe(true);
	});
});

it('an amount that nobody publishes is missing, not zero; nothing built is zero', () => {
	expect(knownAmount({ works: 3, amount: 0, withoutAmount: 3 })).toBeNull();
	expect(knownAmount({ works: 3, amount: 0, withoutAmount: 2 })).toBe(0);
	expect(knownAmount({ works: 0, amount: 0, withoutAmount: 0 })).toBe(0);
});
