import { isMissing, LONGEST_VALUE, MISSING, type Parsed } from './money';

/**
 * Dates as official files write them: `2014-05-31`, `31/05/2014`, `1/5/11`, `Enero/2014`, `mar-06`, `10/21`. Day first, unless the
 * style says otherwise or only the other order is a date. A month without a day is its first day, or its last for an end.
 */
export interface DateStyle {
	order?: 'dmy' | 'mdy' | 'ymd';
	/** Which end of a period the date is: decides the day of a month without one. */
	edge?: 'start' | 'end';
}

export type DateNote = 'month_only' | 'month_first';

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL =
	/^(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|january|february|march|april|june|july|august|september|october|november|december)$/;

export function parseDate(raw: string, style: DateStyle = {}): Parsed<string, DateNote> {
	if (raw.length > LONGEST_VALUE) return UNREADABLE;
	const text = raw.trim().replace(/^'/, '');
	if (isMissing(text)) return MISSING;
	const body = text.replace(
		/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?\s?m\.?)?(?:Z|\s?GMT)?$/i,
		''
	);
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(body);
	if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(body);
	if (parts)
		return threeParts(Number(parts[1]), Number(parts[2]), yearOf(parts[3] ?? ''), style.order ?? 'dmy');
	const named = /^(?:(\d{1,2})[-/. ]+(?:de )?)?([\p{L}]{3,10})\.?[-/. ]+(?:de |del )?(\d{4}|\d{2})$/iu.exec(
		body
	);
	if (named) {
		const month = monthOf(named[2] ?? '');
		const year = yearOf(named[3] ?? '');
		if (month === 0) return UNREADABLE;
		return named[1] === undefined ? monthOnly(year, month, style) : dateOf(year, month, Number(named[1]));
	}
	const short = /^(\d{1,2})[-/](\d{4}|\d{2})$/.exec(body);
	if (short) return monthOnly(yearOf(short[2] ?? ''), Number(short[1]), style);
	return UNREADABLE;
}

const UNREADABLE: Parsed<string, DateNote> = { kind: 'unreadable', rule: 'date.unreadable' };

function threeParts(
	a: number,
	b: number,
	year: number,
	order: 'dmy' | 'mdy' | 'ymd'
): Parsed<string, DateNote> {
	const first = order === 'mdy' ? dateOf(year, a, b) : dateOf(year, b, a);
	if (first.kind === 'value' || order !== 'dmy') return first;
	const swapped = dateOf(year, a, b);
	return swapped.kind === 'value' ? { ...swapped, notes: ['month_first'] } : first;
}

function monthOnly(year: number, month: number, style: DateStyle): Parsed<string, DateNote> {
	const date = dateOf(year, month, style.edge === 'end' ? daysIn(year, month) : 1);
	return date.kind === 'value' ? { ...date, notes: ['month_only'] } : date;
}

function dateOf(year: number, month: number, day: number): Parsed<string, DateNote> {
	// Before 1950 it is a spreadsheet's serial number read as a date.
	if (year < 1950 || year > 2100) return { kind: 'unreadable', rule: 'date.out_of_range' };
	if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return UNREADABLE;
	return {
		kind: 'value',
		value: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
		notes: []
	};
}

function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Two digits up to 69 are of this century. */
function yearOf(text: string): number {
	const value = Number(text);
	return text.length === 4 ? value : value < 70 ? 2000 + value : 1900 + value;
}

/** 1 to 12; 0 when the word is no month. */
function monthOf(word: string): number {
	const lower = word.toLowerCase();
	if (lower.length > 4 && !FULL.test(lower)) return 0;
	const short = lower.replace('set', 'sep').slice(0, 3);
	return (MONTHS.indexOf(short) + 1 || ENGLISH.indexOf(short) + 1) as number;
}
