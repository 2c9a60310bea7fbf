import { checkedRows, type Rows } from './checked';
import { csvOf } from './csv';
import type { ExportFacts, ExportKind } from './facts';
import { geojsonOf } from './geojson';

const MEDIA_TYPES = {
	csv: 'text/csv;charset=utf-8',
	geojson: 'application/geo+json'
} as const satisfies Record<ExportKind, string>;

/** Text is encoded and put away in pieces of about this many characters. */
const PIECE = 1 << 20;

/**
 * The whole file, made piece by piece: a Blob's pieces need not stay in memory. `onRows` hears how far it is. Throws ExportError where the
 * rows do not add up to the page's figures, and whatever reading them throws.
 */
export async function exportFile(
	kind: ExportKind,
	rows: Rows,
	facts: ExportFacts,
	onRows: (done: number) => void = () => undefined
): Promise<Blob> {
	const write = kind === 'csv' ? csvOf : geojsonOf;
	const pieces: Blob[] = [];
	let done = 0;
	let waiting = '';
	for await (const text of write(counted(), facts)) {
		waiting += text;
		if (waiting.length < PIECE) continue;
		pieces.push(new Blob([waiting]));
		waiting = '';
		onRows(done);
	}
	pieces.push(new Blob([waiting]));
	return new Blob(pieces, { type: MEDIA_TYPES[kind] });

	async function* counted() {
		for await (const work of checkedRows(rows, facts)) {
			done++;
			yield work;
		}
	}
}
