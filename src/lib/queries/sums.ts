import { addCentavos, MEASURES, type CoreColumns, type MeasureColumn } from '../domain';

/** The five amounts in the order of MEASURES. */
export const MEASURE_COLUMNS: readonly MeasureColumn[] = MEASURES.map((m) => m.column);

/**
 * Whether every sum over any of the rows is exact in a Float64: true when the absolute values together stay within 2^53. Then plain
 * additions will do; otherwise each one is checked (`addCentavos` throws MoneyError).
 */
export function sumsAreExact(amounts: Float64Array): boolean {
	let sum = 0;
	for (let row = 0; row < amounts.length; row++) {
		const amount = amounts[row] ?? NaN;
		if (amount === amount) sum += Math.abs(amount);
	}
	return sum <= Number.MAX_SAFE_INTEGER;
}

export interface Sum {
	amount: number;
	/** Rows without the amount. */
	missing: number;
}

export function sumOf(amounts: Float64Array, rows: Uint32Array, exact: boolean): Sum {
	let amount = 0;
	let missing = 0;
	for (let i = 0; i < rows.length; i++) {
		const value = amounts[rows[i] ?? 0] ?? NaN;
		if (value !== value) missing++;
		else amount = exact ? amount + value : addCentavos(amount, value);
	}
	return { amount, missing };
}

/** Which columns of a release sum exactly, worked out once. */
export function exactColumns(core: CoreColumns): ReadonlySet<MeasureColumn> {
	return new Set(MEASURE_COLUMNS.filter((column) => sumsAreExact(core[column])));
}
