import type { FeatureCollection, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Bounds } from './types';

/** The base map as `scripts/prepare-base.ts` writes it into `static/base`. */
export interface MunicipalityProperties {
	code: string;
	name: string;
	population: number;
	/** By population, from 0. */
	rank: number;
	/** Where its name is written. */
	lon: number;
	lat: number;
}
type Municipalities = Topology<{ municipalities: GeometryCollection<MunicipalityProperties> }>;
type Proxy = Topology<{ urban_proxy: GeometryCollection<{ code: string; name: string }> }>;
/** name, lon, lat, population. */
export type LocalityEntry = [name: string, lon: number, lat: number, population: number];

export interface BaseMap {
	bounds: Bounds;
	areas: FeatureCollection<Polygon | MultiPolygon, { code: string }>;
	borders: MultiLineString;
	outline: MultiLineString;
	labels: FeatureCollection<Point, { name: string; rank: number }>;
}

export class BaseMapError extends Error {
	override name = 'BaseMapError';
	constructor(
		readonly url: string,
		readonly met: string
	) {
		super(`${url}: expected a file of the base map; met ${met}. Run \`npx tsx scripts/prepare-base.ts\``);
	}
}

/** The corner of a topology's box, as it declares it or as its arcs give it. */
export function topologyBounds(topology: Topology): Bounds {
	const [west, south, east, north] = topology.bbox ?? [];
	if (west === undefined || south === undefined || east === undefined || north === undefined) {
		throw new BaseMapError('topology', 'a topology without bbox');
	}
	return [west, south, east, north];
}

export function decodeBase(topology: Municipalities): BaseMap {
	const { municipalities } = topology.objects;
	const areas = feature(topology, municipalities);
	return {
		bounds: topologyBounds(topology),
		areas: {
			type: 'FeatureCollection',
			features: areas.features.map((f) => ({
				type: 'Feature',
				geometry: f.geometry as Polygon | MultiPolygon,
				properties: { code: f.properties.code }
			}))
		},
		borders: mesh(topology, municipalities, (a, b) => a !== b),
		outline: mesh(topology, municipalities, (a, b) => a === b),
		labels: {
			type: 'FeatureCollection',
			features: areas.features.map(({ properties: { name, rank, lon, lat } }) => ({
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [lon, lat] },
				properties: { name, rank }
			}))
		}
	};
}

export function localityLabels(
	entries: LocalityEntry[]
): FeatureCollection<Point, { name: string; population: number }> {
	return {
		type: 'FeatureCollection',
		features: entries.map(([name, lon, lat, population]) => ({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [lon, lat] },
			properties: { name, population }
		}))
	};
}

async function load(url: string): Promise<unknown> {
	const response = await fetch(url);
	if (!response.ok) throw new BaseMapError(url, `status ${response.status}`);
	return response.json();
}

/** Outlines and names of the municipalities. Throws BaseMapError, or the browser's own error where the network fails. */
export const loadBase = async (prefix: string): Promise<BaseMap> =>
	decodeBase((await load(`${prefix}/municipalities.json`)) as Municipalities);

export const loadLocalities = async (prefix: string) =>
	localityLabels((await load(`${prefix}/localities.json`)) as LocalityEntry[]);

export async function loadProxy(prefix: string): Promise<FeatureCollection> {
	const topology = (await load(`${prefix}/urban_proxy.json`)) as Proxy;
	return feature(topology, topology.objects.urban_proxy);
}
