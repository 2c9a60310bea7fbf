import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { SourceError, type SourceRecord } from '../../src/lib/domain';
import { recognise, type IngestSummary, type MappingFile, type Recognised } from '../../src/lib/ingest';
import { readSidecar, type Sidecar } from '../fetch';

/** An official file in memory, known to be readable. */
export interface OfficialFile {
	/** Without folders: what works and problems name. */
	name: string;
	/** Emptied once read: a national file is half a gigabyte. */
	bytes: Uint8Array;
	size: number;
	sha256: string;
	recognised: Recognised;
	/** The mapping that reads it; null for a known format. */
	mapping: MappingFile | null;
	/** What `--fetch` wrote of it; null where it came otherwise, or is not any more what was fetched. */
	sidecar: Sidecar | null;
}

/** Opens a file and finds its format. Throws SourceError where it cannot be read or is of no known format. */
export function openOfficialFile(path: string, mappings: readonly MappingFile[]): OfficialFile {
	const name = basename(path);
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const met =
			error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'nothing there' : String(error);
		throw new SourceError(path, 'a file', met, 'Check the path.');
	}
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const sidecar = readSidecar(path);
	const mapping = mappings.find((candidate) => fits(bytes, name, candidate)) ?? null;
	const recognised = recognise(bytes, name, mapping ?? onlyOf(mappings, bytes, name));
	return {
		name,
		bytes,
		size: bytes.byteLength,
		sha256,
		recognised,
		mapping,
		sidecar: sidecar?.sha256 === sha256 ? sidecar : null
	};
}

function fits(bytes: Uint8Array, name: string, mapping: MappingFile): boolean {
	try {
		recognise(bytes, name, mapping);
		return true;
	} catch (error) {
		if (error instanceof SourceError) return false;
		throw error;
	}
}

/** The mapping whose complaint says most: the only one given, for a file that no known format reads either. */
function onlyOf(mappings: readonly MappingFile[], bytes: Uint8Array, name: string): MappingFile | undefined {
	if (mappings.length !== 1) return undefined;
	try {
		recognise(bytes, name);
		return undefined;
	} catch (error) {
		if (error instanceof SourceError) return mappings[0];
		throw error;
	}
}

/** What the manifest says of a file that has been read. */
export function sourceRecordOf(file: OfficialFile, summary: IngestSummary, works: number): SourceRecord {
	const { source } = summary;
	return {
		id: source.id,
		title: source.title,
		publisher: source.publisher,
		license: source.license,
		path: file.sidecar?.url ?? source.path,
		issued: file.sidecar?.issued ?? source.issued,
		format: summary.format,
		file: file.name,
		bytes: file.size,
		sha256: file.sha256,
		rows: source.rows,
		works
	};
}
