/** Classed scales: where the classes of a map begin. A break is the least value of its class; the first class has none. */

export type ClassMethod = 'cuantiles' | 'naturales' | 'manual';

/** How many breaks a value reaches: 0 is the first class. */
export const classOf = (value: number, breaks: readonly number[]): number =>
	breaks.reduce((reached, from) => (value >= from ? reached + 1 : reached), 0);

const ascending = (values: readonly number[]): number[] =>
	values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
const distinct = (values: readonly number[]): number[] => [...new Set(values)];

/** Classes of as many places each, where equal values allow it; fewer classes where they do not. */
export function quantileBreaks(values: readonly number[], classes: number): number[] {
	const sorted = ascending(values);
	const least = sorted[0] ?? Infinity;
	return distinct(
		Array.from({ length: classes - 1 }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / classes)])
			.filter((value) => value !== undefined)
			.filter((value) => value > least)
	);
}

/**
 * Natural breaks: the classes whose squared deviations from their means add up to the least, found exactly (Fisher 1958, "On grouping for maximum
 * homogeneity"; what Jenks' method approaches). O(classes × n²): for places, not for works.
 */
export function naturalBreaks(values: readonly number[], classes: number): number[] {
	const sorted = ascending(values);
	const n = sorted.length;
	const wanted = Math.min(classes, distinct(sorted).length);
	if (wanted < 2) return [];
	// About the mean: squares of large money would lose the digits that matter.
	const mean = sorted.reduce((sum, value) => sum + value / n, 0);
	const sums = [0];
	const squares = [0];
	for (const [i, value] of sorted.entries()) {
		sums.push((sums[i] ?? 0) + value - mean);
		squares.push((squares[i] ?? 0) + (value - mean) ** 2);
	}
	/** Squared deviations of the values from `from` up to, not with, `to`. */
	const spread = (from: number, to: number): number => {
		const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
		return (squares[to] ?? 0) - (squares[from] ?? 0) - sum ** 2 / (to - from);
	};
	let least = Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : spread(0, to)));
	const starts: number[][] = [];
	for (let k = 1; k < wanted; k++) {
		const start = new Array<number>(n + 1).fill(k);
		const next = new Array<number>(n + 1).fill(Infinity);
		for (let to = k + 1; to <= n; to++)
			for (let from = k; from < to; from++) {
				// Equal values are never torn apart.
				if (sorted[from] === sorted[from - 1]) continue;
				const cost = (least[from] ?? Infinity) + spread(from, to);
				if (cost < (next[to] ?? Infinity)) [next[to], start[to]] = [cost, from];
			}
		starts.push(start);
		least = next;
	}
	const breaks: number[] = [];
	let to = n;
	for (const start of starts.reverse()) {
		to = start[to] ?? 0;
		breaks.unshift(sorted[to] ?? 0);
	}
	return breaks;
}
