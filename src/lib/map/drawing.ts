import type { FeatureCollection, Point } from 'geojson';
import type { CoreColumns } from '../domain';
import { boundsOf } from './features';
import type { Bounds } from './types';

/**
 * What is drawn one by one and what together. Up to this many works every one is a point; where more are in view, those of one cell
 * of a grid become a cluster that says how many it stands for. So a step of the filter costs the same at any number of works.
 */
export const MOST_POINTS = 5_000;
/** Side of a cell in pixels, at the whole zoom level below the one shown. */
const CELL = 64;
const WORLD = 512;

export interface Camera {
	zoom: number;
	/** What is in view, with some of what is around it. */
	bounds: Bounds;
}
export interface Cluster {
	lon: number;
	lat: number;
	count: number;
	/** Pixels. */
	radius: number;
	bounds: Bounds;
}
export interface Drawing {
	/** Drawn one by one, ascending. */
	works: Uint32Array;
	clusters: Cluster[];
}

const clusterRadius = (count: number): number => Math.min(CELL / 2, 8 + 2.4 * Math.log(count));

/** Web Mercator, 0 to 1. */
const mercatorX = (lon: number) => (lon + 180) / 360;
const mercatorY = (lat: number) =>
	0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** `located` comes from `locatedOf`; without a camera everything is in view. */
export function drawingOf(columns: CoreColumns, located: Uint32Array, camera: Camera | null): Drawing {
	if (located.length <= MOST_POINTS || !camera) return { works: located, clusters: [] };
	const [west, south, east, north] = camera.bounds;
	const inView = located.filter((o) => {
		const lon = columns.lon[o] ?? NaN;
		const lat = columns.lat[o] ?? NaN;
		return lon >= west && lon <= east && lat >= south && lat <= north;
	});
	if (inView.length <= MOST_POINTS) return { works: inView, clusters: [] };

	const side = (WORLD / CELL) * 2 ** Math.floor(camera.zoom);
	const cells = new Map<number, number[]>();
	for (const o of inView) {
		const x = Math.floor(mercatorX(columns.lon[o] ?? NaN) * side);
		const y = Math.floor(mercatorY(columns.lat[o] ?? NaN) * side);
		const cell = cells.get(x * side + y);
		if (cell) cell.push(o);
		else cells.set(x * side + y, [o]);
	}
	const single: number[] = [];
	const clusters: Cluster[] = [];
	for (const members of cells.values()) {
		const bounds = boundsOf(columns, members);
		if (members.length === 1 || !bounds) {
			single.push(...members);
			continue;
		}
		const mean = (values: Float64Array) =>
			members.reduce((sum, o) => sum + (values[o] ?? NaN), 0) / members.length;
		const count = members.length;
		clusters.push({
			lon: mean(columns.lon),
			lat: mean(columns.lat),
			count,
			radius: clusterRadius(count),
			bounds
		});
	}
	return { works: Uint32Array.from(single).sort(), clusters: clusters.sort((a, b) => b.count - a.count) };
}

/** The clusters as points; `label` is what is written in them. */
export function clusterFeatures(
	clusters: readonly Cluster[],
	label: (count: number) => string
): FeatureCollection<Point, { radius: number; label: string }> {
	return {
		type: 'FeatureCollection',
		features: clusters.map(({ lon, lat, count, radius }) => ({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [lon, lat] },
			properties: { radius, label: label(count) }
		}))
	};
}
