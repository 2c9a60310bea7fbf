import proxyList from '../../../data/reference/urban_proxy.json';
import {
	fetchTable,
	inFolder,
	readCustomZones,
	readIndicators,
	readLocalities,
	readMunicipalities
} from '../dataset';
import {
	WAYS,
	yearsOfList,
	zoneId,
	type CoreColumns,
	type CustomZone,
	type Dictionary,
	type Manifest,
	type ProxyLocality,
	type Way,
	type Zone
} from '../domain';
import { ReleaseHost } from '../queries';
import { booleanPointInPolygon, centerOfMass } from '@turf/turf';
import type { Area } from '../queries/municipality-at';
import {
	declarationsOf,
	groupedBy,
	localitiesOf,
	needsOf,
	perHead,
	type ZoneProfile
} from '../queries/zone-profile';
import { added, addedUp, NOTHING, single, type Sum } from '../queries/zone-split';
import type { NamedList, YearSum, ZoneData, ZonePlace } from '../queries/zone-table';
import { shownIndicators } from './municipalities';
import { fromFiles, readIndex, readManifest, releasesFolder } from './releases';
import { around, customOutlines } from './zone-outlines';
import { boundaries, proxyAreas, zoneWorks } from './zone-works';

export interface Zones {
	manifest: Manifest;
	data: ZoneData;
	/** How the works of the release were found to be in their municipality; without a way they name none. */
	ways: { way: Way | null; sum: Sum }[];
	/** Municipalities that some list declares, then the localities of the proxy, then the zones brought; by key. */
	profiles: ZoneProfile[];
	/** Of the zones brought, by id. */
	outlines: ReadonlyMap<string, Area>;
}

let current: Promise<Zones> | null = null;

/** The zones of the current release; read once, however many pages ask. Throws DatasetError. */
export function currentZones(): Promise<Zones> {
	current ??= readIndex().then(({ current: id }) => readZonesOf(id));
	return current;
}

/** The middle of a locality of the proxy, degrees. */
export function proxyPoint(code: string): readonly [number, number] {
	const area = proxyAreas.find(({ properties }) => properties.code === code);
	if (!area) throw new Error(`expected the outline of the proxy locality ${code}, met none`);
	const [lon = NaN, lat = NaN] = centerOfMass(area).geometry.coordinates;
	return [lon, lat];
}
const proxies = proxyList as ProxyLocality[];

/** The zones of a release. Throws DatasetError. */
export async function readZonesOf(release: string, folder = releasesFolder): Promise<Zones> {
	const manifest = await readManifest(release, folder);
	const { core, zapLists } = await new ReleaseHost(fromFiles).open({ dataUrl: folder, release, manifest });
	const table = (name: string) => fetchTable(inFolder(folder, release), manifest, name, fromFiles);
	const [places, localities, indicators, works] = await Promise.all([
		table('municipalities').then(readMunicipalities),
		table('localities').then(readLocalities),
		table('indicators').then(readIndicators),
		zoneWorks(folder, manifest, core)
	]);
	const { byPlace, wayHere, byProxy, byCustom, untold } = works;
	const custom = manifest.resources.some(({ name }) => name === 'custom_zones')
		? await table('custom_zones').then(readCustomZones)
		: [];
	const outlines = await customOutlines(manifest, folder);
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

	const profileOf = (
		zone: Zone,
		rows: readonly number[],
		ways: readonly (Way | null)[],
		own: CustomZone | null = null
	): ZoneProfile => {
		const sum = sumOf(rows);
		const byYear = groupedBy(years, rows, amounts);
		const home = zone.municipality ?? '';
		const proxy = zone.kind === 'proxy' ? proxies.find(({ code }) => code === zone.place) : undefined;
		const poor = zone.kind === 'rural' ? newest(home, 'pobreza_ingreso_personas') : null;
		const area = own
			? outlines.get(own.zone)
			: (zone.kind === 'rural' ? boundaries : proxyAreas).find(
					({ properties }) => properties.code === zone.place
				);
		const holds = ({ code, municipality, lon, lat }: (typeof localities)[number]): boolean => {
			if (own === null) return zone.kind === 'rural' ? municipality === home : code === zone.place;
			return area !== undefined && booleanPointInPolygon([lon, lat], area);
		};
		const inForce = own === null ? [] : yearsOfList(own.years);
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
				WAYS.map((way) => [way, ways.filter((known) => known === way).length])
			) as Record<Way, number>,
			unknown: own ? own.works_unknown : zone.kind === 'proxy' ? (untold.get(zone.municipality) ?? 0) : 0,
			proxy: proxy
				? {
						persons: proxy.population['Muy alto'] + proxy.population.Alto,
						graded: Object.values(proxy.population).reduce((persons, more) => persons + more, 0)
					}
				: null,
			declarations: zone.kind === 'rural' ? declarationsOf(home, byYear, lists, manifest.temporal) : [],
			needs: needsOf(home, indicators, shownIndicators),
			localities: localitiesOf(localities.filter(holds)),
			own:
				own === null
					? null
					: {
							...own,
							places: (own.municipalities?.split(';') ?? []).map(
								(code) => places.find((place) => place.code === code)?.name ?? code
							),
							inForce: sumOf(rows.filter((row) => inForce.includes(core.year[row] ?? 0)))
						},
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
							(byPlace.get(code) ?? []).map((row) => wayHere[row] ?? null)
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
				(byProxy.get(code) ?? []).map(({ row }) => row),
				(byProxy.get(code) ?? []).map(({ way }) => way)
			)
		),
		...custom.map((own) => {
			const found = byCustom.get(own.zone) ?? [];
			const homes = own.municipalities?.split(';') ?? [];
			return profileOf(
				{
					id: own.zone,
					kind: 'custom',
					name: own.name,
					place: null,
					municipality: homes.length === 1 ? (homes[0] ?? null) : null,
					population: own.population,
					declared: []
				},
				found.map(({ row }) => row),
				found.map(({ way }) => way),
				own
			);
		})
	];
	const ways = [...WAYS, null].map((way) => ({ way, sum: sumOf(all.filter((row) => wayHere[row] === way)) }));
	return { manifest, data, ways, profiles, outlines };
}

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
