import type { GeoJSONSource, Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl';
import type { CoreColumns } from '../domain';
import { growth, LARGEST_RADIUS } from './scales';
import { worksUnder, type Pixel, type View } from './stacks';
import { CLUSTER_UNTIL_ZOOM } from './style';

export interface Drawn {
	columns: CoreColumns;
	located: Uint32Array;
	clustered: boolean;
	/** Pixels at growth 1. */
	radius: (ordinal: number) => number;
}

export interface Hits {
	/** Works under the pixel, what is on top first. */
	ordinals: number[];
	/** A cluster under it, which stands for works that are not drawn one by one at this zoom. */
	cluster: { id: number; count: number; open(map: MapLibreMap): void } | null;
}

/** Points as drawn, from MapLibre; used only where clusters hide works, since it leaves out nothing else. */
const rendered = (map: MapLibreMap, at: Pixel, slack: number, layers: string[]): MapGeoJSONFeature[] =>
	map.queryRenderedFeatures(
		[
			[at.x - slack, at.y - slack],
			[at.x + slack, at.y + slack]
		],
		{ layers: layers.filter((id) => map.getLayer(id)) }
	);

const pointOf = (feature: MapGeoJSONFeature): [number, number] | null => {
	if (feature.geometry.type !== 'Point') return null;
	const [lon, lat] = feature.geometry.coordinates;
	return lon === undefined || lat === undefined ? null : [lon, lat];
};

function clusterOf(feature: MapGeoJSONFeature): Hits['cluster'] {
	const center = pointOf(feature);
	const id = Number(feature.properties['cluster_id']);
	const count = Number(feature.properties['point_count']);
	if (!center) return null;
	return {
		id,
		count,
		open(map) {
			const source = map.getSource<GeoJSONSource>('works');
			void source?.getClusterExpansionZoom(id).then((zoom) => map.easeTo({ center, zoom: zoom + 0.2 }));
		}
	};
}

/** What is drawn at a pixel of the map. */
export function hitsAt(map: MapLibreMap, drawn: Drawn, at: Pixel, slack: number): Hits {
	const zoom = map.getZoom();
	if (drawn.clustered && zoom < CLUSTER_UNTIL_ZOOM) {
		const features = rendered(map, at, slack, ['clusters', 'works']);
		const found = features.find((f) => f.layer.id === 'clusters');
		const ordinals = features.filter((f) => f.layer.id === 'works').map((f) => Number(f.properties['o']));
		return { ordinals: [...new Set(ordinals)], cluster: found ? clusterOf(found) : null };
	}
	const factor = growth(zoom);
	const view: View = {
		project: (lon, lat) => map.project([lon, lat]),
		unproject: ({ x, y }) => {
			const { lng, lat } = map.unproject([x, y]);
			return { lon: lng, lat };
		},
		radius: (ordinal) => drawn.radius(ordinal) * factor,
		largest: LARGEST_RADIUS * factor
	};
	// A badge stands beside its stack: pointing at the badge is pointing at the stack.
	const [badge] = rendered(map, at, slack, ['stack-badges']);
	const point = badge ? pointOf(badge) : null;
	const center = point ? view.project(...point) : at;
	return {
		ordinals: worksUnder(drawn.columns, drawn.located, view, center, point ? 1 : slack),
		cluster: null
	};
}
