import { describe, expect, test } from 'vitest';
import {
	ColoniaGatherer,
	coloniasOf,
	decodeNamedPlaces,
	namedPlacesText,
	type NamingWork
} from '../../../src/lib/queries/named-places';
import { HOSTILE_TEXTS } from '../../fixtures/hostile';

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
		expect(performance.now() - start).toBeLessThan(20_000);
	});
});

describe('named places', () => {
	const city = { lon: -101.68, lat: 21.12 };
	const named = (...works: (Partial<NamingWork> & { east?: number })[]) => {
		const gatherer = new ColoniaGatherer();
		for (const { east = 0, ...work } of works)
			gatherer.add({
				name: 'Parque, colonia Obrera',
				municipality: '11020',
				location_quality: 'exact',
				lon: city.lon + east,
				lat: city.lat,
				...work
			});
		return gatherer.places();
	};

	test('stand at the work in the middle of those that name them', () => {
		expect(
			named(
				{},
				{ east: 0.006, name: 'CALLE, COLONIA OBRERA' },
				{ east: 0.004, name: 'Aula, col. obrera, León' }
			)
		).toEqual([{ name: 'Obrera', municipality: '11020', lon: city.lon + 0.004, lat: city.lat, works: 3 }]);
	});
	test('are one per municipality, in order', () => {
		const found = named(
			{ municipality: '11020' },
			{ municipality: '11007', east: 0.1 },
			{ name: 'Colonia Centro' }
		);
		expect(found.map(({ municipality, name }) => `${municipality} ${name}`)).toEqual([
			'11007 Obrera',
			'11020 Centro',
			'11020 Obrera'
		]);
	});
	test('have no point where works that name them lie far apart, or have none of their own', () => {
		expect(named({}, { east: 0.1 })).toEqual([]);
		expect(named({ location_quality: 'locality' }, { location_quality: 'suspect' })).toEqual([]);
		expect(named({ municipality: null })).toEqual([]);
		expect(named({ lon: null })).toEqual([]);
		expect(named({ name: null })).toEqual([]);
	});
	test('go into a file and come back, good to 6 m', () => {
		const places = named(
			{},
			{ name: 'Colonia «<b>Ñ' },
			{ name: 'Colonia Las Huertas', municipality: '11007' }
		);
		const back = decodeNamedPlaces(JSON.parse(namedPlacesText(places)));
		expect(back.map(({ name, municipality, works }) => [name, municipality, works])).toEqual(
			places.map(({ name, municipality, works }) => [name, municipality, works])
		);
		back.forEach((place, i) => {
			expect(Math.abs(place.lon - (places[i]?.lon ?? NaN))).toBeLessThan(0.000_051);
		});
		for (const file of [null, {}, [[]], [['1', 2, 3, 4, 5]]])
			expect(() => decodeNamedPlaces(file)).toThrow(RangeError);
	});
});
