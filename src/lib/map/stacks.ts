import type { FeatureCollection, Point } from 'geojson';
import type { CoreColumns } from '../domain';
import type { Bounds } from './types';

/** Works whose points are equal to this many degrees (about a metre) stand on each other: one stack. */
const DEGREES_PER_STEP = 1e-5;
const STEPS_OF_LATITUDE = 180 / DEGREES_PER_STEP + 1;

/** Stacks of two works or more, to be badged with their count. `located` comes from `locatedOf`. */
export function stacksOf(
	columns: CoreColumns,
	located: Uint32Array
): FeatureCollection<Point, { count: number }> {
	const stacks = new Map<number, { first: number; count: number }>();
	for (const o of located) {
		const x = Math.round(((columns.lon[o] ?? NaN) + 180) / DEGREES_PER_STEP);
		const y = Math.round(((columns.lat[o] ?? NaN) + 90) / DEGREES_PER_STEP);
		const key = x * STEPS_OF_LATITUDE + y;
		const stack = stacks.get(key);
		if (stack) stack.count++;
		else stacks.set(key, { first: o, count: 1 });
	}
	const features: FeatureCollection<Point, { count: number }>['features'] = [];
	for (const { first, count } of stacks.values()) {
		if (count < 2) continue;
		const coordinates = [columns.lon[first] ?? NaN, columns.lat[first] ?? NaN];
		features.push({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { count } });
	}
	return { type: 'FeatureCollection', features };
}

export interface Pixel {
	x: number;
	y: number;
}
/** What hit-testing must know of the camera. */
export interface View {
	project(lon: number, lat: number): Pixel;
	unproject(point: Pixel): { lon: number; lat: number };
	/** Pixels a work's circle is drawn with. */
	radius(ordinal: number): number;
	/** No circle is drawn larger. */
	largest: number;
}

function boxAround(view: View, at: Pixel, reach: number): Bounds {
	const a = view.unproject({ x: at.x - reach, y: at.y + reach });
	const b = view.unproject({ x: at.x + reach, y: at.y - reach });
	return [Math.min(a.lon, b.lon), Math.min(a.lat, b.lat), Math.max(a.lon, b.lon), Math.max(a.lat, b.lat)];
}

/**
 * The works whose circle, widened by `slack` pixels, holds the pixel `at`: what is on top first (small over large, then the nearer,
 * then the ordinal). A stack comes back whole, whatever is drawn over what.
 */
export function worksUnder(
	columns: CoreColumns,
	located: Uint32Array,
	view: View,
	at: Pixel,
	slack: number
): number[] {
	const [west, south, east, north] = boxAround(view, at, view.largest + slack);
	const hits: { ordinal: number; radius: number; distance: number }[] = [];
	for (const ordinal of located) {
		const lon = columns.lon[ordinal] ?? NaN;
		const lat = columns.lat[ordinal] ?? NaN;
		if (!(lon >= west && lon <= east && lat >= south && lat <= north)) continue;
		const p = view.project(lon, lat);
		const distance = Math.hypot(p.x - at.x, p.y - at.y);
		const radius = view.radius(ordinal);
		if (distance <= radius + slack) hits.push({ ordinal, radius, distance });
	}
	hits.sort((a, b) => a.radius - b.radius || a.distance - b.distance || a.ordinal - b.ordinal);
	return hits.map((hit) => hit.ordinal);
}
