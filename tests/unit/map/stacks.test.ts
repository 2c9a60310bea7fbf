import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stacksOf, worksUnder, type View } from '../../../src/lib/map/stacks';
import { all, columnsOf } from './columns';

describe('stacksOf', () => {
	it('counts works at equal points and leaves single ones out', () => {
		const columns = columnsOf([
			{ lon: -101.5, lat: 20.5 },
			{ lon: -101.5, lat: 20.5 },
			{ lon: -101.5, lat: 20.6 },
			{ lon: -101.500001, lat: 20.500002 }
		]);
		const { features } = stacksOf(columns, all(columns));
		expect(features.map((f) => [f.geometry.coordinates, f.properties.count])).toEqual([[[-101.5, 20.5], 3]]);
	});
	it('counts only the works it is given', () => {
		const columns = columnsOf([
			{ lon: -101, lat: 20 },
			{ lon: -101, lat: 20 }
		]);
		expect(stacksOf(columns, Uint32Array.of(1)).features).toEqual([]);
	});
	it('keeps apart points a few metres from each other, wherever they are', () => {
		const at = fc.tuple(
			fc.integer({ min: -1_000_000, max: 1_000_000 }),
			fc.integer({ min: -800_000, max: 800_000 })
		);
		fc.assert(
			fc.property(fc.uniqueArray(at, { selector: String, maxLength: 30 }), (points) => {
				const columns = columnsOf(points.map(([x, y]) => ({ lon: x / 1e4, lat: y / 1e4 })));
				expect(stacksOf(columns, all(columns)).features).toEqual([]);
			})
		);
	});
});

/** A flat map: one degree is 100 pixels. */
const view = (radius: (o: number) => number): View => ({
	project: (lon, lat) => ({ x: lon * 100, y: -lat * 100 }),
	unproject: ({ x, y }) => ({ lon: x / 100, lat: -y / 100 }),
	radius,
	largest: 18
});

describe('worksUnder', () => {
	const columns = columnsOf([
		{ lon: 1, lat: -1 },
		{ lon: 1, lat: -1 },
		{ lon: 1.05, lat: -1 },
		{ lon: 1.3, lat: -1 }
	]);
	it('finds the whole stack and what overlaps it, the small over the large', () => {
		const radii = [10, 4, 8, 18];
		const found = worksUnder(
			columns,
			all(columns),
			view((o) => radii[o] ?? 0),
			{ x: 100, y: 100 },
			0
		);
		expect(found).toEqual([1, 2, 0]);
	});
	it('orders equal circles by distance, then by ordinal', () => {
		expect(
			worksUnder(
				columns,
				all(columns),
				view(() => 6),
				{ x: 104, y: 100 },
				0
			)
		).toEqual([2, 0, 1]);
	});
	it('widens by the slack and no further', () => {
		const at = { x: 127, y: 100 };
		expect(
			worksUnder(
				columns,
				all(columns),
				view(() => 2),
				at,
				0
			)
		).toEqual([]);
		expect(
			worksUnder(
				columns,
				all(columns),
				view(() => 2),
				at,
				1
			)
		).toEqual([3]);
	});
	it('finds only chosen works', () => {
		expect(
			worksUnder(
				columns,
				Uint32Array.of(1),
				view(() => 6),
				{ x: 100, y: 100 },
				0
			)
		).toEqual([1]);
	});
	it('agrees with measuring every circle', () => {
		const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
		const point = fc.record({ lon: coordinate, lat: coordinate });
		fc.assert(
			fc.property(
				fc.array(point, { maxLength: 40 }),
				point,
				fc.integer({ min: 0, max: 40 }),
				(works, at, slack) => {
					const many = columnsOf(works);
					const pixel = { x: at.lon * 100, y: -at.lat * 100 };
					const radius = (o: number) => 2 + (o % 17);
					const expected = works.flatMap((w, o) =>
						Math.hypot(w.lon * 100 - pixel.x, -w.lat * 100 - pixel.y) <= radius(o) + slack ? [o] : []
					);
					const found = worksUnder(many, all(many), view(radius), pixel, slack);
					expect(found.toSorted((a, b) => a - b)).toEqual(expected);
				}
			)
		);
	});
});
