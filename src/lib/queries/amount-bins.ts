/**
 * Bins for a histogram of money on a log scale: edges 1, 2, 5 × 10^k pesos, the same for every filter of one release, so that the
 * histogram keeps its axis while it is brushed. A bin holds `from ≤ amount < to`.
 */
export interface AmountBins {
	/** Pesos, ascending; bin i goes from edge i to edge i + 1. */
	edges: readonly number[];
	/** The bin of an amount in centavos. */
	binOf(centavos: number): number;
}

const STEPS = [1, 2, 5];

export function amountBins(amounts: Float64Array): AmountBins {
	let lowest = Infinity;
	let highest = -Infinity;
	let negative = 0;
	for (let row = 0; row < amounts.length; row++) {
		const amount = amounts[row] ?? NaN;
		if (amount > highest) highest = amount;
		if (amount > 0 && amount < lowest) lowest = amount;
		if (amount < negative) negative = amount;
	}
	if (!(highest > 0)) {
		const only = [Math.floor(negative / 100), 1];
		return { edges: highest === -Infinity ? [] : only, binOf: () => 0 };
	}
	const edges: number[] = [];
	const from = Math.floor(Math.log10(lowest / 100)) - 1;
	for (let power = Math.max(from, 0); ; power++) {
		for (const step of STEPS) {
			const edge = step * 10 ** power;
			edges.push(edge);
			if (edge * 100 > highest) return finish();
		}
	}

	function finish(): AmountBins {
		while (edges.length > 2 && (edges[1] ?? 0) * 100 <= lowest) edges.shift();
		// Zeros, repayments and what is below the first edge.
		if (negative < 0 || amounts.includes(0) || lowest < (edges[0] ?? 0) * 100)
			edges.unshift(Math.floor(negative / 100));
		const bounds = Float64Array.from(edges, (edge) => edge * 100);
		return {
			edges,
			binOf(centavos) {
				let low = 0;
				let high = bounds.length - 1;
				while (high - low > 1) {
					const middle = (low + high) >> 1;
					if (centavos >= (bounds[middle] ?? 0)) low = middle;
					else high = middle;
				}
				return low;
			}
		};
	}
}
