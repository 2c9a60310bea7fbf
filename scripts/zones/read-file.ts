import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Feature } from 'geojson';
import Papa from 'papaparse';
import { SourceError } from '../../src/lib/domain';
import { decodePieces, detectEncoding } from '../../src/lib/ingest/encoding';
import { crsOf, readShapefile, toDegrees } from './crs';

/** A record of a file as it is, its outline in degrees. */
export interface ZoneRecord {
	/** Of a CSV the row, its header being 1; else the number of the record, from 1. */
	row: number;
	properties: Record<string, unknown>;
	geometry: unknown;
	/** The format says which way the rings of this outline run. */
	ordered: boolean;
}
export interface ZoneSource {
	file: string;
	bytes: number;
	sha256: string;
	format: 'geojson' | 'shapefile' | 'keys';
	columns: string[];
	records: ZoneRecord[];
}

const ADVICE = 'Give GeoJSON, a zipped shapefile or a CSV with INEGI keys.';

/** Reads a file of zones. Throws SourceError where it cannot be understood at all. */
export async function readZoneFile(path: string): Promise<ZoneSource> {
	const file = basename(path);
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		throw new SourceError(path, 'a file', missing ? 'nothing there' : String(error), 'Check the path.');
	}
	const about = { file, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
		const features = await readShapefile(bytes, file);
		return { ...about, format: 'shapefile', ...recordsOf(features, () => false) };
	}
	const text = [...decodePieces(bytes, detectEncoding(bytes))].join('').replace(/^\uFEFF/, '');
	if (/^\s*[[{]/.test(text)) return { ...about, format: 'geojson', ...(await geojson(text, file)) };
	return { ...about, format: 'keys', ...table(text, file) };
}

function recordsOf(
	features: readonly (Feature | null)[],
	ordered: (feature: Feature) => boolean
): Pick<ZoneSource, 'columns' | 'records'> {
	const records = features.map((feature, i): ZoneRecord => {
		const properties = { ...feature?.properties };
		// An id beside the properties is the record's own.
		if (feature?.id !== undefined && properties.id === undefined) properties.id = feature.id;
		return {
			row: i + 1,
			properties,
			geometry: feature?.geometry ?? null,
			ordered: feature !== null && ordered(feature)
		};
	});
	return { records, columns: [...new Set(records.flatMap(({ properties }) => Object.keys(properties)))] };
}

async function geojson(text: string, file: string): Promise<Pick<ZoneSource, 'columns' | 'records'>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new SourceError(file, 'GeoJSON', error instanceof Error ? error.message : String(error), ADVICE);
	}
	const whole = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
	const features = whole.type === 'Feature' ? [value] : whole.features;
	if (!Array.isArray(features) || (whole.type !== 'FeatureCollection' && whole.type !== 'Feature'))
		throw new SourceError(file, 'a FeatureCollection', JSON.stringify(whole.type ?? null), ADVICE);
	// INEGI writes the coordinate system inside each geometry.
	const memberOf = (feature: unknown): unknown => {
		const { crs, geometry } = (feature ?? {}) as { crs?: unknown; geometry?: { crs?: unknown } | null };
		return geometry?.crs ?? crs ?? whole.crs ?? null;
	};
	const read = features.map((feature: unknown) => ({ feature, member: memberOf(feature) }));
	const result = recordsOf(
		read.map(({ feature }) => (typeof feature === 'object' ? (feature as Feature | null) : null)),
		(feature) => memberOf(feature) === null
	);
	const byProjection = new Map<string, number[]>();
	read.forEach(({ member }, i) => {
		const crs = crsOf(member, file);
		if (crs === 'degrees') return;
		byProjection.set(crs.proj, [...(byProjection.get(crs.proj) ?? []), i]);
	});
	for (const [proj, places] of byProjection) {
		// Only what mapshaper understands goes there; the rest is refused with its reason later.
		const projectable = places.filter((i) => isPolygonal(result.records[i]?.geometry));
		const turned = await toDegrees(
			projectable.map((i) => ({
				type: 'Feature',
				properties: {},
				geometry: result.records[i]?.geometry as never
			})),
			{ proj }
		);
		projectable.forEach((i, at) => {
			const record = result.records[i];
			if (record) record.geometry = turned[at]?.geometry ?? null;
		});
	}
	return result;
}

const isPolygonal = (geometry: unknown): boolean =>
	typeof geometry === 'object' &&
	geometry !== null &&
	'type' in geometry &&
	(geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') &&
	'coordinates' in geometry &&
	Array.isArray(geometry.coordinates) &&
	(geometry.coordinates.flat(4) as unknown[]).every((value) => typeof value === 'number');

function table(text: string, file: string): Pick<ZoneSource, 'columns' | 'records'> {
	const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
	const columns = (parsed.meta.fields ?? []).filter((column) => column.trim() !== '');
	if (columns.length === 0 || parsed.data.length === 0)
		throw new SourceError(file, 'a table with a header and rows', 'none', ADVICE);
	return {
		columns,
		records: parsed.data.map((properties, i) => ({ row: i + 2, properties, geometry: null, ordered: false }))
	};
}
