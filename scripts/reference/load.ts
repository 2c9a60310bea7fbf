import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rewind } from '@turf/turf';
import Papa from 'papaparse';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
	SourceError,
	type Indicator,
	type IndicatorDefinition,
	type Locality,
	type Municipality,
	type ProxyLocality,
	type ReferenceSources,
	type ZoneDeclaration
} from '../../src/lib/domain';

export type Outline = GeoJSON.Polygon | GeoJSON.MultiPolygon;

export interface Reference {
	/** Sorted by code, as are the localities. */
	municipalities: Municipality[];
	localities: Locality[];
	/** Rural priority zones, one row per zone and year of its list. */
	zones: ZoneDeclaration[];
	indicators: Indicator[];
	indicatorDefinitions: IndicatorDefinition[];
	/** Simplified municipal outlines by code, with shared borders; outer rings run counter-clockwise (RFC 7946). */
	outlines: Map<string, Outline>;
	/** The same within 20 m: these judge in which municipality a point lies, the others are for drawing. */
	boundaries: Map<string, Outline>;
	/** Union of the simplified outlines. */
	state: Outline;
	/** Proxy layer: never "inside a ZAP". */
	proxies: ProxyLocality[];
	proxyOutlines: Map<string, Outline>;
	sources: ReferenceSources;
}

export const REFERENCE_FOLDER = fileURLToPath(new URL('../../data/reference', import.meta.url));

/** Reads the reference tables. Throws SourceError where one is missing or cannot be read. */
export function loadReference(dir: string = REFERENCE_FOLDER): Reference {
	const municipal = topology(dir, 'municipalities.topo.json');
	const state = outlinesOf(municipal, 'state', 'municipalities.topo.json')[0];
	if (!state) throw broken('municipalities.topo.json', 'an outline of the state', 'none');
	return {
		municipalities: json<Municipality[]>(dir, 'municipalities.json'),
		localities: rows(dir, 'localities.csv').map((row) => ({
			code: cell(row, 'code'),
			name: cell(row, 'name'),
			municipality: cell(row, 'municipality'),
			ambit: cell(row, 'ambit') === 'urban' ? 'urban' : 'rural',
			lon: Number(row.lon),
			lat: Number(row.lat),
			population: numberOrNull(row.population)
		})),
		zones: rows(dir, 'zap_rural.csv').map((row) => ({
			zone: cell(row, 'zone'),
			kind: cell(row, 'kind') === 'urban' ? 'urban' : 'rural',
			municipality: cell(row, 'municipality'),
			list_year: Number(row.list_year),
			source: cell(row, 'source'),
			demonstration: row.demonstration === 'true'
		})),
		indicators: rows(dir, 'indicators.csv').map((row) => ({
			place: cell(row, 'place'),
			indicator: cell(row, 'indicator'),
			year: Number(row.year),
			value: numberOrNull(row.value),
			grade: row.grade || null,
			unit: cell(row, 'unit') as Indicator['unit'],
			source: cell(row, 'source')
		})),
		indicatorDefinitions: json<IndicatorDefinition[]>(dir, 'indicators.json'),
		outlines: byCode(outlinesOf(municipal, 'municipalities', 'municipalities.topo.json')),
		boundaries: byCode(
			outlinesOf(topology(dir, 'boundaries.topo.json'), 'municipalities', 'boundaries.topo.json')
		),
		state: state.geometry,
		proxies: json<ProxyLocality[]>(dir, 'urban_proxy.json'),
		proxyOutlines: byCode(
			outlinesOf(topology(dir, 'urban_proxy.topo.json'), 'urban_proxy', 'urban_proxy.topo.json')
		),
		sources: json<ReferenceSources>(dir, 'sources.json')
	};
}

type OutlineFeature = GeoJSON.Feature<Outline, { code?: string } | null>;

const byCode = (features: OutlineFeature[]): Map<string, Outline> =>
	new Map(features.map((f) => [f.properties?.code ?? '', f.geometry]));

function outlinesOf(topology: Topology, name: string, file: string): OutlineFeature[] {
	const object = topology.objects[name];
	if (object?.type !== 'GeometryCollection')
		throw broken(file, `an object "${name}"`, Object.keys(topology.objects).join(', '));
	const collection = feature(topology, object as GeometryCollection<{ code?: string }>);
	return collection.features.map((f) => rewind(f as OutlineFeature, { mutate: true }) as OutlineFeature);
}

function topology(dir: string, file: string): Topology {
	const value = json<Topology>(dir, file);
	if (value?.type !== 'Topology') throw broken(file, 'a TopoJSON Topology', JSON.stringify(value?.type));
	return value;
}

function json<T>(dir: string, file: string): T {
	try {
		return JSON.parse(text(dir, file)) as T;
	} catch (error) {
		if (error instanceof SourceError) throw error;
		throw broken(file, 'JSON', String(error));
	}
}

function rows(dir: string, file: string): Record<string, string>[] {
	const parsed = Papa.parse<Record<string, string>>(text(dir, file), { header: true, skipEmptyLines: true });
	const fault = parsed.errors[0];
	if (fault) throw broken(file, 'a CSV table', `row ${(fault.row ?? 0) + 2}: ${fault.message}`);
	return parsed.data;
}

function text(dir: string, file: string): string {
	try {
		return readFileSync(join(dir, file), 'utf8');
	} catch {
		throw broken(file, 'a reference table', 'nothing there');
	}
}

const cell = (row: Record<string, string>, column: string): string => row[column] ?? '';
const numberOrNull = (value: string | undefined): number | null => (value ? Number(value) : null);

function broken(file: string, expected: string, met: string): SourceError {
	return new SourceError(
		`data/reference/${file}`,
		expected,
		met,
		'Take it from the repository, or make it again with npm run reference.'
	);
}
