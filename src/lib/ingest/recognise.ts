import { SourceError } from '../domain';
import { findColumns } from './columns';
import { csvPieces, detectDelimiter, type Row } from './csv';
import { decodePieces, detectEncoding, type DetectedEncoding } from './encoding';
import { mappedFormat } from './formats/mapped';
import { opa2015, opa2019 } from './formats/opa';
import { opaPoints } from './formats/opa-points';
import { ramo23 } from './formats/ramo23';
import { sfu } from './formats/sfu';
import type { MappingFile } from './mapping';
import { cleanText } from './parse/text';
import { ownKindOf } from './own';
import { scrub } from './privacy';
import type { Format, Recognised } from './types';

export const FORMATS: readonly Format[] = [ramo23, opa2015, opa2019, opaPoints, sfu];

export interface Opened {
	format: Format;
	encoding: DetectedEncoding;
	delimiter: string;
	score: number;
	header: readonly string[];
}

/** The format of a file, from its header; the mapping's when one is given. Throws SourceError when it is none. */
export function openFile(bytes: Uint8Array, file: string, mapping?: MappingFile): Opened {
	const formats = mapping ? [mappedFormat(mapping)] : FORMATS;
	const expected = formats.map((f) => f.expected).join('; or ');
	if (bytes.length === 0) throw new SourceError(file, expected, 'an empty file', 'Download it again.');
	const refused = foreignFile(bytes);
	if (refused)
		throw new SourceError(
			file,
			`a CSV file: ${expected}`,
			refused,
			'Save it as CSV, or take it out of its archive.'
		);
	const encoding = detectEncoding(bytes);
	const head = headOf(bytes, encoding);
	const delimiter = detectDelimiter(head);
	const header = headerOf(bytes, encoding, delimiter);
	const ranked = formats.map((format) => fit(format, header)).sort((a, b) => b.score - a.score);
	const best = ranked.find((r) => r.missing.length === 0);
	if (best) return { format: best.format, encoding, delimiter, score: best.score, header };
	const nearest = ranked[0];
	const met = header
		.slice(0, 10)
		.map((h) => scrub(cleanText(h)).slice(0, 40))
		.join(', ');
	throw new SourceError(
		file,
		expected,
		`columns ${met === '' ? '(none)' : met}${header.length > 10 ? ', …' : ''}`,
		nearest && nearest.score > 0.3
			? `The nearest is ${nearest.format.id}, which also needs ${nearest.missing.join(', ')}.`
			: 'Give a mapping file with --mapping (see data/mappings).'
	);
}

/** Which format a file is, without reading it. Throws SourceError when it is none. */
export function recognise(bytes: Uint8Array, file = 'file', mapping?: MappingFile): Recognised {
	const own = mapping ? null : ownKindOf(bytes);
	if (own !== null)
		return { format: own, encoding: 'utf-8', delimiter: own === 'plomada-csv' ? ',' : '', score: 1 };
	const { format, encoding, delimiter, score } = openFile(bytes, file, mapping);
	return { format: format.id, encoding: encoding.encoding, delimiter, score };
}

function fit(
	format: Format,
	header: readonly string[]
): { format: Format; score: number; missing: string[] } {
	const found = findColumns(header, format.columns);
	const fields = Object.keys(format.columns);
	const missing = format.required.filter((f) => !found.has(f)).map((f) => format.columns[f]?.[0] ?? f);
	return { format, score: fields.length === 0 ? 0 : found.size / fields.length, missing };
}

/** What a file that is no text says of itself. */
function foreignFile(bytes: Uint8Array): string | null {
	const start = String.fromCharCode(...bytes.subarray(0, 8));
	if (start.startsWith('PK')) return 'a ZIP archive or an Excel workbook';
	if (start.startsWith('\xd0\xcf\x11\xe0')) return 'an old Excel workbook';
	if (start.startsWith('PAR1')) return 'a Parquet file';
	if (start.startsWith('%PDF')) return 'a PDF';
	if (start.startsWith('\x1f\x8b')) return 'a gzip archive';
	return null;
}

function headOf(bytes: Uint8Array, encoding: DetectedEncoding): string {
	for (const piece of decodePieces(bytes.subarray(0, 1 << 16), encoding)) return piece;
	return '';
}

class Found extends Error {}

/** The first row that is not blank. */
export function headerOf(bytes: Uint8Array, encoding: DetectedEncoding, delimiter: string): string[] {
	let header: string[] = [];
	const take = (row: Row) => {
		const cells = Array.from({ length: Math.min(row.length, 1000) }, (_, i) => row.cell(i));
		if (cells.every((c) => c.trim() === '')) return;
		header = cells;
		throw new Found();
	};
	try {
		for (const read of csvPieces(bytes, { encoding, delimiter }, take)) void read;
	} catch (stop) {
		if (!(stop instanceof Found)) throw stop;
	}
	return header;
}
