import type { FeatureCollection, Point } from 'geojson';
import { isLocated, type CoreColumns, type LocationQuality, type MeasureColumn } from '../domain';
import type { MapProperties } from '../filters';
import type { RadiusScale } from './scales';
import type { Bounds } from './types';

/**
 * What a drawn work carries: of the filters' properties only what drawing needs, since the chosen works themselves feed the source (a
 * layer's filter would not reach clusters) and every property costs time at each step of a filter.
 */
export interface WorkProperties extends Pick<MapProperties, 'o' | 'r'> {
	/** Pixels at growth 1. */
	radius: number;
	/** 1 where the point is the locality's, 0 where it is the work's own. */
	locality: 0 | 1;
	/** 1 where the chosen measure is missing. */
	missing: 0 | 1;
}
export type WorkFeatures = FeatureCollection<Point, WorkProperties>;

export const EMPTY: FeatureCollection<Point, never> = { type: 'FeatureCollection', features: [] };

const isQuality = (value: string | null): value is LocationQuality => value !== null;

/** The chosen works that are on the map (`exact` or `locality`, with a point), in the order given. */
export function locatedOf(columns: CoreColumns, ordinals: Uint32Array): Uint32Array {
	const drawn = columns.location_quality.values.map((v) => isQuality(v) && isLocated(v));
	const { codes } = columns.location_quality;
	return ordinals.filter((o) => {
		const lon = columns.lon[o] ?? NaN;
		const lat = columns.lat[o] ?? NaN;
		return drawn[codes[o] ?? 0] === true && lon - lon === 0 && lat - lat === 0;
	});
}

/** The works at `located` as points. `located` comes from `locatedOf`. */
export function featuresOf(
	columns: CoreColumns,
	located: Uint32Array,
	measure: MeasureColumn,
	scale: RadiusScale
): WorkFeatures {
	const locality = columns.location_quality.values.map((v) => (v === 'locality' ? 1 : 0));
	const amounts = columns[measure];
	const features: WorkFeatures['features'] = [];
	for (const o of located) {
		const amount = amounts[o] ?? NaN;
		const properties: WorkProperties = {
			o,
			radius: Math.round(scale.radius(amount) * 10) / 10,
			locality: locality[columns.location_quality.codes[o] ?? 0] ?? 0,
			missing: Number.isNaN(amount) ? 1 : 0
		};
		const rubro = columns.rubro.values[columns.rubro.codes[o] ?? 0];
		if (rubro) properties.r = rubro;
		const coordinates = [columns.lon[o] ?? NaN, columns.lat[o] ?? NaN];
		features.push({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties });
	}
	return { type: 'FeatureCollection', features };
}

/** The box around the works at `located`; null where there is none. */
export function boundsOf(columns: CoreColumns, located: Iterable<number>): Bounds | null {
	const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
	for (const o of located) {
		const lon = columns.lon[o] ?? NaN;
		const lat = columns.lat[o] ?? NaN;
		if (lon < box[0]) box[0] = lon;
		if (lat < box[1]) box[1] = lat;
		if (lon > box[2]) box[2] = lon;
		if (lat > box[3]) box[3] = lat;
	}
	return box[0] <= box[2] ? box : null;
}
