import { checkedRows, type Rows } from './checked';
import { csvOf } from './csv';
import type { ExportFacts, ExportKind } from './facts';
import { geojsonOf } from './geojson';
import { geoparquetOf } from './geoparquet';
import { oc4idsOf } from './oc4ids';
import { xlsxOf } from './xlsx';

/** Text is encoded and put away in pieces of about this many characters. */
const PIECE = 1 << 20;
/** Rows between two words about how far it is. */
const TOLD = 1024;

type Write = (rows: Rows, facts: ExportFacts) => Promise<Blob>;

/** A text made piece by piece: a Blob's pieces need not stay in memory. */
const textFile =
	(write: (rows: Rows, facts: ExportFacts) => AsyncIterable<string>, type: string): Write =>
	async (rows, facts) => {
		const pieces: Blob[] = [];
		let waiting = '';
		for await (const text of write(rows, facts)) {
			waiting += text;
			if (waiting.length < PIECE) continue;
			pieces.push(new Blob([waiting]));
			waiting = '';
		}
		pieces.push(new Blob([waiting]));
		return new Blob(pieces, { type });
	};

const WRITERS: Record<ExportKind, Write> = {
	csv: textFile(csvOf, 'text/csv;charset=utf-8'),
	xlsx: xlsxOf,
	geojson: textFile(geojsonOf, 'application/geo+json'),
	geoparquet: geoparquetOf,
	oc4ids: textFile(oc4idsOf, 'application/json')
};

export interface FileOptions {
	/** Hears how far it is. */
	onRows?: ((done: number) => void) | undefined;
	signal?: AbortSignal | undefined;
}

/**
 * The whole file. Throws ExportError where the rows do not add up to the page's figures, RangeError where the format has no room for them, what
 * reading them throws, and the signal's reason.
 */
export async function exportFile(
	kind: ExportKind,
	rows: Rows,
	facts: ExportFacts,
	{ onRows = () => undefined, signal }: FileOptions = {}
): Promise<Blob> {
	return WRITERS[kind](counted(), facts);

	async function* counted() {
		let done = 0;
		for await (const work of checkedRows(rows, facts)) {
			if (++done % TOLD === 0) {
				signal?.throwIfAborted();
				onRows(done);
			}
			yield work;
		}
		signal?.throwIfAborted();
		onRows(done);
	}
}
