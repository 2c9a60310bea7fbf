import { describe, expect, it } from 'vitest';
import { ladderOf, perBeneficiary, webAddress } from '../../../src/lib/domain';

const MISSING = { approved: null, modified: null, contracted: null, spent: null };

describe('the way of the money', () => {
	it('stands each step against the last known one, and against the largest', () => {
		expect(ladderOf({ approved: 10_000, modified: 40_000, contracted: null, spent: 15_000 })).toEqual([
			{ field: 'approved', centavos: 10_000, share: 0.25, against: null, change: null, changeShare: null },
			{ field: 'modified', centavos: 40_000, share: 1, against: 'approved', change: 30_000, changeShare: 3 },
			{ field: 'contracted', centavos: null, share: 0, against: null, change: null, changeShare: null },
			{
				field: 'spent',
				centavos: 15_000,
				share: 0.375,
				against: 'modified',
				change: -25_000,
				changeShare: -0.625
			}
		]);
	});
	it('keeps what is missing missing', () => {
		for (const step of ladderOf(MISSING))
			expect(step).toMatchObject({ centavos: null, share: 0, against: null, change: null });
	});
	it('a step from nothing has a change, but no part', () => {
		expect(ladderOf({ ...MISSING, approved: 0, spent: 500 })).toMatchObject([
			{ centavos: 0, share: 0 },
			{},
			{},
			{ share: 1, against: 'approved', change: 500, changeShare: null }
		]);
	});
	it('money given back is less than nothing, and no bar', () => {
		expect(ladderOf({ ...MISSING, approved: 200, modified: -100 })[1]).toMatchObject({
			share: 0,
			change: -300
		});
	});
});

describe('the cost for each person', () => {
	it('is the money by the persons, to the centavo', () => expect(perBeneficiary(100_000, 3)).toBe(33_333));
	it('is not known where either is missing, or nobody is served', () => {
		expect(perBeneficiary(null, 3)).toBeNull();
		expect(perBeneficiary(100, null)).toBeNull();
		expect(perBeneficiary(100, 0)).toBeNull();
		expect(perBeneficiary(-100, 5)).toBeNull();
	});
});

it('an address from data is of the web or none', () => {
	expect(webAddress('https://example.org/a b.jpg')).toBe('https://example.org/a%20b.jpg');
	for (const address of ['javascript:alert(1)', 'data:text/html,x', 'foto.jpg', '', null])
		expect(webAddress(address)).toBeNull();
});
