import { createRequire } from 'node:module';
import type { Feature } from 'geojson';
import { SourceError } from '../../src/lib/domain';

/** mapshaper ships no types; this is the one entry point used here. */
interface Mapshaper {
	applyCommands(
		commands: string,
		input: Record<string, object>
	): Promise<Record<string, string | Uint8Array>>;
}
const mapshaper = createRequire(import.meta.url)('mapshaper') as Mapshaper;

/** Degrees on a datum that lies within a metre of WGS 84: ITRF92, ITRF2008 (the official one of Mexico), NAD83. */
const GEOGRAPHIC = new Set([4326, 4979, 4483, 4482, 6365, 6364, 4269]);
const LAMBERT =
	'+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const utm = (zone: number): string => `+proj=utm +zone=${zone} +ellps=GRS80 +units=m +no_defs`;

export type Crs = 'degrees' | { proj: string };

/** What an EPSG code stands for; null where it is none that Mexican files use. */
function crsOfCode(code: number): Crs | null {
	if (GEOGRAPHIC.has(code)) return 'degrees';
	// INEGI's Lambert projection, on ITRF2008 and on ITRF92.
	if (code === 6372 || code === 6362) return { proj: LAMBERT };
	// UTM zones 11 to 16 of ITRF2008, ITRF92 and WGS 84.
	for (const first of [6366, 4484, 32611])
		if (code >= first && code < first + 6) return { proj: utm(code - first + 11) };
	return null;
}

/** A legacy `crs` member (GeoJSON 2008); degrees where there is none, as RFC 7946 says. Throws SourceError for one that is not known. */
export function crsOf(member: unknown, file: string): Crs {
	if (member === null || member === undefined) return 'degrees';
	const text = JSON.stringify(member);
	if (/CRS:?84/i.test(text)) return 'degrees';
	const code =
		/EPSG[^\d]{1,6}(?:[\d.]*:)?:?(\d{4,5})/i.exec(text)?.[1] ?? /"code":\s*"?(\d{4,5})/.exec(text)?.[1];
	const known = code === undefined ? null : crsOfCode(Number(code));
	if (known !== null) return known;
	throw new SourceError(
		file,
		'a coordinate system that is known here (EPSG:4326, 6365, 6372, 6362, or UTM zones 11 to 16)',
		text.slice(0, 200),
		'Export it again in EPSG:4326 or EPSG:6365.'
	);
}

/** Features from metres into degrees; in order, each with its geometry only. */
export async function toDegrees(
	features: readonly Feature[],
	{ proj }: { proj: string }
): Promise<Feature[]> {
	return run(`-i in.json -proj wgs84 from='${proj}' -o out.json format=geojson`, {
		'in.json': {
			type: 'FeatureCollection',
			features: features.map(({ geometry }, i) => ({ type: 'Feature', properties: { i }, geometry }))
		}
	});
}

/** The records of a zipped shapefile, in degrees. Throws SourceError where mapshaper cannot read it. */
export async function readShapefile(bytes: Uint8Array, file: string): Promise<Feature[]> {
	const refuse = (met: string, advice: string): SourceError =>
		new SourceError(file, 'one zipped shapefile (.shp, .dbf, .shx, .prj) of polygons', met, advice);
	try {
		return await run('-i in.zip -proj wgs84 -o out.json format=geojson', { 'in.zip': Buffer.from(bytes) });
	} catch (error) {
		const met = error instanceof Error ? error.message : String(error);
		throw refuse(
			met,
			/project|CRS|prj/i.test(met)
				? 'Add its .prj, which says the coordinate system.'
				: 'Put the files of one layer into one .zip.'
		);
	}
}

async function run(commands: string, input: Record<string, object>): Promise<Feature[]> {
	const output = await mapshaper.applyCommands(commands, input);
	const names = Object.keys(output).filter((name) => name.endsWith('.json'));
	const text = output[names[0] ?? ''];
	if (names.length !== 1 || text === undefined) throw new Error(`${names.length} layers`);
	const read = JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)) as {
		features?: Feature[];
	};
	if (!read.features) throw new Error('no records with attributes');
	return read.features;
}
