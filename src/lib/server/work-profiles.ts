import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as geokdbush from 'geokdbush';
import KDBush from 'kdbush';
import { fetchTable, readPlaceNames, tableRows } from '../dataset';
import {
	isLocated,
	LONGEST_PARAM,
	workParam,
	WORK_COLUMNS,
	type Amount,
	type Contract,
	type Manifest,
	type NearbyWork,
	type Observation,
	type Place,
	type Work,
	type WorkEvent,
	type WorkProfile
} from '../domain';
import { locatorOf } from '../queries/locator';
import { areasOf, type Outlines } from '../queries/municipality-at';
import { profileOf, titleOf, type ProfileSurroundings } from '../queries/work-profile';
import { fromFiles, readCodes, readIndex, readManifest, releaseFolder } from './releases';

/** Up to this many works have a page each; the works of a larger release share one that reads what it needs in the browser. */
export const MOST_PAGES = 5_000;
/** How many works near a work are told, and how far away they may be, kilometres. */
const NEARBY = { most: 5, within: 2 };

/** The works of the current release that have pages of their own; none of a release that is too large. */
export async function pagedWorks(): Promise<string[]> {
	const manifest = await currentManifest();
	if (manifest.totals.works > MOST_PAGES) return [];
	const parts = await fetchTable(releaseFolder(manifest.id), manifest, 'works_text', fromFiles);
	const ids = await tableRows(parts, [{ name: 'id', type: 'VARCHAR' }]);
	return ids.map(({ id }) => String(id)).filter((id) => workParam(id).length <= LONGEST_PARAM);
}

/** What a work's page says; null for an unknown id, and in a release whose works have no pages of their own. */
export async function pagedProfile(id: string): Promise<WorkProfile | null> {
	const manifest = await currentManifest();
	if (manifest.totals.works > MOST_PAGES) return null;
	// One reading for all pages: they are made one after the other.
	if (kept?.release !== manifest.id) kept = { release: manifest.id, works: readWorks(manifest) };
	return (await kept.works)(id);
}
let kept: { release: string; works: Promise<(id: string) => WorkProfile | null> } | null = null;

const currentManifest = async (): Promise<Manifest> => readManifest((await readIndex()).current);

async function readWorks(manifest: Manifest): Promise<(id: string) => WorkProfile | null> {
	const folder = releaseFolder(manifest.id);
	const table = async (name: string): Promise<unknown[]> => {
		const fields = manifest.resources.find((resource) => resource.name === name)?.schema.fields;
		return fields ? tableRows(await fetchTable(folder, manifest, name, fromFiles), fields) : [];
	};
	const [works, amounts, observations, events, contracts, places, codes, localities, outlines] =
		await Promise.all([
			tableRows(await fetchTable(folder, manifest, 'works', fromFiles), WORK_COLUMNS) as Promise<Work[]>,
			table('amounts').then((rows) => byWork(rows as Amount[])),
			table('observations').then((rows) => byWork(rows as Observation[])),
			table('events').then((rows) => byWork(rows as WorkEvent[])),
			table('contracts').then((rows) => byWork(rows as Contract[])),
			table('places').then((rows) => byWork(rows as Place[])),
			readCodes(manifest.id),
			fetchTable(folder, manifest, 'localities', fromFiles).then(readPlaceNames),
			readFile(join('static', 'base', 'municipalities.json'), 'utf8')
		]);
	const flags = await flagCounts(manifest, table);
	const byId = new Map(works.map((work) => [work.id, work]));
	const municipalities = new Map(codes.municipalities.map(({ code, name }) => [code, name]));
	const temas = new Map(codes.temas.map((tema) => [tema.code, tema]));
	const subtemas = new Map(codes.temas.flatMap((tema) => tema.subtemas).map((sub) => [sub.code, sub]));
	const areas = new Map(
		areasOf(JSON.parse(outlines) as Outlines).map((area) => [area.properties.code, area])
	);
	const words = (found: { es: string; en: string } | undefined) =>
		found ? { es: found.es, en: found.en } : null;
	const known = {
		manifest,
		municipality: (code) => municipalities.get(code) ?? null,
		locality: (code) => localities.get(code) ?? null,
		tema: (code) => words(temas.get(code)),
		subtema: (code) => words(subtemas.get(code))
	} satisfies Omit<ProfileSurroundings, 'nearby' | 'locator' | 'flags'>;
	const nearby = nearbyIn(works, known);
	return (id) => {
		const work = byId.get(id);
		if (!work) return null;
		const area = work.municipality === null ? undefined : areas.get(work.municipality);
		const rows = {
			work,
			amounts: amounts.get(id) ?? [],
			observations: observations.get(id) ?? [],
			events: events.get(id) ?? [],
			contracts: contracts.get(id) ?? [],
			places: places.get(id) ?? []
		};
		return profileOf(rows, {
			...known,
			flags: flags === null ? null : (flags.get(work.ordinal) ?? 0),
			nearby: nearby(work),
			locator: area ? locatorOf(area, pointOf(work)) : null
		});
	};
}

/** Raised flags by the work's ordinal; null in a release without flags. */
async function flagCounts(
	manifest: Manifest,
	table: (name: string) => Promise<unknown[]>
): Promise<Map<number, number> | null> {
	if (!manifest.resources.some(({ name }) => name === 'flags')) return null;
	const counts = new Map<number, number>();
	for (const { ordinal } of (await table('flags')) as { ordinal: number | null }[])
		if (ordinal !== null) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
	return counts;
}

function byWork<T extends { work: string }>(rows: readonly T[]): Map<string, T[]> {
	const found = new Map<string, T[]>();
	for (const row of rows) {
		const own = found.get(row.work);
		if (own) own.push(row);
		else found.set(row.work, [row]);
	}
	return found;
}

const pointOf = ({ location_quality, lon, lat }: Work): { lon: number; lat: number } | null =>
	isLocated(location_quality) && lon !== null && lat !== null ? { lon, lat } : null;

/** Straight distances on the sphere. */
function nearbyIn(
	works: readonly Work[],
	{ municipality, locality }: Pick<ProfileSurroundings, 'municipality' | 'locality'>
): (work: Work) => NearbyWork[] | null {
	const placed = works.flatMap((work) => {
		const point = pointOf(work);
		return point ? [{ work, point }] : [];
	});
	const tree = new KDBush(placed.length);
	for (const { point } of placed) tree.add(point.lon, point.lat);
	tree.finish();
	const placeNamed = (code: string | null, name: (code: string) => string | null) => {
		const known = code === null ? null : name(code);
		return code === null || known === null ? null : { code, name: known };
	};
	return (from) => {
		const point = pointOf(from);
		if (!point) return null;
		const others = (at: number): boolean => placed[at]?.work !== from;
		return geokdbush.around(tree, point.lon, point.lat, NEARBY.most, NEARBY.within, others).flatMap((at) => {
			const met = placed[at];
			if (!met) return [];
			const { id, name, status, investment, rubro, location_quality: quality } = met.work;
			const title = titleOf(name, [
				placeNamed(met.work.municipality, municipality),
				placeNamed(met.work.locality, locality)
			]);
			const km = geokdbush.distance(point.lon, point.lat, met.point.lon, met.point.lat);
			return [{ id, title, metres: Math.round(km * 1000), status, investment, rubro, ...met.point, quality }];
		});
	};
}
