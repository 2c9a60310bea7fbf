import { isMissing, LONGEST_VALUE, MISSING, type NumberStyle, type Parsed } from './money';

/** A plain number (`62.65`, `100.00%`, `1,235`). */
export function parseNumber(raw: string, style: NumberStyle = {}): Parsed<number> {
	if (raw.length > LONGEST_VALUE) return { kind: 'unreadable', rule: 'number.unreadable' };
	const text = raw.replace(/[\s\u00a0]+/g, '').replace(/%$/, '');
	if (isMissing(text)) return MISSING;
	const decimal = style.decimal ?? '.';
	const other = decimal === '.' ? ',' : '.';
	const grouped = new RegExp(`^[+-]?\\d{1,3}(?:\\${other}\\d{3})+(?:\\${decimal}\\d+)?$`);
	const plain = new RegExp(`^[+-]?(?:\\d+(?:\\${decimal}\\d*)?|\\${decimal}\\d+)$`);
	if (!plain.test(text) && !grouped.test(text)) return { kind: 'unreadable', rule: 'number.unreadable' };
	const value = Number(text.replaceAll(other, '').replace(decimal, '.'));
	return Number.isFinite(value)
		? { kind: 'value', value, notes: [] }
		: { kind: 'unreadable', rule: 'number.unreadable' };
}

/** Progress, 0 to 100 per cent. */
export function parsePercent(raw: string, style: NumberStyle = {}): Parsed<number> {
	const parsed = parseNumber(raw, style);
	if (parsed.kind === 'value' && (parsed.value < 0 || parsed.value > 100)) {
		return { kind: 'unreadable', rule: 'percent.out_of_range' };
	}
	return parsed.kind === 'unreadable' ? { kind: 'unreadable', rule: 'percent.unreadable' } : parsed;
}

/** A count of persons or tenderers: a whole number from 0 to 2^31. */
export function parseCount(raw: string, style: NumberStyle = {}): Parsed<number> {
	const parsed = parseNumber(raw, style);
	if (parsed.kind !== 'value') return parsed;
	return Number.isInteger(parsed.value) && parsed.value >= 0 && parsed.value < 2 ** 31
		? parsed
		: { kind: 'unreadable', rule: 'number.not_a_count' };
}

/** A fiscal year, 1990 to 2100. */
export function parseYear(raw: string): Parsed<number> {
	if (raw.length > LONGEST_VALUE) return { kind: 'unreadable', rule: 'year.unreadable' };
	const text = raw.replace(/^'/, '').trim();
	if (isMissing(text)) return MISSING;
	const value = /^\d{4}(?:\.0+)?$/.test(text) ? Math.trunc(Number(text)) : NaN;
	return value >= 1990 && value <= 2100
		? { kind: 'value', value, notes: [] }
		: { kind: 'unreadable', rule: 'year.unreadable' };
}
