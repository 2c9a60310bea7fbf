/** Text of cells: what is kept of it, and the form in which names are compared. */

// eslint-disable-next-line no-control-regex -- control characters are what is removed
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\s]+/g;
// eslint-disable-next-line no-control-regex -- the same, to see whether there is work to do
const NEEDS_CLEANING =
	/[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]|^\s|\s$|\s\s/;
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

/** Upper case without accents (ñ → N), for comparing names that agencies spell their own way. */
export function plain(text: string): string {
	const upper = text.toUpperCase();
	// eslint-disable-next-line no-control-regex -- ASCII is what needs no work
	return /^[\u0000-\u007f]*$/.test(upper) ? upper : upper.normalize('NFD').replace(ACCENTS, '');
}

/** The letters and digits of a text in plain form, single-spaced: what identifies a name. */
export function comparable(text: string): string {
	return plain(text)
		.replace(/[^A-Z0-9]+/g, ' ')
		.trim();
}

/** A column name in comparable form: `AUTORIZADO /1` → `autorizado`, `Número_de_proyecto` → `numero_de_proyecto`. */
export function headerName(raw: string): string {
	return plain(raw.replace(/\s*\/\s*\d+\s*$/, ''))
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
}
