import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	canonicalQuery,
	contradictionsOf,
	decodeUrl,
	DEFAULT_FILTER,
	toQuery,
	type Notice
} from '../../../src/lib/filters';
import { filterStates, FIXTURE_VOCABULARY, rawQueries, viewStates } from '../../fixtures/arbitrary';

const decode = (query: string) => decodeUrl(query, FIXTURE_VOCABULARY);

describe('codes that are no text', () => {
	test.each<[query: string, canonical: string, reasons: Notice['reason'][]]>([
		['?mun=11020&q=educaci%C3', 'mun=11020&q=educaci', ['broken_code']],
		['?q=100%', 'q=100%25', ['broken_code']],
		['?q=%E0%A4%A', 'q=%25A', ['broken_code']],
		['?contratista=%E0%A4%A', '', ['broken_code']],
		['?obra=%', '', ['broken_code']],
		['?anio=2015%&mun=11020', 'mun=11020', ['broken_code']],
		['?%E0%A4%A', '', ['broken_code']],
		['?q=%C3%B1', 'q=%C3%B1', []],
		['?q=%EF%BF%BD', 'q=%EF%BF%BD', []]
	])('%s is told', (query, canonical, reasons) => {
		const { filter, view, notices } = decode(query);
		expect(toQuery(filter, view)).toBe(canonical);
		expect(notices.map(({ reason }) => reason)).toEqual(reasons);
	});

	test('the notice shows what stands in the address', () => {
		expect(decode('?mun=11020&contratista=Obras%C3').notices).toEqual([
			{ parameter: 'contratista', value: 'contratista=Obras%C3', reason: 'broken_code' }
		]);
	});

	test('a query without broken codes is read as its parameters are', () => {
		fc.assert(
			fc.property(rawQueries, (raw) => {
				const written = new URL(`https://example.org/?${raw}`).search;
				const decoded = decode(written);
				if (decoded.notices.some(({ reason }) => reason === 'broken_code')) return;
				expect(decoded).toStrictEqual(decodeUrl(new URLSearchParams(written), FIXTURE_VOCABULARY));
			}),
			{ numRuns: 2_000 }
		);
	});
});

describe('one address for one state', () => {
	const canonical = (query: string) => canonicalQuery(query, decode(query));

	test.each([
		['?anio=2018-2015', '?anio=2015-2018'],
		['?anio=2015-2015&anio=2016', '?anio=2015'],
		['?monto=&anio=-', ''],
		['?mun=11020,11007,11020', '?mun=11007,11020'],
		['?q=a%20b', '?q=a+b'],
		['?monto=99999999999999999999-', '?monto=90071992547409.91-'],
		['?utm_source=x&zap=1', '?zap=1']
	])('%s is written %s', (given, expected) => {
		expect(canonical(given)).toBe(expected);
	});

	test('an address that is canonical already stays', () => {
		expect(canonical('')).toBeNull();
		expect(canonical('?anio=2015-2018&mun=11007,11020')).toBeNull();
	});

	test('an address stays where something of it was dropped: it is not the same', () => {
		for (const query of ['?mun=99999&anio=2018-2015', '?ent=11', '?anio=dosmil', '?obra=%', '?rel=1999'])
			expect(canonical(query), query).toBeNull();
	});

	test('what takes its place asks for the same, and is left alone', () => {
		fc.assert(
			fc.property(filterStates, viewStates, fc.nat(), (filter, view, turn) => {
				const parts = [...toQuery(filter, view).split('&'), 'utm_source=x', 'monto=', 'anio='];
				const turned = [...parts.slice(turn % parts.length), ...parts.slice(0, turn % parts.length)];
				const written = `?${turned.filter((part) => part !== '').join('&')}`;
				const { notices: told, ...state } = decode(written);
				const next = canonicalQuery(written, { ...state, notices: told });
				expect(next).not.toBeNull();
				const again = decode(String(next));
				expect(again).toStrictEqual({ ...state, notices: [] });
				expect(canonicalQuery(String(next), again)).toBeNull();
			}),
			{ numRuns: 2_000 }
		);
	});

	test('no address that the page itself makes is ever replaced', () => {
		fc.assert(
			fc.property(filterStates, viewStates, (filter, view) => {
				const query = toQuery(filter, view);
				const made = query === '' ? '' : `?${query}`;
				expect(canonical(made)).toBeNull();
			}),
			{ numRuns: 2_000 }
		);
	});
});

describe('filters that contradict each other', () => {
	const names = { tema: (code: string) => `tema ${code}` };
	test('a tema of another rubro than those chosen is told', () => {
		const filter = {
			...DEFAULT_FILTER,
			rubros: ['agua' as const],
			temas: ['agua.potable', 'salud.hospital']
		};
		expect(contradictionsOf(filter, names)).toEqual([
			{ parameter: 'tema', value: 'tema salud.hospital', reason: 'outside_rubros' }
		]);
	});
	test('temas alone contradict nothing', () => {
		expect(contradictionsOf({ ...DEFAULT_FILTER, temas: ['salud.hospital'] }, names)).toEqual([]);
	});
});
