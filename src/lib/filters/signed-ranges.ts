import type { ParsedRange } from './ranges';
import type { Range } from './state';

/**
 * Ranges whose ends may be less than 0: `-10..25`, `..25`, `-10..`, `25` (both ends). Two points stand between them, since a hyphen is a sign
 * here. An end finer than can be held goes inwards, as pesos do.
 */
interface Kind {
	/** Decimals an end may have. */
	decimals: number;
	/** The largest end, either way. */
	most: number;
}
/** Per cent. */
const CHANGE: Kind = { decimals: 2, most: 10_000_000 };
/** Days: nearly three hundred years. */
const DELAY: Kind = { decimals: 0, most: 100_000 };

const NUMBER = /^[-−]?(?:\d+(?:\.\d*)?|\.\d+)$/;

export const parseChange = (text: string): ParsedRange => parse(text, CHANGE);
export const parseDelay = (text: string): ParsedRange => parse(text, DELAY);
export const changeRange = (range: Range | null): Range | null => held(range, CHANGE);
export const delayRange = (range: Range | null): Range | null => held(range, DELAY);

/** A per cent with two decimals as a whole number. */
export const hundredths = (percent: number | null): number | null =>
	percent === null ? null : Math.round(percent * 100);

export function signedParameter(range: Range | null): string {
	if (range === null) return '';
	const { from, to } = range;
	return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}

function parse(text: string, kind: Kind): ParsedRange {
	const parts = text.trim().split('..');
	const [low = '', high = low] = parts.map((part) => part.trim());
	if (parts.length > 2 || [low, high].some((end) => end !== '' && !NUMBER.test(end)))
		return { range: null, problems: ['bad_range'] };
	if (low === '' && high === '') return { range: null, problems: [] };
	const [from = null, to = null] = [low, high].map((end) =>
		end === '' ? null : Number(end.replace('−', '-'))
	);
	const range = held({ from, to }, kind);
	if (range === null) return { range, problems: ['bad_range'] };
	const isReversed = from !== null && to !== null && from > to;
	const isCapped = [from, to].some((end) => end !== null && Math.abs(end) > kind.most);
	return {
		range,
		problems: [
			...(isReversed ? (['reversed_range'] as const) : []),
			...(isCapped ? (['capped'] as const) : [])
		]
	};
}

/** The range as a state may hold it: in order, within the limit, its decimals cut inwards; null where nothing is left of it. */
function held(range: Range | null, { decimals, most }: Kind): Range | null {
	if (range === null) return null;
	const known = (end: number | null): number | null => (end === null || Number.isNaN(end) ? null : end);
	let [from, to] = [known(range.from), known(range.to)];
	if (from === -Infinity) from = null;
	if (to === Infinity) to = null;
	if (from !== null && to !== null && from > to) [from, to] = [to, from];
	const whole = (end: number | null, round: (value: number) => number): number | null => {
		if (end === null) return null;
		const scale = 10 ** decimals;
		// 0.29 * 100 is 28.999… in floating point.
		const scaled = Number((Math.min(Math.max(end, -most), most) * scale).toFixed(6));
		return round(scaled) / scale + 0;
	};
	[from, to] = [whole(from, Math.ceil), whole(to, Math.floor)];
	if (from === null && to === null) return null;
	return from !== null && to !== null && from > to ? null : { from, to };
}
