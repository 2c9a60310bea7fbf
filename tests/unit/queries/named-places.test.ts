import { describe, expect, test } from 'vitest';
import type { CoreColumns } from '../../../src/lib/domain';
import { coloniasOf, namedPlaces } from '../../../src/lib/queries/named-places';
import { HOSTILE_TEXTS } from '../../fixtures/hostile';
import { columnsOf, type TestWork } from '../map/columns';

describe('colonias a name tells', () => {
	test.each([
		['Construcción de aulas, colonia Las Margaritas, Abasolo', ['Las Margaritas']],
		['PAVIMENTACIÓN DE CALLE ACUEDUCTO, COLONIA OBRERA, ACÁMBARO', ['OBRERA']],
		['REHABILITACIÓN DE PARQUE COL. LOMAS DEL FARO', ['LOMAS DEL FARO']],
		['DRENAJE EN FRACC. VILLAS DEL CAMPO (2A ETAPA)', ['VILLAS DEL CAMPO']],
		['Bacheo en vialidades de la colonia El Rosario, comunidad Marfil', ['El Rosario']],
		['PAVIMENTACIÓN COLONIA SAN ISIDRO EN LEÓN DE LOS ALDAMA', ['SAN ISIDRO']],
		['Colonia Centro y colonia Obrera', ['Centro', 'Obrera']],
		['COLONIAS CENTRO Y OBRERA', []],
		['Entrega de útiles, comunidad Colonia San Juan, Abasolo', []],
		['Entrega de útiles, LOCALIDAD COLONIA SAN ISIDRO', []],
		['PROTOCOLONIAL SIN MÁS', []],
		['ARTE COLONIAL EN EL MUSEO', []],
		['OFICINAS, COL. 5', []],
		['Sin nada', []]
	])('%s', (text, colonias) => {
		expect(coloniasOf(text)).toEqual(colonias);
	});
	test('hostile names tell nothing and break nothing', () => {
		for (const text of HOSTILE_TEXTS) {
			expect(() => coloniasOf(`colonia ${text}`)).not.toThrow();
			expect(coloniasOf(text)).toEqual([]);
		}
		const long = `colonia ${'a '.repeat(20_000)}`;
		const start = performance.now();
		coloniasOf(long);
		expect(performance.now() - start).toBeLessThan(500);
	});
});

describe('named places', () => {
	const city = { lon: -101.68, lat: 21.12 };
	const work = (east: number, quality: TestWork['quality'] = 'exact'): TestWork => ({
		lon: city.lon + east,
		lat: city.lat,
		...(quality ? { quality } : {})
	});
	const core = (works: TestWork[], municipalities: number[]): CoreColumns => ({
		...columnsOf(works),
		municipality: { values: [null, '11007', '11020'], codes: Uint8Array.from(municipalities) }
	});

	test('stand at the work in the middle of those that name them', () => {
		const works = [work(0), work(0.004), work(0.006)];
		const names = ['Parque, colonia Obrera', 'CALLE, COLONIA OBRERA', 'Aula, col. obrera, León'];
		expect(namedPlaces(names, core(works, [2, 2, 2]))).toEqual([
			{ name: 'Obrera', municipality: '11020', ...city, lon: city.lon + 0.004, works: 3 }
		]);
	});
	test('are one per municipality', () => {
		const names = ['Colonia Obrera', 'Colonia Obrera'];
		const found = namedPlaces(names, core([work(0), work(0.1)], [1, 2]));
		expect(found.map(({ municipality }) => municipality)).toEqual(['11007', '11020']);
	});
	test('have no point where works that name them lie far apart, or have none of their own', () => {
		const names = ['Colonia Obrera', 'Colonia Obrera'];
		expect(namedPlaces(names, core([work(0), work(0.1)], [2, 2]))).toEqual([]);
		expect(namedPlaces(names, core([work(0, 'locality'), work(0, 'suspect')], [2, 2]))).toEqual([]);
		expect(namedPlaces(names, core([work(0), work(0.001)], [0, 0]))).toEqual([]);
		expect(namedPlaces([null, null], core([work(0), work(0)], [2, 2]))).toEqual([]);
		expect(namedPlaces(['Colonia Obrera'], core([{ quality: 'exact' }], [2]))).toEqual([]);
	});
});
