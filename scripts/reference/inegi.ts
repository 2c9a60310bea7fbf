import * as turf from '@turf/turf';
import { SourceError, type Locality, type Municipality } from '../../src/lib/domain';
import { byCode, count, decimal } from './cells';
import type { SourceFolder } from './source';

export const AGEM = 'inegi/AGEM_11.geojson';
export const LOCALITIES = 'inegi/localities';

export interface Area {
	code: string;
	name: string;
	geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}
export interface MunicipalArea extends Area {
	/** Code of the head town, 9 digits. */
	head: string;
	population: number;
}

/** INEGI's municipalities (layer AGEM), sorted by code. */
export function readMunicipalAreas(from: SourceFolder): MunicipalArea[] {
	const areas = from
		.features(AGEM, ['cvegeo', 'nom_agem', 'cve_cab', 'pob'])
		.map(({ properties: p, geometry }) => ({
			code: code(AGEM, p.cvegeo, 5),
			name: p.nom_agem,
			head: code(AGEM, p.cvegeo + p.cve_cab, 9),
			population: count(AGEM, 'pob', p.cvegeo, p.pob),
			geometry
		}));
	return [...byCode(AGEM, areas, (area) => area.code).values()].sort(inCodeOrder);
}

/** INEGI's localities (one AGLOC layer per municipality), sorted by code. */
export function readLocalities(from: SourceFolder): { localities: Locality[]; areas: Map<string, Area> } {
	const localities: Locality[] = [];
	const areas: Area[] = [];
	for (const file of from.list(LOCALITIES, /^AGLOC_\d{5}\.geojson$/)) {
		for (const { properties: p, geometry } of from.features(file, [
			'cvegeo',
			'nom_loc',
			'ambito',
			'latitud',
			'longitud',
			'pob'
		])) {
			const key = code(file, p.cvegeo, 9);
			localities.push({
				code: key,
				name: p.nom_loc,
				municipality: key.slice(0, 5),
				ambit: ambit(file, key, p.ambito),
				lon: degrees(file, 'longitud', key, p.longitud, -118.5, -86.5),
				lat: degrees(file, 'latitud', key, p.latitud, 14.3, 32.8),
				// "-" is confidential: INEGI hides what could tell of single households.
				population: p.pob === '-' ? null : count(file, 'pob', key, p.pob)
			});
			areas.push({ code: key, name: p.nom_loc, geometry });
		}
	}
	byCode(LOCALITIES, localities, (locality) => locality.code);
	return {
		localities: localities.sort(inCodeOrder),
		areas: new Map(areas.sort(inCodeOrder).map((area) => [area.code, area]))
	};
}

/** What of a municipality its outline and INEGI tell; the indicators are joined later. */
export function describeMunicipality(
	area: MunicipalArea,
	localities: ReadonlyMap<string, Locality>,
	label: GeoJSON.Position
): Omit<Municipality, 'marginacion_index' | 'marginacion_grade' | 'rezago_index' | 'rezago_grade'> {
	const head = localities.get(area.head);
	if (!head)
		throw new SourceError(
			LOCALITIES,
			`the head town ${area.head} of ${area.code}`,
			'no such locality',
			'Add the AGLOC file of that municipality.'
		);
	const [west = NaN, south = NaN, east = NaN, north = NaN] = turf.bbox(area.geometry);
	const [lon = NaN, lat = NaN] = label;
	return {
		code: area.code,
		name: area.name,
		head_town: head.name,
		population: area.population,
		area_km2: round(turf.area(area.geometry) / 1e6, 2),
		lon: round(lon, 5),
		lat: round(lat, 5),
		bbox: [outward(west, -1), outward(south, -1), outward(east, 1), outward(north, 1)]
	};
}

export const inCodeOrder = (a: { code: string }, b: { code: string }): number =>
	a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));
/** Four decimals (about 10 m), never inside the outline. */
const outward = (value: number, direction: -1 | 1): number =>
	round((direction < 0 ? Math.floor(value * 1e4) : Math.ceil(value * 1e4)) / 1e4, 4);

function code(file: string, value: string, digits: number): string {
	if (new RegExp(`^\\d{${digits}}$`).test(value)) return value;
	throw new SourceError(
		file,
		`a key of ${digits} digits`,
		JSON.stringify(value),
		'Use the file as INEGI publishes it.'
	);
}

function ambit(file: string, place: string, value: string): Locality['ambit'] {
	if (value === 'URBANO') return 'urban';
	if (value === 'RURAL') return 'rural';
	throw new SourceError(
		file,
		'URBANO or RURAL in ambito',
		`${JSON.stringify(value)} at ${place}`,
		'Use the file as INEGI publishes it.'
	);
}

function degrees(
	file: string,
	column: string,
	place: string,
	cell: string,
	low: number,
	high: number
): number {
	const value = decimal(file, column, place, cell);
	if (value !== null && value >= low && value <= high) return value;
	throw new SourceError(
		file,
		`degrees between ${low} and ${high} in ${column}`,
		`${JSON.stringify(cell)} at ${place}`,
		'Correct the cell.'
	);
}
