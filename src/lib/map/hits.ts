import type { Map as MapLibreMap } from 'maplibre-gl';
import type { CoreColumns } from '../domain';
import type { Cluster, Drawing } from './drawing';
import { growth, LARGEST_RADIUS } from './scales';
import { worksUnder, type Pixel, type View } from './stacks';

export interface Hits {
	/** Works under the pixel, what is on top first. */
	ordinals: number[];
	/** A cluster under it, which stands for works that are not drawn one by one. */
	cluster: Cluster | null;
}

const viewOf = (map: MapLibreMap, radius: (ordinal: number) => number): View => {
	const factor = growth(map.getZoom());
	return {
		project: (lon, lat) => map.project([lon, lat]),
		unproject: ({ x, y }) => {
			const { lng, lat } = map.unproject([x, y]);
			return { lon: lng, lat };
		},
		radius: (ordinal) => radius(ordinal) * factor,
		largest: LARGEST_RADIUS * factor
	};
};

/** The middle of the stack whose badge is at the pixel: pointing at the badge, which stands beside it, is pointing at the stack. */
function stackOfBadge(map: MapLibreMap, at: Pixel): Pixel | null {
	const layers = ['stack-badges'].filter((id) => map.getLayer(id));
	const [badge] = map.queryRenderedFeatures([at.x, at.y], { layers });
	if (badge?.geometry.type !== 'Point') return null;
	const [lon, lat] = badge.geometry.coordinates;
	return lon === undefined || lat === undefined ? null : map.project([lon, lat]);
}

/** What is drawn at a pixel of the map; `radius` gives a work's pixels at growth 1. */
export function hitsAt(
	map: MapLibreMap,
	columns: CoreColumns,
	{ works, clusters }: Drawing,
	radius: (ordinal: number) => number,
	at: Pixel,
	slack: number
): Hits {
	const view = viewOf(map, radius);
	const cluster = clusters.findLast((c) => {
		const p = view.project(c.lon, c.lat);
		return Math.hypot(p.x - at.x, p.y - at.y) <= c.radius + slack;
	});
	if (cluster) return { ordinals: [], cluster };
	const stack = stackOfBadge(map, at);
	return { ordinals: worksUnder(columns, works, view, stack ?? at, stack ? 1 : slack), cluster: null };
}
