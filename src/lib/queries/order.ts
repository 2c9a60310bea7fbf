import { measureColumn, type CoreColumns, type Measure, type TextColumns } from '../domain';
import type { Sort } from '../filters';
import { byCodePoint, nameRanks } from './name-order';

/**
 * Orders of rows. Every sort is one number per row, ascending, missing last (Infinity), ties by ordinal: so the same selection and
 * the same partial sort serve all of them.
 */
export function sortKeys(core: CoreColumns, text: TextColumns, sort: Sort, measure: Measure): Float64Array {
	const keys = new Float64Array(core.rows);
	switch (sort) {
		case 'monto':
		case 'monto-asc': {
			const amounts = core[measureColumn(measure)];
			const sign = sort === 'monto' ? -1 : 1;
			for (let row = 0; row < keys.length; row++) {
				const amount = amounts[row] ?? NaN;
				keys[row] = Number.isNaN(amount) ? Infinity : sign * amount;
			}
			return keys;
		}
		case 'anio':
		case 'anio-asc': {
			const sign = sort === 'anio' ? -1 : 1;
			for (let row = 0; row < keys.length; row++) {
				const year = core.year[row] ?? 0;
				keys[row] = year === 0 ? Infinity : sign * year;
			}
			return keys;
		}
		case 'municipio': {
			const { values, codes } = core.municipality;
			const sorted = values.filter((value) => value !== null).sort(byCodePoint);
			const rank = values.map((value) => (value === null ? Infinity : sorted.indexOf(value)));
			for (let row = 0; row < keys.length; row++) keys[row] = rank[codes[row] ?? 0] ?? Infinity;
			return keys;
		}
		case 'nombre':
			keys.set(nameRanks(text.name));
			return keys;
	}
}

/** The first `k` of `rows` (ascending ordinals) by key, in order. Reads each row once; O(n log k). */
export function firstByKey(rows: Uint32Array, keys: Float64Array, k: number): Uint32Array {
	const size = Math.min(k, rows.length);
	if (size === 0) return new Uint32Array(0);
	// A heap whose root is the worst of the best `size` so far. Rows come in ascending order, so on a tie the one met first stays.
	const heap = rows.slice(0, size);
	const after = (a: number, b: number): boolean => {
		const ka = keys[a] ?? Infinity;
		const kb = keys[b] ?? Infinity;
		return ka > kb || (ka === kb && a > b);
	};
	const sift = (at: number) => {
		const row = heap[at] ?? 0;
		for (;;) {
			let child = 2 * at + 1;
			if (child >= size) break;
			if (child + 1 < size && after(heap[child + 1] ?? 0, heap[child] ?? 0)) child++;
			const candidate = heap[child] ?? 0;
			if (!after(candidate, row)) break;
			heap[at] = candidate;
			at = child;
		}
		heap[at] = row;
	};
	for (let at = (size >> 1) - 1; at >= 0; at--) sift(at);
	let worst = keys[heap[0] ?? 0] ?? Infinity;
	for (let i = size; i < rows.length; i++) {
		const row = rows[i] ?? 0;
		if ((keys[row] ?? Infinity) >= worst) continue;
		heap[0] = row;
		sift(0);
		worst = keys[heap[0] ?? 0] ?? Infinity;
	}
	return byKey(heap, keys);
}

/** All of `rows` in order. */
export function byKey(rows: Uint32Array, keys: Float64Array): Uint32Array {
	return rows.slice().sort((a, b) => {
		const ka = keys[a] ?? Infinity;
		const kb = keys[b] ?? Infinity;
		return ka < kb ? -1 : ka > kb ? 1 : a - b;
	});
}
