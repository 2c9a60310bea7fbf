import type { CoreColumns } from '../domain';

type Budgets = Pick<CoreColumns, 'rows' | 'approved' | 'modified'>;

/**
 * How much a budget changed: (modified − approved) / approved in hundredths of a per cent, rounded down to a whole one, so that ranges and bins meet
 * without a gap. NaN where either is missing or nothing was approved. Every layer takes the same steps in double precision.
 */
export const changeOf = (approved: number, modified: number): number =>
	approved > 0 ? Math.floor(((modified - approved) * 10_000) / approved) : NaN;

/** The same in SQL: NULL where an amount is missing; `approved > 0` stands beside it. */
export const changeSql = (prefix = ''): string =>
	`floor((${prefix}modified - ${prefix}approved)::DOUBLE * 10000 / ${prefix}approved)`;

const columns = new WeakMap<Float64Array, Float64Array>();

/** `changeOf` of every row, worked out once for a release. */
export function changeColumn({ rows, approved, modified }: Budgets): Float64Array {
	const known = columns.get(approved);
	if (known) return known;
	const column = new Float64Array(rows);
	for (let row = 0; row < rows; row++) column[row] = changeOf(approved[row] ?? NaN, modified[row] ?? NaN);
	columns.set(approved, column);
	return column;
}
