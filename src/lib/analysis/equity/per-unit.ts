import type { Centavos } from '../../domain';

/** By what money is divided. */
export const UNITS = ['habitante', 'pobreza', 'km2'] as const;
export type PerUnit = (typeof UNITS)[number];

/** How much of each unit a place has; null is "sin dato". */
export interface Denominators {
	/** Persons, of the census the page names. */
	population: number | null;
	/** Persons whose income is below the poverty line. */
	poor: number | null;
	/** km² */
	area: number | null;
}

const COLUMN = {
	habitante: 'population',
	pobreza: 'poor',
	km2: 'area'
} as const satisfies Record<PerUnit, keyof Denominators>;

/** How much of a unit a place has; null where it is not known or there is none of it. */
export function denominatorOf(place: Denominators, unit: PerUnit): number | null {
	const value = place[COLUMN[unit]];
	return value !== null && Number.isFinite(value) && value > 0 ? value : null;
}

/**
 * Centavos for each person or km², not rounded. Null is "sin dato": the amount is not known, or what it is divided by is not known or zero; never 0
 * or infinity for want of a denominator.
 */
export function perUnit(amount: Centavos | null, place: Denominators, unit: PerUnit): number | null {
	const denominator = denominatorOf(place, unit);
	return amount === null || !Number.isFinite(amount) || denominator === null ? null : amount / denominator;
}
