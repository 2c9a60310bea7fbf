import { assertTally, emptyTally, joined, tallied, type Rows, type Tally } from './checked';
import { CSV } from './csv';
import { deflateHere, type MakeDeflater } from './deflate';
import type { ExportFacts, ExportKind } from './facts';
import { GEOJSON } from './geojson';
import { geoparquetOf, PARQUET_TYPE } from './geoparquet';
import { OC4IDS } from './oc4ids';
import { textOf, WHOLE, type Share, type TextFormat } from './text-format';
import { xlsxOf, XLSX_TYPE } from './xlsx';

/** Text is encoded and put away in pieces of about this many characters. */
const PIECE = 1 << 20;
/** Rows between two words about how far it is. */
const TOLD = 1024;

/** The formats of text: parts of them may be made side by side. */
const TEXTS: Partial<Record<ExportKind, TextFormat>> = { csv: CSV, geojson: GEOJSON, oc4ids: OC4IDS };

export const canShare = (kind: ExportKind): boolean => TEXTS[kind] !== undefined;

const TYPE: Record<ExportKind, string> = {
	csv: CSV.type,
	geojson: GEOJSON.type,
	oc4ids: OC4IDS.type,
	xlsx: XLSX_TYPE,
	geoparquet: PARQUET_TYPE
};

/** A text made piece by piece: a Blob's pieces need not stay in memory. */
async function blobOf(texts: AsyncIterable<string>): Promise<Blob> {
	const pieces: Blob[] = [];
	let waiting = '';
	for await (const text of texts) {
		waiting += text;
		if (waiting.length < PIECE) continue;
		pieces.push(new Blob([waiting]));
		waiting = '';
	}
	pieces.push(new Blob([waiting]));
	return new Blob(pieces);
}

export interface FileOptions {
	/** Hears how far it is. */
	onRows?: ((done: number) => void) | undefined;
	signal?: AbortSignal | undefined;
	/** Who deflates what is deflated. */
	makeDeflater?: MakeDeflater | undefined;
}

/** A part of a file, and what its rows add up to. */
export interface MadeShare {
	blob: Blob;
	tally: Tally;
}

/** Throws RangeError where the format has no room for the works, what reading them throws, and the signal's reason. */
export async function exportShare(
	kind: ExportKind,
	rows: Rows,
	facts: ExportFacts,
	share: Share,
	{ onRows = () => undefined, signal, makeDeflater = deflateHere }: FileOptions = {}
): Promise<MadeShare> {
	const tally = emptyTally();
	const counted = tallied(rows, facts.measure, tally, () => {
		if (tally.works % TOLD !== 0) return;
		signal?.throwIfAborted();
		onRows(tally.works);
	});
	const blob = await written(kind, counted, facts, share, makeDeflater);
	signal?.throwIfAborted();
	onRows(tally.works);
	return { blob, tally };
}

function written(
	kind: ExportKind,
	rows: Rows,
	facts: ExportFacts,
	share: Share,
	makeDeflater: MakeDeflater
): Promise<Blob> {
	const text = TEXTS[kind];
	if (text) return blobOf(textOf(text, rows, facts, share));
	if (share.of !== 1) throw new RangeError(`expected ${kind} in one part; met ${share.of}`);
	return kind === 'xlsx' ? xlsxOf(rows, facts, makeDeflater) : geoparquetOf(rows, facts);
}

/** The file of its parts, in their order. Throws ExportError where their rows do not add up to the page's figures. */
export function joinedFile(kind: ExportKind, shares: readonly MadeShare[], facts: ExportFacts): Blob {
	assertTally(joined(shares.map(({ tally }) => tally)), facts);
	return new Blob(
		shares.map(({ blob }) => blob),
		{ type: TYPE[kind] }
	);
}

/** The whole file. Throws what `exportShare` and `joinedFile` throw. */
export const exportFile = async (
	kind: ExportKind,
	rows: Rows,
	facts: ExportFacts,
	options?: FileOptions
): Promise<Blob> => joinedFile(kind, [await exportShare(kind, rows, facts, WHOLE, options)], facts);
