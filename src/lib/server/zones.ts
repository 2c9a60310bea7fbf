import boundaryTopology from '../../../data/reference/boundaries.topo.json';
import proxyList from '../../../data/reference/urban_proxy.json';
import proxyTopology from '../../../data/reference/urban_proxy.topo.json';
import {
	fetchTable,
	inFolder,
	readIndicators,
	readLocalities,
	readMunicipalities,
	readText
} from '../dataset';
import {
	isLocated,
	WAYS,
	zoneId,
	type CoreColumns,
	type Dictionary,
	type LocationQuality,
	type Manifest,
	type ProxyLocality,
	type Way,
	type Zone
} from '../domain';
import { ReleaseHost } from '../queries';
import { centerOfMass } from '@turf/turf';
import { areasOf, type Area, type Outlines } from '../queries/municipality-at';
import { grownBox, metresToBorder } from '../queries/zone-distance';
import { joinWith, polygonIndex, wayOf, type Placed } from '../queries/zone-join';
import {
	declarationsOf,
	groupedBy,
	localitiesOf,
	needsOf,
	perHead,
	type AroundLine,
	type ZoneProfile
} from '../queries/zone-profile';
import { added, addedUp, NOTHING, single, type Sum } from '../queries/zone-split';
import type { NamedList, YearSum, ZoneData, ZonePlace } from '../queries/zone-table';
import { shownIndicators } from './municipalities';
import { fromFiles, readIndex, readManifest, releasesFolder } from './releases';

/** How far "around" a zone reaches, metres from its border. */
const AROUND = [1_000, 2_000, 5_000];

export interface Zones {
	manifest: Manifest;
	data: ZoneData;
	/** How the works of the release were found to be in their municipality; without a way they name none. */
	ways: { way: Way | null; sum: Sum }[];
	/** Municipalities that some list declares, then the localities of the proxy; by key. */
	profiles: ZoneProfile[];
}

let current: Promise<Zones> | null = null;

/** The zones of the current release; read once, however many pages ask. Throws DatasetError. */
export function currentZones(): Promise<Zones> {
	current ??= readIndex().then(({ current: id }) => readZonesOf(id));
	return current;
}

const boundaries = areasOf(boundaryTopology as unknown as Outlines);
const proxyAreas = areasOf(proxyTopology as unknown as Outlines);
/** The middle of a locality of the proxy, degrees. */
export function proxyPoint(code: string): readonly [number, number] {
	const area = proxyAreas.find(({ properties }) => properties.code === code);
	if (!area) throw new Error(`expected the outline of the proxy locality ${code}, met none`);
	const [lon = NaN, lat = NaN] = centerOfMass(area).geometry.coordinates;
	return [lon, lat];
}
const proxies = proxyList as ProxyLocality[];
const wordOf = ({ values, codes }: Dictionary, row: number): string | null => values[codes[row] ?? 0] ?? null;

/** The zones of a release. Throws DatasetError. */
export async function readZonesOf(release: string, folder = releasesFolder): Promise<Zones> {
	const manifest = await readManifest(release, folder);
	const { core, zapLists } = await new ReleaseHost(fromFiles).open({ dataUrl: folder, release, manifest });
	const table = (name: string) => fetchTable(inFolder(folder, release), manifest, name, fromFiles);
	const [places, localities, indicators, text] = await Promise.all([
		table('municipalities').then(readMunicipalities),
		table('localities').then(readLocalities),
		table('indicators').then(readIndicators),
		table('works_text').then(readText)
	]);
	const lists = manifest.zone_lists.map(({ year, demonstration, source }): NamedList => ({
		year,
		demonstration,
		source,
		codes: [...(zapLists.get(year) ?? [])].sort()
	}));
	const newest = (place: string, code: string): number | null =>
		indicators
			.filter((row) => row.place === place && row.indicator === code)
			.sort((a, b) => b.year - a.year)[0]?.value ?? null;

	const atMunicipality = polygonIndex(boundaries);
	const inProxy = joinWith(polygonIndex(proxyAreas), new Set(proxies.map(({ code }) => code)));
	const byPlace = new Map<string | null, number[]>();
	const byProxy = new Map<string, number[]>();
	const wayHere = new Array<Way | null>(core.rows).fill(null);
	const wayThere = new Map<number, Way>();
	const untold = new Map<string | null, number>();
	for (let row = 0; row < core.rows; row++) {
		const work = placedOf(core, text.locality, row);
		wayHere[row] = wayOf(work, atMunicipality);
		listed(byPlace, work.municipality).push(row);
		const joined = inProxy(work);
		if (joined === null) untold.set(work.municipality, (untold.get(work.municipality) ?? 0) + 1);
		else wayThere.set(row, joined.way);
		for (const code of joined?.places ?? []) listed(byProxy, code).push(row);
	}

	const amounts = core.investment;
	const sumOf = (rows: Iterable<number>): Sum => addedUp([...rows].map((row) => single(amounts[row] ?? NaN)));
	const data: ZoneData = {
		places: places.map(({ code, name, population }): ZonePlace => ({
			code,
			name,
			population,
			poor: newest(code, 'pobreza_ingreso_personas'),
			poorPercent: newest(code, 'pobreza_ingreso_pct'),
			marginacion: newest(code, 'marginacion'),
			rezago: newest(code, 'rezago_social'),
			proxy: newest(code, 'ageb_alta_marginacion_personas'),
			byYear: yearsOf(core, byPlace.get(code) ?? [])
		})),
		nowhere: yearsOf(core, byPlace.get(null) ?? []),
		lists
	};
	const all = Array.from({ length: core.rows }, (_, row) => row);
	const total = sumOf(all);
	const people = places.reduce((sum, { population }) => sum + (population ?? 0), 0);
	const years = yearWords(core);

	const profileOf = (zone: Zone, rows: readonly number[], ways: (row: number) => Way | null): ZoneProfile => {
		const sum = sumOf(rows);
		const byYear = groupedBy(years, rows, amounts);
		const home = zone.municipality ?? '';
		const proxy = zone.kind === 'proxy' ? proxies.find(({ code }) => code === zone.place) : undefined;
		const poor = zone.kind === 'rural' ? newest(home, 'pobreza_ingreso_personas') : null;
		const area = (zone.kind === 'rural' ? boundaries : proxyAreas).find(
			({ properties }) => properties.code === zone.place
		);
		return {
			zone,
			municipality: places.find(({ code }) => code === home)?.name ?? home,
			total: sum,
			byYear,
			byRubro: groupedBy(core.rubro, rows, amounts),
			poor,
			perPerson: perHead(sum, zone.population),
			perPoor: perHead(sum, poor),
			investmentShare: total.amount > 0 && sum.works > sum.withoutAmount ? sum.amount / total.amount : null,
			populationShare: zone.population !== null && people > 0 ? zone.population / people : null,
			ways: Object.fromEntries(
				WAYS.map((way) => [way, rows.filter((row) => ways(row) === way).length])
			) as Record<Way, number>,
			unknown: zone.kind === 'proxy' ? (untold.get(zone.municipality) ?? 0) : 0,
			proxy: proxy
				? {
						persons: proxy.population['Muy alto'] + proxy.population.Alto,
						graded: Object.values(proxy.population).reduce((persons, more) => persons + more, 0)
					}
				: null,
			declarations: zone.kind === 'rural' ? declarationsOf(home, byYear, lists, manifest.temporal) : [],
			needs: needsOf(home, indicators, shownIndicators),
			localities: localitiesOf(
				localities.filter(({ code, municipality }) =>
					zone.kind === 'rural' ? municipality === home : code === zone.place
				)
			),
			around: area ? around(core, area, new Set(rows)) : []
		};
	};
	const declared = (code: string) =>
		lists.filter(({ codes }) => codes.includes(code)).map(({ year }) => year);
	const population = new Map(localities.map((place) => [place.code, place.population]));
	const profiles = [
		...places.flatMap(({ code, name, population: persons }) =>
			declared(code).length === 0
				? []
				: [
						profileOf(
							{
								id: zoneId('rural', code),
								kind: 'rural',
								name,
								place: code,
								municipality: code,
								population: persons,
								declared: declared(code)
							},
							byPlace.get(code) ?? [],
							(row) => wayHere[row] ?? null
						)
					]
		),
		...proxies.map(({ code, name, municipality }) =>
			profileOf(
				{
					id: zoneId('proxy', code),
					kind: 'proxy',
					name,
					place: code,
					municipality,
					population: population.get(code) ?? null,
					declared: []
				},
				byProxy.get(code) ?? [],
				(row) => wayThere.get(row) ?? null
			)
		)
	];
	const ways = [...WAYS, null].map((way) => ({ way, sum: sumOf(all.filter((row) => wayHere[row] === way)) }));
	return { manifest, data, ways, profiles };
}

function listed<K>(map: Map<K, number[]>, key: K): number[] {
	const rows = map.get(key) ?? [];
	map.set(key, rows);
	return rows;
}

const placedOf = (core: CoreColumns, locality: Dictionary, row: number): Placed => ({
	lon: core.lon[row] ?? NaN,
	lat: core.lat[row] ?? NaN,
	exact: wordOf(core.location_quality, row) === 'exact',
	locality: wordOf(locality, row),
	municipality: wordOf(core.municipality, row)
});

function yearsOf(core: CoreColumns, rows: readonly number[]): YearSum[] {
	const sums = new Map<number, Sum>();
	for (const row of rows) {
		const year = core.year[row] ?? 0;
		sums.set(year, added(sums.get(year) ?? NOTHING, single(core.investment[row] ?? NaN)));
	}
	return [...sums]
		.sort(([a], [b]) => a - b)
		.map(([year, sum]) => ({ year: year === 0 ? null : year, ...sum }));
}

function yearWords({ year }: CoreColumns): Dictionary {
	const met = [...new Set(year)].filter((known) => known !== 0).sort((a, b) => a - b);
	const codes = new Map(met.map((known, i) => [known, i + 1]));
	return {
		values: [null, ...met.map(String)],
		codes: Uint16Array.from(year, (known) => codes.get(known) ?? 0)
	};
}

/** Located works that are not the zone's own, by how near its border they are; each line counts the nearer ones too. */
function around(core: CoreColumns, area: Area, own: ReadonlySet<number>): AroundLine[] {
	const farthest = Math.max(...AROUND);
	const isNear = grownBox(area, farthest);
	const found: { metres: number; amount: number }[] = [];
	for (let row = 0; row < core.rows; row++) {
		const [lon, lat] = [core.lon[row] ?? NaN, core.lat[row] ?? NaN];
		if (own.has(row) || !isNear(lon, lat)) continue;
		if (!isLocated((wordOf(core.location_quality, row) ?? 'none') as LocationQuality)) continue;
		found.push({ metres: metresToBorder(area, lon, lat), amount: core.investment[row] ?? NaN });
	}
	return AROUND.map((metres) => ({
		metres,
		sum: addedUp(found.filter((work) => work.metres <= metres).map(({ amount }) => single(amount)))
	}));
}
