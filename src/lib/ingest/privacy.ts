/**
 * Personal data never leaves the reader. Columns of officials are not read at all (each format lists the columns it takes); this
 * is the second wall: e-mails, telephones and tax or population keys of natural persons inside any text that is kept.
 */
export const OMITTED = '[omitido]';

const EMAIL =
	/[\p{L}\p{N}._%+'-]+\s?(?:@|\(at\)|\[at\]|\(arroba\)|\[arroba\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu;
/** CURP: 18 characters. */
const CURP = /(?<![A-ZÑ0-9])[A-ZÑ]{4}\d{6}[HMX][A-ZÑ]{5}[A-Z0-9]\d(?![A-Z0-9])/gi;
/** RFC of a natural person: four letters, a date, three characters. A company's has three letters, and is public. */
const RFC =
	/(?<![A-ZÑ&0-9])[A-ZÑ&]{4}[ -]?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?[A-Z0-9]{3}(?![A-Z0-9])/gi;
/** After a word that announces it, any run of digits of a telephone's length, with its extension. */
const ANNOUNCED =
	/(?<!\p{L})(?:tel(?:[ée]fonos?|s)?|cel(?:ular(?:es)?)?|m[óo]vil|whats\s?app|fax|conmutador|lada)(?!\p{L})[\s.:°º#()+-]*\d[\d\s().+-]{5,}\d(?:\s*,?\s*ext(?:ensi[óo]n)?\.?\s*:?\s*\d+)?/giu;
/** Digit groups joined by one space, point, dash or parenthesis; only those with a telephone's number of digits are omitted. */
const GROUPS = /(?<![\d\p{L}.,$+/-])\+?\(?\d{1,10}\)?(?:[ .-]{1,2}\(?\d{2,8}\)?){0,5}(?![\d\p{L}/]|[.,]\d)/gu;

const ANNOUNCES = /tel|cel|m[oó]vil|whats|fax|conm|lada/i;

export function scrub(text: string): string {
	let digits = 0;
	let at = false;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c >= 48 && c <= 57) digits++;
		else if (c === 64 || c === 40 || c === 91) at = true;
	}
	let out = text;
	if (at && /@|[([](?:at|arroba)[)\]]/i.test(out)) out = out.replace(EMAIL, OMITTED);
	if (digits < 7) return out;
	if (/\d{6}|\d{2} ?\d{2} ?\d{2}/.test(out)) out = out.replace(CURP, OMITTED).replace(RFC, OMITTED);
	if (ANNOUNCES.test(out)) out = out.replace(ANNOUNCED, OMITTED);
	return digits < 10 ? out : out.replace(GROUPS, (found) => (isTelephone(found) ? OMITTED : found));
}

/** An address or a person's tax or population key. Digits alone are not told from a key, so that no key is taken for a telephone. */
export function isPersonal(text: string): boolean {
	return [EMAIL, CURP, RFC].some((pattern) => text.search(pattern) !== -1);
}

/**
 * Ten digits in Mexico, written whole or beginning with an area code of two or three; more with the country code (52, 521) or the
 * old long-distance prefixes (01, 044, 045). Dates, keys and amounts have other shapes.
 */
function isTelephone(found: string): boolean {
	const digits = found.replace(/\D/g, '');
	if (digits.length === 12) return digits.startsWith('52') || digits.startsWith('01');
	if (digits.length === 13) return /^(?:521|044|045)/.test(digits);
	if (digits.length !== 10 || /^\d{1,2}[.]\d+$/.test(found)) return false;
	const first = /\d+/.exec(found)?.[0] ?? '';
	return first.length === 10 || first.length === 2 || first.length === 3;
}
