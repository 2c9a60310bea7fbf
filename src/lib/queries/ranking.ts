/** The place of one among others. */
export interface Ranking {
	/** From 1; those that tie share the first of their places, and the next ones are as many places further. */
	place: number;
	/** How many others have exactly the same value. */
	tied: number;
	/** How many have a value at all. */
	of: number;
}

/** Each item's place. `compare` puts first what should be first, and gives 0 only for what is equal. */
export function rankingsOf<K, V>(
	items: Iterable<readonly [K, V]>,
	compare: (a: V, b: V) => number
): Map<K, Ranking> {
	const sorted = [...items].sort(([, a], [, b]) => compare(a, b));
	const rankings = new Map<K, Ranking>();
	for (let from = 0; from < sorted.length;) {
		const first = sorted[from];
		if (!first) break;
		let to = from + 1;
		for (let next = sorted[to]; next && compare(first[1], next[1]) === 0; next = sorted[to]) to++;
		for (const [key] of sorted.slice(from, to))
			rankings.set(key, { place: from + 1, tied: to - from - 1, of: sorted.length });
		from = to;
	}
	return rankings;
}

/** An amount over a number of persons, compared without rounding. */
export interface PerPersonFraction {
	/** Centavos. */
	amount: number;
	persons: number;
}

/** The larger first. Exact: two municipalities tie only where their fractions are equal, not where their roundings are. */
export function byPerPerson(a: PerPersonFraction, b: PerPersonFraction): number {
	const difference = BigInt(b.amount) * BigInt(a.persons) - BigInt(a.amount) * BigInt(b.persons);
	return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
