import { createRequire } from 'node:module';
import { area, kinks } from '@turf/turf';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Area } from './inegi';

/** mapshaper ships no types; this is the one entry point used here. */
interface Mapshaper {
	/** Runs a command line over files in memory (text, or GeoJSON as an object); gives the files that `-o` names. */
	applyCommands(
		commands: string,
		input: Record<string, object>
	): Promise<Record<string, string | Uint8Array>>;
}
const mapshaper = createRequire(import.meta.url)('mapshaper') as Mapshaper;

/** Simplification spoiled an outline: the settings below do not suit these files. */
export class OutlineError extends Error {
	override name = 'OutlineError';
}

/**
 * Municipal outlines with shared borders, as TopoJSON with the objects `municipalities` (code, name) and `state` (their union).
 * For maps: Douglas-Peucker at 5 %, borders kept together. Points may be up to 260 m off, so it must not judge where a work lies.
 */
export async function simplifyMunicipalities(areas: readonly Area[]): Promise<string> {
	const text = await run(
		'-i in.json name=municipalities -simplify dp 5% keep-shapes -clean -dissolve + name=state ' +
			'-o out.json format=topojson precision=0.0001 target=municipalities,state',
		areas.map(({ code, name, geometry }) => ({ type: 'Feature', properties: { code, name }, geometry }))
	);
	return checked(text, 'municipalities', areas, 0.01);
}

/**
 * The same for judging in which municipality a point lies: Douglas-Peucker at 20 m. Coarser settings put official points of
 * localities outside their own municipality (22 of 3,512 at 5 %, 2 at 30 m, none at 20 m).
 */
export async function simplifyBoundaries(areas: readonly Area[]): Promise<string> {
	const text = await run(
		'-i in.json name=municipalities -simplify dp interval=20 keep-shapes -clean -o out.json format=topojson precision=0.00001',
		areas.map(({ code, name, geometry }) => ({ type: 'Feature', properties: { code, name }, geometry }))
	);
	return checked(text, 'municipalities', areas, 0.01);
}

/** Outlines of towns for the proxy layer, within 20 m: object `urban_proxy` (code). */
export async function simplifyLocalities(areas: readonly Area[]): Promise<string> {
	const text = await run(
		'-i in.json name=urban_proxy -simplify dp interval=20 keep-shapes -clean -o out.json format=topojson precision=0.00001',
		areas.map(({ code, geometry }) => ({ type: 'Feature', properties: { code }, geometry }))
	);
	return checked(text, 'urban_proxy', areas, 0.02);
}

/** A point well inside each outline, for labels (mapshaper's inner point), by code. */
export async function labelPoints(areas: readonly Area[]): Promise<Map<string, GeoJSON.Position>> {
	const text = await run(
		'-i in.json -points inner -o out.json format=geojson precision=0.00001',
		areas.map(({ code, geometry }) => ({ type: 'Feature', properties: { code }, geometry }))
	);
	const collection = JSON.parse(text) as GeoJSON.FeatureCollection<GeoJSON.Point, { code: string }>;
	return new Map(collection.features.map((point) => [point.properties.code, point.geometry.coordinates]));
}

async function run(commands: string, features: GeoJSON.Feature[]): Promise<string> {
	const output = await mapshaper.applyCommands(commands, {
		'in.json': { type: 'FeatureCollection', features }
	});
	const text = output['out.json'];
	if (text === undefined)
		throw new OutlineError(`expected out.json from mapshaper; met none, for: ${commands}`);
	return typeof text === 'string' ? text : new TextDecoder().decode(text);
}

/** The text itself, once every outline is there, crosses itself nowhere, and keeps its area within `tolerance` (a fraction). */
function checked(text: string, object: string, areas: readonly Area[], tolerance: number): string {
	const topology = JSON.parse(text) as Topology<Record<string, GeometryCollection<{ code: string }>>>;
	const collection = topology.objects[object];
	const outlines = new Map(
		(collection ? feature(topology, collection).features : []).map((f) => [f.properties.code, f.geometry])
	);
	for (const { code, name, geometry } of areas) {
		const outline = outlines.get(code);
		if (outline?.type !== 'Polygon' && outline?.type !== 'MultiPolygon') {
			throw new OutlineError(
				`expected an outline of ${code} ${name} in ${object}; met ${outline?.type ?? 'none'}`
			);
		}
		const crossings = kinks(outline).features.length;
		if (crossings > 0)
			throw new OutlineError(`expected a valid outline of ${code} ${name}; met ${crossings} self-crossings`);
		const change = Math.abs(area(outline) / area(geometry) - 1);
		if (change > tolerance) {
			throw new OutlineError(
				`expected the area of ${code} ${name} within ${tolerance * 100} %; met ${(change * 100).toFixed(2)} %`
			);
		}
	}
	return text;
}
