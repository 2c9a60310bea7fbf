import { booleanPointInPolygon } from '@turf/turf';
import type { Locality, Municipality } from '../../src/lib/domain';
import type { Outline } from '../reference/load';
import { Weighted } from './random';

const KM_PER_DEGREE = 111.195;

/** Simplified outlines may be this far (km) from the official ones: points stay further inside. */
const MARGIN_KM = 0.6;

/** The real places a demonstration work can be at. */
export interface MunicipalityPlaces {
	municipality: Municipality;
	any: Weighted<Locality>;
	urban: Weighted<Locality>;
	rural: Weighted<Locality>;
}

export interface Gazetteer {
	places: Map<string, MunicipalityPlaces>;
	/** By population to the power 0.75, so that small municipalities are not lost. */
	municipalities: Weighted<Municipality>;
	all: Municipality[];
	/** How far (km) a point may be moved from the locality's own and stay in the municipality; 0 where it may not. */
	room(locality: Locality): number;
}

export interface Grounds {
	municipalities: Municipality[];
	localities: Locality[];
	outlines: Map<string, Outline>;
}

export function gazetteer({ municipalities, localities, outlines }: Grounds): Gazetteer {
	const places = new Map<string, MunicipalityPlaces>();
	for (const municipality of municipalities) {
		const own = localities.filter(
			(locality) => locality.municipality === municipality.code && isInside(locality, outlines)
		);
		places.set(municipality.code, {
			municipality,
			any: byPopulation(own),
			urban: byPopulation(own, 'urban'),
			rural: byPopulation(own, 'rural')
		});
	}
	const rooms = new Map<string, number>();
	return {
		places,
		all: municipalities,
		municipalities: new Weighted(municipalities, (m) => m.population ** 0.75),
		room(locality) {
			let room = rooms.get(locality.code);
			if (room === undefined) {
				const outline = outlines.get(locality.municipality);
				room = outline ? roomInside(locality, outline) : 0;
				rooms.set(locality.code, room);
			}
			return room;
		}
	};
}

/** A few localities at a border lie outside the simplified outline: no work is put there. */
function isInside({ lon, lat, municipality }: Locality, outlines: Map<string, Outline>): boolean {
	const outline = outlines.get(municipality);
	return outline !== undefined && booleanPointInPolygon([lon, lat], outline);
}

function byPopulation(localities: Locality[], ambit?: Locality['ambit']): Weighted<Locality> {
	const chosen = localities.filter((locality) => ambit === undefined || locality.ambit === ambit);
	return new Weighted(chosen.length > 0 ? chosen : localities, (l) => ((l.population ?? 10) + 20) ** 0.72);
}

/** Distance from the point to the nearest border of the outline it lies in, less the margin: a disc of this size is inside. */
function roomInside(point: { lon: number; lat: number }, outline: Outline): number {
	const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
	const scale = Math.cos((point.lat * Math.PI) / 180);
	let nearest = Infinity;
	for (const ring of rings) {
		for (let i = 1; i < ring.length; i++) {
			const [ax = 0, ay = 0] = ring[i - 1] ?? [];
			const [bx = 0, by = 0] = ring[i] ?? [];
			nearest = Math.min(
				nearest,
				distanceToSegment((ax - point.lon) * scale, ay - point.lat, (bx - point.lon) * scale, by - point.lat)
			);
		}
	}
	return Math.max(0, nearest * KM_PER_DEGREE - MARGIN_KM);
}

/** From the origin to the segment a–b. */
function distanceToSegment(ax: number, ay: number, bx: number, by: number): number {
	const dx = bx - ax;
	const dy = by - ay;
	const length = dx * dx + dy * dy;
	const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
	return Math.hypot(ax + t * dx, ay + t * dy);
}

/** A point `km` away from another in the direction `angle` (radians), rounded to about 10 cm. */
export function moved(
	from: { lon: number; lat: number },
	km: number,
	angle: number
): { lon: number; lat: number } {
	const lat = from.lat + (km / KM_PER_DEGREE) * Math.sin(angle);
	const lon = from.lon + ((km / KM_PER_DEGREE) * Math.cos(angle)) / Math.cos((from.lat * Math.PI) / 180);
	return { lon: Math.round(lon * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 };
}
