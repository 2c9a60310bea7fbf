import { parquetMetadata } from 'hyparquet';
import { detectDelimiter } from '../csv';
import { decodePieces, detectEncoding } from '../encoding';

/** What Plomada itself exports, taken back: the five formats of `src/lib/export`. */
export const OWN_KINDS = [
	'plomada-csv',
	'plomada-xlsx',
	'plomada-geojson',
	'plomada-geoparquet',
	'plomada-oc4ids'
] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** A file of ours says so in its first bytes. */
const HEAD = 1 << 16;

/**
 * Which of our exports a file is; null where it is none. A workbook and a Parquet file that cannot be looked into are taken for ours: what is wrong
 * with them is told when they are read.
 */
export function ownKindOf(bytes: Uint8Array): OwnKind | null {
	const start = String.fromCharCode(...bytes.subarray(0, 4));
	if (start === 'PAR1') return parquetKind(bytes);
	const head = bytes.subarray(0, HEAD);
	if (start.startsWith('PK'))
		return new TextDecoder('latin1').decode(head).includes('xl/') ? 'plomada-xlsx' : null;
	if (head.includes(0)) return null;
	const text = new TextDecoder().decode(head).trimStart();
	if (text.startsWith('{')) {
		if (!text.includes('"plomada"')) return null;
		return /"type"\s*:\s*"FeatureCollection"/.test(text)
			? 'plomada-geojson'
			: text.includes('"publishedDate"')
				? 'plomada-oc4ids'
				: null;
	}
	return headOfTable(bytes).includes('plomada_release') ? 'plomada-csv' : null;
}

function parquetKind(bytes: Uint8Array): OwnKind | null {
	try {
		const { key_value_metadata: said } = parquetMetadata(bytes.slice().buffer);
		return said?.some(({ key }) => key === 'plomada') ? 'plomada-geoparquet' : null;
	} catch {
		return 'plomada-geoparquet';
	}
}

/** The first line, whatever it is encoded and parted by. Our names of columns need no quotes. */
function headOfTable(bytes: Uint8Array): string[] {
	for (const piece of decodePieces(bytes.subarray(0, HEAD), detectEncoding(bytes.subarray(0, HEAD)))) {
		const line = piece.trimStart().split(/\r?\n/, 1)[0] ?? '';
		return line.split(detectDelimiter(line)).map((name) => name.replaceAll('"', '').trim());
	}
	return [];
}
