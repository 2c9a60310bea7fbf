/** Cheap to look for, and rare: only texts that hold one are looked at closely. */
const SURROGATE = /[\uD800-\uDFFF]/;

/** What neither UTF-8 nor the readers of text files can hold (half a surrogate pair, NUL) as U+FFFD; everything else as it is. */
export function writableText(text: string): string {
	const whole = SURROGATE.test(text) ? text.replace(/\p{Cs}/gu, '\uFFFD') : text;
	return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}
