import { byCodePoint } from '../name-order';

/**
 * Orders of the table. Every column is one ascending number per row, NaN where missing; an order by several columns is a stable sort by each, the last one
 * first. It is made once for the whole release: a page then walks it past the rows that are not chosen.
 */

const SURROGATE = /[\uD800-\uDFFF]/;

/** For each of these texts its place among them, equal for equal keys; NaN for missing. */
export function ranked(values: readonly (string | null)[], keyOf: (text: string) => string): Float64Array {
	const keys = values.map((value) => (value === null ? null : keyOf(value)));
	const distinct = [...new Set(keys.filter((key) => key !== null))];
	// JavaScript's own order is the same, and some times faster, where no character is beyond U+FFFF.
	const sorted = distinct.some((key) => SURROGATE.test(key)) ? distinct.sort(byCodePoint) : distinct.sort();
	const rankOf = new Map(sorted.map((key, rank) => [key, rank]));
	return Float64Array.from(keys, (key) => (key === null ? NaN : (rankOf.get(key) ?? NaN)));
}

const RADIX = 0x10000;

/** All rows in the order of `sorts`, ties by row; missing last whichever way. */
export function sortedRows(
	rows: number,
	sorts: readonly { keys: Float64Array; descending: boolean }[]
): Uint32Array {
	let order = Uint32Array.from({ length: rows }, (_, row) => row);
	for (const { keys, descending } of [...sorts].reverse()) order = stably(order, keys, descending);
	return order;
}

/** A stable radix sort by the bits of a double, which order as the numbers do once the sign is seen to. */
function stably(
	order: Uint32Array<ArrayBuffer>,
	keys: Float64Array,
	descending: boolean
): Uint32Array<ArrayBuffer> {
	const rows = keys.length;
	const digits = Array.from({ length: 4 }, () => new Uint16Array(rows));
	const [first, second, third, fourth] = digits as [Uint16Array, Uint16Array, Uint16Array, Uint16Array];
	const double = new Float64Array(1);
	// Every machine that runs a browser is little-endian.
	const bits = new Uint32Array(double.buffer);
	for (let row = 0; row < rows; row++) {
		const key = keys[row] as number;
		let [low, high] = [0xffffffff, 0xffffffff];
		if (key === key) {
			// Never a negative zero.
			double[0] = (descending ? -key : key) + 0;
			[low, high] = [bits[0] as number, bits[1] as number];
			if (high >= 0x80000000) [low, high] = [~low, ~high];
			else high ^= 0x80000000;
		}
		first[row] = low;
		second[row] = low >>> 16;
		third[row] = high;
		fourth[row] = high >>> 16;
	}
	let from = order;
	let to = new Uint32Array(rows);
	for (const digit of digits) {
		const ends = new Uint32Array(RADIX + 1);
		for (let row = 0; row < rows; row++) (ends[(digit[row] as number) + 1] as number)++;
		// All alike: nothing to sort by.
		if (rows === 0 || ends[(digit[0] as number) + 1] === rows) continue;
		for (let value = 0; value < RADIX; value++) (ends[value + 1] as number) += ends[value] as number;
		for (let i = 0; i < rows; i++) {
			const row = from[i] as number;
			const value = digit[row] as number;
			to[ends[value] as number] = row;
			(ends[value] as number)++;
		}
		[from, to] = [to, from];
	}
	return from;
}
