/**
 * The alphabetical order of names, alike in JavaScript and in SQL: neither DuckDB-WASM nor a reader's plain DuckDB has ICU's
 * collations, and two tiers that sort differently would show two different lists. The rule is Spanish: capitals and accents do not
 * count, ñ follows n. `FOLDED_FROM` → `FOLDED_TO`, letter by letter, then ñ → `n~`; what remains is compared by code point.
 */
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áàâäãéèêëíìîïóòôöõúùûüçÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÇÑ';
const PLAIN = 'aaaaaeeeeiiiiooooouuuucaaaaaeeeeiiiiooooouuuucñ';
export const FOLDED_FROM = CAPITALS + ACCENTED;
export const FOLDED_TO = CAPITALS.toLowerCase() + PLAIN;

const foldedLetter = new Map([...FOLDED_FROM].map((letter, i) => [letter, FOLDED_TO.charAt(i)]));
const FOLDABLE = new RegExp(`[${FOLDED_FROM}]`, 'g');

/** What a name is sorted by. */
export const nameKey = (name: string): string =>
	name.replace(FOLDABLE, (letter) => foldedLetter.get(letter) ?? letter).replaceAll('ñ', 'n~');

/** The same key in SQL. */
export const nameKeySql = (column: string): string =>
	`replace(translate(${column}, '${FOLDED_FROM}', '${FOLDED_TO}'), 'ñ', 'n~')`;

/** By code point, as UTF-8 sorts; JavaScript's own order differs beyond U+FFFF. */
export function byCodePoint(a: string, b: string): number {
	if (a === b) return 0;
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const x = a.charCodeAt(i);
		const y = b.charCodeAt(i);
		if (x === y) continue;
		const [xHigh, yHigh] = [isSurrogate(x), isSurrogate(y)];
		return xHigh === yHigh ? x - y : xHigh ? 1 : -1;
	}
	return a.length - b.length;
}
const SURROGATE = /[\uD800-\uDFFF]/;
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Each name's place among the names, equal for equal keys; missing is Infinity. */
export function nameRanks(names: readonly (string | null)[]): Float64Array {
	const keyOf = new Map<string, string>();
	for (const name of names) if (name !== null && !keyOf.has(name)) keyOf.set(name, nameKey(name));
	const keys = [...new Set(keyOf.values())];
	// JavaScript's own order is the same, and some times faster, where no character is beyond U+FFFF.
	const sorted = keys.some((key) => SURROGATE.test(key)) ? keys.sort(byCodePoint) : keys.sort();
	const rankOf = new Map(sorted.map((key, rank) => [key, rank]));
	return Float64Array.from(names, (name) =>
		name === null ? Infinity : (rankOf.get(keyOf.get(name) ?? '') ?? Infinity)
	);
}
