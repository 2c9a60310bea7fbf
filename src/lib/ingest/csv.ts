import { decodePieces, PIECE, type DetectedEncoding } from './encoding';

/**
 * Rows of a delimited file, read in pieces: a file of a million rows is longer than a JavaScript string may be, and two passes over
 * it must not keep its text. Cells are cut out only when asked for, so a pass that needs three columns of forty-seven is cheap.
 * A quote that is never closed is taken as a plain character (it would swallow the rest of the file), and the row says so.
 */
export interface Row {
	/** Row in the file, the header being 1; a row may span several lines. */
	readonly number: number;
	readonly length: number;
	readonly unclosedQuote: boolean;
	/** The cell as written, quotes undone; '' beyond the last one. */
	cell(index: number): string;
}

/** A row longer than this (characters) has an unclosed quote. */
const LONGEST_ROW = 1 << 23;
const QUOTE = 34;
const LF = 10;
const CR = 13;

class ScannedRow implements Row {
	number = 0;
	length = 0;
	unclosedQuote = false;
	text = '';
	/** Start and end of each cell in `text`; a negative start marks a quoted cell (`-start - 1`). */
	starts: number[] = [];
	ends: number[] = [];

	cell(index: number): string {
		if (index < 0 || index >= this.length) return '';
		const start = this.starts[index] ?? 0;
		const end = this.ends[index] ?? 0;
		if (start >= 0) return this.text.slice(start, end);
		return unquote(this.text.slice(-start - 1, end));
	}
}

/** The content of a quoted cell: doubled quotes undone; what follows the closing quote is kept. */
function unquote(cell: string): string {
	const close = cell.lastIndexOf('"');
	const inside = cell.slice(0, close);
	if (!inside.includes('"')) return inside + cell.slice(close + 1);
	if (close === cell.length - 1 && !inside.replaceAll('""', '').includes('"'))
		return inside.replaceAll('""', '"');
	return unquoteOddly(cell);
}

/** A cell whose quotes do not pair (`"a"b"c"`): the first single one closes it, and later ones are characters. */
function unquoteOddly(cell: string): string {
	for (let i = 0; i < cell.length; i++) {
		if (cell.charCodeAt(i) !== QUOTE) continue;
		if (cell.charCodeAt(i + 1) === QUOTE) i++;
		else return cell.slice(0, i).replaceAll('""', '"') + cell.slice(i + 1);
	}
	return cell;
}

export interface CsvOptions {
	delimiter: string;
	encoding: DetectedEncoding;
	/** Bytes read at a time. */
	piece?: number;
}

/** Calls `onRow` for every row, the header first. The row is reused: read what you need from it at once. */
export function scanCsv(bytes: Uint8Array, options: CsvOptions, onRow: (row: Row) => void): void {
	for (const rows of csvPieces(bytes, options, onRow)) void rows;
}

/** The same, stopping after each piece so that the caller may give way; yields the bytes read so far. */
export function* csvPieces(
	bytes: Uint8Array,
	{ delimiter, encoding, piece: size = PIECE }: CsvOptions,
	onRow: (row: Row) => void
): Generator<number> {
	const row = new ScannedRow();
	const comma = delimiter.charCodeAt(0);
	let rest = '';
	let read = 0;
	for (const piece of decodePieces(bytes, encoding, size)) {
		rest = scanText(rest + piece, comma, false, row, onRow);
		read = Math.min(bytes.length, read + size);
		yield read;
	}
	if (rest) scanText(rest, comma, true, row, onRow);
}

/** Scans whole rows of `text` and returns what is left of it: the beginning of a row that is not complete. */
function scanText(
	text: string,
	comma: number,
	last: boolean,
	row: ScannedRow,
	onRow: (row: Row) => void
): string {
	let from = 0;
	while (from < text.length) {
		row.text = text;
		let literal = -1;
		row.unclosedQuote = false;
		let next = scanRow(text, from, comma, last, row, literal);
		while (next.kind === 'unclosed' && (last || text.length - from > LONGEST_ROW)) {
			literal = next.at;
			row.unclosedQuote = true;
			next = scanRow(text, from, comma, last, row, literal);
		}
		if (next.kind !== 'row') return text.slice(from);
		row.number++;
		onRow(row);
		from = next.at;
	}
	return '';
}

type Scan = { kind: 'row' | 'unclosed' | 'incomplete'; at: number };

/** `literal`: quotes up to this position are plain characters. */
function scanRow(
	text: string,
	from: number,
	comma: number,
	last: boolean,
	row: ScannedRow,
	literal: number
): Scan {
	const { starts, ends } = row;
	const length = text.length;
	let cells = 0;
	let i = from;
	for (;;) {
		if (i < length && text.charCodeAt(i) === QUOTE && i > literal) {
			const open = i;
			let close = text.indexOf('"', i + 1);
			while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
			if (close === -1 || (close === length - 1 && !last)) return { kind: 'unclosed', at: open };
			i = close + 1;
			while (i < length && !isEnd(text.charCodeAt(i), comma)) i++;
			starts[cells] = -open - 2;
			ends[cells] = i;
		} else {
			const start = i;
			while (i < length && !isEnd(text.charCodeAt(i), comma)) i++;
			starts[cells] = start;
			ends[cells] = i;
		}
		cells++;
		if (i >= length) {
			row.length = cells;
			return last ? { kind: 'row', at: length } : { kind: 'incomplete', at: from };
		}
		const c = text.charCodeAt(i);
		if (c === comma) {
			i++;
			continue;
		}
		// A CR at the end of a piece may have its LF in the next one.
		if (c === CR && i === length - 1 && !last) return { kind: 'incomplete', at: from };
		row.length = cells;
		return { kind: 'row', at: c === CR && text.charCodeAt(i + 1) === LF ? i + 2 : i + 1 };
	}
}

function isEnd(c: number, comma: number): boolean {
	return c === comma || c === LF || c === CR;
}

/** The separator of the header line, quotes respected: the candidate that occurs most; a comma when none does. */
export function detectDelimiter(head: string): string {
	const counts = new Map<string, number>([
		[',', 0],
		[';', 0],
		['\t', 0],
		['|', 0]
	]);
	let quoted = false;
	for (const c of head) {
		if (c === '"') quoted = !quoted;
		else if (!quoted && (c === '\n' || c === '\r')) {
			if ([...counts.values()].some((n) => n > 0)) break;
		} else if (!quoted && counts.has(c)) counts.set(c, (counts.get(c) ?? 0) + 1);
	}
	let best = ',';
	for (const [c, n] of counts) if (n > (counts.get(best) ?? 0)) best = c;
	return best;
}
