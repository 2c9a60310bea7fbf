/** How a figure stands to the base's. */
export interface Difference {
	/** In the figure's own unit. */
	absolute: number;
	/** A part of the base: 0.25 is a quarter more. Null where the base is 0 or less, or the figure is no amount (an index, a part). */
	relative: number | null;
}

/**
 * Null where either is not known: "sin dato" has no difference. Of parts and indices only the points are told: a per cent of a per cent
 * misleads, and an index has no zero to count from.
 */
export function differenceFrom(
	value: number | null,
	base: number | null,
	isAmount: boolean
): Difference | null {
	if (value === null || base === null) return null;
	return { absolute: value - base, relative: isAmount && base > 0 ? value / base - 1 : null };
}
