import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { placeSearch, soundOf } from '../../../src/lib/queries/place-search';
import { decodePlaces, encodePlaces } from '../../../src/lib/queries/places-file';
import { anyText } from '../../fixtures/arbitrary';
import { HOSTILE_TEXTS } from '../../fixtures/hostile';

const places = decodePlaces(JSON.parse(readFileSync('static/base/places.json', 'utf8')));
const search = placeSearch(places);
const codes = (typed: string, limit = 5) => search(typed, limit).map(({ code }) => code);
const first = (typed: string) => search(typed, 1)[0]?.code;

describe('the file of places', () => {
	test('holds every municipality and every locality, where the reference has them', () => {
		const { data } = Papa.parse<Record<string, string>>(
			readFileSync('data/reference/localities.csv', 'utf8'),
			{ header: true, skipEmptyLines: true }
		);
		const localities = new Map(
			places.filter(({ kind }) => kind === 'locality').map((place) => [place.code, place])
		);
		expect(localities.size).toBe(data.length);
		for (const row of data) {
			const place = localities.get(row.code ?? '');
			expect(place).toMatchObject({
				name: row.name,
				municipality: row.municipality,
				population: row.population ? Number(row.population) : null
			});
			// Half of a ten-thousandth of a degree: 6 m.
			expect(Math.abs((place?.lon ?? NaN) - Number(row.lon))).toBeLessThan(0.000_051);
			expect(Math.abs((place?.lat ?? NaN) - Number(row.lat))).toBeLessThan(0.000_051);
		}
		const municipalities = places.filter(({ kind }) => kind === 'municipality');
		expect(municipalities.length).toBe(46);
		for (const { code, lon, lat } of municipalities)
			expect(localities.get(`${code}0001`)).toMatchObject({ lon, lat });
	});
	test('refuses what is not such a file', () => {
		for (const file of [null, {}, 'x', [{}], [{ code: '1' }], [[1, 2]]])
			expect(() => decodePlaces(file)).toThrow(RangeError);
	});
	test('is not made of localities that it could not give back', () => {
		const municipality = { code: '11001', name: 'Abasolo', population: 1 };
		const place = { code: '110010001', name: 'Abasolo', lon: -101, lat: 20, population: 1 };
		const make = (...localities: (typeof place)[]) => encodePlaces([{ municipality, localities }]);
		expect(decodePlaces(make(place))).toHaveLength(2);
		expect(() => make({ ...place, name: 'A|B' })).toThrow(RangeError);
		expect(() => make({ ...place, code: '110020001' })).toThrow(RangeError);
		expect(() => make({ ...place, code: '110010002' })).toThrow(RangeError);
		expect(() => make(place, place)).toThrow(RangeError);
	});
});

describe('searching places', () => {
	test('the kind of place may be said before the name, also where it is no part of it', () => {
		const colonia = {
			...places[0],
			kind: 'colonia' as const,
			code: null,
			name: 'Obrera',
			municipality: '11020',
			population: null
		};
		const among = placeSearch([...places, colonia as (typeof places)[number]]);
		const found = (typed: string) =>
			among(typed, 5).map(({ name, municipality }) => `${name} ${municipality}`);
		for (const typed of ['colonia obrera', 'col. obrera', 'Colonia Obrera León', 'zona obrera, leon'])
			expect(found(typed)[0], typed).toBe('Obrera 11020');
		expect(first('municipio celaya')).toBe('11007');
		// Where it is part of the name, it counts.
		expect(search('colonia san', 3).every(({ name }) => /colonia/i.test(name))).toBe(true);
	});
	test('accents and capitals do not matter', () => {
		expect(codes('león')).toEqual(codes('LEON'));
		expect(first('xichu')).toBe('11045');
		expect(first('PÉNJAMO')).toBe('11023');
	});
	test('what is called exactly so comes first, then what begins so, the more populated before', () => {
		const found = search('celaya', 20);
		expect(found.slice(0, 2).map(({ kind, code }) => `${kind} ${code}`)).toEqual([
			'municipality 11007',
			'locality 110070001'
		]);
		const begins = search('san mig', 20);
		expect(begins[0]?.code).toBe('11003');
		const populations = begins.map(({ population }) => population ?? 0);
		expect(populations).toEqual(populations.toSorted((a, b) => b - a));
		expect(begins.every(({ name }) => /^San Mig/.test(name))).toBe(true);
	});
	test('as one types, each letter narrows', () => {
		for (const typed of ['s', 'sa', 'sal', 'sala', 'salam']) expect(codes(typed)).toContain('11027');
		expect(first('salva')).toBe('11028');
	});
	test('words in any order, the municipality’s name too', () => {
		expect(first('roque celaya')).toBe('110070146');
		expect(first('celaya, roque')).toBe('110070146');
		expect(codes('juventino rosas')).toContain('11035');
		expect(codes('rosas juventino')).toContain('11035');
		// The name of the municipality alone does not bring all its localities.
		expect(search('yuriria', 50).every(({ name }) => /yuriria/i.test(name))).toBe(true);
	});
	test.each([
		['irpauato', '11017'],
		['guanjuato', '11015'],
		['selaya', '11007'],
		['penjamo', '11023'],
		['gerecuaro', '11019'],
		['sichu', '11045'],
		['balle de santiago', '11042'],
		['apaceo el grande', '11005'],
		['lluriria', '11046'],
		['moroleom', '11021'],
		['dolores idalgo', '11014']
	])('%s, with its error, finds %s', (typed, code) => {
		expect(codes(typed)).toContain(code);
	});
	test('a right word never brings what is only like it', () => {
		const found = search('roque', 20);
		expect(found.length).toBeGreaterThan(0);
		expect(found.every(({ name }) => /roque/i.test(name))).toBe(true);
	});
	test('nothing is found for nothing, nor for nonsense', () => {
		for (const typed of ['', '   ', '¿?', 'zzz', 'qwrtplk', '<script>alert(1)</script>'])
			expect(search(typed, 5)).toEqual([]);
	});
	test('whatever is typed, there is an answer within the limit', () => {
		fc.assert(
			fc.property(
				fc.oneof(anyText, fc.constantFrom(...HOSTILE_TEXTS)),
				fc.integer({ min: 0, max: 8 }),
				(typed, limit) => {
					expect(search(typed, limit).length).toBeLessThanOrEqual(limit);
				}
			),
			{ numRuns: 100 }
		);
	});
	test('every place is found by its own name', () => {
		for (const place of places.filter((_, i) => i % 25 === 0)) {
			const found = search(place.name, places.length);
			expect(
				found.some(({ code }) => code === place.code),
				place.name
			).toBe(true);
		}
	});
	test('colonias are found beside localities, those with people first', () => {
		const colonia = {
			kind: 'colonia' as const,
			code: null,
			name: 'Las Huertas',
			municipality: '11020',
			lon: -101.6,
			lat: 21.1,
			population: null
		};
		const found = placeSearch([...places, colonia])('las huertas leon', 5);
		expect(found[0]).toEqual(colonia);
	});
});

test('sounds', () => {
	const same = (a: string, b: string) => expect(soundOf(a)).toBe(soundOf(b));
	same('celaya', 'selalla');
	same('villagran', 'biyagran');
	same('jerecuaro', 'gerekuaro');
	same('queretaro', 'keretaro');
	same('huanimaro', 'uanimaro');
	same('guerrero', 'gerrero'.replace('ge', 'gue'));
	expect(soundOf('charco')).not.toBe(soundOf('carco'));
	expect(soundOf('leon')).not.toBe(soundOf('lean'));
});
