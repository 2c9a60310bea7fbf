/** Thirds of the places by a value: 0 is the third with the least. */
export type Third = 0 | 1 | 2;

/**
 * The third each value is in, by the number of places and not by the width of the scale; equal values are in the same third, the least of
 * theirs: where most places received nothing, nothing is the least. Null values are in none.
 */
export function thirdsOf(values: readonly (number | null)[]): (Third | null)[] {
	const known = values.filter((value): value is number => value !== null);
	return values.map((value) => {
		if (value === null) return null;
		const below = known.filter((other) => other < value).length;
		const part = below / known.length;
		return part < 1 / 3 ? 0 : part < 2 / 3 ? 1 : 2;
	});
}
