import { bbox, booleanPointInPolygon, destination } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Point } from './near';

/** Outlines of municipalities as `static/base` keeps them; the object's name differs from file to file. */
export type Outlines = Topology<Record<string, GeometryCollection<{ code: string }>>>;
export type Area = Feature<Polygon | MultiPolygon, { code: string }>;

export interface Whereabouts {
	/** INEGI key; null outside the state. */
	municipality: string | null;
	/** Whether the outlines are good enough to tell: false near a border that was drawn with few vertices. */
	certain: boolean;
}

/** The drawn outlines keep 5 % of the vertices; nowhere do they stray so far, metres (a test measures it). */
const DOUBT = 400;

export function areasOf(topology: Outlines): Area[] {
	const areas = Object.values(topology.objects).flatMap(
		(object) => feature(topology, object).features as Area[]
	);
	// A box first: most areas are far from the point.
	return areas.map((area) => ({ ...area, bbox: bbox(area) }));
}

/** In which municipality a point lies, by outlines that may be as much as `doubt` metres off. */
export function municipalityAt(areas: readonly Area[], point: Point, doubt = DOUBT): Whereabouts {
	const at = (place: Point): string | null =>
		areas.find((area) => booleanPointInPolygon([place.lon, place.lat], area))?.properties.code ?? null;
	const municipality = at(point);
	const certain = doubt === 0 || AROUND.every((degrees) => at(moved(point, doubt, degrees)) === municipality);
	return { municipality, certain };
}

const AROUND = [0, 45, 90, 135, 180, 225, 270, 315];

function moved({ lon, lat }: Point, metres: number, degrees: number): Point {
	const [x = lon, y = lat] = destination([lon, lat], metres, degrees, { units: 'meters' }).geometry
		.coordinates;
	return { lon: x, lat: y };
}
