import { LONGEST_VALUE } from './money';

/** INEGI and source keys, which files write unpadded, with an apostrophe against the spreadsheet, or as `1.0`. */

const DIGITS = /^\d+$/;

/** Digits only, without apostrophe, spaces or a spreadsheet's `.0`; null when there is anything else. */
export function bareDigits(raw: string): string | null {
	if (raw.length > LONGEST_VALUE) return null;
	if (DIGITS.test(raw)) return raw;
	const text = raw
		.replace(/^['’`]/, '')
		.trim()
		.replace(/\.0+$/, '');
	return DIGITS.test(text) ? text : null;
}

/** `7` → `007`; null when it is no number or too long. */
export function paddedCode(raw: string, width: number): string | null {
	const digits = bareDigits(raw)?.replace(/^0+(?=\d)/, '');
	if (digits === undefined || digits.length > width) return null;
	return digits.padStart(width, '0');
}

export interface States {
	/** `01` to `32`, as listed, without repeats. */
	states: readonly string[];
	/** The list also names something that is no state: 33 abroad, 34 not distributable, 35 national or several. */
	beyond: boolean;
	unreadable: boolean;
}

/** One state alone, the usual cell. */
const SINGLE = new Map<string, States>();
for (let n = 1; n <= 32; n++) {
	SINGLE.set(String(n), { states: [String(n).padStart(2, '0')], beyond: false, unreadable: false });
}

/** `"1; 6; 11"` → 01, 06, 11. */
export function parseStates(raw: string): States {
	const known = SINGLE.get(raw);
	if (known) return known;
	// 32 states, their separators, and room for careless spacing.
	if (raw.length > 400) return { states: [], beyond: false, unreadable: true };
	const states: string[] = [];
	let beyond = false;
	let unreadable = false;
	for (const piece of raw.split(/[;,|/]/)) {
		if (piece.trim() === '') continue;
		const code = paddedCode(piece, 2);
		if (code === null) unreadable = true;
		else if (Number(code) >= 1 && Number(code) <= 32) {
			if (!states.includes(code)) states.push(code);
		} else beyond = true;
	}
	return { states, beyond, unreadable };
}

/** `mun 1 of 11` → `11001`; null where the code says "none" (`9999`, `999`) or is no number; `000` is the whole state. */
export function municipalityCode(state: string, raw: string): string | null {
	const digits = bareDigits(raw);
	if (digits === null || /^9{3,4}$/.test(digits)) return null;
	const code = paddedCode(digits, 3);
	return code === null ? null : state + code;
}

/**
 * A key of SHCP's investment register (cartera): 11 characters, `YY` `RR` unit and number. Spreadsheets drop the leading zeros
 * (`5096270003`) and read keys of unit E00 as powers of ten (`0836E000019` → `8.36E+21`); both are undone exactly.
 */
export function carteraKey(raw: string): { key: string; repaired: boolean } {
	if (raw.length > LONGEST_VALUE) return { key: raw, repaired: false };
	const text = raw
		.replace(/^['’`]/, '')
		.trim()
		.replace(/\s+/g, ' ')
		.toUpperCase();
	const power = /^(\d)(?:\.(\d{1,3}))?E\+?(\d{1,3})$/.exec(text);
	if (power) {
		const digits = (power[1] ?? '') + (power[2] ?? '');
		// Year and ramo are four digits of which the first may be a lost zero; two or fewer were cut and cannot be told.
		const width = digits.length === 3 ? 3 : 4;
		const number = Number(power[3]) - (width - 1);
		if (digits.length >= 3 && number >= 0) {
			return {
				key: `${digits.padEnd(width, '0').padStart(4, '0')}E00${String(number).padStart(4, '0')}`,
				repaired: true
			};
		}
	}
	if (/^\d{5,10}$/.test(text)) return { key: text.padStart(11, '0'), repaired: true };
	if (/^\d{3,}[A-Z][0-9A-Z]*$/.test(text) && text.length < 11 && text.length > 7) {
		return { key: text.padStart(11, '0'), repaired: true };
	}
	return { key: text, repaired: false };
}
