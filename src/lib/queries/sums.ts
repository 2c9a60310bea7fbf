import { MEASURES, MoneyError, type CoreColumns, type MeasureColumn } from '../domain';

/** The five amounts in the order of MEASURES. */
export const MEASURE_COLUMNS: readonly MeasureColumn[] = MEASURES.map((m) => m.column);

/**
 * Whether every sum over any of the rows is exact in a Float64: true when the absolute values together stay within 2^53. Then plain
 * additions will do; where not, the sums are made again with whole numbers of any size (`wideSums`).
 */
export function sumsAreExact(amounts: Float64Array): boolean {
	let sum = 0;
	for (let row = 0; row < amounts.length; row++) {
		const amount = amounts[row] ?? NaN;
		if (amount === amount) sum += Math.abs(amount);
	}
	return sum <= Number.MAX_SAFE_INTEGER;
}

/** Which columns of a release sum exactly, worked out once. */
export function exactColumns(core: CoreColumns): ReadonlySet<MeasureColumn> {
	return new Set(MEASURE_COLUMNS.filter((column) => sumsAreExact(core[column])));
}

export interface Sum {
	/** NaN where the sum is beyond ±2^53. */
	amount: number;
	/** Rows without the amount. */
	missing: number;
}

export function sumOf(amounts: Float64Array, rows: Uint32Array, exact: boolean): Sum {
	let amount = 0;
	let missing = 0;
	for (let i = 0; i < rows.length; i++) {
		const value = amounts[rows[i] as number] as number;
		if (value !== value) missing++;
		else amount += value;
	}
	return exact ? { amount, missing } : { amount: wideSums(amounts, rows, null, 1)[0] ?? NaN, missing };
}

/** The sum for each code (one sum where `codes` is null), whatever its partial sums; NaN where it is beyond ±2^53. */
export function wideSums(
	amounts: Float64Array,
	rows: Uint32Array,
	codes: ArrayLike<number> | null,
	size: number
): Float64Array {
	const sums = new Array<bigint>(size).fill(0n);
	for (const row of rows) {
		const amount = amounts[row] ?? NaN;
		const code = codes?.[row] ?? 0;
		if (amount === amount) sums[code] = (sums[code] ?? 0n) + BigInt(amount);
	}
	return Float64Array.from(sums, (sum) => {
		const amount = Number(sum);
		return Number.isSafeInteger(amount) ? amount : NaN;
	});
}

/** A figure as it leaves: throws MoneyError where one of its sums is beyond ±2^53. */
export function exactFigure<F extends object>(figure: F): F {
	for (const [name, value] of Object.entries(figure))
		if (Number.isNaN(value))
			throw new MoneyError(`the sum ${name} is beyond the exact range of ±2^53 centavos`);
	return figure;
}
