import { circle } from '@turf/turf';
import type { FeatureCollection, Polygon } from 'geojson';
import type { Bounds } from './types';

/** A circle on the ground: what lies within so many metres of a point. */
export interface Around {
	/** Degrees. */
	lon: number;
	lat: number;
	metres: number;
}

/** Enough for the eye at any size a screen has. */
const SIDES = 96;

export const aroundFeatures = ({ lon, lat, metres }: Around): FeatureCollection<Polygon> => ({
	type: 'FeatureCollection',
	features: [circle([lon, lat], metres, { steps: SIDES, units: 'meters' })]
});

/** The box around the circle. */
export function aroundBounds(around: Around): Bounds {
	const points = aroundFeatures(around).features.flatMap(({ geometry }) => geometry.coordinates.flat());
	const [lons, lats] = [points.map(([lon = NaN]) => lon), points.map(([, lat = NaN]) => lat)];
	return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
