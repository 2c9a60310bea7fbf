import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	areaDegrees,
	areaName,
	compareQuery,
	decodeCompare,
	DEFAULT_FILTER,
	hasRoom,
	MOST_PLACES,
	MOST_VERTICES,
	moved,
	placeKey,
	without,
	type ComparedPlace,
	type CompareState
} from '../../../src/lib/filters';
import { decodeArea, encodeArea, verticesOf } from '../../../src/lib/filters/area-code';
import { filterStates, FIXTURE_VOCABULARY, rawQueries } from '../../fixtures/arbitrary';
import { HOSTILE_TEXTS } from '../../fixtures/hostile';
import { FIXTURE_MUNICIPALITIES } from '../../fixtures/works';

const decode = (query: string) => decodeCompare(query, FIXTURE_VOCABULARY);
const NOTHING: CompareState = {
	places: [],
	base: null,
	series: 'inversion',
	filter: DEFAULT_FILTER,
	release: null
};

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map(areaDegrees);
const position = fc.tuple(degrees(180), degrees(90)).map(([lon, lat]) => [lon, lat]);
const ring = fc
	.uniqueArray(position, { minLength: 3, maxLength: 8, selector: String })
	.map((points) => [...points, ...points.slice(0, 1)]);
const polygons = fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
const name = fc
	.oneof(fc.constant(''), fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary' }))
	.map(areaName);
const municipality = fc.constantFrom(...FIXTURE_MUNICIPALITIES);
const place: fc.Arbitrary<ComparedPlace> = fc.oneof(
	municipality.map((code) => ({ kind: 'municipality' as const, code })),
	municipality.map((code) => ({ kind: 'locality' as const, code: `${code}0001` })),
	municipality.map((code) => ({ kind: 'zone' as const, id: `zap-rural-${code}` })),
	municipality.map((code) => ({ kind: 'zone' as const, id: `aproximacion-${code}0001` })),
	fc
		.tuple(position, fc.integer({ min: 100, max: 50_000 }), name)
		.map(([[lon = 0, lat = 0], radius, called]) => ({
			kind: 'circle' as const,
			lon,
			lat,
			radius,
			name: called
		})),
	fc
		.tuple(polygons, name)
		.map(([coordinates, called]) => ({ kind: 'polygon' as const, polygons: coordinates, name: called }))
);
const states: fc.Arbitrary<CompareState> = fc
	.record(
		{
			places: fc.uniqueArray(place, { minLength: 1, maxLength: MOST_PLACES, selector: placeKey }),
			base: fc.option(fc.integer({ min: 0, max: 5 })),
			series: fc.constantFrom('inversion' as const, 'habitante' as const, 'obras' as const),
			filter: filterStates,
			release: fc.oneof(fc.constant(null), fc.constantFrom(...FIXTURE_VOCABULARY.releases))
		},
		{ noNullPrototype: true }
	)
	.map((state) => ({
		...state,
		base: state.base !== null && state.base < state.places.length ? state.base : null
	}));

describe('the address of a comparison', () => {
	test('state → address → state, whatever the names', () => {
		fc.assert(
			fc.property(states, (state) => {
				expect(decode(compareQuery(state))).toStrictEqual({ ...state, notices: [] });
			}),
			{ numRuns: 1_000 }
		);
	});
	test('is written as it is read by people', () => {
		expect(compareQuery(NOTHING)).toBe('');
		const places: ComparedPlace[] = [
			{ kind: 'municipality', code: '11020' },
			{ kind: 'locality', code: '110200001' },
			{ kind: 'zone', id: 'zap-rural-11001' },
			{ kind: 'circle', lon: -101.68427, lat: 21.12169, radius: 2_000, name: 'El centro' }
		];
		expect(compareQuery({ ...NOTHING, places, base: 1, series: 'habitante' })).toBe(
			'lugares=11020~110200001~zap-rural-11001~c-101.68427,21.12169,2000:El%20centro&base=2&serie=habitante'
		);
	});
	test('another page’s municipalities are the places where none is named, and a filter beside them', () => {
		const carried = decode('mun=11020,11007&anio=2015');
		expect(carried.places.map(placeKey)).toEqual(['11007', '11020']);
		expect(carried.filter.municipalities).toEqual([]);
		expect(carried.filter.years).toEqual({ from: 2015, to: 2015 });
		expect(decode('lugares=11001&mun=11020').filter.municipalities).toEqual(['11020']);
	});
	test('what it does not know is dropped and told; a seventh place too', () => {
		const { places, base, series, notices } = decode(
			'lugares=99999~11020~11020~c1,2,99999999~p***~zap-urbana-1~11001~11003~11007~11015~11017~11023&base=9&serie=x'
		);
		expect(places.map(placeKey)).toEqual(['11020', '11001', '11003', '11007', '11015', '11017']);
		expect([base, series]).toEqual([null, 'inversion']);
		expect(notices.map(({ parameter, value, reason }) => `${parameter} ${value} ${reason}`)).toEqual([
			'lugares 99999 unknown_value',
			'lugares 11020 repeated',
			'lugares c1,2,99999999 unknown_value',
			'lugares p*** unknown_value',
			'lugares zap-urbana-1 unknown_value',
			'lugares 11023 capped',
			'base 9 unknown_value',
			'serie x unknown_value'
		]);
		expect(decode(`lugares=${'p'.repeat(7_000)}`).notices).toMatchObject([{ reason: 'too_long' }]);
	});
	test('any query is read', () => {
		fc.assert(
			fc.property(rawQueries, fc.string(), (query, more) => {
				expect(() => decode(`${query}&lugares=${more}`)).not.toThrow();
			})
		);
	});
	test('the base stays the place it was; where it goes, the state is', () => {
		const codes = ['11001', '11003', '11007'];
		const state: CompareState = {
			...NOTHING,
			places: codes.map((code) => ({ kind: 'municipality', code })),
			base: 0
		};
		const later = moved(state, 0, 2);
		expect([later.places.map(placeKey), later.base]).toEqual([['11003', '11007', '11001'], 2]);
		expect(moved(state, 0, -1)).toBe(state);
		expect(without(later, 0).base).toBe(1);
		expect(without(later, 2).base).toBeNull();
	});
	test('a seventh place, and one that no address has room for, are told apart', () => {
		const six = ['11001', '11003', '11007', '11015', '11017', '11020'].map((code): ComparedPlace => ({
			kind: 'municipality',
			code
		}));
		expect(hasRoom(six, { kind: 'municipality', code: '11023' })).toBe('count');
		const far = (seed: number): ComparedPlace => ({
			kind: 'polygon',
			name: '',
			polygons: [
				[
					[
						...Array.from({ length: MOST_VERTICES }, (_, i) => [
							(i % 2 ? 179 : -179) + seed,
							i % 3 ? 89 : -89
						]),
						[-179 + seed, -89]
					]
				]
			]
		});
		expect(hasRoom([far(0), far(0.1)], far(0.2))).toBe('length');
		expect(hasRoom([far(0)], { kind: 'municipality', code: '11023' })).toBe('yes');
	});
});

describe('polygons as letters', () => {
	test('are the polyline algorithm by hand: 1 and −1 hundred-thousandths are C and B', () => {
		const triangle = [
			[
				[
					[0, 0],
					[0.00001, 0],
					[0, -0.00001],
					[0, 0]
				]
			]
		];
		// Differences: 0 0, 1 0, −1 −1.
		expect(encodeArea(triangle)).toBe('AACABB');
		expect(decodeArea('AACABB')).toEqual(triangle);
		// 16 needs a second letter: zigzag 32 = 0 + 32·1.
		expect(
			encodeArea([
				[
					[
						[0.00016, 0],
						[0, 0],
						[0, 0.00016],
						[0.00016, 0]
					]
				]
			])
		).toBe('gBAfAAgB');
	});
	test('too few, too many or broken ones are none', () => {
		for (const letters of ['', 'AA', 'AAAA', 'AAAAAA', 'AACABBg', 'AACABB.', 'á', 'gggggggggggggA'])
			expect(decodeArea(letters)).toBeNull();
		const many = [
			[[...Array.from({ length: MOST_VERTICES + 1 }, (_, i) => [i / 1000, (i % 2) / 10]), [0, 0]]]
		];
		expect(verticesOf(many)).toBe(MOST_VERTICES + 1);
		expect(decodeArea(encodeArea(many))).toBeNull();
	});
});
