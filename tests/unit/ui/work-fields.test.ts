import { describe, expect, it } from 'vitest';
import { WORK_COLUMNS, type Work } from '../../../src/lib/domain';
import { isOnMap, toneOf } from '../../../src/lib/ui/work/status-tone';
import { sectionsOf } from '../../../src/lib/ui/work/work-fields';

const EMPTY = Object.fromEntries(WORK_COLUMNS.map((column) => [column.name, null])) as unknown as Work;
const work: Work = {
	...EMPTY,
	ordinal: 4,
	id: 'demo:1',
	kind: 'obra',
	status: 'en_ejecucion',
	location_quality: 'locality',
	source: 'demo',
	source_file: 'demo.csv',
	source_row: 12,
	municipality: '11020',
	approved: 100,
	modified: 400,
	spent: 150,
	lon: -101.68,
	zap: false
};
const around = {
	municipality: (code: string) => (code === '11020' ? 'León' : code),
	subtema: (code: string) => code,
	tema: (code: string) => code,
	locality: (code: string) => code,
	source: null,
	release: '2026-01-01-abc',
	partyHref: (kind: string, name: string) => `/${kind}/?${name}`
};

describe('the fields of a work', () => {
	const fields = sectionsOf(work, around).flatMap((section) => section.fields);

	it('are all its columns once, but its position', () => {
		const columns = WORK_COLUMNS.map((column) => column.name).filter((name) => name !== 'ordinal');
		expect(fields.map((field) => field.field).sort()).toEqual([...columns].sort());
	});

	it('are only what is known, where the row could not be read', () => {
		const {
			source_file: _file,
			source_row: _row,
			photo: _photo,
			paid: _paid,
			actual_end: _end,
			...known
		} = work;
		const shown = sectionsOf(known, around).flatMap((section) => section.fields);
		const names = shown.map((field) => field.field);
		expect(names).not.toContain('paid');
		expect(names).not.toContain('source_row');
		expect(names).toHaveLength(fields.length - 5);
	});

	it('keep the raw value beside the words, and missing as missing', () => {
		const of = (name: string) => fields.find((field) => field.field === name);
		expect(of('modified')).toMatchObject({ value: 400, text: '$4.00' });
		expect(of('municipality')).toMatchObject({ value: '11020', text: 'León' });
		expect(of('zap')).toMatchObject({ value: false, text: 'No' });
		expect(of('contractor')).toMatchObject({ value: null, text: null });
		expect(of('paid')).toMatchObject({ value: null, text: null });
	});

	it('lead to the page of the agency and of the contractor, where there is one', () => {
		const more = (of: Partial<typeof work>) =>
			sectionsOf({ ...work, ...of }, around)
				.flatMap((section) => section.fields)
				.flatMap(({ field, more: to }) => (to ? [[field, to.href]] : []));
		expect(more({ agency: 'SICOM', contractor: null })).toEqual([['agency', '/agency/?SICOM']]);
		expect(more({ agency: null, contractor: 'Obras & Cía' })).toEqual([
			['contractor', '/contractor/?Obras & Cía']
		]);
	});
});

it('a status and a quality that this page does not know are plain and not on the map', () => {
	expect(toneOf('terminada')).toBe('good');
	expect(toneOf('constructor')).toBe('plain');
	expect([isOnMap('exact'), isOnMap('locality'), isOnMap('suspect'), isOnMap('toString')]).toEqual([
		true,
		true,
		false,
		false
	]);
});
