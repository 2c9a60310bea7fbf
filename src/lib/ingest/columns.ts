import type { ProblemAction } from '../domain';
import type { Row } from './csv';
import { parseCount, parsePercent, parseYear } from './parse/numbers';
import { parseDate, type DateStyle } from './parse/dates';
import { parseMoney, type NumberStyle, type Parsed } from './parse/money';
import { cleanText, headerName, LONGEST_TEXT } from './parse/text';
import { scrub } from './privacy';
import type { Note } from './types';

/**
 * The columns of a file by the field they hold, found through the names each layout gives them. Reading goes through here, so a column
 * no format names (an official's, above all) is never read, and whatever a cell has wrong becomes a problem once.
 */
export class Columns<F extends string> {
	private readonly index = new Map<F, number>();
	private readonly header: readonly string[];

	constructor(header: readonly string[], synonyms: Readonly<Record<F, readonly string[]>>) {
		this.header = header;
		const found = findColumns(header, synonyms);
		for (const field in synonyms) {
			const at = found.get(field);
			if (at !== undefined) this.index.set(field, at);
		}
	}

	has(field: F): boolean {
		return this.index.has(field);
	}

	/** The cell as published; '' where the file has no such column. */
	raw(row: Row, field: F): string {
		const at = this.index.get(field);
		return at === undefined ? '' : row.cell(at);
	}

	/** The column's own name, for problems. */
	name(field: F): string | null {
		const at = this.index.get(field);
		return at === undefined ? null : scrub(cleanText(this.header[at] ?? '')).slice(0, 80);
	}

	text(row: Row, field: F, note: Note): string | null {
		const raw = this.raw(row, field);
		if (raw === '') return null;
		if (raw.length > LONGEST_TEXT) note('text.too_long', 'value_repaired', this.name(field), null);
		const text = scrub(cleanText(raw));
		return text === '' || text === '-' ? null : text;
	}

	money(row: Row, field: F, note: Note, style: NumberStyle = {}): number | null {
		const raw = this.raw(row, field);
		if (raw === '') return null;
		const parsed = parseMoney(raw, style);
		if (parsed.kind === 'value') {
			for (const met of parsed.notes) {
				note(
					`money.${met}`,
					met === 'rounded' || met === 'mojibake' ? 'value_repaired' : 'kept',
					this.name(field),
					raw
				);
			}
		}
		return this.value(parsed, field, raw, note);
	}

	date(row: Row, field: F, note: Note, style: DateStyle = {}): string | null {
		const raw = this.raw(row, field);
		if (raw === '') return null;
		const parsed = parseDate(raw, style);
		if (parsed.kind === 'value' && parsed.notes.includes('month_first')) {
			note('date.month_first', 'value_repaired', this.name(field), raw);
		}
		return this.value(parsed, field, raw, note);
	}

	percent(row: Row, field: F, note: Note, style: NumberStyle = {}): number | null {
		return this.value(parsePercent(this.raw(row, field), style), field, this.raw(row, field), note);
	}

	count(row: Row, field: F, note: Note, style: NumberStyle = {}): number | null {
		return this.value(parseCount(this.raw(row, field), style), field, this.raw(row, field), note);
	}

	year(row: Row, field: F, note: Note | null): number | null {
		const raw = this.raw(row, field);
		const parsed = parseYear(raw);
		return note ? this.value(parsed, field, raw, note) : parsed.kind === 'value' ? parsed.value : null;
	}

	problem(field: F, raw: string, rule: string, action: ProblemAction, note: Note): void {
		note(rule, action, this.name(field), raw);
	}

	private value<T, N>(parsed: Parsed<T, N>, field: F, raw: string, note: Note): T | null {
		if (parsed.kind === 'value') return parsed.value;
		if (parsed.kind === 'unreadable') note(parsed.rule, 'value_dropped', this.name(field), raw);
		return null;
	}
}

/** Where each field's column is; the first name of the list that the header has wins. */
export function findColumns<F extends string>(
	header: readonly string[],
	synonyms: Readonly<Record<F, readonly string[]>>
): Map<F, number> {
	const at = new Map<string, number>();
	header.forEach((name, i) => {
		const key = headerName(name);
		if (key !== '' && !at.has(key)) at.set(key, i);
	});
	const found = new Map<F, number>();
	for (const field in synonyms) {
		for (const name of synonyms[field]) {
			const i = at.get(name);
			if (i !== undefined) {
				found.set(field, i);
				break;
			}
		}
	}
	return found;
}
