import { describe, expect, it } from 'vitest';
import { CHANGE_FIELDS, type ChangeSummary } from '../../../src/lib/analysis';
import { DEFAULT_FILTER } from '../../../src/lib/filters';
import type { ChangedWork } from '../../../src/lib/queries/changes';
import { readHistory, writeHistory } from '../../../src/lib/ui/history/address';
import {
	changeNote,
	fieldText,
	groupGrowth,
	historySentence
} from '../../../src/lib/ui/history/change-words';
import { historyCsv } from '../../../src/lib/ui/history/history-csv';

const usual = { before: 'r2', after: 'r3' };
const vocabulary = {
	years: [2012, 2020] as [number, number],
	municipalities: new Set(['11020']),
	rubros: new Set<string>(),
	temas: new Set<string>(),
	zapListYears: new Set<number>(),
	/** Newest first. */
	releases: new Set(['r3', 'r2', 'r1'])
};
const read = (search: string, two: typeof usual | null = usual) => readHistory(search, vocabulary, two);

describe('the address of /historial', () => {
	it.each([
		['', usual, []],
		['?de=r1&a=r2&mun=11020', { before: 'r1', after: 'r2' }, []],
		['?de=r1', { before: 'r1', after: 'r3' }, []],
		['?a=r2', { before: 'r1', after: 'r2' }, []],
		['?rel=r2', { before: 'r1', after: 'r2' }, []],
		// Nothing is older than the oldest: what came after it.
		['?rel=r1', { before: 'r1', after: 'r2' }, []],
		['?que=money,gone', usual, ['gone', 'money']]
	])('%s', (search, pair, kinds) => {
		const met = read(search);
		expect(met.pair).toEqual(pair);
		expect(met.kinds).toEqual(kinds);
		expect(met.unknownRelease).toBeNull();
		// What is written is read again.
		const again = read(`?${writeHistory(met, met.filter, usual)}`);
		expect(again).toMatchObject({ pair, kinds, filter: met.filter });
	});
	it('tells what it does not know, and never fails', () => {
		expect(read('?de=nada&que=nada&otro=1')).toMatchObject({
			pair: usual,
			unknownRelease: 'nada',
			unknownKind: 'nada',
			notices: [{ parameter: 'otro', reason: 'unknown_parameter' }]
		});
		expect(read('?de=r1', null).pair).toBeNull();
		expect(read(`?obra=${encodeURIComponent('demo:1')}`).work).toBe('demo:1');
	});
	it('leaves the usual out', () => {
		expect(writeHistory({ pair: usual, kinds: [], work: null }, DEFAULT_FILTER, usual)).toBe('');
	});
});

const names = { municipality: (code: string) => `M${code}`, tema: (code: string) => code };
const group = { works: 1, before: 100, after: 350, withoutBefore: 0, withoutAfter: 0 };
const none = { works: 0, before: 0, after: 0, withoutBefore: 0, withoutAfter: 0 };

describe('words of a change', () => {
	it('have values in the reader’s words, and missing is not 0', () => {
		expect(fieldText('approved', 123_456, names)).toBe('$1,234.56');
		expect(fieldText('paid', null, names)).toBe('sin dato');
		expect(fieldText('paid', 0, names)).toBe('$0.00');
		expect(fieldText('municipality', '11020', names)).toBe('M11020');
		expect(fieldText('status', 'en_ejecucion', names)).toBe('En ejecución');
		expect(fieldText('actual_end', '2020-06-30', names)).toBe('30 de junio de 2020');
		expect(fieldText('point', [-101.5, 21.25], names)).toBe('21.25000, -101.50000');
		expect(fieldText('zap', true, names)).toBe('Sí');
		expect(fieldText('physical_progress', 40, names)).toContain('40');
		expect(changeNote({ field: 'paid', before: 500, after: 200, metres: null })).toBe('$3 menos');
		expect(changeNote({ field: 'paid', before: null, after: 200, metres: null })).toBeNull();
		expect(changeNote({ field: 'point', before: null, after: null, metres: 1234.4 })).toBe(
			'se movió 1,234 m'
		);
	});
	it('say the answer in a sentence', () => {
		const summary: ChangeSummary = {
			worksBefore: 2,
			worksAfter: 2,
			same: 0,
			changed: 3,
			all: { works: 3, before: 300_00, after: 100_00, withoutBefore: 0, withoutAfter: 0 },
			byKind: {
				gone: group,
				new: none,
				money: group,
				dates: none,
				status: none,
				place: none,
				progress: none,
				other: none
			}
		};
		const text = historySentence(summary, 'inversion', { before: '2020-01-01', after: '2021-01-01' })
			.map((segment) => segment.text)
			.join('');
		expect(text).toContain('1 obra desapareció, 0 son nuevas y 2 cambiaron (1 de ellas de dinero)');
		expect(text).toContain('$300 a $100: $200 menos');
	});
	it('give no difference where no work of a side has the amount', () => {
		expect(groupGrowth(group)).toBe(250);
		expect(groupGrowth({ ...group, withoutAfter: 1, after: 0 })).toBeNull();
	});
});

describe('the file of changes', () => {
	const work: ChangedWork = {
		id: 'demo:1',
		name: '=HYPERLINK("x")',
		municipality: '11020',
		year: 2020,
		agency: null,
		kinds: ['money', 'place'],
		before: 100,
		after: 350,
		fields: [
			{ field: 'approved', before: 100, after: 350, metres: null },
			{ field: 'point', before: null, after: [-101, 21], metres: null }
		]
	};
	const text = historyCsv([work, { ...work, id: 'demo:2', kinds: ['gone'], after: null, fields: [] }], {
		pair: usual,
		measure: 'inversion',
		demonstration: true,
		query: '',
		municipality: (code) => `M${code}`,
		isMoney: (field) => CHANGE_FIELDS.some(({ name, is }) => name === field && is === 'money'),
		kindOf: (field) => CHANGE_FIELDS.find(({ name }) => name === field)?.kind ?? 'other'
	});
	it('has a row for each fact and each event, in pesos, with both releases, and nothing that runs', () => {
		const [head = '', ...lines] = text.trim().split('\r\n');
		expect(head.split(',')).toHaveLength(20);
		expect(lines).toHaveLength(3);
		expect(lines[0]).toContain('money,Dinero,approved,Aprobado,1.00,3.50,,1.00,3.50,inversion,r2,r3,true');
		expect(lines[1]).toContain('place,Lugar,point,Punto en el mapa,,21 -101,');
		expect(lines[2]).toContain('gone,Desaparecieron,,,,,,1.00,,');
		expect(text).not.toMatch(/(?:^|,|")=HYPERLINK/);
	});
});
