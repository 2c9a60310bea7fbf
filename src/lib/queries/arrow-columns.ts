import { makeData, Utf8, type Data } from 'apache-arrow';

/**
 * Columns of Arrow from plain arrays, by `makeData`: building vectors value by value is slower and calls `new Function`, which the page's CSP forbids.
 */

/** One bit per row, set where `isKnown`; null where every row is known. */
export function validity(
	rows: number,
	isKnown: (row: number) => boolean
): { nullBitmap?: Uint8Array; nullCount: number } {
	const nullBitmap = new Uint8Array(Math.ceil(rows / 8));
	let nullCount = 0;
	for (let row = 0; row < rows; row++) {
		if (isKnown(row)) nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
		else nullCount++;
	}
	return nullCount === 0 ? { nullCount } : { nullBitmap, nullCount };
}

/** Texts; missing is null. */
export function texts(values: readonly (string | null)[]): Data<Utf8> {
	const encoder = new TextEncoder();
	const valueOffsets = new Int32Array(values.length + 1);
	let bytes = new Uint8Array(Math.max(64, values.length * 32));
	let end = 0;
	values.forEach((value, row) => {
		if (value !== null) {
			// A UTF-16 unit is at most three bytes of UTF-8.
			while (end + value.length * 3 > bytes.length) {
				const larger = new Uint8Array(bytes.length * 2);
				larger.set(bytes);
				bytes = larger;
			}
			end += encoder.encodeInto(value, bytes.subarray(end)).written;
		}
		valueOffsets[row + 1] = end;
	});
	const data = bytes.slice(0, end);
	const known = validity(values.length, (row) => values[row] !== null);
	return makeData({ type: new Utf8(), length: values.length, data, valueOffsets, ...known });
}
