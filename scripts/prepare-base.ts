/**
 * Writes the base map of the page, `static/base`, from `data/reference`: `npx tsx scripts/prepare-base.ts`. The files are small and kept
 * in the repository; a unit test says when they are older than the reference tables. What a page reads first comes in one file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Municipality } from '../src/lib/domain';
import { outlinePaths, outlinesFile } from '../src/lib/server/outlines';
import { encodePlaces, type PlacesFile } from '../src/lib/queries/places-file';

type Outlines = Topology<{ municipalities: GeometryCollection<{ code: string }> }>;
type Proxy = Topology<{ urban_proxy: GeometryCollection<{ code: string }> }>;

/** Names as people say them, where the official one would cover half of its municipality; the official ones stay in all lists. */
const SPOKEN_NAMES: Record<string, string> = {
	'11014': 'Dolores Hidalgo',
	'11035': 'Juventino Rosas',
	'11037': 'Silao'
};

/** About 10 m: enough to stand beside a name. */
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

function municipalities(outlines: Outlines, places: Municipality[]): Outlines {
	const byPopulation = places.toSorted((a, b) => b.population - a.population || a.code.localeCompare(b.code));
	const properties = new Map(
		byPopulation.map(({ code, name, population, lon, lat }, rank) => [
			code,
			{ code, name: SPOKEN_NAMES[code] ?? name, population, rank, lon: round(lon), lat: round(lat) }
		])
	);
	const { arcs, transform, objects, type } = outlines;
	const geometries = objects.municipalities.geometries.map((geometry) => {
		const code = geometry.properties && 'code' in geometry.properties ? geometry.properties.code : '';
		const found = properties.get(code);
		if (!found)
			throw new Error(`municipalities.topo.json: ${JSON.stringify(code)} is not in municipalities.json`);
		return { ...geometry, properties: found };
	});
	const bbox: [number, number, number, number] = [
		Math.min(...places.map((p) => p.bbox[0])),
		Math.min(...places.map((p) => p.bbox[1])),
		Math.max(...places.map((p) => p.bbox[2])),
		Math.max(...places.map((p) => p.bbox[3]))
	];
	return {
		type,
		bbox,
		...(transform ? { transform } : {}),
		objects: { municipalities: { type: 'GeometryCollection', geometries } },
		arcs
	};
}

/** `[name, lon, lat, population]`, the most populated first; a confidential population counts as 0 for the order of labels. */
function localities(csv: string): [string, number, number, number][] {
	const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
	return data
		.map((row): [string, number, number, number] => [
			row['name'] ?? '',
			round(Number(row['lon'])),
			round(Number(row['lat'])),
			Number(row['population'] || 0)
		])
		.sort((a, b) => b[3] - a[3] || a[0].localeCompare(b[0], 'es') || a[1] - b[1]);
}

/** What "near me" searches: each municipality with its localities. */
function placesOf(municipalities: Municipality[], csv: string): PlacesFile {
	const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
	const localities = data.map((row) => ({
		code: row['code'] ?? '',
		name: row['name'] ?? '',
		municipality: row['municipality'] ?? '',
		lon: Number(row['lon']),
		lat: Number(row['lat']),
		population: row['population'] ? Number(row['population']) : null
	}));
	return encodePlaces(
		municipalities.map((municipality) => ({
			municipality,
			localities: localities
				.filter((place) => place.municipality === municipality.code)
				.sort((a, b) => a.code.localeCompare(b.code))
		}))
	);
}

/** The outlines that decide (within 20 m), for points near a border: only their shapes and codes. */
function boundaries({ type, arcs, transform, objects }: Outlines): Outlines {
	return { type, ...(transform ? { transform } : {}), objects, arcs };
}

/** The files of `static/base` by name, from the folder of reference tables. */
export function baseFiles(reference: string): Map<string, string> {
	const read = (name: string) => readFileSync(join(reference, name), 'utf8');
	const outlines = JSON.parse(read('municipalities.topo.json')) as Outlines;
	const proxy = JSON.parse(read('urban_proxy.topo.json')) as Proxy;
	const places = JSON.parse(read('municipalities.json')) as Municipality[];
	const index = placesOf(places, read('localities.csv'));
	return new Map([
		['municipalities.json', JSON.stringify(municipalities(outlines, places))],
		['localities.json', JSON.stringify(localities(read('localities.csv')))],
		['places.json', JSON.stringify(index)],
		// A link to one locality needs its municipality's only.
		...index.map((entry): [string, string] => [`places/${entry.code}.json`, JSON.stringify([entry])]),
		['boundaries.json', JSON.stringify(boundaries(JSON.parse(read('boundaries.topo.json')) as Outlines))],
		['urban_proxy.json', JSON.stringify(proxy)],
		['outlines.svg', outlinesFile(outlinePaths(outlines))]
	]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const root = fileURLToPath(new URL('..', import.meta.url));
	const out = join(root, 'static', 'base');
	mkdirSync(join(out, 'places'), { recursive: true });
	for (const [name, text] of baseFiles(join(root, 'data', 'reference'))) {
		writeFileSync(join(out, name), text);
		console.log(`static/base/${name} ${(text.length / 1024).toFixed(0)} KB`);
	}
}
