import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, equityView, firstQuestion, type EquityPlace } from '../../../src/lib/analysis';
import {
	decodeChoice,
	encodeChoice,
	FIRST_CHOICE,
	questionOf,
	sameCurves,
	type Choice
} from '../../../src/lib/ui/equity/choice';
import { leftOutCsv } from '../../../src/lib/ui/equity/left-out-csv';
import { ticksOf } from '../../../src/lib/charts/ticks';

const EMPTY = { source: null, edition: null, years: {} };
const PRICES = { source: null, edition: '2021-01-10', years: { '2018': 100 } };
const codes = new Set(['11006', '11020']);
const read = (query: string, prices: typeof PRICES | typeof EMPTY = EMPTY) =>
	decodeChoice(new URLSearchParams(query), { codes, prices });

describe('the address of the page', () => {
	test('nothing written is the page as it opens', () => {
		expect(read('')).toEqual({ choice: FIRST_CHOICE, misread: [] });
		expect(encodeChoice(FIRST_CHOICE)).toBe('');
	});
	test('what is written is read, and written again the same', () => {
		const query =
			'anio=2015-2018&por=km2&necesidad=marginacion&pesos=constantes-2018&ponderar=100-0-5&mun=11006,11020';
		const { choice, misread } = read(query, PRICES);
		expect(misread).toEqual([]);
		expect(choice).toEqual({
			years: { from: 2015, to: 2018 },
			unit: 'km2',
			need: 'marginacion',
			base: 2018,
			weights: { need: 100, little: 0, years: 5 },
			chosen: ['11006', '11020']
		} satisfies Choice);
		expect(encodeChoice(choice)).toBe(query);
		expect(encodeChoice(read('anio=2016').choice)).toBe('anio=2016');
		expect(encodeChoice(read('anio=-2016').choice)).toBe('anio=-2016');
	});
	test('what is not understood is left at its default and told, one notice each', () => {
		for (const query of [
			'foo=1',
			'anio=x',
			'por=vaca',
			'necesidad=',
			'pesos=oro',
			'ponderar=0-0-0',
			'ponderar=1-2',
			'ponderar=101-0-0',
			'mun=99999'
		]) {
			const { choice, misread } = read(query);
			expect(choice).toEqual(FIRST_CHOICE);
			expect(misread.map(({ why }) => why)).toEqual(['unknown']);
		}
		expect(read('pesos=constantes-2018').misread).toEqual([
			{ name: 'pesos', value: 'constantes-2018', why: 'prices' }
		]);
		expect(read('mun=11020,99999,11020,11006').choice.chosen).toEqual(['11006', '11020']);
	});
	test('weights and what is pointed out change no curve', () => {
		const { choice } = read('mun=11020&ponderar=1-2-3');
		expect(sameCurves(choice, FIRST_CHOICE)).toBe(true);
		expect(sameCurves(read('por=km2').choice, FIRST_CHOICE)).toBe(false);
		expect(questionOf(choice, [2012, 2020], EMPTY)).toMatchObject({ constant: null, years: null });
	});
});

test('the ranking as CSV: what is unknown is an empty cell, every row says its release', () => {
	const place = (code: string, name: string, population: number | null): EquityPlace => ({
		code,
		name,
		population,
		poor: 10,
		area: 5,
		needs: { pobreza: 50, 'pobreza-extrema': 5, marginacion: 55, rezago: 0.5 },
		years: [{ year: 2016, works: 1, withAmount: 1, amount: 100_050, inZap: null }]
	});
	const view = equityView([place('11001', 'Abasolo', 100), place('11002', '=Acámbaro, "A"', null)], {
		...firstQuestion([2016, 2017]),
		weights: DEFAULT_WEIGHTS
	});
	const lines = leftOutCsv(
		view,
		{ id: 'r1', issued: '2021-01-31', demonstration: true, years: [2016, 2017] },
		{ need: 'pobreza_ingreso_pct', unit: 'habitante', query: '' }
	).split('\r\n');
	expect(lines[0]?.startsWith('\uFEFFmunicipality,municipality_name,rank,')).toBe(true);
	expect(lines[1]).toBe(
		'11001,Abasolo,1,1,1,0.5,50,10.01,1,1,1000.50,100,pobreza_ingreso_pct,habitante,r1,2021-01-31,true,""'
	);
	expect(lines[2]).toBe(
		'11002,"\'=Acámbaro, ""A""",,,,,50,,1,1,1000.50,,pobreza_ingreso_pct,habitante,r1,2021-01-31,true,""'
	);
	expect(lines).toHaveLength(4);
});

test('ticks are round and stay inside the scale', () => {
	expect(ticksOf(0, 17_000)).toEqual([0, 5000, 10_000, 15_000]);
	expect(ticksOf(49.6, 58.8, 5)).toEqual([50, 52, 54, 56, 58]);
	expect(ticksOf(-1.1, 0.82, 4)).toEqual([-1, -0.5, 0, 0.5]);
	expect(ticksOf(3, 3)).toEqual([3]);
});
