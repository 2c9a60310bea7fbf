import { describe, expect, test } from 'vitest';
import { differenceFrom } from '../../../src/lib/ui/compare/difference';
import {
	amountOf,
	differenceText,
	MEASURES,
	personsOf,
	relativeText,
	valueText,
	type Column
} from '../../../src/lib/ui/compare/measures';
import { needsOf, resolve, type LaterFacts } from '../../../src/lib/ui/compare/resolve';
import { compareSentence } from '../../../src/lib/ui/compare/sentence';
import { seriesOf, yearsOf } from '../../../src/lib/ui/compare/series';

const BUILT: Column['built'] = {
	works: 4,
	amount: 1_000_000,
	withoutAmount: 1,
	byYear: [
		{ year: 2015, works: 3, amount: 1_000_000, withoutAmount: 0 },
		{ year: 2017, works: 1, amount: 0, withoutAmount: 1 }
	],
	finished: 2,
	stopped: 0,
	withoutStatus: 1,
	late: { count: 1, unknown: 2 },
	unlocated: 1,
	ways: null,
	unsure: 0
};
const column = (change: Partial<Column> = {}): Column => ({
	key: 'a',
	title: 'A',
	kind: 'Municipio',
	isState: false,
	people: { population: 500, poor: 200, poorPercent: 40, marginacion: 55, rezago: -0.5 },
	estimate: null,
	estimated: false,
	built: BUILT,
	...change
});
const state = column({
	key: 'estado',
	isState: true,
	people: { population: 5_000, poor: 2_500, poorPercent: 50, marginacion: null, rezago: null },
	built: { ...BUILT, works: 40, amount: 20_000_000 }
});
const value = (code: string, of: Column): number | null => {
	const measure = MEASURES.find((known) => known.code === code);
	if (!measure) throw new Error(`expected a measure ${code}`);
	return measure.value(of, state);
};

describe('the measures of a place', () => {
	test('by hand: 10,000 pesos among 500 persons, 200 of them poor, of 200,000 in the state', () => {
		expect(value('habitante', column())).toBe(2_000);
		expect(value('pobre', column())).toBe(5_000);
		expect(value('parte', column())).toBe(0.05);
		expect(value('parte_gente', column())).toBe(0.1);
		expect([
			value('terminadas', column()),
			value('atrasadas', column()),
			value('detenidas', column())
		]).toEqual([2, 1, 0]);
	});
	test('sin dato is never 0, and no works are 0 pesos', () => {
		const silent = {
			...BUILT,
			withoutAmount: 4,
			amount: 0,
			withoutStatus: 4,
			finished: 0,
			late: { count: 0, unknown: 4 }
		};
		for (const code of ['inversion', 'habitante', 'pobre', 'parte', 'terminadas', 'atrasadas', 'detenidas'])
			expect(value(code, column({ built: silent })), code).toBeNull();
		const none = {
			...BUILT,
			works: 0,
			amount: 0,
			withoutAmount: 0,
			withoutStatus: 0,
			late: { count: 0, unknown: 0 }
		};
		expect(amountOf(none)).toBe(0);
		// Others may be its: nobody can say that it received nothing.
		expect(amountOf({ ...none, unsure: 3 })).toBeNull();
		expect([
			value('habitante', column({ built: none })),
			value('terminadas', column({ built: { ...none, finished: 0 } }))
		]).toEqual([0, 0]);
		const nobody = column({ people: { ...state.people, population: null, poor: null } });
		expect([value('habitante', nobody), value('pobre', nobody), value('parte_gente', nobody)]).toEqual([
			null,
			null,
			null
		]);
		expect(value('atrasadas', column({ built: { ...BUILT, late: null } }))).toBeNull();
	});
	test('an estimate that is too unsure divides nothing; a trusted one does', () => {
		const estimate = { persons: 500, least: 0, most: 900, localities: 1, confidential: 0, certain: false };
		expect(personsOf(column({ estimate }))).toBeNull();
		expect(personsOf(column({ estimate: { ...estimate, certain: true } }))).toBe(500);
	});
});

describe('a difference', () => {
	test('in its own unit and as a part of the base; of 0, of indices and of parts there is no per cent', () => {
		expect(differenceFrom(150, 100, true)).toEqual({ absolute: 50, relative: 0.5 });
		expect(differenceFrom(0, 100, true)).toEqual({ absolute: -100, relative: -1 });
		expect(differenceFrom(5, 0, true)).toEqual({ absolute: 5, relative: null });
		expect(differenceFrom(55.5, 50.5, false)).toEqual({ absolute: 5, relative: null });
		expect([differenceFrom(null, 1, true), differenceFrom(1, null, true)]).toEqual([null, null]);
	});
	test('in words, with its sign', () => {
		expect(differenceText('money', 250_000)).toBe('+$2,500');
		expect(differenceText('money', -250_000)).toBe('−$2,500');
		expect(differenceText('percent', 4.2)).toBe('+4.2 puntos');
		expect(differenceText('share', -0.042)).toBe('−4.2 puntos');
		expect(differenceText('index', -0.5)).toBe('−0.50');
		expect(differenceText('count', 0)).toBe('igual');
		expect(relativeText(-0.25)).toBe('−25\u00A0%');
		expect(valueText('money', null)).toBe('sin dato');
	});
});

describe('year by year', () => {
	test('a year without works is 0, one whose works have no amount is sin dato', () => {
		expect(yearsOf([2015, 2017])).toEqual([2015, 2016, 2017]);
		expect(yearsOf(null)).toEqual([]);
		expect(seriesOf(column(), [2015, 2016, 2017], 'inversion')).toEqual([1_000_000, 0, null]);
		expect(seriesOf(column(), [2015, 2016, 2017], 'habitante')).toEqual([2_000, 0, null]);
		expect(seriesOf(column(), [2015, 2016, 2017], 'obras')).toEqual([3, 0, 1]);
		expect(seriesOf(column({ people: { ...state.people, population: null } }), [2016], 'habitante')).toEqual([
			null
		]);
		const untold = column({ built: { ...BUILT, works: 0, byYear: [], unsure: 2 } });
		expect([seriesOf(untold, [2015], 'inversion'), seriesOf(untold, [2015], 'obras')]).toEqual([[null], [0]]);
	});
});

describe('the sentence', () => {
	const text = (columns: Column[]) =>
		compareSentence(columns, state)
			.map((segment) => segment.text)
			.join('');
	const rich = column({ key: 'b', title: 'B', built: { ...BUILT, amount: 3_000_000 } });
	test('names who received most and least per inhabitant; of two with one name it says what each is', () => {
		expect(text([column(), rich])).toBe(
			'Por habitante, B recibió más ($60) y A menos ($20); el estado, $40.'
		);
		expect(text([column(), { ...rich, title: 'A', kind: 'Localidad de A' }])).toContain(
			'A (Localidad de A) recibió más'
		);
		expect(text([column()])).toBe('A recibió $20 por habitante; el estado, $40.');
	});
	test('where people are not known it tells the whole amounts, and what is not known at all it says', () => {
		const alone = column({ people: { ...state.people, population: null } });
		expect(text([alone])).toBe('A recibió $10,000.');
		const silent = column({ people: alone.people, built: { ...BUILT, withoutAmount: 4, amount: 0 } });
		expect(text([silent])).toContain('No se puede decir');
	});
});

describe('a place of the address', () => {
	const town = { code: '11001', name: 'Abasolo', lon: -101, lat: 20, ...state.people };
	const page = {
		towns: [town],
		zones: [
			{
				id: 'zap-rural-11001',
				kind: 'rural' as const,
				name: 'Abasolo',
				municipalities: ['11001'],
				population: 5_000,
				estimated: false,
				at: null
			},
			{
				id: 'aproximacion-110010001',
				kind: 'proxy' as const,
				name: 'Abasolo',
				municipalities: ['11001'],
				population: 700,
				estimated: false,
				at: null
			},
			{
				id: 'zona-sierra',
				kind: 'custom' as const,
				name: 'Sierra',
				municipalities: ['11001', '11002'],
				population: 90,
				estimated: true,
				at: { lon: -101, lat: 20 }
			}
		]
	};
	const nothing: LaterFacts = { places: null, outline: null, touched: null, brought: null };
	test('is what the data knows of it; a locality, an outline and an area wait for what they take', () => {
		expect(resolve({ kind: 'municipality', code: '11001' }, 0, page, nothing)).toMatchObject({
			title: 'Abasolo',
			rule: { kind: 'municipality', code: '11001' },
			people: { population: 5_000 }
		});
		expect(resolve({ kind: 'municipality', code: '11002' }, 0, page, nothing)).toBe('unknown');
		expect(resolve({ kind: 'zone', id: 'zap-rural-11001' }, 0, page, nothing)).toMatchObject({
			rule: { kind: 'municipality' }
		});
		const proxy = { kind: 'zone' as const, id: 'aproximacion-110010001' };
		expect(resolve(proxy, 0, page, nothing)).toMatchObject({
			rule: null,
			people: { population: 700, poor: null }
		});
		expect(resolve(proxy, 0, page, { ...nothing, outline: () => () => true })).toMatchObject({
			rule: { kind: 'outline' }
		});
		const locality = { kind: 'locality' as const, code: '110010001' };
		expect(resolve(locality, 0, page, nothing)).toMatchObject({
			title: '110010001',
			people: { population: null }
		});
		expect(resolve(locality, 0, page, { ...nothing, places: [] })).toBe('unknown');
		const brought = { kind: 'zone' as const, id: 'zona-sierra' };
		const works = { rows: Uint32Array.of(3), ways: Uint8Array.of(0), unsure: new Uint32Array() };
		expect(resolve(brought, 0, page, nothing)).toMatchObject({ title: 'Sierra', rule: null });
		expect(
			resolve(brought, 0, page, { ...nothing, brought: new Map([['zona-sierra', works]]) })
		).toMatchObject({
			rule: { kind: 'brought', works },
			people: { population: 90, poor: null },
			municipalities: ['11001', '11002']
		});
		// Another release, that does not have it.
		expect(resolve(brought, 0, page, { ...nothing, brought: new Map() })).toBe('unknown');
		const circle = { kind: 'circle' as const, lon: -101, lat: 20, radius: 1_000, name: '' };
		expect(resolve(circle, 2, page, nothing)).toMatchObject({ title: 'Círculo 2', rule: null });
		expect(resolve(circle, 2, page, { ...nothing, touched: () => ['11001'] })).toMatchObject({
			rule: { kind: 'drawn' }
		});
	});
	test('asks for no more than it takes', () => {
		const none = { localities: false, proxy: false, outlines: false, keys: false, brought: false };
		expect(
			needsOf([
				{ kind: 'municipality', code: '11001' },
				{ kind: 'zone', id: 'zap-rural-11001' }
			])
		).toEqual(none);
		expect(needsOf([{ kind: 'locality', code: '110010001' }])).toEqual({
			...none,
			localities: true,
			keys: true
		});
		expect(needsOf([{ kind: 'zone', id: 'aproximacion-110010001' }])).toEqual({
			...none,
			proxy: true,
			keys: true
		});
		expect(needsOf([{ kind: 'zone', id: 'zona-sierra' }])).toEqual({ ...none, brought: true });
		expect(needsOf([{ kind: 'circle', lon: 0, lat: 0, radius: 100, name: '' }])).toEqual({
			...none,
			localities: true,
			outlines: true
		});
	});
});
