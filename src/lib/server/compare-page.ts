import { pointOnFeature } from '@turf/turf';
import boundaryTopology from '../../../data/reference/boundaries.topo.json';
import topology from '../../../data/reference/municipalities.topo.json';
import { fetchTable, inFolder, readIndicators } from '../dataset';
import type { Indicator } from '../domain';
import { areaDegrees, type Polygons } from '../filters';
import { getLocale } from '../i18n';
import { errorOf } from '../queries/area-population';
import type { ComparePage, CompareTown, CompareZone } from '../queries/compare-page';
import { areasOf, type Area, type Outlines as Boundaries } from '../queries/municipality-at';
import { decodePlaces, type Place } from '../queries/places-file';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indicatorDefinition, referenceSource } from './municipalities';
import { releaseOf } from './municipality-page';
import { pageAddress } from './origin';
import { picturePoint, type Outlines } from './outlines';
import { fromFiles, pageManifest, readCodes, readIndex, releasesFolder } from './releases';
import { currentZones } from './zones';

type IndicatorRow = Pick<Indicator, 'place' | 'indicator' | 'year' | 'value' | 'grade' | 'source'>;

/** What the page of comparisons holds, of the current release. Throws DatasetError. */
export async function comparePage(): Promise<ComparePage> {
	const [index, { manifest, data, profiles, outlines }, places] = await Promise.all([
		readIndex(),
		currentZones(),
		readPlaces()
	]);
	const [codes, indicators] = await Promise.all([
		readCodes(manifest.id),
		fetchTable(inFolder(releasesFolder, manifest.id), manifest, 'indicators', fromFiles).then(readIndicators)
	]);
	const heads = new Map(
		places.flatMap((place) => (place.kind === 'municipality' ? [[place.code, place] as const] : []))
	);
	const towns = data.places
		.map(({ code, name, population, poor, poorPercent, marginacion, rezago }): CompareTown => {
			const { lon = NaN, lat = NaN } = heads.get(code) ?? {};
			return { code, name, population, poor, poorPercent, marginacion, rezago, lon, lat };
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'es'));
	const localities = places.filter(({ kind }) => kind === 'locality');
	const poor = sumOf(towns.map((town) => town.poor));
	const surveyed = sumOf(towns.map(({ code }) => newest(indicators, code, 'poblacion_coneval')));
	return {
		release: releaseOf(manifest),
		manifest: pageManifest(manifest),
		releases: index.releases.map(({ id }) => id),
		temas: codes.temas.map(({ code, es, en }) => ({ code, es, en })),
		towns,
		zones: profiles.map(({ zone: { id, kind, name, municipality, population }, own }): CompareZone => ({
			id,
			kind,
			name,
			municipalities: own?.municipalities?.split(';') ?? (municipality === null ? [] : [municipality]),
			population,
			estimated: own?.population_basis === 'estimated',
			at: middleOf(outlines.get(id))
		})),
		state: {
			population: sumOf(towns.map(({ population }) => population)),
			poor,
			poorPercent: poor !== null && surveyed ? (100 * poor) / surveyed : null,
			marginacion: null,
			rezago: null
		},
		editions: {
			poor: editionOf(indicators, 'pobreza_ingreso_pct'),
			marginacion: editionOf(indicators, 'marginacion'),
			rezago: editionOf(indicators, 'rezago_social')
		},
		localities: {
			persons: localities.reduce((sum, { population }) => sum + (population ?? 0), 0),
			confidential: localities.filter(({ population }) => population === null).length
		},
		error: estimateError(towns, places),
		picture: pictureScale(),
		canonical: pageAddress('/comparar/', getLocale())
	};
}

function middleOf(area: Area | undefined): CompareZone['at'] {
	if (!area) return null;
	const [lon = NaN, lat = NaN] = pointOnFeature(area).geometry.coordinates;
	return { lon: areaDegrees(lon), lat: areaDegrees(lat) };
}

const readPlaces = async (): Promise<Place[]> =>
	decodePlaces(JSON.parse(await readFile(join('static', 'base', 'places.json'), 'utf8')));

/** Null where one of them is not known: a part is no whole. */
const sumOf = (values: readonly (number | null)[]): number | null =>
	values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

const newest = (rows: readonly IndicatorRow[], place: string, code: string): number | null =>
	rows.filter((row) => row.place === place && row.indicator === code).sort((a, b) => b.year - a.year)[0]
		?.value ?? null;

/** Null where the municipalities' newest figures are of different years: they are then not to be compared. */
function editionOf(rows: readonly IndicatorRow[], code: string): { year: number; publisher: string } | null {
	const byPlace = new Map<string, number>();
	let source = '';
	for (const { place, indicator, year, source: from } of rows)
		if (indicator === code && place.length === 5) {
			byPlace.set(place, Math.max(year, byPlace.get(place) ?? year));
			source = from;
		}
	const [year, ...others] = new Set(byPlace.values());
	const publisher = referenceSource(source)?.publisher ?? indicatorDefinition(code)?.source;
	return year === undefined || others.length > 0 || publisher === undefined ? null : { year, publisher };
}

/** The finest outlines there are, as if somebody had drawn them. */
function estimateError(towns: readonly CompareTown[], places: readonly Place[]) {
	const persons = new Map(towns.map(({ code, population }) => [code, population]));
	const known = areasOf(boundaryTopology as unknown as Boundaries).flatMap(({ properties, geometry }) => {
		const truth = persons.get(properties.code) ?? null;
		const polygons: Polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		return truth === null ? [] : [{ area: { kind: 'polygon' as const, polygons, name: '' }, persons: truth }];
	});
	return errorOf(known, places);
}

/** `picturePoint` rounds to pixels; far apart, its points give the scale of the picture. */
function pictureScale(): ComparePage['picture'] {
	const at = picturePoint(topology as unknown as Outlines);
	const FAR = 1000;
	const [x, y] = at([0, 0]);
	const [farX, farY] = at([FAR, FAR]);
	return { x0: x, dx: (farX - x) / FAR, y0: y, dy: (farY - y) / FAR };
}
