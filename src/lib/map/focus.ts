import type { FeatureCollection, Point } from 'geojson';
import type { CoreColumns } from '../domain';
import { locatedOf } from './features';

export interface FocusProperties {
	ordinal: number;
	kind: 'selected' | 'highlighted';
	/** Pixels at growth 1 of the circle to ring. */
	radius: number;
}

/** Rings for the open work and the one pointed at; a work that is not on the map has none. */
export function focusFeatures(
	columns: CoreColumns,
	at: { selected: number | null; highlighted: number | null },
	radius: (ordinal: number) => number
): FeatureCollection<Point, FocusProperties> {
	const features: FeatureCollection<Point, FocusProperties>['features'] = [];
	for (const kind of ['highlighted', 'selected'] as const) {
		const ordinal = at[kind];
		if (ordinal === null || locatedOf(columns, Uint32Array.of(ordinal)).length === 0) continue;
		features.push({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [columns.lon[ordinal] ?? NaN, columns.lat[ordinal] ?? NaN] },
			properties: { ordinal, kind, radius: radius(ordinal) }
		});
	}
	return { type: 'FeatureCollection', features };
}

export const positionFeatures = (at: { lon: number; lat: number }): FeatureCollection<Point> => ({
	type: 'FeatureCollection',
	features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [at.lon, at.lat] }, properties: {} }]
});
