import type { WorkZone } from '../domain';
import type { CustomLayer } from './custom-layer';
import { joinWith, polygonIndex, wayOf, type Placed } from './zone-join';
import type { Area } from './municipality-at';

/** The layers that works are joined with when a release is published. */
export interface Layers {
	/** Outlines of municipalities, within 20 m. */
	boundaries: readonly Area[];
	/** Outlines of the localities of the proxy. */
	proxies: readonly Area[];
	/** Null where nobody brought zones. */
	custom: CustomLayer | null;
}

/** Rows of `work_zones` of a work. Of its municipality there is one where its source names one. */
export function workZones({
	boundaries,
	proxies,
	custom
}: Layers): (work: string, placed: Placed) => WorkZone[] {
	const atMunicipality = polygonIndex(boundaries);
	const inProxy = joinWith(polygonIndex(proxies), new Set(proxies.map(({ properties }) => properties.code)));
	return (work, placed) => {
		const way = wayOf(placed, atMunicipality);
		const rows: WorkZone[] =
			way === null ? [] : [{ work, layer: 'municipality', zone: placed.municipality, way }];
		const proxy = inProxy(placed);
		if (proxy === null) rows.push({ work, layer: 'proxy', zone: null, way: null });
		for (const zone of proxy?.places ?? [])
			rows.push({ work, layer: 'proxy', zone, way: proxy?.way ?? null });
		const own = custom?.join(placed);
		for (const { zone, way: how } of own?.inside ?? []) rows.push({ work, layer: 'custom', zone, way: how });
		if (own?.unknown) rows.push({ work, layer: 'custom', zone: null, way: null });
		return rows;
	};
}
