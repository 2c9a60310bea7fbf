import { addCentavos, type Centavos } from '../../domain';

/** The part of a work that belongs to a place, 0 to 1; null where its source does not say. */
export interface StatedShare {
	municipality: string;
	share: number | null;
}

/** How far stated shares may be from one in all: sources round them to percentages. */
const TOLERANCE = 0.005;

/**
 * The amount of a work of several places, by the shares its source states: whole centavos that add up to it exactly (largest remainders; equal
 * ones by key). Null where a share is missing or is none, or they are not one in all: such a work is marked and stands in no place's figures.
 */
export function apportioned(
	amount: Centavos,
	shares: readonly StatedShare[]
): { municipality: string; amount: Centavos }[] | null {
	const stated = new Map<string, number>();
	for (const { municipality, share } of shares) {
		if (share === null || !(share >= 0 && share <= 1)) return null;
		stated.set(municipality, (stated.get(municipality) ?? 0) + share);
	}
	const sum = [...stated.values()].reduce((all, share) => all + share, 0);
	if (stated.size === 0 || Math.abs(sum - 1) > TOLERANCE) return null;
	const parts = [...stated].map(([municipality, share]) => {
		const exact = (amount * share) / sum;
		return { municipality, amount: Math.floor(exact), rest: exact - Math.floor(exact) };
	});
	let left = amount - parts.reduce((all, part) => addCentavos(all, part.amount), 0);
	const byRest = [...parts].sort((a, b) => b.rest - a.rest || (a.municipality < b.municipality ? -1 : 1));
	for (const part of byRest) {
		if (left <= 0) break;
		part.amount += 1;
		left -= 1;
	}
	return parts.map(({ municipality, amount: part }) => ({ municipality, amount: part }));
}
