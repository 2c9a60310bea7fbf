import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchIndex } from '../../../src/lib/queries';
import { anyText } from '../../fixtures/arbitrary';
import { columnsOf, dictionaryOf, fixtureWorks } from '../../fixtures/works';

const works = [
	{
		name: 'Pavimentación de la calle Hidalgo',
		place: 'CORTAZAR',
		contractor: 'Constructora del Bajío',
		municipality: '11011'
	},
	{
		name: 'Construcción de drenaje sanitario',
		place: 'Com. Emiliano Zapata',
		contractor: 'Ñuño e Hijos',
		municipality: '11007'
	},
	{ name: 'REHABILITACION DE ESCUELA PRIMARIA 2015', place: null, contractor: null, municipality: '11020' },
	{ name: null, place: 'Peña Blanca', contractor: 'Constructora del Bajío', municipality: null },
	{
		name: 'Pavimento hidráulico, calle 16 de Septiembre',
		place: 'León de los Aldama',
		contractor: null,
		municipality: '11020'
	},
	{
		name: 'Agua potable 20155',
		place: '<script>alert(1)</script>',
		contractor: '__proto__',
		municipality: '11007'
	},
	{ name: 'Apoyo para el hospital de fe', place: null, contractor: null, municipality: null }
];
const search = searchIndex({
	text: {
		name: works.map((work) => work.name),
		place_text: works.map((work) => work.place),
		contractor: dictionaryOf(works.map((work) => work.contractor))
	},
	municipality: dictionaryOf(works.map((work) => work.municipality)),
	municipalityNames: new Map([
		['11007', 'Celaya'],
		['11011', 'Cortazar'],
		['11020', 'León']
	])
});
const found = (query: string) => Array.from(search(query));

describe('the search finds', () => {
	test.each([
		['pavimentación', [0]],
		['PAVIMENTACION', [0]],
		['pavimentacion', [0]],
		['pavim', [0, 4]],
		['leon', [2, 4]],
		['celaya', [1, 5]],
		['bajio', [0, 3]],
		['nuno', [1]],
		['Ñuño', [1]],
		['pena blanca', [3]],
		['16 septiembre', [4]]
	])('%s without regard to accents, capitals or endings', (query, expected) =>
		expect(found(query)).toEqual(expected)
	);

	test.each([
		['pavimentasion', [0]],
		['rehavilitacion', [2]],
		['constructra', [0, 3]],
		['drenage', [1]],
		['zapatta', [1]],
		['hopital', [6]],
		['hosptial', [6]],
		['ospital', [6]],
		['OSPITÁL', [6]],
		['pavimnetasion', [0]],
		['apoio', [6]]
	])('%s in spite of the typing error', (query, expected) => expect(found(query)).toEqual(expected));

	test.each([
		['calle leon', [4]],
		['pavimento cortazar', []],
		['la pavimentacion de la calle', [0]],
		['escuela bajio', []],
		['constructora cortazar', [0]]
	])('%s: every word that tells, in any field of the work', (query, expected) =>
		expect(found(query)).toEqual(expected)
	);

	test('a number exactly', () => {
		expect(found('2015')).toEqual([2]);
		expect(found('20155')).toEqual([5]);
		expect(found('2016')).toEqual([]);
		expect(found('1')).toEqual([5]);
	});

	test('no neighbours of a word that is right', () => {
		// "calle" is met, so "call" or "valle" are not guessed at; "vaye" is near nothing.
		expect(found('calle')).toEqual([0, 4]);
		expect(found('vaye')).toEqual([]);
	});

	test.each([
		['hara', 'a short word is not guessed at'],
		['paras', 'a word that only joins others is never the guess'],
		['opoyo', 'a middling word keeps its first letter'],
		['hozpitel', 'two errors are too many in a middling word'],
		['pavimemtasiom', 'three errors are too many in any']
	])('nothing for %s: %s', (query) => expect(found(query)).toEqual([]));

	test('a joining word alone as it is', () => expect(found('para')).toEqual([6]));

	test.each(['', '   ', '%', '_', "'", '"', '\\', '🦄', '()*+?[', '\u0000', '--', '\uD800'])(
		'nothing for %j',
		(query) => expect(found(query)).toEqual([])
	);

	test.each([
		['__proto__', [5]],
		['<script>', [5]],
		['constructor', [0, 3]],
		["'; DROP TABLE works; --", []]
	])('%s as the text it is', (query, expected) => expect(found(query)).toEqual(expected));
});

test('whatever is typed, over whatever was published, the answer is ordinals in order, in reasonable time', () => {
	const { core, text } = columnsOf(fixtureWorks(2000, { seed: 2 }));
	const hostile = searchIndex({ text, municipality: core.municipality, municipalityNames: new Map() });
	fc.assert(
		fc.property(anyText, (query) => {
			const ordinals = hostile(query);
			for (let i = 1; i < ordinals.length; i++)
				expect(ordinals[i] ?? 0).toBeGreaterThan(ordinals[i - 1] ?? 0);
			expect(ordinals.at(-1) ?? 0).toBeLessThan(2000);
		}),
		{ numRuns: 300 }
	);
});
