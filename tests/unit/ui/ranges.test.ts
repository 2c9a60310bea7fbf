import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logAxis } from '../../../src/lib/ui/controls/axis';
import {
	amountExtent,
	amountOfEdges,
	barsOfYears,
	edgesOfAmount,
	edgesOfYears,
	readTypedAmount,
	withAmount,
	withYear,
	writtenAmount,
	yearsOfEdges
} from '../../../src/lib/ui/controls/ranges';

describe('years as edges', () => {
	const extent = [2012, 2020] as const;

	it('comes back from its edges, whatever the range', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2012, max: 2020 }), fc.integer({ min: 2012, max: 2020 }), (a, b) => {
				const range = { from: Math.min(a, b), to: Math.max(a, b) };
				const whole = range.from === 2012 && range.to === 2020;
				expect(yearsOfEdges(edgesOfYears(range, extent), extent)).toEqual(whole ? null : range);
			})
		);
	});

	it('fills open ends and keeps years outside the release at its ends', () => {
		expect(edgesOfYears(null, extent)).toEqual({ low: 2012, high: 2021 });
		expect(edgesOfYears({ from: 2018, to: null }, extent)).toEqual({ low: 2018, high: 2021 });
		expect(edgesOfYears({ from: 1990, to: 2001 }, extent)).toEqual({ low: 2012, high: 2013 });
		expect(edgesOfYears({ from: 2031, to: null }, extent)).toEqual({ low: 2020, high: 2021 });
	});

	it('makes a bar for every year, counted or not', () => {
		const bars = barsOfYears(new Map([[2013, 7]]), [2012, 2014]);
		expect(bars.map((bar) => bar.works)).toEqual([0, 7, 0]);
	});

	it('lets the other end follow a year picked beyond it', () => {
		expect(withYear({ from: 2014, to: 2016 }, 'from', 2018)).toEqual({ from: 2018, to: 2018 });
		expect(withYear({ from: 2014, to: 2016 }, 'to', 2013)).toEqual({ from: 2013, to: 2013 });
		expect(withYear({ from: 2014, to: 2016 }, 'to', 2019)).toEqual({ from: 2014, to: 2019 });
	});
});

describe('amounts as edges', () => {
	const axis = logAxis(1_000, 1_000_000_000);

	it('leaves an end open where the thumb rests at the end of the axis', () => {
		expect(amountOfEdges({ low: 1_000, high: 1_000_000_000 }, axis)).toBeNull();
		expect(amountOfEdges({ low: 1_000, high: 5_000_000 }, axis)).toEqual({ from: null, to: 5_000_000 });
		expect(amountOfEdges({ low: 20_000, high: 1_000_000_000 }, axis)).toEqual({ from: 20_000, to: null });
	});

	it('shows an open end at the end of the axis', () => {
		expect(edgesOfAmount({ from: null, to: 5_000_000 }, axis)).toEqual({ low: 1_000, high: 5_000_000 });
		expect(edgesOfAmount({ from: 7e12, to: null }, axis)).toEqual({
			low: 1_000_000_000,
			high: 1_000_000_000
		});
	});

	it('begins a tenth below a first bin that starts at nothing', () => {
		expect(
			amountExtent([
				{ from: 0, to: 5_000, works: 1 },
				{ from: 5_000, to: 1e7, works: 2 }
			])
		).toEqual([500, 1e7]);
		expect(
			amountExtent([
				{ from: -90, to: 1_000, works: 1 },
				{ from: 1_000, to: 2e6, works: 2 }
			])
		).toEqual([100, 2e6]);
		// Works of one peso and of nothing, in one official file: each bin still begins at a place of its own.
		const [least] = amountExtent([
			{ from: 0, to: 1, works: 79 },
			{ from: 1, to: 2, works: 1 }
		]);
		expect(least).toBeGreaterThan(0);
		expect(least).toBeLessThan(1);
		const [min, max] = amountExtent([]);
		expect(min).toBeGreaterThan(0);
		expect(max).toBeGreaterThan(min);
	});

	it('exchanges ends typed the wrong way round, and is nothing when both are open', () => {
		expect(withAmount({ from: 5, to: null }, 'to', 3)).toEqual({ from: 3, to: 5 });
		expect(withAmount({ from: 5, to: 9 }, 'from', null)).toEqual({ from: null, to: 9 });
		expect(withAmount({ from: 5, to: null }, 'from', null)).toBeNull();
	});
});

describe('an amount as a person types it', () => {
	it.each([
		['1500000', 1_500_000],
		['1,500,000', 1_500_000],
		['$1,500,000.50', 1_500_000.5],
		['$ 1,500,000.50 MXN', 1_500_000.5],
		['1.5 M', 1_500_000],
		['1.5M', 1_500_000],
		['1,5 m', 1_500_000],
		['1.5 millones', 1_500_000],
		['1.5 millones de pesos', 1_500_000],
		['2 millón', 2_000_000],
		['500 mil', 500_000],
		['500k', 500_000],
		['3 mil millones', 3_000_000_000],
		['2.5 mdp', 2_500_000],
		['0', 0],
		['12 pesos', 12],
		['1 500 000', 1_500_000],
		['0.29', 0.29]
	])('%s', (typed, pesos) => expect(readTypedAmount(typed)).toEqual({ kind: 'amount', pesos }));

	it.each(['', '   ', '$', ' $ '])('%j is an open end', (typed) =>
		expect(readTypedAmount(typed)).toEqual({ kind: 'empty' })
	);

	it.each([
		'abc',
		'1.2.3',
		'1,50,000',
		'-5',
		'5 constructor',
		'1e9',
		'__proto__',
		'9'.repeat(30),
		'5 M M',
		'1,500,00'
	])('%j is unreadable', (typed) => expect(readTypedAmount(typed)).toEqual({ kind: 'unreadable' }));

	it('reads back what the input writes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (centavos) => {
				const pesos = centavos / 100;
				expect(readTypedAmount(writtenAmount(pesos))).toEqual({ kind: 'amount', pesos });
			})
		);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (typed) => {
				expect(['empty', 'amount', 'unreadable']).toContain(readTypedAmount(typed).kind);
			})
		);
	});
});
