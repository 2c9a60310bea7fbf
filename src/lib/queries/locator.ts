import type { Locator } from '../domain';
import type { Area } from './municipality-at';

const WIDTH = 320;
const MOST_HEIGHT = 240;
const MARGIN = 8;
/** Vertices nearer than this to the last one are left out, pixels: the eye does not miss them, and every page carries the outline. */
const LEAST_STEP = 2.5;
const KM_PER_DEGREE = 111.195;

/**
 * Draws a municipality so that it fills the width (or the height, if it is tall), north up. Equirectangular at its middle: over the size
 * of a municipality no eye tells it from the sphere.
 */
export function locatorOf(area: Area, point: { lon: number; lat: number } | null): Locator {
	const rings =
		area.geometry.type === 'Polygon' ? area.geometry.coordinates : area.geometry.coordinates.flat();
	const lons = rings.flat().map(([lon = NaN]) => lon);
	const lats = rings.flat().map(([, lat = NaN]) => lat);
	const [west, east] = [Math.min(...lons), Math.max(...lons)];
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const perDegree = Math.min(
		(WIDTH - 2 * MARGIN) / ((east - west) * narrow),
		(MOST_HEIGHT - 2 * MARGIN) / (north - south)
	);
	const x = (lon: number): number =>
		Math.round((WIDTH - (east - west) * narrow * perDegree) / 2 + (lon - west) * narrow * perDegree);
	const y = (lat: number): number => Math.round(MARGIN + (north - lat) * perDegree);
	const kmWide = (WIDTH / perDegree) * KM_PER_DEGREE;
	const km = roundBelow(kmWide / 4);
	return {
		width: WIDTH,
		height: Math.ceil((north - south) * perDegree + 2 * MARGIN),
		path: rings.map((ring) => pathOf(ring.map(([lon = NaN, lat = NaN]) => [x(lon), y(lat)]))).join(''),
		point: point === null ? null : { x: x(point.lon), y: y(point.lat) },
		scale: { km, length: Math.round((km / kmWide) * WIDTH) }
	};
}

/** 1, 2 or 5 times a power of ten, at most `most`. */
function roundBelow(most: number): number {
	const power = 10 ** Math.floor(Math.log10(most));
	return power * ([5, 2, 1].find((times) => times * power <= most) ?? 1);
}

/** Steps from point to point: in whole pixels they are shorter to write than places. */
function pathOf(points: [number, number][]): string {
	let [atX, atY] = [0, 0];
	let path = '';
	for (const [x, y] of points) {
		if (path !== '' && Math.hypot(x - atX, y - atY) < LEAST_STEP) continue;
		path += path === '' ? `M${x} ${y}` : `l${x - atX} ${y - atY}`;
		[atX, atY] = [x, y];
	}
	return `${path}z`;
}
