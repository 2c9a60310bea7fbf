import { measureColumn, MoneyError, type Dictionary, type Measure } from '../../domain';
import type { Counting } from '../counting';
import { wideSums } from '../sums';
import { rowsOf } from './tally';
import { MOST_PIVOT_COLUMNS, MOST_PIVOT_ROWS, type PivotAnswer, type PivotQuestion } from './types';

/** What one way of putting works together comes to, by group. */
interface Grouped {
	works: Float64Array;
	/** Works with an amount. */
	known: Float64Array;
	/** Centavos. */
	sums: Float64Array;
	median: (group: number) => number | null;
}

/** A table of two ends over the rows whose mask is 0. Throws MoneyError; RangeError where a change is asked for and neither end is the year. */
export function pivotOf(
	{ core, exact }: Counting,
	masks: Uint16Array,
	ends: { rows: Dictionary; columns: Dictionary },
	measure: Measure,
	question: PivotQuestion
): PivotAnswer {
	const isByYear = question.rows === 'year' || question.columns === 'year';
	if (question.measure === 'change' && !isByYear)
		throw new RangeError(
			'expected the year as rows or as columns of a change on the year before, met neither'
		);
	const column = measureColumn(measure);
	const chosen = rowsOf(masks);
	const rows = shownOf(ends.rows, chosen, MOST_PIVOT_ROWS);
	const columns = shownOf(ends.columns, chosen, MOST_PIVOT_COLUMNS);
	const width = columns.keys.length;

	const grouped = (groupOf: (row: number) => number, size: number): Grouped => {
		const groups = new Int32Array(chosen.length);
		for (let i = 0; i < chosen.length; i++) groups[i] = groupOf(chosen[i] as number);
		return groupedBy(core[column], exact.has(column), chosen, groups, size, question.measure === 'median');
	};
	const inRow = (row: number): number => rows.place[ends.rows.codes[row] ?? 0] ?? -1;
	const inColumn = (row: number): number => columns.place[ends.columns.codes[row] ?? 0] ?? -1;
	const cells = grouped((row) => {
		const [at, across] = [inRow(row), inColumn(row)];
		return at < 0 || across < 0 ? -1 : at * width + across;
	}, rows.keys.length * width);
	const byRow = grouped(inRow, rows.keys.length);
	const byColumn = grouped(inColumn, width);
	const all = grouped(() => 0, 1);
	const total = all.sums[0] ?? 0;

	const value = (of: Grouped, group: number, before: number | null): number | null => {
		const [works, known, sum] = [of.works[group] ?? 0, of.known[group] ?? 0, of.sums[group] ?? 0];
		if (question.measure === 'count') return works;
		if (known === 0) return null;
		switch (question.measure) {
			case 'sum':
				return sum;
			case 'mean':
				return sum / known;
			case 'median':
				return of.median(group);
			case 'share':
				return total === 0 ? null : sum / total;
			case 'change': {
				const earlier = before === null ? 0 : (of.sums[before] ?? 0);
				return earlier > 0 ? sum / earlier - 1 : null;
			}
		}
	};
	/** Where the year before stands among these keys. */
	const yearBefore = (keys: readonly (string | null)[], at: number): number | null => {
		const key = keys[at];
		const found = key === null || key === undefined ? -1 : keys.indexOf(String(Number(key) - 1));
		return found < 0 ? null : found;
	};
	const isAlongRows = question.rows === 'year';
	const rowBefore = rows.keys.map((_, at) => (isAlongRows ? yearBefore(rows.keys, at) : null));
	const columnBefore = columns.keys.map((_, at) => (isAlongRows ? null : yearBefore(columns.keys, at)));
	const cellBefore = (at: number, across: number): number | null => {
		const [up, left] = [rowBefore[at] ?? null, columnBefore[across] ?? null];
		if (up !== null) return up * width + across;
		return left === null ? null : at * width + left;
	};
	return {
		rows: rows.keys,
		columns: columns.keys,
		cells: rows.keys.map((_, at) =>
			columns.keys.map((_, across) => value(cells, at * width + across, cellBefore(at, across)))
		),
		works: rows.keys.map((_, at) => columns.keys.map((_, across) => cells.works[at * width + across] ?? 0)),
		rowTotals: rows.keys.map((_, at) => value(byRow, at, rowBefore[at] ?? null)),
		columnTotals: columns.keys.map((_, across) => value(byColumn, across, columnBefore[across] ?? null)),
		total: value(all, 0, null),
		more: { rows: rows.more, columns: columns.more }
	};
}

/** Keys that hold works, in their own order with "sin dato" last; of too many those with most works. `place` is -1 where a code is not shown. */
function shownOf(
	{ values, codes }: Dictionary,
	chosen: Uint32Array,
	most: number
): { keys: (string | null)[]; place: Int32Array; more: number } {
	const works = new Uint32Array(values.length);
	for (let i = 0; i < chosen.length; i++) (works[codes[chosen[i] as number] as number] as number)++;
	const many = (code: number): number => works[code] ?? 0;
	const met = [...values.keys()].filter((code) => many(code) > 0);
	const shown = [...met]
		.sort((a, b) => many(b) - many(a) || a - b)
		.slice(0, most)
		.sort((a, b) => (a === 0 ? 1 : b === 0 ? -1 : a - b));
	const place = new Int32Array(values.length).fill(-1);
	shown.forEach((code, at) => (place[code] = at));
	return { keys: shown.map((code) => values[code] ?? null), place, more: met.length - shown.length };
}

/** `groups`: of each chosen row, -1 for none. */
function groupedBy(
	amounts: Float64Array,
	isExact: boolean,
	chosen: Uint32Array,
	groups: Int32Array,
	size: number,
	withMedian: boolean
): Grouped {
	const works = new Float64Array(size);
	const known = new Float64Array(size);
	let sums: Float64Array = new Float64Array(size);
	for (let i = 0; i < chosen.length; i++) {
		const group = groups[i] as number;
		if (group < 0) continue;
		const amount = amounts[chosen[i] as number] as number;
		(works[group] as number)++;
		if (amount !== amount) continue;
		(known[group] as number)++;
		(sums[group] as number) += amount;
	}
	if (!isExact) {
		const codes = new Uint32Array(amounts.length);
		const inGroup = chosen.filter((row, i) => {
			codes[row] = groups[i] ?? 0;
			return (groups[i] ?? -1) >= 0;
		});
		sums = wideSums(amounts, inGroup, codes, size);
		if (sums.some(Number.isNaN)) throw new MoneyError('a sum is beyond the exact range of ±2^53 centavos');
	}
	const median = withMedian ? medians(amounts, chosen, groups, known) : () => null;
	return { works, known, sums, median };
}

/** The amounts of each group side by side, sorted where they are asked for; of an even number the mean of the two in the middle. */
function medians(
	amounts: Float64Array,
	chosen: Uint32Array,
	groups: Int32Array,
	known: Float64Array
): (group: number) => number | null {
	const starts = new Float64Array(known.length + 1);
	known.forEach((many, group) => (starts[group + 1] = (starts[group] ?? 0) + many));
	const next = starts.slice();
	const sorted = new Float64Array(starts.at(-1) ?? 0);
	for (let i = 0; i < chosen.length; i++) {
		const group = groups[i] as number;
		const amount = amounts[chosen[i] as number] as number;
		if (group < 0 || amount !== amount) continue;
		sorted[next[group] as number] = amount;
		(next[group] as number)++;
	}
	return (group) => {
		const own = sorted.subarray(starts[group], starts[group + 1]).sort();
		const middle = own.length >> 1;
		const upper = own[middle];
		if (upper === undefined) return null;
		if (own.length % 2 === 1) return upper;
		return ((own[middle - 1] ?? upper) + upper) / 2;
	};
}
