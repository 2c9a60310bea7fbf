import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	decodeNear,
	DEFAULT_FILTER,
	LEAST_RADIUS,
	MOST_RADIUS,
	nearQuery,
	nearSentence,
	roundedDegrees,
	type NearSentenceFacts,
	type NearState
} from '../../../src/lib/filters';
import { formatDistanceIn } from '../../../src/lib/i18n';
import { filterStates, FIXTURE_VOCABULARY, rawQueries } from '../../fixtures/arbitrary';
import { FIXTURE_MUNICIPALITIES } from '../../fixtures/works';

const decode = (query: string) => decodeNear(query, FIXTURE_VOCABULARY);

const municipality = fc.constantFrom(...FIXTURE_MUNICIPALITIES);
const locality = fc
	.tuple(municipality, fc.integer({ min: 1, max: 9999 }))
	.map(([code, n]) => `${code}${String(n).padStart(4, '0')}`);
const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map(roundedDegrees);
const point = fc
	.tuple(degrees(180), degrees(90))
	.map(([lon, lat]): NearState['place'] => ({ kind: 'point', lon, lat }));
const states: fc.Arbitrary<NearState> = fc.record(
	{
		place: fc.oneof(
			fc.constant(null),
			fc.oneof(municipality, locality).map((code) => ({ kind: 'code' as const, code })),
			point
		),
		radius: fc.integer({ min: LEAST_RADIUS, max: MOST_RADIUS }),
		filter: filterStates,
		release: fc.oneof(fc.constant(null), fc.constantFrom(...FIXTURE_VOCABULARY.releases))
	},
	{ noNullPrototype: true }
);

describe('the address of near me', () => {
	test('state → address → state', () => {
		fc.assert(
			fc.property(states, (state) => {
				expect(decode(nearQuery(state))).toStrictEqual({ ...state, notices: [] });
			}),
			{ numRuns: 2_000 }
		);
	});
	test('the default is no query at all', () => {
		expect(nearQuery({ place: null, radius: 2_000, filter: DEFAULT_FILTER, release: null })).toBe('');
		expect(decode('')).toStrictEqual({
			place: null,
			radius: 2_000,
			filter: DEFAULT_FILTER,
			release: null,
			notices: []
		});
	});
	test('a point is latitude first and never finer than 11 m', () => {
		const state = decode('lugar=21.123456789,-101.987654321');
		expect(state.place).toEqual({ kind: 'point', lat: 21.1235, lon: -101.9877 });
		expect(nearQuery(state)).toBe('lugar=21.1235,-101.9877');
		expect(nearQuery({ ...state, place: { kind: 'point', lat: 21.1, lon: -0.000_01 } })).toBe(
			'lugar=21.1000,0.0000'
		);
	});
	test.each([
		['lugar=99001', 'lugar'],
		['lugar=1102', 'lugar'],
		['lugar=leon', 'lugar'],
		['lugar=91,0', 'lugar'],
		['lugar=21.1', 'lugar'],
		['lugar=21.1,-101.6,3', 'lugar'],
		['lugar=NaN,NaN', 'lugar'],
		['lugar=<script>', 'lugar'],
		['lugar=__proto__', 'lugar'],
		['radio=249', 'radio'],
		['radio=20001', 'radio'],
		['radio=1e3', 'radio'],
		['radio=-500', 'radio'],
		['radio=2 km', 'radio'],
		['lugar=11020&lugar=11007', 'lugar'],
		['cosa=1', 'cosa']
	])('%s is dropped, and told', (query, parameter) => {
		const { notices, radius } = decode(query);
		expect(notices.map((notice) => notice.parameter)).toEqual([parameter]);
		expect(radius).toBe(2_000);
	});
	test('filters stay beside the place', () => {
		const { filter, place, radius } = decode('rubro=agua&lugar=11020&estatus=suspendida&radio=500&anio=2016');
		expect(place).toEqual({ kind: 'code', code: '11020' });
		expect(radius).toBe(500);
		expect(filter).toMatchObject({
			rubros: ['agua'],
			statuses: ['suspendida'],
			years: { from: 2016, to: 2016 }
		});
	});
	test('no address breaks it', () => {
		fc.assert(
			fc.property(rawQueries, fc.string(), fc.string(), (query, place, radius) => {
				const own = [place, radius].map((text) => encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, '')));
				const decoded = decode(`${query}&lugar=${own[0]}&radio=${own[1]}`);
				expect(decoded.radius).toBeGreaterThanOrEqual(LEAST_RADIUS);
				expect(decode(nearQuery(decoded))).toStrictEqual({ ...decoded, notices: [] });
			}),
			{ numRuns: 1_000 }
		);
	});
});

describe('the sentence of near me', () => {
	const facts: NearSentenceFacts = {
		centre: { kind: 'place', name: 'Roque, Celaya' },
		radius: 2_000,
		works: 14,
		amount: 3_210_000_000,
		withoutAmount: 0,
		measure: 'inversion',
		nearest: { metres: 123.4, direction: 'n', placed: 'exact' }
	};
	const said = (change: Partial<NearSentenceFacts> = {}, locale: 'es' | 'en' = 'es') =>
		nearSentence({ ...facts, ...change }, (d) => (d === 'n' ? 'al norte' : 'aquí'), locale)
			.map(({ text, strong }) => (strong ? `*${text}*` : text))
			.join('')
			.replaceAll('\u00A0', ' ');

	test('says how many, for how much, the nearest and where', () => {
		expect(said()).toBe(
			'A menos de *2 km* de *Roque, Celaya* hay *14 obras y acciones* por *$32.1 M*; la más cercana, *a 120 m al norte*.'
		);
		expect(said({ centre: { kind: 'position' }, works: 1 })).toBe(
			'A menos de *2 km* de ti hay *1 obra o acción* por *$32.1 M*; está *a 120 m al norte*.'
		);
		expect(
			said({ centre: { kind: 'point' }, nearest: { metres: 3, direction: null, placed: 'exact' } })
		).toContain('; la más cercana, *en este punto*.');
	});
	test('a locality’s centre is not a place', () => {
		const nearest = { metres: 1_234, direction: 'n' as const };
		const end = (change: Partial<NearSentenceFacts>) => said(change).split('; ')[1];
		expect(end({ nearest: { ...nearest, placed: 'first-exact' } })).toBe(
			'la más cercana con lugar exacto, *a 1.2 km al norte*.'
		);
		expect(end({ nearest: { ...nearest, placed: 'locality' } })).toBe(
			'la más cercana, *en una localidad a 1.2 km al norte*.'
		);
		expect(end({ nearest: { ...nearest, placed: 'locality' }, works: 1 })).toBe(
			'está *en una localidad a 1.2 km al norte*.'
		);
		expect(end({ nearest: { metres: 0, direction: null, placed: 'locality' } })).toBe(
			'la más cercana, *en esta localidad*.'
		);
	});
	test('money that nobody published is not zero', () => {
		expect(said({ amount: 0, withoutAmount: 14 })).not.toContain('$0');
	});
	test('says that there are none', () => {
		expect(said({ works: 0, amount: 0, nearest: null, radius: 250 })).toBe(
			'A menos de *250 m* de *Roque, Celaya* no hay obras ni acciones.'
		);
	});
	test('a name is never markup', () => {
		const name = '**<b>x</b>**';
		const segments = nearSentence({ ...facts, centre: { kind: 'place', name } }, () => 'n', 'es');
		expect(segments).toContainEqual({ text: name, strong: true });
	});
	test('English too', () => {
		expect(said({}, 'en')).toBe(
			'Within *2 km* of *Roque, Celaya* there are *14 works and actions* worth *$32.1 M* pesos; the nearest is *120 m al norte*.'
		);
	});
});

describe('distances in words', () => {
	test.each([
		[0, '10 m'],
		[4, '10 m'],
		[94, '90 m'],
		[123, '120 m'],
		[250, '250 m'],
		[994, '990 m'],
		[996, '1 km'],
		[1_449, '1.4 km'],
		[20_000, '20 km'],
		[NaN, 'sin dato']
	])('%s → %s', (metres, text) => {
		expect(formatDistanceIn(metres, 'es').replace('\u00A0', ' ')).toBe(text);
	});
});
