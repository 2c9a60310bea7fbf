import { pointToLineDistance, polygon, polygonToLine } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZap, zoneId, zoneOfId } from '../../../src/lib/domain';
import { toPredicate } from '../../../src/lib/filters';
import { countingOf } from '../../../src/lib/queries/counting';
import type { Area } from '../../../src/lib/queries/municipality-at';
import { grownBox, metresToBorder } from '../../../src/lib/queries/zone-distance';
import { joinWith, polygonIndex, wayOf, type Placed } from '../../../src/lib/queries/zone-join';
import { added, ruralZonesOf, splitByZone } from '../../../src/lib/queries/zone-split';
import { zoneTable, type ZoneData, type ZonePlace } from '../../../src/lib/queries/zone-table';
import { filterCases } from '../../fixtures/arbitrary';
import { columnsOf, fixtureWorks } from '../../fixtures/works';

const box = (code: string, west: number, south: number, size: number): Area => {
	const [east, north] = [west + size, south + size];
	return {
		...polygon(
			[
				[
					[west, south],
					[east, south],
					[east, north],
					[west, north],
					[west, south]
				]
			],
			{ code }
		),
		bbox: [west, south, east, north]
	};
};
const placed = (fields: Partial<Placed>): Placed => ({
	lon: NaN,
	lat: NaN,
	exact: false,
	locality: null,
	municipality: null,
	...fields
});

test('an id says what a zone is of; what is no id names nothing', () => {
	expect(zoneOfId(zoneId('rural', '11020'))).toEqual({ kind: 'rural', place: '11020' });
	expect(zoneOfId(zoneId('proxy', '110200001'))).toEqual({ kind: 'proxy', place: '110200001' });
	for (const id of [
		'',
		'11020',
		'zap-rural-110200001',
		'zap-rural-1102x',
		'aproximacion-11020',
		'zap-urbana-11020'
	])
		expect(zoneOfId(id)).toBeNull();
	expect(isZap({ kind: 'proxy', declared: [2016] })).toBe(false);
	expect(isZap({ kind: 'rural', declared: [] })).toBe(false);
});

describe('a work and the polygons', () => {
	const [whole, inner, other] = [box('11020', 0, 0, 10), box('110200001', 2, 2, 2), box('11007', 10, 0, 10)];
	const at = polygonIndex([whole, inner, other]);

	test('a point is in every polygon that holds it; nothing is at nowhere', () => {
		expect(at(3, 3)).toEqual(['11020', '110200001']);
		expect(at(8, 8)).toEqual(['11020']);
		expect(at(15, 5)).toEqual(['11007']);
		expect(at(-1, 5)).toEqual([]);
		expect(polygonIndex([])(3, 3)).toEqual([]);
	});

	test('by its own point, else by its locality; else nobody knows', () => {
		const join = joinWith(polygonIndex([inner]), new Set(['110200001']));
		expect(join(placed({ lon: 3, lat: 3, exact: true }))).toEqual({ places: ['110200001'], way: 'point' });
		// The point is surer than what the source says of the locality.
		expect(join(placed({ lon: 8, lat: 8, exact: true, locality: '110200001' }))).toEqual({
			places: [],
			way: 'point'
		});
		expect(join(placed({ lon: 8, lat: 8, locality: '110200001' }))).toEqual({
			places: ['110200001'],
			way: 'locality'
		});
		expect(join(placed({ locality: '110200002' }))).toEqual({ places: [], way: 'locality' });
		expect(join(placed({ lon: 3, lat: 3, municipality: '11020' }))).toBeNull();
	});

	test('how a municipality is known: a point in another one proves nothing', () => {
		const known = { exact: true, municipality: '11020', locality: '110200001' };
		expect(wayOf(placed({ ...known, lon: 8, lat: 8 }), at)).toBe('point');
		expect(wayOf(placed({ ...known, lon: 15, lat: 5 }), at)).toBe('locality');
		expect(wayOf(placed({ ...known, locality: '110070001', lon: 15, lat: 5 }), at)).toBe('municipality');
		expect(wayOf(placed({ municipality: '11020' }), at)).toBe('municipality');
		expect(wayOf(placed({ lon: 8, lat: 8, exact: true }), at)).toBeNull();
	});
});

const works = fixtureWorks(400, { seed: 11 });
const { core, text } = columnsOf(works);

test('zones, outside and "sin dato" are the total, for every filter and every list', () => {
	fc.assert(
		fc.property(filterCases(works.length), ({ state, context }) => {
			const chosen = toPredicate(state, context, core, text);
			const rows = works.map(({ ordinal }) => ordinal).filter((row) => chosen(row));
			const counting = countingOf(core, context.zapLists);
			const { zones, inside, outside, unknown, total } = splitByZone(
				rows,
				core.investment,
				ruralZonesOf(counting, state.zapList)
			);
			expect(total.works).toBe(rows.length);
			expect([...zones.values()].reduce(added, { works: 0, amount: 0, withoutAmount: 0 })).toEqual(inside);
			expect(added(added(inside, outside), unknown)).toEqual(total);
			for (const row of rows.slice(0, 40)) {
				const work = works[row];
				if (!work || state.zapList !== null) continue;
				const verdict = ruralZonesOf(counting, null)(row);
				expect(verdict === null ? null : verdict.length > 0).toBe(work.zap);
			}
		}),
		{ numRuns: 60 }
	);
});

test('a work in two zones is in each of them, and inside once', () => {
	const amounts = Float64Array.of(100, 20, NaN, 7);
	const zones = [['rural', 'urban'], ['rural'], [], null];
	const split = splitByZone([0, 1, 2, 3], amounts, (row) => zones[row] ?? null);
	expect(split.zones.get('rural')).toEqual({ works: 2, amount: 120, withoutAmount: 0 });
	expect(split.zones.get('urban')).toEqual({ works: 1, amount: 100, withoutAmount: 0 });
	expect(split.inside).toEqual({ works: 2, amount: 120, withoutAmount: 0 });
	expect(split.outside).toEqual({ works: 1, amount: 0, withoutAmount: 1 });
	expect(split.unknown).toEqual({ works: 1, amount: 7, withoutAmount: 0 });
});

describe('the table of zones', () => {
	const place = (code: string, fields: Partial<ZonePlace>): ZonePlace => ({
		code,
		name: code,
		population: 1000,
		poor: 400,
		poorPercent: 40,
		marginacion: 55,
		rezago: 0.2,
		proxy: null,
		byYear: [],
		...fields
	});
	const sum = (year: number | null, works: number, amount: number, withoutAmount = 0) => ({
		year,
		works,
		amount,
		withoutAmount
	});
	const data: ZoneData = {
		places: [
			place('11001', { byYear: [sum(2012, 1, 50), sum(2013, 2, 100), sum(2014, 1, 40)] }),
			place('11002', { population: 3000, poor: null, byYear: [sum(2013, 1, 300), sum(null, 1, 9)] }),
			place('11003', { population: null, byYear: [sum(2014, 1, 0, 1)] })
		],
		nowhere: [sum(2013, 1, 5)],
		lists: [
			{ year: 2013, demonstration: false, source: 'uno', codes: ['11001'] },
			{ year: 2014, demonstration: true, source: 'dos', codes: ['11002', '11003'] }
		]
	};
	const own = zoneTable(data, { years: null, zapList: null });

	test('each work by the list of its own year; a year without a list is counted apart', () => {
		expect(own.inside).toEqual({ works: 3, amount: 100, withoutAmount: 1 });
		expect(own.outside).toEqual({ works: 2, amount: 340, withoutAmount: 0 });
		expect(own.unknown).toEqual({ works: 3, amount: 64, withoutAmount: 0 });
		expect(own.total).toEqual({ works: 8, amount: 504, withoutAmount: 1 });
		expect(own.byYear.map(({ year, list }) => [year, list?.year ?? null])).toEqual([
			[2012, null],
			[2013, 2013],
			[2014, 2014],
			[null, null]
		]);
		expect(own.byYear[1]).toMatchObject({ investmentShare: 0.25, populationShare: 0.25 });
		expect(own.byYear[0]).toMatchObject({ investmentShare: null, populationShare: null });
	});

	test('one named list judges everything but what names no place', () => {
		const by2014 = zoneTable(data, { years: null, zapList: 2014 });
		expect(by2014.inside).toEqual({ works: 3, amount: 309, withoutAmount: 1 });
		expect(by2014.unknown).toEqual({ works: 1, amount: 5, withoutAmount: 0 });
		expect(by2014.populationShare).toBe(0.75);
		expect(by2014.total).toEqual(own.total);
	});

	test('a list of a later year changes no earlier verdict', () => {
		const later = { year: 2026, demonstration: false, source: 'tres', codes: ['11001', '11002', '11003'] };
		expect(zoneTable({ ...data, lists: [...data.lists, later] }, { years: null, zapList: null })).toEqual(
			own
		);
	});

	test('years choose; what is not known is neither 0 nor infinite', () => {
		const in2014 = zoneTable(data, { years: { from: 2014, to: 2014 }, zapList: null });
		expect(in2014.total.works).toBe(2);
		expect(in2014.rows.map(({ perPerson, perPoor, investment }) => [investment, perPerson, perPoor])).toEqual(
			[
				[40, 0, 0],
				[null, null, null],
				[null, null, null]
			]
		);
		expect(own.rows[1]).toMatchObject({
			investment: 309,
			perPerson: 0,
			perPoor: null,
			declared: 1,
			listed: 2
		});
		expect(own.rows[2]).toMatchObject({ perPerson: null, populationShare: null });
		const none = zoneTable(data, { years: { from: 1990, to: 1991 }, zapList: null });
		expect(none).toMatchObject({ investmentShare: null, populationShare: null, byYear: [] });
	});
});

test('metres to the border of an area, within 0.2 % of turf’s; what is outside the grown box is farther', () => {
	const area = box('11020', -101.7, 21.1, 0.05);
	const border = polygonToLine(area as never) as never;
	fc.assert(
		fc.property(
			fc.double({ min: -101.8, max: -101.55, noNaN: true }),
			fc.double({ min: 21, max: 21.25, noNaN: true }),
			(lon, lat) => {
				const expected = pointToLineDistance([lon, lat], border, { units: 'meters' });
				expect(Math.abs(metresToBorder(area, lon, lat) - expected)).toBeLessThan(1 + expected * 0.002);
				if (!grownBox(area, 5000)(lon, lat)) expect(expected).toBeGreaterThan(4990);
			}
		)
	);
});
