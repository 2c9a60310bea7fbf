/**
 * Amounts as official files write them, to whole centavos, by decimal arithmetic on the digits (a float would move centavos).
 * Read: `5600000`, `"$5,600,000.00"`, `1.234,56`, `(1,200.50)`, `1.80123E+11`.
 */
export type MoneyNote = 'rounded' | 'exponent' | 'negative' | 'mojibake';

export type Parsed<T, N = string> =
	| { kind: 'missing' }
	| { kind: 'value'; value: T; notes: readonly N[] }
	| { kind: 'unreadable'; rule: string };

export interface NumberStyle {
	/** The file's decimal sign, for amounts that could be read two ways (`1.234`). Mexican files use the point. */
	decimal?: '.' | ',';
}

export const MISSING: { kind: 'missing' } = { kind: 'missing' };
const MISSING_WORDS =
	/^(?:-+|n\/?[ad]\.?|n\.[ad]\.|s\/?[dn]\.?|null|nulo|none|nan|sin dato|sin informaci[oó]n|no aplica|no disponible)$/i;

export function isMissing(text: string): boolean {
	return text === '' || MISSING_WORDS.test(text);
}

/** No amount, date or number is longer; a giant cell is not worth a pattern. */
export const LONGEST_VALUE = 80;

const PLAIN = /^\d{1,13}$/;
const CENTS = /^\d{1,12}\.\d{1,2}$/;
const NOTHING: readonly MoneyNote[] = [];

export function parseMoney(raw: string, style: NumberStyle = {}): Parsed<number, MoneyNote> {
	// The common case by far: plain digits.
	if (PLAIN.test(raw)) return { kind: 'value', value: Number(raw) * 100, notes: NOTHING };
	if (style.decimal !== ',' && CENTS.test(raw)) return { kind: 'value', value: centsOf(raw), notes: NOTHING };
	if (raw.length > LONGEST_VALUE) return { kind: 'unreadable', rule: 'money.unreadable' };
	const text = raw.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
	if (isMissing(text)) return MISSING;
	const notes: MoneyNote[] = [];
	let body = text;
	if (body.startsWith('Â')) {
		// A no-break space read in the wrong encoding by whoever made the file.
		notes.push('mojibake');
		body = body.slice(1).trim();
	}
	let negative = false;
	const parenthesised = /^\((.*)\)$/.exec(body);
	if (parenthesised?.[1] !== undefined) {
		negative = true;
		body = parenthesised[1].trim();
	}
	body = body.replace(/^(?:MXN|MN|US\$|ARS|\$)\s*/i, '').replace(/\s*(?:MXN|M\.?N\.?|pesos)$/i, '');
	const signed = /^([+-])\s*\$?\s*(.*)$/.exec(body);
	if (signed?.[2] !== undefined) {
		negative = negative !== (signed[1] === '-');
		body = signed[2];
	}
	body = body.replace(/^\$\s*/, '');
	const number = decimalParts(body, style.decimal ?? '.');
	if (!number) return { kind: 'unreadable', rule: 'money.unreadable' };
	if (number.exponent !== 0) notes.push('exponent');
	const centavos = toCentavos(number);
	if (centavos === null) return { kind: 'unreadable', rule: 'money.out_of_range' };
	if (centavos.rounded) notes.push('rounded');
	if (negative && centavos.value !== 0) notes.push('negative');
	return { kind: 'value', value: negative && centavos.value !== 0 ? -centavos.value : centavos.value, notes };
}

/** `1234.5` → 123450: both parts are whole numbers, so no fraction is ever a float. */
function centsOf(text: string): number {
	const point = text.indexOf('.');
	const fraction = Number(text.slice(point + 1)) * (text.length - point === 2 ? 10 : 1);
	return Number(text.slice(0, point)) * 100 + fraction;
}

interface DecimalParts {
	whole: string;
	fraction: string;
	exponent: number;
}

/** Digits of a number whose separators may be those of several countries; null when they contradict each other. */
function decimalParts(text: string, decimal: '.' | ','): DecimalParts | null {
	const scientific = /^(\d(?:[.,]\d+)?)[eE]([+-]?\d{1,3})$/.exec(text);
	if (scientific?.[1] !== undefined && scientific[2] !== undefined) {
		const [whole = '', fraction = ''] = scientific[1].split(/[.,]/);
		return { whole, fraction, exponent: Number(scientific[2]) };
	}
	if (!/^[\d.,' ]+$/.test(text) || !/\d/.test(text)) return null;
	const clean = text.replace(/(?<=\d)[' ](?=\d{3}(?!\d))/g, '');
	if (/[' ]/.test(clean)) return null;
	const points = clean.split('.').length - 1;
	const commas = clean.split(',').length - 1;
	if (points === 0 && commas === 0) return { whole: clean, fraction: '', exponent: 0 };
	let sign: string | null;
	if (points > 0 && commas > 0) sign = clean.lastIndexOf('.') > clean.lastIndexOf(',') ? '.' : ',';
	else {
		const only = points > 0 ? '.' : ',';
		const count = points + commas;
		const grouped = new RegExp(`^[1-9]\\d{0,2}(?:\\${only}\\d{3})+$`).test(clean);
		if (count > 1) sign = null;
		else if (only === decimal) sign = only;
		else sign = grouped ? null : /[.,]\d{1,2}$/.test(clean) ? only : 'contradiction';
		if (count > 1 && !grouped) return null;
	}
	if (sign === 'contradiction') return null;
	const at = sign === null ? -1 : clean.lastIndexOf(sign);
	const whole = at === -1 ? clean : clean.slice(0, at);
	const fraction = at === -1 ? '' : clean.slice(at + 1);
	if (!/^\d*$/.test(fraction)) return null;
	if (/[.,]/.test(whole) && !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)) return null;
	const digits = whole.replace(/[.,]/g, '');
	if (digits === '' && fraction === '') return null;
	return { whole: digits, fraction, exponent: 0 };
}

/** Whole centavos, half up (away from zero); null beyond ±2^53. */
function toCentavos({ whole, fraction, exponent }: DecimalParts): { value: number; rounded: boolean } | null {
	let digits = whole + fraction;
	let decimals = fraction.length - exponent;
	if (digits.length + Math.max(0, -decimals) > 400) return null;
	if (decimals < 0) {
		digits += '0'.repeat(-decimals);
		decimals = 0;
	}
	digits = digits.padStart(decimals + 1, '0');
	const kept =
		digits.slice(0, digits.length - decimals) +
		digits.slice(digits.length - decimals, digits.length - decimals + 2).padEnd(2, '0');
	const beyond = decimals > 2 ? digits.slice(digits.length - decimals + 2) : '';
	const exact = BigInt(kept) + (beyond !== '' && beyond.charCodeAt(0) >= 53 ? 1n : 0n);
	if (exact > BigInt(Number.MAX_SAFE_INTEGER)) return null;
	return { value: Number(exact), rounded: /[1-9]/.test(beyond) };
}
