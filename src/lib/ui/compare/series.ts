import type { Series } from '../../filters';
import { investmentOfSum, type YearSum } from '../../queries/zone-table';
import { personsOf, type Column } from './measures';

/** The fiscal years between the first and the last. */
export const yearsOf = (span: readonly [number, number] | null): number[] =>
	span === null ? [] : Array.from({ length: span[1] - span[0] + 1 }, (_, i) => span[0] + i);

/** One value a year: a year without works is 0, works without an amount are "sin dato" (null). */
export function seriesOf(column: Column, years: readonly number[], shown: Series): (number | null)[] {
	const byYear = new Map(column.built.byYear.map((sum) => [sum.year, sum]));
	const persons = personsOf(column);
	// None is known to be its, and others may be: no bar says 0 pesos.
	if (shown !== 'obras' && column.built.works === 0 && column.built.unsure > 0) return years.map(() => null);
	return years.map((year) => valueOf(byYear.get(year), persons, shown));
}

function valueOf(sum: YearSum | undefined, persons: number | null, shown: Series): number | null {
	if (shown === 'obras') return sum?.works ?? 0;
	const amount = sum === undefined ? 0 : investmentOfSum(sum);
	if (shown === 'inversion') return amount;
	return amount === null || persons === null ? null : Math.round(amount / persons);
}
