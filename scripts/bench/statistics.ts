export interface Sample {
	median: number;
	p95: number;
}

/** Median and 95th percentile (nearest rank) of what was measured. */
export function sampleOf(values: readonly number[]): Sample {
	if (values.length === 0) throw new RangeError('expected measurements, met none');
	const sorted = [...values].sort((a, b) => a - b);
	const rank = (share: number) =>
		sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
	return { median: rank(0.5), p95: rank(0.95) };
}
