import type { CircleArea, DrawnArea, Polygons } from '../filters';
import { metresBetween, type Point } from './near';

/** Whether points lie in a drawn area, many at a time. */

export type Inside = (lon: number, lat: number) => boolean;
/** West, south, east, north; degrees. */
export type Box = readonly [number, number, number, number];

const METRES_PER_DEGREE = 111_194.93;

export function boxOf(area: DrawnArea): Box {
	if (area.kind === 'circle') {
		// A hair wider: the distance decides.
		const north = area.radius / METRES_PER_DEGREE + 1e-6;
		const east = north / Math.max(0.01, Math.cos((area.lat * Math.PI) / 180)) + 1e-6;
		return [area.lon - east, area.lat - north, area.lon + east, area.lat + north];
	}
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lon = NaN, lat = NaN] of area.polygons.flat(2)) {
		[west, east] = [Math.min(west, lon), Math.max(east, lon)];
		[south, north] = [Math.min(south, lat), Math.max(north, lat)];
	}
	return [west, south, east, north];
}

/** A circle by the distance on the sphere; polygons in the plane of degrees (over a city that is within a metre), a hole is outside. */
export function insideOf(area: DrawnArea): Inside {
	const [west, south, east, north] = boxOf(area);
	const within = area.kind === 'circle' ? insideCircle(area) : insidePolygons(area.polygons);
	return (lon, lat) => lon >= west && lon <= east && lat >= south && lat <= north && within(lon, lat);
}

const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** The haversine of the angle is compared, not the angle: a hundred thousand points need no inverse sines. */
function insideCircle({ lon, lat, radius }: CircleArea): Inside {
	const most = Math.sin(radius / EARTH_RADIUS / 2) ** 2;
	const cosine = Math.cos(lat * RADIANS);
	return (x, y) => {
		const up = Math.sin(((y - lat) * RADIANS) / 2);
		const across = Math.sin(((x - lon) * RADIANS) / 2);
		return up * up + cosine * Math.cos(y * RADIANS) * across * across <= most;
	};
}

/** How many bands of latitude a polygon's edges are sorted into: a point is compared only with those of its own. */
const BANDS = 256;

function insidePolygons(polygons: Polygons): Inside {
	const each = polygons.map(insideRings);
	const [only] = each;
	if (only && each.length === 1) return only;
	return (lon, lat) => each.some((inside) => inside(lon, lat));
}

/** Even-odd: a point is inside where a ray to the east crosses the edges of all rings an odd number of times. */
function insideRings(rings: Polygons[number]): Inside {
	const lats = rings.flat().map(([, lat = NaN]) => lat);
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	const scale = BANDS / (north - south || 1);
	const bandOf = (lat: number): number => Math.min(BANDS - 1, Math.max(0, Math.floor((lat - south) * scale)));
	const gathered: number[][] = Array.from({ length: BANDS }, () => []);
	for (const ring of rings)
		for (let i = 0; i + 1 < ring.length; i++) {
			const [x1 = NaN, y1 = NaN] = ring[i] ?? [];
			const [x2 = NaN, y2 = NaN] = ring[i + 1] ?? [];
			if (y1 === y2) continue;
			for (let band = bandOf(Math.min(y1, y2)); band <= bandOf(Math.max(y1, y2)); band++)
				gathered[band]?.push(x1, y1, x2, y2);
		}
	const bands = gathered.map((edges) => Float64Array.from(edges));
	const none = new Float64Array();
	return (lon, lat) => {
		if (!(lat >= south && lat <= north)) return false;
		const edges = bands[bandOf(lat)] ?? none;
		let odd = false;
		for (let i = 0; i < edges.length; i += 4) {
			const [x1, y1] = [edges[i] as number, edges[i + 1] as number];
			const [x2, y2] = [edges[i + 2] as number, edges[i + 3] as number];
			if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
		}
		return odd;
	};
}

/** Metres from a point to the nearest border of an area, in a plane that is true at the point. */
export function metresToEdge(area: DrawnArea, { lon, lat }: Point): number {
	if (area.kind === 'circle') return Math.abs(metresBetween(area, { lon, lat }) - area.radius);
	const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
	let least = Infinity;
	for (const ring of area.polygons.flat())
		for (let i = 0; i + 1 < ring.length; i++) {
			const [x1, y1] = [
				((ring[i]?.[0] ?? NaN) - lon) * across,
				((ring[i]?.[1] ?? NaN) - lat) * METRES_PER_DEGREE
			];
			const [x2, y2] = [
				((ring[i + 1]?.[0] ?? NaN) - lon) * across,
				((ring[i + 1]?.[1] ?? NaN) - lat) * METRES_PER_DEGREE
			];
			const [dx, dy] = [x2 - x1, y2 - y1];
			const along = Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy || 1)));
			least = Math.min(least, Math.hypot(x1 + along * dx, y1 + along * dy));
		}
	return least;
}
