import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { stateBox } from '../../src/lib/ingest';
import { polygonIndex } from '../../src/lib/queries/zone-join';
import type { Area } from '../../src/lib/queries/municipality-at';
import type { Reference } from '../reference/load';
import { readZones, type ReadZones } from './read-zones';

export type { ReadZones } from './read-zones';

export interface ZoneArguments {
	zones: readonly string[];
	shapes: readonly string[];
	years: readonly number[] | null;
	/** `11`, or `*` for all. */
	state: string;
}

/** Reads the zones that a publisher brings, for a state. Throws SourceError where a file cannot be understood. */
export function readBroughtZones(
	{ zones, shapes, years, state }: ZoneArguments,
	reference: Reference
): Promise<ReadZones> {
	const box = stateBox(state);
	const known = new Set([...reference.municipalities, ...reference.localities].map(({ code }) => code));
	const isCovered = reference.municipalities.some(({ code }) => code.startsWith(state));
	return readZones(zones, {
		shapes,
		years,
		state: state === '*' ? null : state,
		box: box?.bbox ?? null,
		insideState: isCovered ? insideState(reference) : () => null,
		// AGEBs are in no catalogue at hand, nor are other states' places.
		isKnown: (key) => (!isCovered || key.length === 13 ? null : known.has(key))
	});
}

type Outline = Polygon | MultiPolygon;

/** Points asked of each side of an outline's box. */
const GRID = 24;

/** The part of an outline that lies in the state: by its corners where all are inside, else by a grid of points in it. */
function insideState(reference: Reference): (outline: Outline) => number {
	const at = polygonIndex(
		[...reference.boundaries].map(([code, geometry]): Area => ({
			type: 'Feature',
			properties: { code },
			geometry,
			bbox: bbox(geometry)
		}))
	);
	const inState = ([lon = NaN, lat = NaN]: Position): boolean => at(lon, lat).length > 0;
	return (outline) => {
		const corners = outline.type === 'Polygon' ? outline.coordinates.flat() : outline.coordinates.flat(2);
		const inside = corners.filter(inState).length;
		if (inside === corners.length) return 1;
		const [west = 0, south = 0, east = 0, north = 0] = bbox(outline);
		const points = Array.from({ length: GRID * GRID }, (_, i): Position => [
			west + ((east - west) * ((i % GRID) + 0.5)) / GRID,
			south + ((north - south) * (Math.floor(i / GRID) + 0.5)) / GRID
		]).filter((point) => booleanPointInPolygon(point, outline));
		const share = points.filter(inState).length / Math.max(1, points.length);
		// So thin that no point of the grid met it, or only a corner reaches in.
		return share > 0 ? share : inside / corners.length;
	};
}
