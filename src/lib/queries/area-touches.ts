import { booleanIntersects, circle } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { DrawnArea } from '../filters';
import { boxOf } from './in-area';
import type { Area } from './municipality-at';

/** A drawn area as a polygon; a circle by `steps` points, which lie on it. */
export const shapeOf = (area: DrawnArea, steps = 64): Feature<Polygon | MultiPolygon> =>
	area.kind === 'circle'
		? circle([area.lon, area.lat], area.radius, { steps, units: 'meters' })
		: {
				type: 'Feature',
				properties: {},
				geometry: { type: 'MultiPolygon', coordinates: area.polygons }
			};

/** Whether a drawn area and an outline (with its `bbox`) have a point in common. Outlines are as fine as they are drawn. */
export function touching(area: DrawnArea, outline: Area): boolean {
	const [west, south, east, north] = boxOf(area);
	const [left = -180, bottom = -90, right = 180, top = 90] = outline.bbox ?? [];
	if (east < left || west > right || north < bottom || south > top) return false;
	return booleanIntersects(shapeOf(area), outline);
}
