import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pesosText } from '../../../src/lib/domain';
import {
	bareDigits,
	carteraKey,
	municipalityCode,
	paddedCode,
	parseStates
} from '../../../src/lib/ingest/parse/codes';
import { parseDate } from '../../../src/lib/ingest/parse/dates';
import { parseMoney } from '../../../src/lib/ingest/parse/money';
import { parsePercent, parseYear } from '../../../src/lib/ingest/parse/numbers';
import { comparable, headerName } from '../../../src/lib/ingest/parse/text';

const centavos = (text: string, decimal?: '.' | ',') => {
	const parsed = parseMoney(text, decimal ? { decimal } : {});
	return parsed.kind === 'value' ? parsed.value : parsed.kind === 'missing' ? null : parsed.rule;
};
const date = (text: string, edge: 'start' | 'end' = 'start') => {
	const parsed = parseDate(text, { edge });
	return parsed.kind === 'value' ? parsed.value : parsed.kind === 'missing' ? null : parsed.rule;
};

describe('money', () => {
	it.each([
		['5600000', 560000000],
		['"$5,600,000.00"'.replaceAll('"', ''), 560000000],
		['$ 638,976,998', 63897699800],
		['132412493.8', 13241249380],
		['0.03', 3],
		['.5', 50],
		['0', 0],
		['1.80123E+11', 18012300000000],
		['2820044.5', 282004450],
		['(1,200.50)', -120050],
		['-15', -1500],
		['1 234 567.89', 123456789],
		['Â 3545275', 354527500],
		['1.005', 101],
		['0.004999', 0],
		['', null],
		['-', null],
		['N/D', null],
		['##########', 'money.unreadable'],
		['- Monto de contrato $ 108.808.255,86\n Adicionales', 'money.unreadable'],
		['1,23,4', 'money.unreadable'],
		['12.34.56', 'money.unreadable'],
		['90071992547409.91', 9007199254740991],
		['90071992547409.92', 'money.out_of_range'],
		['9e300', 'money.out_of_range'],
		['NaN', null],
		['Infinity', 'money.unreadable'],
		['0x10', 'money.unreadable']
	])('%s → %s', (text, expected) => expect(centavos(text)).toBe(expected));

	it.each([
		['1.234,56', 123456],
		['1.234', 123400],
		['5.259.204', 525920400],
		['1234,5', 123450]
	])('with a decimal comma, %s → %s', (text, expected) => expect(centavos(text, ',')).toBe(expected));

	it('reads a European amount in a Mexican file where it can only be one', () => {
		expect(centavos('1.234,56')).toBe(123456);
		expect(centavos('108.808.255,86')).toBe(10880825586);
	});

	it('says when it rounded', () => {
		expect(parseMoney('10.125')).toEqual({ kind: 'value', value: 1013, notes: ['rounded'] });
		expect(parseMoney('10.120')).toEqual({ kind: 'value', value: 1012, notes: [] });
	});

	it('reads back every exact amount, however it is written', () => {
		const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
		const dress = fc.constantFrom('plain', 'comma', 'peso', 'european');
		fc.assert(
			fc.property(amount, dress, (value, how) => {
				const text = pesosText(value);
				const [whole = '', cents = ''] = text.split('.');
				const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
				const written = {
					plain: text,
					comma: `${grouped}.${cents}`,
					peso: `$${grouped}.${cents}`,
					european: `${grouped.replaceAll(',', '.')},${cents}`
				}[how];
				expect(centavos(written)).toBe(value);
			}),
			{ numRuns: 2000 }
		);
	});

	it('never throws, and gives whole centavos in range or none', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+$0-9.,eE() ]{0,30}$/)), (text) => {
				const parsed = parseMoney(text);
				if (parsed.kind === 'value') expect(Number.isSafeInteger(parsed.value)).toBe(true);
			}),
			{ numRuns: 3000 }
		);
	});
});

describe('dates', () => {
	it.each([
		['Enero/2014', '2014-01-01'],
		['mar-06', '2006-03-01'],
		['01/05/2011', '2011-05-01'],
		['1/12/2013', '2013-12-01'],
		['2014-05-31', '2014-05-31'],
		['31/12/2021 00:00:00', '2021-12-31'],
		['2021-03-04T10:20:30Z', '2021-03-04'],
		['13 de marzo de 2019', '2019-03-13'],
		['setiembre/2010', '2010-09-01'],
		['10/21', '2021-10-01'],
		['12/31/2016', '2016-12-31'],
		['31/02/2016', 'date.unreadable'],
		['a definir', 'date.unreadable'],
		['31/12/1905', 'date.out_of_range'],
		['40000', 'date.unreadable'],
		['', null]
	])('%s → %s', (text, expected) => expect(date(text)).toBe(expected));

	it('takes the last day of a month that ends something', () => {
		expect(date('Diciembre/2014', 'end')).toBe('2014-12-31');
		expect(date('Febrero/2016', 'end')).toBe('2016-02-29');
	});

	it('reads day first every date there is, and never gives one there is not', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
				(d) => {
					const iso = d.toISOString().slice(0, 10);
					const [y = '', m = '', day = ''] = iso.split('-');
					expect(date(`${day}/${m}/${y}`)).toBe(iso);
					expect(date(`${Number(day)}-${Number(m)}-${y}`)).toBe(iso);
					expect(date(iso)).toBe(iso);
				}
			)
		);
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-z/. -]{0,16}$/)), (text) => {
				const found = parseDate(text);
				if (found.kind === 'value')
					expect(new Date(found.value).toISOString().slice(0, 10)).toBe(found.value);
			}),
			{ numRuns: 3000 }
		);
	});
});

describe('codes', () => {
	it('pads, strips the apostrophe, and knows what is none', () => {
		expect(municipalityCode('11', '7')).toBe('11007');
		expect(municipalityCode('11', "'020")).toBe('11020');
		expect(municipalityCode('11', '7.0')).toBe('11007');
		expect(municipalityCode('11', '9999')).toBeNull();
		expect(municipalityCode('11', '0')).toBe('11000');
		expect(municipalityCode('11', 'LEÓN')).toBeNull();
		expect(paddedCode('12345', 4)).toBeNull();
		expect(bareDigits(' 33.0 ')).toBe('33');
	});

	it('reads lists of states; 33 to 35 are none', () => {
		expect(parseStates('1; 6; 11')).toEqual({ states: ['01', '06', '11'], beyond: false, unreadable: false });
		expect(parseStates('35')).toEqual({ states: [], beyond: true, unreadable: false });
		expect(parseStates('11; 34')).toEqual({ states: ['11'], beyond: true, unreadable: false });
		expect(parseStates('11;11')).toEqual({ states: ['11'], beyond: false, unreadable: false });
		expect(parseStates('GTO')).toEqual({ states: [], beyond: false, unreadable: true });
	});

	// The right-hand sides are the same projects' keys in SHCP's point list of 2018.
	it.each([
		["'09096310007", '09096310007'],
		['9096310007', '09096310007'],
		['8.36E+21', '0836E000019'],
		['1.136E+14', '1136E000011'],
		['8.36E+16', '0836E000014'],
		['8.36E+22', '0836E000020'],
		['1.136E+13', '1136E000010'],
		['1.136E+15', '1136E000012'],
		["'020 96 020", '020 96 020'],
		['1409JZL0005', '1409JZL0005']
	])('cartera key %s → %s', (raw, key) => expect(carteraKey(raw).key).toBe(key));

	it('any code survives padding and unpadding', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 998 }), (n) => {
				expect(municipalityCode('11', String(n))).toBe(`11${String(n).padStart(3, '0')}`);
				expect(municipalityCode('11', String(n).padStart(3, '0'))).toBe(`11${String(n).padStart(3, '0')}`);
			})
		);
	});
});

describe('numbers and names', () => {
	it('reads progress as per cent', () => {
		expect(parsePercent('66.27%')).toMatchObject({ value: 66.27 });
		expect(parsePercent('100.00%')).toMatchObject({ value: 100 });
		expect(parsePercent('101')).toEqual({ kind: 'unreadable', rule: 'percent.out_of_range' });
		expect(parseYear('TOTAL')).toEqual({ kind: 'unreadable', rule: 'year.unreadable' });
		expect(parseYear('2016')).toMatchObject({ value: 2016 });
	});

	it('compares names without case, accents or punctuation', () => {
		expect(comparable('  Peña Blanca,  (2ª)  ')).toBe('PENA BLANCA 2');
		expect(comparable('Cóporo')).toBe('COPORO');
		expect(comparable('')).toBe('');
	});

	it('knows a column under its layouts’ spellings', () => {
		expect(headerName('AUTORIZADO /1')).toBe('autorizado');
		expect(headerName('Número_de_proyecto')).toBe('numero_de_proyecto');
		expect(headerName(' DESC_ESTATUS /3 ')).toBe('desc_estatus');
	});
});
