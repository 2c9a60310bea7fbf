import { area, multiPolygon, rewind, union, featureCollection, polygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { ProblemAction } from '../../src/lib/domain';
import { crossesItself } from './crossings';

export type ZoneOutline = Polygon | MultiPolygon;

/** One thing wrong with an outline, and what was done: `row_dropped` means that the zone was refused. */
export interface Finding {
	rule: string;
	action: ProblemAction;
	value: string | null;
}
export interface Mended {
	/** Null where it was refused; the findings say why. Outer rings run counter-clockwise (RFC 7946). */
	outline: ZoneOutline | null;
	findings: Finding[];
}
export interface MendOptions {
	/** The format says which way rings run (RFC 7946): the other way is a fault, else it is only a habit. */
	ordered: boolean;
	/** West, south, east, north of where outlines should be, degrees; null where that is not known. */
	box: readonly [number, number, number, number] | null;
}

type Rings = Position[][];
const DECIMALS = 1e7;

/** Repairs an outline in degrees, or refuses it and says why. Nothing is done in silence. */
export function mendOutline(geometry: unknown, { ordered, box }: MendOptions): Mended {
	const findings: Finding[] = [];
	const found = (rule: string, action: ProblemAction, value: string | null = null): void => {
		if (!findings.some((known) => known.rule === rule)) findings.push({ rule, action, value });
	};
	const refused = (rule: string, value: string | null = null): Mended => {
		found(rule, 'row_dropped', value);
		return { outline: null, findings };
	};
	const parts = polygonsOf(geometry);
	if (parts === null) return refused('zone.not_a_polygon', typeName(geometry));
	if (parts.length === 0) return refused('zone.empty');
	if (!isReadable(parts)) return refused('zone.coordinates_unreadable');
	let polygons = parts.flatMap((rings): Rings[] => {
		const kept = rings.flatMap((ring, at): Position[][] => {
			const closed = closedRing(ring);
			if (closed !== ring) found('zone.ring_not_closed', 'value_repaired');
			if (closed.length >= 4 && new Set(closed.map(String)).size >= 3) return [closed];
			found(at === 0 ? 'zone.part_empty' : 'zone.hole_empty', 'value_repaired', `${ring.length} puntos`);
			return [];
		});
		// Without its outer ring the holes are holes in nothing.
		return kept.length > 0 && kept[0]?.[0] === rings[0]?.[0] ? [kept] : [];
	});
	if (polygons.length === 0) return refused('zone.empty');
	if (box !== null) {
		const inBox = (turned: boolean) => (position: Position) => {
			const [x = NaN, y = NaN] = turned ? [position[1], position[0]] : position;
			return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
		};
		const all = polygons.flat(2);
		if (!all.some(inBox(false)) && all.every(inBox(true))) {
			found('zone.axes_swapped', 'value_repaired', String(all[0]));
			polygons = polygons.map((rings) => rings.map((ring) => ring.map(([y = 0, x = 0]) => [x, y])));
		}
	}
	if (polygons.flat(2).some(([x = NaN, y = NaN]) => !(Math.abs(x) <= 180 && Math.abs(y) <= 90)))
		return refused('zone.not_degrees', String(polygons[0]?.[0]?.[0]));
	polygons = polygons.map((rings) => rings.map((ring) => ring.map(rounded)));
	if (crossesItself(polygons.flat())) {
		const before = area(multiPolygon(polygons));
		const mended = evenOdd(polygons);
		if (mended === null || crossesItself(mended.flat())) return refused('zone.self_crossing');
		polygons = mended;
		found(
			'zone.self_crossing',
			'value_repaired',
			`${km2(before)} → ${km2(area(multiPolygon(polygons)))} km²`
		);
	}
	if (area(multiPolygon(polygons)) === 0) return refused('zone.empty', '0 km²');
	const outline = rewind(multiPolygon(polygons).geometry) as MultiPolygon;
	if (
		ordered &&
		outline.coordinates.some((rings, i) => rings.some((ring, j) => differs(ring, polygons[i]?.[j])))
	)
		found('zone.ring_order', 'value_repaired');
	const [only] = outline.coordinates;
	return {
		outline: outline.coordinates.length === 1 && only ? { type: 'Polygon', coordinates: only } : outline,
		findings
	};
}

const km2 = (metres: number): string => (metres / 1e6).toFixed(3);
const rounded = ([x = 0, y = 0]: Position): Position => [
	Math.round(x * DECIMALS) / DECIMALS,
	Math.round(y * DECIMALS) / DECIMALS
];
const differs = (ring: Position[], other: Position[] | undefined): boolean =>
	String(ring[1]) !== String(other?.[1]);

function typeName(geometry: unknown): string | null {
	return typeof geometry === 'object' && geometry !== null && 'type' in geometry
		? String(geometry.type)
		: null;
}

/** Null where it is no polygon at all; empty where it is one of nothing. */
function polygonsOf(geometry: unknown): unknown[][] | null {
	if (geometry === null || geometry === undefined) return [];
	if (typeof geometry !== 'object') return null;
	const coordinates =
		'coordinates' in geometry && Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
	const type = typeName(geometry);
	if (type === 'Polygon') return coordinates.length === 0 ? [] : [coordinates];
	if (type === 'MultiPolygon')
		return (coordinates as unknown[][]).filter((part) => !Array.isArray(part) || part.length > 0);
	// What mapshaper gives for a record without a shape.
	if (type === 'GeometryCollection' && 'geometries' in geometry && Array.isArray(geometry.geometries))
		return geometry.geometries.length === 0 ? [] : null;
	return null;
}

function isReadable(parts: unknown[][]): parts is Rings[] {
	return parts.every(
		(part) =>
			Array.isArray(part) &&
			part.every(
				(ring) =>
					Array.isArray(ring) &&
					ring.every(
						(position: unknown) =>
							Array.isArray(position) &&
							position.length >= 2 &&
							position.slice(0, 2).every((value) => typeof value === 'number' && Number.isFinite(value))
					)
			)
	);
}

function closedRing(ring: Position[]): Position[] {
	const [first] = ring;
	const last = ring.at(-1);
	if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
	return [...ring, first];
}

/** What an odd number of turns encloses: a bow-tie becomes two triangles. Null where nothing is left. */
function evenOdd(polygons: Rings[]): Rings[] | null {
	const parts = polygons.map((rings) => polygon(rings));
	const [first] = parts;
	if (!first) return null;
	// `union` wants two; a shape with itself is itself, cleaned.
	const { geometry } = union(featureCollection([...parts, first])) ?? { geometry: null };
	if (geometry === null) return null;
	return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
