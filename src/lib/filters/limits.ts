/** What a value of the URL may be at most. A longer search is cut; a longer exact value is dropped, since cut it would match nothing. */
export const MAX_SEARCH_LENGTH = 200;
export const MAX_NAME_LENGTH = 300;
export const MAX_WORK_ID_LENGTH = 300;

export const FIRST_YEAR = 1000;
export const LAST_YEAR = 9999;

/** A hostile address must not fill the page with notices. */
export const MAX_NOTICES = 20;
export const MAX_NOTICE_VALUE_LENGTH = 80;

// With the `u` flag a pair is one character, so this finds only surrogates without their other half.
const LONE_SURROGATES = /[\uD800-\uDFFF]/gu;
// eslint-disable-next-line no-control-regex -- NUL is the very thing looked for
const NULS = /\u0000/g;

/** Text as every layer can hold it: no NUL (SQL ends there), no half characters (UTF-8 has none; URLs write U+FFFD). */
export function safeText(text: string): string {
	return text.replace(NULS, '').replace(LONE_SURROGATES, '\uFFFD');
}

/** At most `length` UTF-16 units, never half a character. */
export function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const last = text.charCodeAt(length - 1);
	const splitsPair = last >= 0xd800 && last <= 0xdbff;
	return text.slice(0, splitsPair ? length - 1 : length);
}

/** A search as it is kept: cut, without space around it. */
export function searchText(text: string): string {
	return cut(safeText(text).trim(), MAX_SEARCH_LENGTH).trim();
}
