/** Text of cells: what is kept of it, and the form in which names are compared. */

/** Control, zero-width and odd space characters, as the inside of a character class. */
const INVISIBLE = '\\u0000-\\u001f\\u007f-\\u009f\\u00a0\\u00ad\\u200b-\\u200f\\u2028-\\u202f\\u2060\\ufeff';
const CONTROL = new RegExp(`[${INVISIBLE}\\s]+`, 'g');
const NEEDS_CLEANING = new RegExp(`[${INVISIBLE}]|^\\s|\\s$|\\s\\s`);
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Longest text kept, in characters; a longer cell is cut and noted. */
export const LONGEST_TEXT = 4000;

/** One line without control characters; '' when nothing is left. Words stay as published. */
export function cleanText(raw: string): string {
	let text = raw.length > LONGEST_TEXT * 2 ? raw.slice(0, LONGEST_TEXT * 2) : raw;
	if (NEEDS_CLEANING.test(text)) {
		text = text
			.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
			.replace(CONTROL, ' ')
			.trim();
	}
	if (/[\ud800-\udfff]/.test(text)) text = text.replace(LONE_SURROGATE, '\ufffd');
	return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT).replace(LONE_SURROGATE, '') : text;
}

const ACCENTS = /[\u0300-\u036f]/g;

/**
 * Upper case without accents for the letters of western files, by character code: 0 is "not of the table". A table, because names of
 * a million works go through here several times.
 */
const PLAIN = new Uint8Array(0x180);
for (let c = 0; c < PLAIN.length; c++) {
	const upper = String.fromCharCode(c).toUpperCase().normalize('NFD').replace(ACCENTS, '');
	const code = upper.charCodeAt(0);
	PLAIN[c] = upper.length === 1 && code < 0x80 ? code : 0;
}

/** The upper-case letter or digit a character is compared as; 0 for anything else. */
export function plainCode(c: number): number {
	const code = c < 0x180 ? (PLAIN[c] ?? 0) : 0;
	return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) ? code : 0;
}

/** Upper case without accents (ñ → N), for comparing names that agencies spell their own way. */
export function plain(text: string): string {
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c > 0x7f) return text.toUpperCase().normalize('NFD').replace(ACCENTS, '');
	}
	return text.toUpperCase();
}

const buffer = new Uint16Array(LONGEST_TEXT * 2);

/** The letters and digits of a text in plain form, single-spaced: what identifies a name. */
export function comparable(text: string): string {
	if (text.length > buffer.length) return comparable(text.slice(0, buffer.length));
	let length = 0;
	let gap = false;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		let upper = c < 0x180 ? (PLAIN[c] ?? 0) : 0;
		if (upper === 0 && c > 0x2ff) {
			// A combining accent leaves its letter as it is; other scripts and ligatures are spelled out one by one.
			if (c <= 0x36f) continue;
			const spelled = plain(text[i] ?? '');
			upper = spelled.length === 1 ? spelled.charCodeAt(0) : 0;
		}
		const kept = (upper >= 48 && upper <= 57) || (upper >= 65 && upper <= 90);
		if (!kept) {
			gap = length > 0;
			continue;
		}
		if (gap) buffer[length++] = 32;
		gap = false;
		buffer[length++] = upper;
		if (length > buffer.length - 2) break;
	}
	return String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[]);
}

/**
 * A column name in comparable form: `AUTORIZADO /1` → `autorizado`, `Número_de_proyecto` → `numero_de_proyecto`. A name is short: what
 * is longer is damage, and patterns that look for an end must not be let loose on it.
 */
export function headerName(raw: string): string {
	const name = comparable(raw.slice(0, LONGEST_TEXT)).slice(0, 200).toLowerCase().replaceAll(' ', '_');
	return /\/\s?\d{1,2}\s?$/.test(raw.slice(-8)) ? name.replace(/_\d{1,2}$/, '') : name;
}
