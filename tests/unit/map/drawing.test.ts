import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterFeatures, drawingOf, MOST_POINTS } from '../../../src/lib/map/drawing';
import { all, columnsOf } from './columns';

/** Many works over about one degree, from a seed. */
function many(count: number, seed = 1) {
	let state = seed;
	const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
	return columnsOf(Array.from({ length: count }, () => ({ lon: -101 + random(), lat: 20.5 + random() })));
}
const wide = { zoom: 7, bounds: [-110, 10, -90, 30] as [number, number, number, number] };

describe('drawingOf', () => {
	it('draws every work while they are few, wherever the camera is', () => {
		const columns = many(MOST_POINTS);
		expect(drawingOf(columns, all(columns), { zoom: 3, bounds: [0, 0, 1, 1] })).toEqual({
			works: all(columns),
			clusters: []
		});
	});

	it('counts every work in view exactly once, whatever the zoom', () => {
		const columns = many(MOST_POINTS + 3_000);
		fc.assert(
			fc.property(fc.double({ min: 4, max: 16, noNaN: true }), (zoom) => {
				const { works, clusters } = drawingOf(columns, all(columns), { ...wide, zoom });
				expect(works.length + clusters.reduce((sum, c) => sum + c.count, 0)).toBe(columns.rows);
				expect(clusters.every((c) => c.count > 1)).toBe(true);
			}),
			{ numRuns: 25 }
		);
	});

	it('opens into single works once few enough are in view', () => {
		const columns = many(MOST_POINTS + 3_000);
		const bounds: [number, number, number, number] = [-101, 20.5, -100.5, 21];
		const { works, clusters } = drawingOf(columns, all(columns), { zoom: 10, bounds });
		const expected = all(columns).filter(
			(o) => (columns.lon[o] ?? 0) <= -100.5 && (columns.lat[o] ?? 0) <= 21
		);
		expect(clusters).toEqual([]);
		expect(works).toEqual(expected);
	});

	it('makes fewer clusters from farther away, the fullest first', () => {
		const columns = many(MOST_POINTS + 3_000);
		const [near, far] = [9, 6].map((zoom) => drawingOf(columns, all(columns), { ...wide, zoom }).clusters);
		expect(far?.length).toBeLessThan(near?.length ?? 0);
		const counts = near?.map((c) => c.count) ?? [];
		expect(counts).toEqual(counts.toSorted((a, b) => b - a));
	});

	it('puts a cluster among the works it stands for', () => {
		const columns = many(MOST_POINTS + 100);
		for (const { lon, lat, bounds } of drawingOf(columns, all(columns), wide).clusters) {
			const [west, south, east, north] = bounds;
			expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
		}
	});

	it('hands the map no more for 100,000 works than for 5,000, from near or far', () => {
		const columns = many(100_000);
		for (const zoom of [5, 7, 8]) {
			const { works, clusters } = drawingOf(columns, all(columns), { ...wide, zoom });
			expect(works.length + clusters.length).toBeLessThanOrEqual(MOST_POINTS);
		}
	});
});

describe('clusterFeatures', () => {
	it('says how many each stands for, in the words it is given', () => {
		const cluster = {
			lon: -101,
			lat: 20,
			count: 1234,
			radius: 30,
			bounds: [-101, 20, -101, 20] as [number, number, number, number]
		};
		expect(clusterFeatures([cluster], (n) => n.toLocaleString('es-MX')).features[0]).toMatchObject({
			geometry: { coordinates: [-101, 20] },
			properties: { label: '1,234', radius: 30 }
		});
	});
});
