/**
 * How large a work is drawn: area in proportion to its money. The scale belongs to the release and the measure, not to the filter, so
 * that a work keeps its size while filters change.
 */
export const SMALLEST_RADIUS = 2.5;
export const LARGEST_RADIUS = 18;
/** Radius given to the reference amount. */
const REFERENCE_RADIUS = 7;
/** The reference is this quantile of the positive amounts: one giant work must not shrink all others to dots. */
const REFERENCE_QUANTILE = 0.99;

export interface RadiusScale {
	/** Centavos drawn at the reference radius; null where no work has an amount. */
	readonly reference: number | null;
	/** Pixels at growth 1. Missing (NaN), zero and negative amounts get the smallest radius. */
	radius(centavos: number): number;
}

export function radiusScale(amounts: Float64Array): RadiusScale {
	const positive = amounts.filter((v) => v > 0).sort();
	const reference = positive[Math.floor((positive.length - 1) * REFERENCE_QUANTILE)] ?? null;
	return {
		reference,
		radius(centavos) {
			if (reference === null || !(centavos > 0)) return SMALLEST_RADIUS;
			const r = REFERENCE_RADIUS * Math.sqrt(centavos / reference);
			return Math.min(LARGEST_RADIUS, Math.max(SMALLEST_RADIUS, r));
		}
	};
}

/** 1, 2 or 5 times a power of ten, not above `value`. */
function roundBelow(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	const digits = value / power;
	return power * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
}

/**
 * Three round amounts (centavos) whose circles explain the sizes, the first being about where the smallest circle begins to grow; none
 * where there is no scale.
 */
export function legendAmounts(scale: RadiusScale): number[] {
	const { reference } = scale;
	if (reference === null) return [];
	const least = reference * (SMALLEST_RADIUS / REFERENCE_RADIUS) ** 2;
	return [least, reference, reference * (LARGEST_RADIUS / REFERENCE_RADIUS) ** 2].map(roundBelow);
}

/** Circles grow a little with the zoom: zoom level and factor, linear between. */
export const GROWTH_STOPS = [
	[6, 0.8],
	[8, 1.1],
	[11, 1.5],
	[15, 2.2]
] as const;

export function growth(zoom: number): number {
	const [first, ...rest] = GROWTH_STOPS;
	let [z0, f0]: readonly [number, number] = first;
	if (zoom <= z0) return f0;
	for (const [z1, f1] of rest) {
		if (zoom <= z1) return f0 + ((f1 - f0) * (zoom - z0)) / (z1 - z0);
		[z0, f0] = [z1, f1];
	}
	return f0;
}
