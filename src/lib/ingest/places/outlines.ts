import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';

/** Which municipality a point lies in: outlines as flat rings behind a spatial index of their boxes. */
export interface OutlineIndex {
	has(code: string): boolean;
	/** The municipality whose outline holds the point; null outside all. */
	at(lon: number, lat: number): string | null;
	/** Whether the point is in that municipality, or within `tolerance` degrees of its border (outlines are generalised). */
	within(code: string, lon: number, lat: number, tolerance: number): boolean;
}

interface Outline {
	code: string;
	/** Alternating lon, lat; one array per ring (holes too: a crossing counts the same). */
	rings: Float64Array[];
	box: [number, number, number, number];
}

export function indexOutlines(outlines: ReadonlyMap<string, Polygon | MultiPolygon>): OutlineIndex {
	const list = [...outlines].map(([code, geometry]) => outlineOf(code, geometry));
	const byCode = new Map(list.map((o) => [o.code, o]));
	const boxes = list.length > 0 ? new Flatbush(list.length) : null;
	for (const { box } of list) boxes?.add(box[0], box[1], box[2], box[3]);
	boxes?.finish();
	return {
		has: (code) => byCode.has(code),
		at(lon, lat) {
			for (const i of boxes?.search(lon, lat, lon, lat) ?? []) {
				const outline = list[i];
				if (outline && holds(outline, lon, lat)) return outline.code;
			}
			return null;
		},
		within(code, lon, lat, tolerance) {
			const outline = byCode.get(code);
			if (!outline) return false;
			const [west, south, east, north] = outline.box;
			if (
				lon < west - tolerance ||
				lon > east + tolerance ||
				lat < south - tolerance ||
				lat > north + tolerance
			) {
				return false;
			}
			return holds(outline, lon, lat) || nearBorder(outline, lon, lat, tolerance);
		}
	};
}

function outlineOf(code: string, geometry: Polygon | MultiPolygon): Outline {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const box: Outline['box'] = [Infinity, Infinity, -Infinity, -Infinity];
	const rings = polygons.flat().map((ring) => {
		const flat = new Float64Array(ring.length * 2);
		ring.forEach(([lon = NaN, lat = NaN], i) => {
			flat[i * 2] = lon;
			flat[i * 2 + 1] = lat;
			box[0] = Math.min(box[0], lon);
			box[1] = Math.min(box[1], lat);
			box[2] = Math.max(box[2], lon);
			box[3] = Math.max(box[3], lat);
		});
		return flat;
	});
	return { code, rings, box };
}

/** Even-odd rule over all rings. */
function holds({ rings }: Outline, lon: number, lat: number): boolean {
	let inside = false;
	for (const ring of rings) {
		let x1 = ring[ring.length - 2] ?? NaN;
		let y1 = ring[ring.length - 1] ?? NaN;
		for (let i = 0; i < ring.length; i += 2) {
			const x2 = ring[i] ?? NaN;
			const y2 = ring[i + 1] ?? NaN;
			if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
			x1 = x2;
			y1 = y2;
		}
	}
	return inside;
}

function nearBorder({ rings }: Outline, lon: number, lat: number, tolerance: number): boolean {
	const limit = tolerance * tolerance;
	for (const ring of rings) {
		for (let i = 2; i < ring.length; i += 2) {
			if (
				squaredDistance(
					lon,
					lat,
					ring[i - 2] ?? NaN,
					ring[i - 1] ?? NaN,
					ring[i] ?? NaN,
					ring[i + 1] ?? NaN
				) <= limit
			) {
				return true;
			}
		}
	}
	return false;
}

function squaredDistance(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
	const dx = x2 - x1;
	const dy = y2 - y1;
	const length = dx * dx + dy * dy;
	const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
	return (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2;
}
