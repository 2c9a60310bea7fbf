import {
	booleanPointInPolygon,
	circle,
	distance,
	multiPolygon,
	pointToLineDistance,
	polygonToLine
} from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MoneyError, type CoreColumns, type Dictionary } from '../../../src/lib/domain';
import type { DrawnArea, Polygons } from '../../../src/lib/filters';
import { errorOf, populationIn } from '../../../src/lib/queries/area-population';
import { builtIn } from '../../../src/lib/queries/compare';
import { boxOf, insideOf, metresToEdge } from '../../../src/lib/queries/in-area';
import { LATE, LATE_UNKNOWN, latenessCodes } from '../../../src/lib/queries/lateness-codes';
import { worksOf } from '../../../src/lib/queries/place-works';
import type { Place } from '../../../src/lib/queries/places-file';
import { sharedWorks } from '../../../src/lib/queries/shared-works';

const square = (west: number, south: number, size: number): Polygons[number][number] => [
	[west, south],
	[west + size, south],
	[west + size, south + size],
	[west, south + size],
	[west, south]
];
const area = (...polygons: Polygons): DrawnArea => ({ kind: 'polygon', polygons, name: '' });

describe('a point and a drawn area', () => {
	const ring = fc
		.array(
			fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.2, max: 1, noNaN: true })),
			{
				minLength: 3,
				maxLength: 12
			}
		)
		.map((arms) => {
			// Around the middle, so that no edges cross.
			const points = arms.map(([, reach], i) => {
				const turn = (2 * Math.PI * i) / arms.length;
				return [-101 + reach * Math.cos(turn), 21 + reach * Math.sin(turn)];
			});
			return [...points, ...points.slice(0, 1)];
		});
	const point = fc.tuple(
		fc.double({ min: -102.2, max: -99.8, noNaN: true }),
		fc.double({ min: 19.8, max: 22.2, noNaN: true })
	);
	test('are as turf says, with a hole and a second polygon', () => {
		fc.assert(
			fc.property(ring, point, (outer, [lon, lat]) => {
				const hole = square(-101.05, 20.95, 0.1).reverse();
				const polygons = [[outer, hole], [square(-100, 21.5, 0.2)]];
				// A point on the border is in or out as rounding has it.
				fc.pre(metresToEdge(area(...polygons), { lon, lat }) > 0.1);
				expect(insideOf(area(...polygons))(lon, lat)).toBe(
					booleanPointInPolygon([lon, lat], multiPolygon(polygons))
				);
			}),
			{ numRuns: 3_000 }
		);
	});
	test('a circle is a distance on the sphere, and its box holds it', () => {
		fc.assert(
			fc.property(point, fc.integer({ min: 100, max: 50_000 }), ([lon, lat], radius) => {
				const drawn: DrawnArea = { kind: 'circle', lon: -101, lat: 21, radius, name: '' };
				const apart = distance([-101, 21], [lon, lat], { units: 'meters' });
				fc.pre(Math.abs(apart - radius) > 0.01);
				expect(insideOf(drawn)(lon, lat)).toBe(apart < radius);
				const [west, south, east, north] = boxOf(drawn);
				for (const [x = 0, y = 0] of circle([-101, 21], radius - 1, {
					units: 'meters'
				}).geometry.coordinates.flat())
					expect(x > west && x < east && y > south && y < north).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
	test('the way to the border is turf’s within two hundredths', () => {
		fc.assert(
			fc.property(ring, point, (large, [x, y]) => {
				// Of the size of a town: turf's edges are great circles, which leave a straight line in degrees by metres.
				const shrunk = (at: readonly number[]) => [
					-101 + ((at[0] ?? 0) + 101) / 10,
					21 + ((at[1] ?? 0) - 21) / 10
				];
				const [lon = NaN, lat = NaN] = shrunk([x, y]);
				const outer = large.map(shrunk);
				const lines = polygonToLine({ type: 'Polygon', coordinates: [outer] });
				if (lines.type !== 'Feature' || lines.geometry.type !== 'LineString')
					throw new Error('expected a line');
				const truth = pointToLineDistance([lon, lat], lines.geometry, { units: 'meters' });
				const met = metresToEdge(area([outer]), { lon, lat });
				expect(Math.abs(met - truth)).toBeLessThan(Math.max(5, truth * 0.02));
			}),
			{ numRuns: 500 }
		);
	});
});

describe('the people of a drawn area', () => {
	const locality = (lon: number, lat: number, population: number | null): Place => ({
		kind: 'locality',
		code: '110010001',
		name: 'X',
		municipality: '11001',
		lon,
		lat,
		population
	});
	const drawn = area([square(-101, 21, 0.1)]);
	test('are those of the localities inside; a confidential one is counted apart, a municipality is not one', () => {
		const places = [
			locality(-100.95, 21.05, 3_000),
			locality(-100.94, 21.06, null),
			locality(-100.5, 21.05, 900),
			{ ...locality(-100.95, 21.05, 50_000), kind: 'municipality' as const }
		];
		expect(populationIn(drawn, places)).toEqual({
			persons: 3_000,
			least: 3_000,
			most: 3_000,
			localities: 2,
			confidential: 1,
			certain: true
		});
	});
	test('a town the border may cut makes a range, and no figure per inhabitant', () => {
		// 100,000 persons at 3,700 a km² fill a disc of 2.93 km: 1.04 km from the border is within it, 20 km is not.
		const cut = populationIn(drawn, [locality(-100.99, 21.05, 100_000), locality(-100.95, 21.05, 2_000)]);
		expect(cut).toMatchObject({ persons: 102_000, least: 2_000, most: 102_000, certain: false });
		const beyond = populationIn(drawn, [locality(-101.01, 21.05, 100_000)]);
		expect(beyond).toMatchObject({ persons: 0, least: 0, most: 100_000, localities: 0, certain: false });
	});
	test('the error of the method, by hand: 90 of 100 and 210 of 200', () => {
		const places = [locality(-100.95, 21.05, 90), locality(-100.75, 21.05, 210)];
		const known = [
			{ area: drawn, persons: 100 },
			{ area: area([square(-100.8, 21, 0.1)]), persons: 200 }
		];
		const error = errorOf(known, places);
		expect(error.areas).toBe(2);
		expect(error.median).toBeCloseTo(0.075, 12);
		expect(error.largest).toBeCloseTo(0.1, 12);
		expect(error.overall).toBeCloseTo(0, 12);
		expect(() => errorOf([], places)).toThrow(RangeError);
	});
});

/** Six works by hand: year, municipality, locality, quality, point, status, pesos. */
const WORKS = [
	[2015, '11001', '110010001', 'exact', -100.95, 21.05, 'terminada', 100],
	[2015, '11001', '110010001', 'locality', -100.95, 21.05, 'suspendida', 200],
	[2016, '11001', null, 'municipality', NaN, NaN, 'sin_dato', 400],
	[2016, '11001', null, 'exact', -100.95, 21.05, 'terminada', NaN],
	[0, '11002', '110020001', 'exact', -100.5, 21.05, 'en_ejecucion', 800],
	[2016, null, null, 'none', NaN, NaN, 'planeada', 1600]
] as const;
function dictionary(words: readonly (string | null)[]): Dictionary {
	const values = [null, ...new Set(words.filter((word) => word !== null))];
	return { values, codes: Uint8Array.from(words, (word) => (word === null ? 0 : values.indexOf(word))) };
}
const nothing = dictionary(WORKS.map(() => null));
const pesos = Float64Array.from(WORKS, (work) => work[7] * 100);
const core: CoreColumns = {
	rows: WORKS.length,
	year: Uint16Array.from(WORKS, ([year]) => year),
	kind: nothing,
	rubro: nothing,
	tema: nothing,
	status: dictionary(WORKS.map((work) => work[6])),
	municipality: dictionary(WORKS.map((work) => work[1])),
	location_quality: dictionary(WORKS.map((work) => work[3])),
	zap: new Uint8Array(WORKS.length),
	lon: Float64Array.from(WORKS, (work) => work[4]),
	lat: Float64Array.from(WORKS, (work) => work[5]),
	investment: pesos,
	approved: pesos,
	modified: pesos,
	contracted: pesos,
	spent: pesos
};
const keys = dictionary(WORKS.map((work) => work[2]));
const every = { core, measure: 'investment' as const, chosen: null, lateness: null };

describe('the works of a place', () => {
	const drawn = {
		kind: 'drawn' as const,
		area: area([square(-101, 21, 0.1)]),
		municipalities: new Set(['11001'])
	};
	const rows = (rule: Parameters<typeof worksOf>[0]) => {
		const { rows: own, ways, unsure } = worksOf(rule, core, keys);
		return [[...own], [...ways], [...unsure]];
	};
	test('a municipality’s by what they say; a locality’s by key, those that tell none apart', () => {
		expect(rows({ kind: 'municipality', code: '11001' })).toEqual([[0, 1, 2, 3], [2, 2, 2, 2], []]);
		expect(rows({ kind: 'municipality', code: '11099' })).toEqual([[], [], []]);
		expect(rows({ kind: 'locality', code: '110010001' })).toEqual([
			[0, 1],
			[1, 1],
			[2, 3]
		]);
	});
	test('an outline’s by their own point, others by key', () => {
		const inside = insideOf(area([square(-101, 21, 0.1)]));
		expect(rows({ kind: 'outline', locality: '110010001', inside })).toEqual([[0, 1, 3], [0, 1, 0], [2]]);
	});
	test('a drawn area’s by points alone; those without a point that may be its are counted', () => {
		expect(rows(drawn)).toEqual([
			[0, 1, 3],
			[0, 1, 0],
			[2, 5]
		]);
	});
	test('their figures, by hand', () => {
		const built = builtIn(worksOf(drawn, core, keys), {
			...every,
			lateness: Uint8Array.of(0, LATE, 0, LATE_UNKNOWN, 0, 0)
		});
		expect(built).toEqual({
			works: 3,
			amount: 30_000,
			withoutAmount: 1,
			byYear: [
				{ year: 2015, works: 2, amount: 30_000, withoutAmount: 0 },
				{ year: 2016, works: 1, amount: 0, withoutAmount: 1 }
			],
			finished: 2,
			stopped: 1,
			withoutStatus: 0,
			late: { count: 1, unknown: 1 },
			unlocated: 0,
			ways: { point: 2, locality: 1, municipality: 0 },
			unsure: 2
		});
		const whole = builtIn(null, every);
		expect(whole).toMatchObject({
			works: 6,
			amount: 310_000,
			withoutAmount: 1,
			late: null,
			ways: null,
			unlocated: 2
		});
		expect(whole.byYear.map(({ year }) => year)).toEqual([2015, 2016, null]);
	});
	test('a filter chooses among them, and among the unsure ones', () => {
		const chosen = Uint8Array.of(1, 0, 0, 0, 1, 1);
		const built = builtIn(worksOf(drawn, core, keys), { ...every, chosen });
		expect([built.works, built.amount, built.unsure]).toEqual([1, 10_000, 1]);
	});
	test('a sum beyond the exact range is an error, not a wrong figure', () => {
		const huge = { ...core, investment: Float64Array.from(WORKS, () => 9e15) };
		expect(() => builtIn(null, { ...every, core: huge })).toThrow(MoneyError);
	});
	test('works in two places are counted once', () => {
		const places = [worksOf({ kind: 'municipality', code: '11001' }, core, keys), worksOf(drawn, core, keys)];
		expect(sharedWorks(places, core.rows, null)).toBe(3);
		expect(sharedWorks([...places, ...places], core.rows, null)).toBe(4);
		expect(sharedWorks(places, core.rows, Uint8Array.of(1, 0, 0, 0, 0, 0))).toBe(1);
	});
	test('late is what the page of a municipality calls late', () => {
		const status = dictionary(['en_ejecucion', 'terminada', 'terminada', 'cancelada', 'en_ejecucion', null]);
		const schedules = {
			planned_end: ['2020-01-01', '2020-01-01', null, '2020-01-01', null, '2020-01-01'],
			actual_end: [null, '2020-02-01', null, null, null, null]
		};
		expect([...latenessCodes(status, schedules, '2021-01-31')]).toEqual([
			LATE,
			0,
			0,
			0,
			LATE_UNKNOWN,
			LATE_UNKNOWN
		]);
		expect([...latenessCodes(status, schedules, '2019-01-31')][0]).toBe(0);
	});
});
