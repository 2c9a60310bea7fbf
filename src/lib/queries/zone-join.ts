import { booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Way } from '../domain';
import type { Area } from './municipality-at';

/** The join of works with polygons, at publishing and never in a browser. Polygons are planar in degrees: over a city that is within a metre. */

/** What is known of where a work is. */
export interface Placed {
	/** Degrees; NaN where missing. */
	lon: number;
	lat: number;
	/** The point is the work's own, not its locality's. */
	exact: boolean;
	/** INEGI keys of 9 and of 5 digits. */
	locality: string | null;
	municipality: string | null;
}

/** The polygons that hold a point, by key, in the order they were given. */
export type PolygonIndex = (lon: number, lat: number) => string[];

/** `areas` with their `bbox` (`areasOf`). A point on a border is in both neighbours. */
export function polygonIndex(areas: readonly Area[]): PolygonIndex {
	if (areas.length === 0) return () => [];
	const boxes = new Flatbush(areas.length);
	for (const { bbox } of areas) {
		if (bbox?.length !== 4) throw new Error('expected areas with a box of four, as areasOf makes them');
		boxes.add(...bbox);
	}
	boxes.finish();
	return (lon, lat) =>
		boxes
			.search(lon, lat, lon, lat)
			.sort((a, b) => a - b)
			.flatMap((i) => {
				const area = areas[i];
				return area && booleanPointInPolygon([lon, lat], area) ? [area.properties.code] : [];
			});
}

/** In which places of a layer a work lies (none: outside), and how that is known. */
export interface Joined {
	places: readonly string[];
	way: Way;
}

/**
 * A layer of polygons that may overlap and lie inside each other. The key of a polygon of INEGI is that of its locality, so a work that
 * only tells its locality is in it by key. Null: it tells neither, and nobody can know.
 */
export function joinWith(at: PolygonIndex, localities: ReadonlySet<string>): (work: Placed) => Joined | null {
	return ({ lon, lat, exact, locality }) => {
		if (exact && Number.isFinite(lon) && Number.isFinite(lat)) return { places: at(lon, lat), way: 'point' };
		if (locality === null) return null;
		return { places: localities.has(locality) ? [locality] : [], way: 'locality' };
	};
}

/**
 * How it is known that a work lies in its municipality; null where it names none. A point that lies in another municipality proves
 * nothing: the work is then where its source says.
 */
export function wayOf({ lon, lat, exact, locality, municipality }: Placed, at: PolygonIndex): Way | null {
	if (municipality === null) return null;
	if (exact && at(lon, lat).includes(municipality)) return 'point';
	return locality?.startsWith(municipality) ? 'locality' : 'municipality';
}
