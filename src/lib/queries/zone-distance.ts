import type { Area } from './municipality-at';

/** Metres in a degree of latitude on the mean sphere. */
const METRES = 111_195;

/** A box grown by a distance, degrees: what lies outside it is farther. */
export function grownBox(area: Area, metres: number): (lon: number, lat: number) => boolean {
	const [west = 0, south = 0, east = 0, north = 0] = area.bbox ?? [];
	const up = metres / METRES;
	const across = up / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
	return (lon, lat) => lon >= west - across && lon <= east + across && lat >= south - up && lat <= north + up;
}

/**
 * Metres from a point to the border of an area, inside or outside. On a plane around the point: at the few kilometres this is asked for it is
 * within 0.1 % of the sphere.
 */
export function metresToBorder({ geometry }: Area, lon: number, lat: number): number {
	const narrowing = Math.cos((lat * Math.PI) / 180);
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	let least = Infinity;
	for (const ring of polygons.flat()) {
		let [x1, y1] = [NaN, NaN];
		for (const [to = NaN, up = NaN] of ring) {
			const [x2, y2] = [(to - lon) * narrowing, up - lat];
			const [dx, dy] = [x2 - x1, y2 - y1];
			const length = dx * dx + dy * dy;
			// The foot of the perpendicular, kept on the segment.
			const t = length > 0 ? Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length)) : 0;
			const square = (x1 + t * dx) ** 2 + (y1 + t * dy) ** 2;
			if (square < least) least = square;
			[x1, y1] = [x2, y2];
		}
	}
	return Math.sqrt(least) * METRES;
}
