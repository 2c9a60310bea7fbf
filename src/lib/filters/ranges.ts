import { pesosText } from '../domain';
import type { Range } from './state';
import { FIRST_YEAR, LAST_YEAR } from './limits';

/**
 * Ranges of years and of pesos. Pesos become centavos digit by digit: `0.29 * 100` is 28.999… in floating point, and an auditor's
 * bound must fall on its own centavo.
 */

type Rounding = 'up' | 'down';

const DECIMAL = /^\d+(?:\.\d*)?$|^\.\d+$/;
const MAX_CENTAVOS_DIGITS = String(Number.MAX_SAFE_INTEGER).length;

/** Digits of pesos as centavos, clamped to 2^53 − 1. A part of a centavo goes up for a lower bound and down for an upper one. */
export function centavosOfText(pesos: string, rounding: Rounding): number {
	const [whole = '', fraction = ''] = pesos.split('.');
	const digits = (whole + fraction.padEnd(2, '0').slice(0, 2)).replace(/^0+(?=\d)/, '');
	if (digits.length > MAX_CENTAVOS_DIGITS) return Number.MAX_SAFE_INTEGER;
	const part = /[1-9]/.test(fraction.slice(2)) && rounding === 'up' ? 1 : 0;
	return Math.min(Number(digits) + part, Number.MAX_SAFE_INTEGER);
}

// As a number of pesos the last centavos are no longer told apart: from here up all is the limit.
const MAX_PESOS = Number.MAX_SAFE_INTEGER / 100;

/** A finite, non-negative number of pesos as centavos. */
export function centavosOfPesos(pesos: number, rounding: Rounding): number {
	if (pesos >= MAX_PESOS) return Number.MAX_SAFE_INTEGER;
	if (pesos < 1e-6) return pesos > 0 && rounding === 'up' ? 1 : 0;
	return centavosOfText(String(pesos), rounding);
}

const pesosOfCentavos = (centavos: number): number => Number(pesosText(centavos));

/** `1000000`, `1000000.5`: never an exponent, no idle decimals. */
export const pesosParameter = (pesos: number): string =>
	pesosText(centavosOfPesos(pesos, 'down'))
		.replace(/\.00$/, '')
		.replace(/(\.\d)0$/, '$1');

export interface ParsedRange {
	range: Range | null;
	problems: readonly ('bad_range' | 'reversed_range' | 'capped')[];
}
const NOTHING: ParsedRange = { range: null, problems: [] };
const BAD: ParsedRange = { range: null, problems: ['bad_range'] };

/** `a-b`, `a-`, `-b` or `a` (both ends) as texts; null where it is none of them. */
function ends(text: string): [string, string] | null {
	const parts = text.trim().replace('–', '-').split('-');
	const [from = '', to = from] = parts.map((part) => part.trim());
	return parts.length > 2 ? null : [from, to];
}

export function parseYears(text: string): ParsedRange {
	const both = ends(text);
	if (both === null) return BAD;
	if (both.every((end) => end === '')) return NOTHING;
	if (both.some((end) => end !== '' && !/^[1-9]\d{3}$/.test(end))) return BAD;
	const [from, to] = both.map((end) => (end === '' ? null : Number(end)));
	return ordered(from ?? null, to ?? null, (range) => yearRange(range));
}

/** Pesos, both ends included. */
export function parseAmount(text: string): ParsedRange {
	const both = ends(text);
	if (both === null) return BAD;
	if (both.every((end) => end === '')) return NOTHING;
	if (both.some((end) => end !== '' && !DECIMAL.test(end))) return BAD;
	const [low, high] = both;
	const reversed = low !== '' && high !== '' && Number(low) > Number(high);
	const [from, to] = reversed ? [high, low] : [low, high];
	const range = centavoRange(
		from === '' ? null : centavosOfText(from, 'up'),
		to === '' ? null : centavosOfText(to, 'down')
	);
	if (range === null) return BAD;
	const capped = both.some((end) => Number(end) > MAX_PESOS);
	return { range, problems: [...(reversed ? REVERSED : []), ...(capped ? CAPPED : [])] };
}
const REVERSED = ['reversed_range'] as const;
const CAPPED = ['capped'] as const;

function ordered(from: number | null, to: number | null, make: (range: Range) => Range | null): ParsedRange {
	const reversed = from !== null && to !== null && from > to;
	const range = make({ from, to });
	if (range === null) return BAD;
	return { range, problems: reversed ? REVERSED : [] };
}

const isNumber = (value: number | null): value is number => value !== null && !Number.isNaN(value);

/** The range as a state may hold it: whole years of four digits, in order; null where nothing is left of it. */
export function yearRange(range: Range | null): Range | null {
	if (range === null) return null;
	const whole = (year: number | null): number | null =>
		isNumber(year) ? Math.trunc(Math.min(Math.max(year, FIRST_YEAR), LAST_YEAR)) : null;
	const from = range.from === -Infinity ? null : whole(range.from);
	const to = range.to === Infinity ? null : whole(range.to);
	if (from === null && to === null) return null;
	return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

/** Pesos as a state may hold them: not negative, whole centavos, within 2^53 centavos, in order; null where nothing is left. */
export function amountRange(range: Range | null): Range | null {
	if (range === null) return null;
	let from = isNumber(range.from) && range.from >= 0 ? range.from : null;
	let to = isNumber(range.to) && range.to !== Infinity ? Math.max(range.to, 0) : null;
	if (from !== null && to !== null && from > to) [from, to] = [to, from];
	return centavoRange(
		from === null ? null : centavosOfPesos(from, 'up'),
		to === null ? null : centavosOfPesos(to, 'down')
	);
}

function centavoRange(from: number | null, to: number | null): Range | null {
	if (from === null && to === null) return null;
	if (from !== null && to !== null && from > to) return null;
	return { from: from === null ? null : pesosOfCentavos(from), to: to === null ? null : pesosOfCentavos(to) };
}
