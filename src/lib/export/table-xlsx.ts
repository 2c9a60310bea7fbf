import writeXlsx, { type Cell } from 'write-excel-file/universal';
import { writableText } from './text';

/** A cell of a result: text stays text, also where it looks like a formula; a `Date` is a day. */
export type SheetValue = string | number | boolean | Date | null;

export interface SheetOfFacts {
	/** Its name, at most 31 letters. */
	name: string;
	/** What is said, and the words. */
	lines: readonly (readonly [string, string])[];
}

/** Excel's own limit for a cell. */
const MOST_LETTERS = 32_767;

/**
 * A table as a workbook: typed cells, a head that stays, and a second sheet that says where the figures come from. Cells are written as values, never as
 * formulas, whatever they begin with.
 */
export async function tableXlsx(
	name: string,
	head: readonly string[],
	rows: readonly (readonly SheetValue[])[],
	facts: SheetOfFacts
): Promise<Blob> {
	const data = [head.map(heading), ...rows.map((row) => row.map(cell))];
	const told = facts.lines.map(([what, words]) => [heading(what), cell(words)]);
	const widths = head.map((title) => ({ width: Math.min(40, Math.max(12, title.length + 2)) }));
	return writeXlsx([
		{ data, sheet: name, columns: widths, stickyRowsCount: 1 },
		{ data: told, sheet: facts.name, columns: [{ width: 24 }, { width: 100 }] }
	]).toBlob();
}

const heading = (text: string): Cell => ({
	value: writableText(text).slice(0, MOST_LETTERS),
	type: String,
	fontWeight: 'bold'
});

function cell(value: SheetValue): Cell {
	if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return null;
	if (typeof value === 'string') return { value: writableText(value).slice(0, MOST_LETTERS), type: String };
	if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
	return typeof value === 'number' ? { value, type: Number } : { value, type: Boolean };
}
