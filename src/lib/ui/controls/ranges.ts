import type { Range } from '../../filters';
import type { Axis, Bar, Edges } from './axis';

/** Fiscal years as edges: a year takes the space from itself to the next one, so 2015–2018 is from 2015 to 2019. */
export function edgesOfYears(range: Range | null, extent: readonly [number, number]): Edges {
	const [first, last] = extent;
	const low = Math.min(last, Math.max(first, range?.from ?? first));
	const high = Math.min(last, Math.max(low, range?.to ?? last));
	return { low, high: high + 1 };
}

/** The whole extent is no filter; otherwise both ends are named, so that a later release with more years shows the same works. */
export function yearsOfEdges(edges: Edges, extent: readonly [number, number]): Range | null {
	const [first, last] = extent;
	if (edges.low <= first && edges.high > last) return null;
	return { from: edges.low, to: edges.high - 1 };
}

export function barsOfYears(counts: ReadonlyMap<number, number>, extent: readonly [number, number]): Bar[] {
	const [first, last] = extent;
	return Array.from({ length: last - first + 1 }, (_, i) => ({
		start: first + i,
		end: first + i + 1,
		works: counts.get(first + i) ?? 0
	}));
}

/** Keeps a range in order when one end is typed beyond the other: the other end follows. */
export function withYear(range: Range, end: 'from' | 'to', year: number): Range {
	if (end === 'from') return { from: year, to: range.to === null ? null : Math.max(year, range.to) };
	return { from: range.from === null ? null : Math.min(year, range.from), to: year };
}

/** Amounts as edges; an open end rests at the axis' own end. */
export function edgesOfAmount(range: Range | null, axis: Axis): Edges {
	const low = Math.min(axis.max, Math.max(axis.min, range?.from ?? axis.min));
	const high = Math.min(axis.max, Math.max(low, range?.to ?? axis.max));
	return { low, high };
}

/** A thumb at the end of the axis leaves that end open: works beyond the histogram are not lost. */
export function amountOfEdges(edges: Edges, axis: Axis): Range | null {
	const from = axis.position(edges.low) <= 0 ? null : edges.low;
	const to = axis.position(edges.high) >= 1 ? null : edges.high;
	return from === null && to === null ? null : { from, to };
}

export interface AmountBin {
	from: number;
	to: number;
	works: number;
}

/** Where the logarithmic axis begins and ends; a first bin that starts at 0 begins a tenth below its end. */
export function amountExtent(bins: readonly AmountBin[]): [number, number] {
	const first = bins.at(0);
	const last = bins.at(-1);
	if (!first || !last) return [1_000, 100_000_000];
	const min = first.from > 0 ? first.from : first.to / 10;
	return [min, Math.max(min * 10, last.to)];
}

/** A `Map`, because a typed word such as `constructor` must not find anything. */
const UNITS = new Map<string, number>(
	Object.entries({
		'': 1,
		mil: 1e3,
		k: 1e3,
		m: 1e6,
		mm: 1e6,
		mdp: 1e6,
		millon: 1e6,
		millones: 1e6,
		million: 1e6,
		'mil m': 1e9,
		'mil millones': 1e9,
		mmdp: 1e9,
		billion: 1e9
	})
);

export type TypedAmount = { kind: 'empty' } | { kind: 'amount'; pesos: number } | { kind: 'unreadable' };

/**
 * What a person typed as pesos: `1500000`, `1,500,000`, `$1,500,000.50`, `1.5 M`, `1.5 millones`, `500 mil`. A lone comma followed
 * by one or two digits is read as a decimal comma. Pesos are kept to the centavo.
 */
export function readTypedAmount(typed: string): TypedAmount {
	const text = typed
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[$\s]+/g, ' ')
		.replace(/(?: de)? (?:pesos|mxn)$/, '')
		.trim();
	if (text === '') return { kind: 'empty' };
	const match = /^(\d[\d., ]*?) ?([a-z]+(?: [a-z]+)?)?\.?$/.exec(text);
	const unit = match ? UNITS.get(match[2] ?? '') : undefined;
	const digits = match ? plainDecimal((match[1] ?? '').replaceAll(' ', '')) : null;
	if (unit === undefined || digits === null) return { kind: 'unreadable' };
	const pesos = Math.round(Number(digits) * unit * 100) / 100;
	return Number.isSafeInteger(Math.round(pesos * 100)) ? { kind: 'amount', pesos } : { kind: 'unreadable' };
}

function plainDecimal(digits: string): string | null {
	if (/^\d+(?:\.\d+)?$/.test(digits)) return digits;
	if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '');
	if (/^\d+,\d{1,2}$/.test(digits)) return digits.replace(',', '.');
	return null;
}

/** One end typed; ends typed the wrong way round are exchanged. */
export function withAmount(range: Range | null, end: 'from' | 'to', pesos: number | null): Range | null {
	const next = { from: range?.from ?? null, to: range?.to ?? null, [end]: pesos };
	if (next.from === null && next.to === null) return null;
	return next.from !== null && next.to !== null && next.from > next.to
		? { from: next.to, to: next.from }
		: next;
}

const EXACT = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 2 });
/** Pesos as an input shows them, whole: `1,500,000`. */
export const writtenAmount = (pesos: number | null): string => (pesos === null ? '' : EXACT.format(pesos));
