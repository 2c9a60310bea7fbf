import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoreColumns, LocationQuality } from '../../../src/lib/domain';
import { RADII } from '../../../src/lib/filters';
import {
	chosenOf,
	directionOf,
	metresBetween,
	nearAnswer,
	nearIndex,
	nextRadius,
	type NearQuestion,
	type Point
} from '../../../src/lib/queries/near';
import { columnsOf, type TestWork } from '../map/columns';

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The haversine formula on the mean sphere of IUGG (R1 = 6,371,008.8 m), written here from the formula. */
function haversine(a: Point, b: Point): number {
	const h =
		Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
		Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
	return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

/** Vincenty's inverse formula on WGS 84 (Survey Review 23, 1975): the Earth is not a sphere. */
function vincenty(p: Point, q: Point): number {
	const [a, f] = [6_378_137, 1 / 298.257223563];
	const b = a * (1 - f);
	const [u1, u2] = [
		Math.atan((1 - f) * Math.tan(radians(p.lat))),
		Math.atan((1 - f) * Math.tan(radians(q.lat)))
	];
	const l = radians(q.lon - p.lon);
	let lambda = l;
	for (let turn = 0; turn < 100; turn++) {
		const sinSigma = Math.hypot(
			Math.cos(u2) * Math.sin(lambda),
			Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda)
		);
		if (sinSigma === 0) return 0;
		const cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
		const sigma = Math.atan2(sinSigma, cosSigma);
		const sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sinSigma;
		const cos2Alpha = 1 - sinAlpha ** 2;
		const cos2M = cos2Alpha === 0 ? 0 : cosSigma - (2 * Math.sin(u1) * Math.sin(u2)) / cos2Alpha;
		const c = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
		const before = lambda;
		lambda =
			l + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (cos2M + c * cosSigma * (2 * cos2M ** 2 - 1)));
		if (Math.abs(lambda - before) > 1e-12) continue;
		const k = cos2Alpha * ((a ** 2 - b ** 2) / b ** 2);
		const big = 1 + (k / 16384) * (4096 + k * (-768 + k * (320 - 175 * k)));
		const small = (k / 1024) * (256 + k * (-128 + k * (74 - 47 * k)));
		const change =
			small *
			sinSigma *
			(cos2M +
				(small / 4) *
					(cosSigma * (2 * cos2M ** 2 - 1) -
						(small / 6) * cos2M * (4 * sinSigma ** 2 - 3) * (4 * cos2M ** 2 - 3)));
		return b * big * (sigma - change);
	}
	throw new Error('expected Vincenty’s formula to converge');
}

const inState: fc.Arbitrary<Point> = fc.record({
	lon: fc.double({ min: -102.1, max: -99.6, noNaN: true }),
	lat: fc.double({ min: 19.9, max: 21.9, noNaN: true })
});

describe('distances', () => {
	test('are those of the haversine formula', () => {
		fc.assert(
			fc.property(inState, inState, (a, b) => {
				expect(Math.abs(metresBetween(a, b) - haversine(a, b))).toBeLessThan(0.001);
			}),
			{ numRuns: 2_000 }
		);
	});
	test('differ from the ellipsoid’s by at most 0.5 %', () => {
		fc.assert(
			fc.property(inState, inState, (a, b) => {
				const real = vincenty(a, b);
				expect(Math.abs(metresBetween(a, b) - real)).toBeLessThanOrEqual(0.005 * real + 0.001);
			}),
			{ numRuns: 2_000 }
		);
	});
	test('a kilometre in León, by Vincenty and here', () => {
		// 0.009 degrees of latitude.
		expect(vincenty({ lon: -101.68, lat: 21.12 }, { lon: -101.68, lat: 21.129 })).toBeCloseTo(996.6, 0);
		expect(metresBetween({ lon: -101.68, lat: 21.12 }, { lon: -101.68, lat: 21.129 })).toBeCloseTo(1000.8, 0);
	});
});

describe('directions', () => {
	const here = { lon: -101, lat: 21 };
	test.each([
		['n', 0, 0.01],
		['ne', 0.0107, 0.01],
		['e', 0.01, 0],
		['se', 0.0107, -0.01],
		['s', 0, -0.01],
		['sw', -0.0107, -0.01],
		['w', -0.01, 0],
		['nw', -0.0107, 0.01]
	])('%s', (direction, east, north) => {
		expect(directionOf(here, { lon: here.lon + east, lat: here.lat + north })).toBe(direction);
	});
	test('change at 22.5 degrees', () => {
		const at = (degrees: number) =>
			directionOf(here, {
				lon: here.lon + (0.01 * Math.sin(radians(degrees))) / Math.cos(radians(here.lat)),
				lat: here.lat + 0.01 * Math.cos(radians(degrees))
			});
		expect([22, 23, 67, 68, 157, 158, 180, 337, 338, 359].map(at)).toEqual(
			'n ne ne e se s s nw n n'.split(' ')
		);
	});
	test('nearer than ten metres there is none', () => {
		expect(directionOf(here, here)).toBeNull();
		expect(directionOf(here, { lon: -101, lat: 21.00008 })).toBeNull();
		expect(directionOf(here, { lon: -101, lat: 21.0001 })).toBe('n');
	});
});

const qualities: LocationQuality[] = ['exact', 'locality', 'municipality', 'suspect', 'none'];
const works = fc.array(
	fc.record({
		lon: fc.double({ min: -101.3, max: -100.7, noNaN: true }),
		lat: fc.double({ min: 20.7, max: 21.3, noNaN: true }),
		quality: fc.constantFrom(...qualities),
		investment: fc.oneof(fc.constant(NaN), fc.nat(1_000_000_000))
	}),
	{ maxLength: 300, size: 'max' }
);

const asking = (point: Point, change: Partial<NearQuestion> = {}): NearQuestion => ({
	point,
	radius: 2_000,
	measure: 'investment',
	municipality: null,
	chosen: null,
	...change
});

describe('nearAnswer', () => {
	test('finds what looking at every work finds: places of their own first, nearest first', () => {
		fc.assert(
			fc.property(
				works,
				fc.constantFrom(...RADII),
				fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }),
				(list, radius, picks) => {
					const columns = columnsOf(list);
					const point = { lon: -101, lat: 21 };
					const picked = Uint32Array.from(list.keys()).filter((i) => picks[i]);
					const answer = nearAnswer(
						nearIndex(columns),
						asking(point, { radius, chosen: chosenOf(picked, list.length) })
					);
					const placed = [...picked].filter((i) => ['exact', 'locality'].includes(list[i]?.quality ?? ''));
					const far = (i: number) => haversine(point, list[i] ?? { lon: NaN, lat: NaN });
					const near = (limit: number) => placed.filter((i) => far(i) <= limit);
					const own = (i: number) => Number(list[i]?.quality === 'locality');
					const expected = near(radius).sort((a, b) => own(a) - own(b) || far(a) - far(b) || a - b);
					expect([...answer.ordinals]).toEqual(expected);
					answer.metres.forEach((metres, i) => {
						expect(metres).toBeCloseTo(far(expected[i] ?? -1), 3);
					});
					expect(answer.within).toEqual(RADII.map((limit) => near(limit).length));
					const amounts = expected.map((i) => list[i]?.investment ?? NaN);
					const known = amounts.filter((amount) => !Number.isNaN(amount));
					expect(answer.amount).toBe(known.reduce((sum, amount) => sum + amount, 0));
					expect(answer.withoutAmount).toBe(amounts.length - known.length);
					expect(answer.atLocality).toBe(expected.filter((i) => list[i]?.quality === 'locality').length);
					expect(answer.byDirection.reduce((sum, { works }) => sum + works, 0)).toBe(expected.length);
				}
			),
			{ numRuns: 200 }
		);
	});

	test.each(RADII)('a metre within %i is found in every direction, a metre beyond it is not', (radius) => {
		// Due east the box around the circle is narrower in degrees than it is high.
		const point = { lon: -101, lat: 21 };
		const at = (metres: number, degrees: number): TestWork => {
			const angle = metres / 6_371_008.8;
			const lat = Math.asin(
				Math.sin(radians(21)) * Math.cos(angle) +
					Math.cos(radians(21)) * Math.sin(angle) * Math.cos(radians(degrees))
			);
			const turn = Math.atan2(
				Math.sin(radians(degrees)) * Math.sin(angle) * Math.cos(radians(21)),
				Math.cos(angle) - Math.sin(radians(21)) * Math.sin(lat)
			);
			return { lon: -101 + (turn * 180) / Math.PI, lat: (lat * 180) / Math.PI, quality: 'exact' };
		};
		const around = [0, 30, 60, 90, 135, 180, 270];
		const works = [...around.map((d) => at(radius - 1, d)), ...around.map((d) => at(radius + 1, d))];
		const { ordinals, within } = nearAnswer(nearIndex(columnsOf(works)), asking(point, { radius }));
		expect([...ordinals].sort((a, b) => a - b)).toEqual([...around.keys()]);
		expect(within[RADII.indexOf(radius)]).toBe(around.length);
	});

	test('counts the works of the municipality that have no place', () => {
		const columns: CoreColumns = {
			...columnsOf([
				{ lon: -101, lat: 21, quality: 'exact' },
				{ quality: 'municipality' },
				{ quality: 'suspect' },
				{ quality: 'municipality' },
				{ quality: 'municipality' }
			]),
			municipality: { values: [null, '11007', '11020'], codes: Uint8Array.of(1, 1, 1, 2, 0) }
		};
		const index = nearIndex(columns);
		const unplaced = (municipality: string | null, chosen: Uint8Array | null = null) =>
			nearAnswer(index, asking({ lon: -101, lat: 21 }, { municipality, chosen })).unplaced;
		expect(unplaced('11007')).toBe(2);
		expect(unplaced('11020')).toBe(1);
		expect(unplaced('11001')).toBe(0);
		expect(unplaced(null)).toBeNull();
		expect(unplaced('11007', chosenOf(Uint32Array.of(0, 2, 3), 5))).toBe(1);
	});

	test('says in which direction they lie, most first', () => {
		const at = (lon: number, lat: number): TestWork => ({ lon, lat, quality: 'exact' });
		const index = nearIndex(
			columnsOf([at(-101, 21.001), at(-101, 21), at(-101, 21.002), at(-101.001, 21), at(-100.999, 20.999)])
		);
		expect(nearAnswer(index, asking({ lon: -101, lat: 21 })).byDirection).toEqual([
			{ direction: 'n', works: 2 },
			{ direction: null, works: 1 },
			{ direction: 'se', works: 1 },
			{ direction: 'w', works: 1 }
		]);
	});

	test('tells the next radius that finds some', () => {
		const index = nearIndex(columnsOf([{ lon: -101, lat: 21.08, quality: 'exact' }]));
		const answer = nearAnswer(index, asking({ lon: -101, lat: 21 }));
		expect(answer.ordinals.length).toBe(0);
		expect(nextRadius(answer, 2_000)).toBe(10_000);
		expect(nextRadius(answer, 10_000)).toBe(20_000);
		expect(nextRadius(answer, 20_000)).toBeNull();
	});

	test('an empty release, and a point at the end of the world, find nothing', () => {
		const none = nearIndex(columnsOf([]));
		expect(nearAnswer(none, asking({ lon: -101, lat: 21 })).ordinals.length).toBe(0);
		const one = nearIndex(columnsOf([{ lon: -101, lat: 21, quality: 'exact' }]));
		for (const point of [
			{ lon: 0, lat: 90 },
			{ lon: 180, lat: -90 },
			{ lon: 180, lat: 21 }
		])
			expect(nearAnswer(one, asking(point, { radius: 20_000 })).ordinals.length).toBe(0);
	});
});
