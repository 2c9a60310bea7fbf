import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
	apportioned,
	constantPesos,
	DEFAULT_WEIGHTS,
	judged,
	leftOut,
	perUnit,
	ruleTable,
	pricedYears,
	standing,
	thirdsOf,
	type Candidate,
	type EquityPlace,
	type EquityRule,
	type EquityYear,
	type PriceTable
} from '../../../src/lib/analysis';
import prices from '../../../data/prices.json';
import rules from '../../../data/equity-rules.json';

describe('per person, per person in poverty, per km²', () => {
	const known = { population: 400, poor: 100, area: 50.5 };
	test('by hand', () => {
		expect(perUnit(10_000, known, 'habitante')).toBe(25);
		expect(perUnit(10_000, known, 'pobreza')).toBe(100);
		expect(perUnit(10_100, known, 'km2')).toBe(200);
		expect(perUnit(0, known, 'habitante')).toBe(0);
	});
	test('what is not known, or zero, gives sin dato: never 0 or infinity', () => {
		for (const value of [null, 0, NaN, -1]) {
			expect(perUnit(10_000, { ...known, population: value }, 'habitante')).toBeNull();
			expect(perUnit(10_000, { ...known, poor: value }, 'pobreza')).toBeNull();
			expect(perUnit(0, { ...known, area: value }, 'km2')).toBeNull();
		}
		expect(perUnit(null, known, 'habitante')).toBeNull();
	});
});

describe('constant pesos', () => {
	// An invented index: 80 in 2015, 100 in 2018.
	const table: PriceTable = { source: null, edition: '2021-01-10', years: { '2018': 100, '2015': 80 } };
	test('by hand: 800 pesos of 2015 are 1,000 of 2018, and back', () => {
		expect(constantPesos(80_000, 2015, 2018, table)).toBe(100_000);
		expect(constantPesos(100_000, 2018, 2015, table)).toBe(80_000);
		expect(constantPesos(333, 2015, 2018, table)).toBe(416);
		expect(constantPesos(12_345, 2018, 2018, table)).toBe(12_345);
	});
	test('without an index, without a year: sin dato', () => {
		expect(constantPesos(80_000, 2016, 2018, table)).toBeNull();
		expect(constantPesos(80_000, 2015, 2020, table)).toBeNull();
		expect(constantPesos(80_000, null, 2018, table)).toBeNull();
		expect(pricedYears(table)).toEqual([2015, 2018]);
	});
	test('the shipped table names its source, or is empty', () => {
		expect(pricedYears(prices).length === 0 || (prices.source !== null && prices.edition !== null)).toBe(
			true
		);
	});
});

describe('works of several municipalities', () => {
	test('by stated shares, to the centavo', () => {
		expect(
			apportioned(100, [
				{ municipality: 'a', share: 1 / 3 },
				{ municipality: 'b', share: 1 / 3 },
				{ municipality: 'c', share: 1 / 3 }
			])
		).toEqual([
			{ municipality: 'a', amount: 34 },
			{ municipality: 'b', amount: 33 },
			{ municipality: 'c', amount: 33 }
		]);
		expect(
			apportioned(1_000_001, [
				{ municipality: 'a', share: 0.6 },
				{ municipality: 'b', share: 0.4 }
			])
		).toEqual([
			{ municipality: 'a', amount: 600_001 },
			{ municipality: 'b', amount: 400_000 }
		]);
	});
	test('what is not stated, or is not one in all, is not apportioned', () => {
		expect(apportioned(100, [])).toBeNull();
		expect(
			apportioned(100, [
				{ municipality: 'a', share: null },
				{ municipality: 'b', share: 0.5 }
			])
		).toBeNull();
		expect(
			apportioned(100, [
				{ municipality: 'a', share: 0.5 },
				{ municipality: 'b', share: 0.3 }
			])
		).toBeNull();
		expect(
			apportioned(100, [
				{ municipality: 'a', share: 1.5 },
				{ municipality: 'b', share: -0.5 }
			])
		).toBeNull();
	});
	test('property: the parts are the whole', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1e13 }),
				fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
				(amount, parts) => {
					const sum = parts.reduce((a, b) => a + b, 0);
					fc.pre(sum > 0);
					const found = apportioned(
						amount,
						parts.map((part, i) => ({ municipality: `m${i}`, share: part / sum }))
					);
					expect(found?.reduce((all, one) => all + one.amount, 0)).toBe(amount);
				}
			)
		);
	});
});

describe('who is left out', () => {
	const candidates: Candidate[] = [
		{ key: 'rich', need: 1, perUnit: 300, yearsWithout: 0 },
		{ key: 'middle', need: 2, perUnit: 200, yearsWithout: 1 },
		{ key: 'poor', need: 3, perUnit: 100, yearsWithout: 2 },
		{ key: 'unknown', need: null, perUnit: 50, yearsWithout: 2 }
	];
	test('standing: the part of the others beyond which a value is; ties in the middle', () => {
		expect(standing([1, 2, 3])).toEqual([0, 0.5, 1]);
		expect(standing([5, 5, null, 9])).toEqual([0.25, 0.25, null, 1]);
		expect(standing([7])).toEqual([0.5]);
	});
	test('by hand: need alone', () => {
		const found = leftOut(candidates, { need: 1, little: 0, years: 0 });
		expect(found.map(({ key, score, rank }) => [key, score, rank])).toEqual([
			['poor', 1, 1],
			['middle', 0.5, 2],
			['rich', 0, 3],
			['unknown', null, null]
		]);
	});
	test('by hand: half need, half little', () => {
		// need: 0, ½, 1, –; little (of four): 0, ⅓, ⅔, 1.
		const found = leftOut(candidates, { need: 50, little: 50, years: 0 });
		expect(found.find(({ key }) => key === 'poor')?.score).toBeCloseTo((1 + 2 / 3) / 2, 12);
		expect(found.find(({ key }) => key === 'middle')?.score).toBeCloseTo((1 / 2 + 1 / 3) / 2, 12);
	});
	test('what weighs nothing may be unknown', () => {
		const found = leftOut(candidates, { need: 0, little: 1, years: 0 });
		expect(found[0]).toMatchObject({ key: 'unknown', rank: 1, score: 1 });
	});
	test('no weight at all ranks nobody', () =>
		expect(leftOut(candidates, { need: 0, little: 0, years: 0 }).every(({ rank }) => rank === null)).toBe(
			true
		));
	test('stable where all criteria agree, not where they do not; the same each time', () => {
		const agreed = leftOut(candidates, DEFAULT_WEIGHTS);
		expect(agreed.find(({ key }) => key === 'poor')?.between).toEqual([1, 1]);
		const torn = leftOut(
			[
				{ key: 'a', need: 2, perUnit: 2, yearsWithout: 0 },
				{ key: 'b', need: 1, perUnit: 1, yearsWithout: 0 }
			],
			{ need: 1, little: 1, years: 0 }
		);
		expect(torn.map(({ rank }) => rank)).toEqual([1, 1]);
		expect(torn.map(({ between }) => between)).toEqual([
			[1, 2],
			[1, 2]
		]);
		expect(leftOut(candidates, DEFAULT_WEIGHTS)).toEqual(agreed);
	});
});

test('thirds hold as many places each; equal values stand together; unknown ones nowhere', () => {
	expect(thirdsOf([1, 2, 3, 4, 5, 6])).toEqual([0, 0, 1, 1, 2, 2]);
	expect(thirdsOf([9, null, 9, 9])).toEqual([0, null, 0, 0]);
	expect(thirdsOf([0, 0, 0, 0, 5, 6])).toEqual([0, 0, 0, 0, 2, 2]);
});

describe('rules as data', () => {
	const rule: EquityRule = {
		id: 'invented',
		name: 'Regla inventada',
		name_en: 'Invented rule',
		law: 'Ninguna',
		link: 'https://example.org',
		valid_from: '2016-03-01',
		valid_to: '2018-12-31',
		formula: { part: 'investment_in_zap', of: 'investment' },
		required_share: 0.3
	};
	test('how far it is, by hand', () => {
		expect(judged(rule, 2017, { investment: 1000, investment_in_zap: 250 })).toEqual({
			state: 'judged',
			share: 0.25,
			distance: 0.25 - 0.3
		});
	});
	test('a missing input: it cannot be worked out', () => {
		expect(judged(rule, 2017, { investment: 1000, investment_in_zap: null })).toEqual({
			state: 'unknown',
			missing: ['investment_in_zap']
		});
		expect(judged(rule, 2017, { investment: 0, investment_in_zap: 0 })).toEqual({
			state: 'unknown',
			missing: ['investment']
		});
	});
	test('the years it held for', () => {
		const inputs = { investment: 1000, investment_in_zap: 250 };
		expect([2015, 2016, 2018, 2019].map((year) => judged(rule, year, inputs).state)).toEqual([
			'not-in-force',
			'judged',
			'judged',
			'not-in-force'
		]);
	});
	test('every place and year: a missing list, missing amounts and no works are not judged', () => {
		const place = (code: string, years: EquityYear[]): EquityPlace => ({
			code,
			name: code,
			population: 1,
			poor: 1,
			area: 1,
			needs: { pobreza: 1, 'pobreza-extrema': 1, marginacion: 1, rezago: 1 },
			years
		});
		const table = ruleTable(
			rule,
			[
				place('a', [
					{ year: 2016, works: 2, withAmount: 2, amount: 1000, inZap: 400 },
					{ year: 2017, works: 1, withAmount: 1, amount: 1000, inZap: null }
				]),
				place('b', [{ year: 2016, works: 1, withAmount: 0, amount: 0, inZap: 0 }])
			],
			[2015, 2016, 2017]
		);
		expect(table.map(({ results }) => results.map(({ state }) => state))).toEqual([
			['not-in-force', 'judged', 'unknown'],
			['not-in-force', 'unknown', 'unknown']
		]);
		expect(table[0]?.results[1]).toMatchObject({ share: 0.4, distance: 0.4 - 0.3 });
	});
	test('no rule is shipped without law, link and dates; what is missing is said', () => {
		for (const shipped of rules.rules as EquityRule[]) {
			expect(shipped.link).toMatch(/^https:/);
			expect(shipped.law).not.toBe('');
			expect(shipped.valid_from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		}
		expect(rules.rules.length + rules.missing.length).toBeGreaterThan(0);
	});
});
