import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { SourceError } from '../../src/lib/domain';

export interface InputRecord {
	/** Relative to the folder given with `--from`. */
	file: string;
	bytes: number;
	sha256: string;
}

export const sha256 = (bytes: Uint8Array | string): string =>
	createHash('sha256').update(bytes).digest('hex');

const ADVICE = 'Give the folder that holds inegi/, conapo/, coneval/ and bienestar/ with --from.';

/** The folder of official files. It keeps the hash of everything read from it. */
export class SourceFolder {
	readonly #inputs = new Map<string, InputRecord>();
	constructor(readonly root: string) {}

	/** What has been read whose path begins so, sorted by path. */
	inputs(...prefixes: string[]): InputRecord[] {
		return [...this.#inputs.values()]
			.filter((input) => prefixes.some((prefix) => input.file.startsWith(prefix)))
			.sort((a, b) => (a.file < b.file ? -1 : 1));
	}

	bytes(file: string): Buffer {
		let bytes: Buffer;
		try {
			bytes = readFileSync(join(this.root, file));
		} catch (error) {
			throw new SourceError(file, 'a readable file', describeFailure(error), ADVICE);
		}
		this.#inputs.set(file, { file, bytes: bytes.length, sha256: sha256(bytes) });
		return bytes;
	}

	/** UTF-8, with or without BOM; anything else is an error, since a wrong guess would spoil names in silence. */
	text(file: string): string {
		const bytes = this.bytes(file);
		try {
			return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		} catch {
			throw new SourceError(file, 'UTF-8 text', 'bytes that are not UTF-8', 'Save the file as UTF-8.');
		}
	}

	/** Names of the files in a folder that match, sorted; at least one. */
	list(folder: string, pattern: RegExp): string[] {
		let names: string[];
		try {
			names = readdirSync(join(this.root, folder));
		} catch (error) {
			throw new SourceError(folder, 'a folder', describeFailure(error), ADVICE);
		}
		const found = names.filter((name) => pattern.test(name)).sort();
		if (found.length === 0) {
			throw new SourceError(folder, `files named like ${pattern.source}`, `${names.length} others`, ADVICE);
		}
		return found.map((name) => `${folder}/${name}`);
	}

	/** Rows of a CSV as text, once every named column is there. */
	csv<const C extends string>(file: string, columns: readonly C[]): Record<C, string>[] {
		const parsed = Papa.parse<Record<string, string>>(this.text(file), {
			header: true,
			skipEmptyLines: 'greedy'
		});
		const header = parsed.meta.fields ?? [];
		requireColumns(file, columns, header);
		const fault = parsed.errors[0];
		if (fault) {
			throw new SourceError(
				file,
				`${header.length} cells in every row`,
				`row ${(fault.row ?? 0) + 2}: ${fault.message}`,
				'Download the file again: it may be cut.'
			);
		}
		return parsed.data as Record<C, string>[];
	}

	/** A GeoJSON FeatureCollection whose features all have an area and the named text properties. */
	features<const P extends string>(file: string, properties: readonly P[]): SourceFeature<P>[] {
		const text = this.text(file);
		let parsed: unknown;
		try {
			parsed = JSON.parse(text);
		} catch (error) {
			throw new SourceError(
				file,
				'GeoJSON',
				`text that is not JSON (${describeFailure(error)})`,
				'Download the file again: it may be cut.'
			);
		}
		const collection = parsed as { type?: unknown; features?: unknown };
		if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
			throw new SourceError(
				file,
				'a GeoJSON FeatureCollection',
				`type ${JSON.stringify(collection?.type)}`,
				'Use the INEGI layer (AGEM or AGLOC) as GeoJSON.'
			);
		}
		return collection.features.map((feature: unknown, index) =>
			readFeature(file, feature, index, properties)
		);
	}
}

export interface SourceFeature<P extends string> {
	properties: Record<P, string>;
	geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}

function readFeature<P extends string>(
	file: string,
	feature: unknown,
	index: number,
	names: readonly P[]
): SourceFeature<P> {
	const { properties, geometry } = (feature ?? {}) as {
		properties?: Record<string, unknown>;
		geometry?: { type?: unknown; coordinates?: unknown };
	};
	requireColumns(file, names, Object.keys(properties ?? {}), ` (feature ${index + 1})`);
	if (
		(geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') ||
		!Array.isArray(geometry.coordinates)
	) {
		throw new SourceError(
			file,
			'a Polygon or MultiPolygon',
			`${JSON.stringify(geometry?.type ?? null)} in feature ${index + 1}`,
			'Use the layer of areas, not of points.'
		);
	}
	const text = Object.fromEntries(names.map((name) => [name, String(properties?.[name] ?? '').trim()]));
	// Type and coordinates only: INEGI puts a `crs` inside each geometry, which GeoJSON does not allow.
	return {
		properties: text as Record<P, string>,
		geometry: { type: geometry.type, coordinates: geometry.coordinates } as
			GeoJSON.Polygon | GeoJSON.MultiPolygon
	};
}

export function requireColumns(
	file: string,
	wanted: readonly string[],
	met: readonly string[],
	where = ''
): void {
	const missing = wanted.filter((name) => !met.includes(name));
	if (missing.length === 0) return;
	throw new SourceError(
		file,
		`the columns ${wanted.join(', ')}`,
		`no ${missing.join(', ')}${where}`,
		`It has: ${met.slice(0, 30).join(', ') || 'none'}.`
	);
}

/** Without the path: messages do not tell where a machine keeps its files. */
function describeFailure(error: unknown): string {
	const code = (error as NodeJS.ErrnoException).code;
	if (code === 'ENOENT') return 'nothing there';
	if (code === 'EISDIR') return 'a folder';
	return code ?? (error instanceof Error ? error.message : String(error));
}
