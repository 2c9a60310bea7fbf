import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	formatCount,
	formatDate,
	formatList,
	formatMoney,
	formatMoneyFull,
	formatPercent
} from '../../../src/lib/i18n';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('money', () => {
	test.each([
		[1_830_621_456_789, '$18,306.2 M', '$18,306,214,567.89'],
		[120_340_000_000, '$1,203.4 M', '$1,203,400,000.00'],
		[100_000_000, '$1.0 M', '$1,000,000.00'],
		[99_999_950, '$1.0 M', '$999,999.50'],
		[99_999_949, '$999,999', '$999,999.49'],
		[125_000_000, '$1.3 M', '$1,250,000.00'],
		[1_240_611_800, '$12.4 M', '$12,406,118.00'],
		[1_250_050, '$12,501', '$12,500.50'],
		[1_250, '$12.50', '$12.50'],
		[1_200, '$12', '$12.00'],
		[1, '$0.01', '$0.01'],
		[0, '$0', '$0.00'],
		[-1_250_050, '-$12,501', '-$12,500.50'],
		[-250_000_000, '-$2.5 M', '-$2,500,000.00'],
		[Number.MAX_SAFE_INTEGER, '$90,071,992.5 M', '$90,071,992,547,409.91']
	])('%i centavos', (centavos, short, full) => {
		for (const locale of ['es', 'en'] as const) {
			expect(plain(formatMoney(centavos, locale))).toBe(short);
			expect(formatMoneyFull(centavos, locale)).toBe(full);
		}
	});

	test('the full figure keeps every centavo', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), (centavos) => {
				const digits = formatMoneyFull(centavos, 'es').replace(/[$,.]/g, '');
				expect(BigInt(digits)).toBe(BigInt(centavos));
			})
		);
	});

	test('missing is said, never 0', () => {
		expect(formatMoney(null, 'es')).toBe('sin dato');
		expect(formatMoneyFull(NaN, 'en')).toBe('no data');
		expect(formatCount(null, 'es')).toBe('sin dato');
		expect(formatPercent(0 / 0, 'en')).toBe('no data');
		expect(formatDate(null, 'es')).toBe('sin dato');
	});

	test('an average may have parts of a centavo', () => {
		expect(formatMoney(296_812.4, 'es')).toBe('$2,968');
		expect(formatMoney(1_234.6, 'es')).toBe('$12.35');
	});
});

test('counts, percentages, dates and lists', () => {
	expect(formatCount(1_418_000, 'es')).toBe('1,418,000');
	expect(plain(formatPercent(0.413, 'es'))).toBe('41.3 %');
	expect(formatPercent(0.413, 'en')).toBe('41.3%');
	expect(plain(formatPercent(1, 'es'))).toBe('100 %');
	expect(formatDate('2018-03-04', 'es')).toBe('4 de marzo de 2018');
	expect(formatDate('2018-03-04', 'en')).toBe('March 4, 2018');
	expect(formatDate('2018-13-04', 'es')).toBe('2018-13-04');
	expect(formatList(['León', 'Irapuato'], 'es')).toBe('León e Irapuato');
	expect(formatList(['a', 'b', 'c'], 'en', 'or')).toBe('a, b, or c');
});
