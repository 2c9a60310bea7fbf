import { area as squareMetres, kinks, simplify } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import {
	areaDegrees,
	areaName,
	MOST_POLYGONS,
	MOST_VERTICES,
	verticesOf,
	type PolygonArea,
	type Polygons
} from '../filters';

/** A GeoJSON file as an area of the address. It is read on this device and sent nowhere. */

/** Bytes: a municipality with all its vertices has a tenth of it. */
export const MOST_FILE_BYTES = 2_000_000;

export type Refusal =
	| {
			reason:
				'not_json' | 'not_geojson' | 'no_polygon' | 'empty' | 'swapped' | 'not_degrees' | 'outside' | 'flat';
	  }
	/** The coordinate system the file names. */
	| { reason: 'crs'; crs: string }
	/** Where a ring crosses itself. */
	| { reason: 'crosses'; lon: number; lat: number }
	| { reason: 'too_many'; polygons: number }
	/** Even drawn with few vertices it has too many. */
	| { reason: 'too_detailed'; vertices: number };
export interface ReadArea {
	area: PolygonArea;
	/** Vertices of the file, where they were too many; null where all are kept. */
	simplifiedFrom: number | null;
	/** By how much that changed its square metres, 0 to 1. */
	changed: number;
	/** Points and lines that were left out. */
	leftOut: number;
}
export type AreaFile = ({ ok: true } & ReadArea) | ({ ok: false } & Refusal);

/**
 * Geographic systems that differ from WGS 84 by less than a metre in Mexico: GeoJSON's own, WGS 84 in two and three dimensions, ITRF2008 and
 * ITRF92 as INEGI publishes them.
 */
const LIKE_WGS84 = /(?:CRS84h?|EPSG:{1,2}(?:\d[\d.]*:)?(?:4326|4979|6364|6365|4482|4483))$/i;
/** West, south, east, north of the state, with a degree around it. */
const SURROUNDINGS = [-103.2, 18.9, -98.6, 22.9] as const;
/** Degrees, from a metre on. */
const TOLERANCES = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3];
const no = (refusal: Refusal): AreaFile => ({ ok: false, ...refusal });

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export function areaOfGeoJson(text: string): AreaFile {
	let file: unknown;
	try {
		// A byte order mark is no part of JSON, and editors write one.
		file = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return no({ reason: 'not_json' });
	}
	if (!isObject(file) || typeof file.type !== 'string') return no({ reason: 'not_geojson' });
	const crs = crsOf(file);
	if (crs !== null && !LIKE_WGS84.test(crs)) return no({ reason: 'crs', crs: crs.slice(0, 60) });
	const found: Found = { polygons: [], name: '', leftOut: 0, broken: false };
	gather(file, found, 0);
	if (found.broken) return no({ reason: 'not_geojson' });
	if (found.polygons.length === 0) return no({ reason: found.leftOut > 0 ? 'no_polygon' : 'empty' });
	const refusal = misplaced(found.polygons);
	if (refusal) return no(refusal);
	const area = areaOfPolygons(found.polygons, found.name);
	return area.ok ? { ...area, leftOut: found.leftOut } : area;
}

/** Polygons from anywhere as an area: rings closed, few enough vertices, none that crosses itself. */
export function areaOfPolygons(polygons: Polygons, name = ''): AreaFile {
	if (polygons.length > MOST_POLYGONS) return no({ reason: 'too_many', polygons: polygons.length });
	const whole = rounded(polygons);
	const vertices = verticesOf(whole);
	if (whole.some((rings) => rings.length === 0 || rings.some((ring) => ring.length < 4)))
		return no({ reason: 'flat' });
	const size = squareMetres(multi(whole));
	if (!(size > 0)) return no(crossingOf(whole) ?? { reason: 'flat' });
	const kept = vertices <= MOST_VERTICES ? whole : simplified(whole);
	if (kept === null) return no({ reason: 'too_detailed', vertices });
	const crossing = crossingOf(kept);
	if (crossing) return no(crossing);
	return {
		ok: true,
		area: { kind: 'polygon', polygons: kept, name: areaName(name) },
		simplifiedFrom: kept === whole ? null : vertices,
		changed: Math.abs(squareMetres(multi(kept)) / size - 1),
		leftOut: 0
	};
}

/** Where a ring crosses itself; null where none does. */
function crossingOf(polygons: Polygons): Refusal | null {
	const [found] = polygons.flatMap((rings) => kinks({ type: 'Polygon', coordinates: rings }).features);
	if (!found) return null;
	const [lon = NaN, lat = NaN] = found.geometry.coordinates;
	return { reason: 'crosses', lon, lat };
}

const multi = (coordinates: Polygons): Feature<MultiPolygon> => ({
	type: 'Feature',
	properties: {},
	geometry: { type: 'MultiPolygon', coordinates }
});

/** Closed, without repeats, in the steps of an address. */
const rounded = (polygons: Polygons): Polygons =>
	polygons.map((rings) =>
		rings.map((ring) => {
			const points = ring
				.map(([lon = NaN, lat = NaN]): Position => [areaDegrees(lon), areaDegrees(lat)])
				.filter((point, i, all) => String(point) !== String(all[i - 1]));
			const first = points[0];
			return first && String(first) !== String(points.at(-1)) ? [...points, first] : points;
		})
	);

function simplified(polygons: Polygons): Polygons | null {
	for (const tolerance of TOLERANCES) {
		const { coordinates } = simplify(multi(polygons), {
			tolerance,
			highQuality: true,
			mutate: false
		}).geometry;
		const kept = rounded(coordinates);
		if (verticesOf(kept) > MOST_VERTICES) continue;
		return kept.every((rings) => rings.every((ring) => ring.length >= 4)) ? kept : null;
	}
	return null;
}

/** What the legacy `crs` member (GeoJSON 2008) names; null without one. */
function crsOf({ crs }: Record<string, unknown>): string | null {
	if (crs === undefined || crs === null) return null;
	const properties = isObject(crs) ? crs.properties : null;
	const name = isObject(properties) ? (properties.name ?? properties.href) : null;
	return typeof name === 'string' ? name : 'crs';
}

interface Found {
	polygons: Polygons;
	name: string;
	/** Points and lines. */
	leftOut: number;
	/** A geometry that is none. */
	broken: boolean;
}
/** Collections in collections: nobody nests deeper. */
const DEEPEST = 8;
const NAMES = ['name', 'nombre', 'NAME', 'NOMBRE', 'Name', 'Nombre', 'NOMGEO'];

function gather(value: unknown, found: Found, depth: number): void {
	if (value === null) return;
	if (!isObject(value) || depth > DEEPEST) return void (found.broken = true);
	const { type, properties } = value;
	if (type === 'FeatureCollection' || type === 'GeometryCollection') {
		const parts = type === 'FeatureCollection' ? value.features : value.geometries;
		if (!Array.isArray(parts)) return void (found.broken = true);
		for (const part of parts as unknown[]) gather(part, found, depth + 1);
	} else if (type === 'Feature') {
		const before = found.polygons.length;
		gather(value.geometry, found, depth + 1);
		const named = isObject(properties) ? NAMES.map((name) => properties[name]) : [];
		const name = named.find((text) => typeof text === 'string' && text.trim() !== '');
		if (before === 0 && found.polygons.length > 0 && typeof name === 'string') found.name = name;
	} else if (type === 'Polygon' || type === 'MultiPolygon') {
		const { coordinates } = value as unknown as Polygon | MultiPolygon;
		const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
		if (isPolygons(polygons)) found.polygons.push(...polygons.filter((rings) => rings.length > 0));
		else found.broken = true;
	} else if (typeof type === 'string' && /^(?:Multi)?(?:Point|LineString)$/.test(type)) found.leftOut++;
	else found.broken = true;
}

const isPosition = (value: unknown): boolean =>
	Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const isPolygons = (value: unknown): value is Polygons =>
	Array.isArray(value) &&
	value.every(
		(rings) =>
			Array.isArray(rings) &&
			rings.every((ring) => Array.isArray(ring) && ring.length >= 3 && ring.every(isPosition))
	);

/** Coordinates that are no degrees, stand the wrong way round, or lie nowhere near. */
function misplaced(polygons: Polygons): Refusal | null {
	const points = polygons.flat(2);
	const [west, south, east, north] = SURROUNDINGS;
	const isNear = (lon: number, lat: number): boolean =>
		lon >= west && lon <= east && lat >= south && lat <= north;
	if (points.some(([lon = NaN, lat = NaN]) => isNear(lon, lat))) {
		const isDegrees = points.every(([lon = NaN, lat = NaN]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
		return isDegrees ? null : { reason: 'not_degrees' };
	}
	if (points.some(([lat = NaN, lon = NaN]) => isNear(lon, lat))) return { reason: 'swapped' };
	const isDegrees = points.every(([lon = NaN, lat = NaN]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
	return { reason: isDegrees ? 'outside' : 'not_degrees' };
}
