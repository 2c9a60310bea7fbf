import type { PlaceWorks } from './place-works';

/** How many of the chosen works are in more than one of the places. `rows` is the number of works in the columns. */
export function sharedWorks(places: readonly PlaceWorks[], rows: number, chosen: Uint8Array | null): number {
	const times = new Uint8Array(rows);
	let shared = 0;
	for (const { rows: own } of places)
		for (const row of own) {
			const before = times[row] ?? 0;
			times[row] = before + 1;
			if (before === 1 && (chosen === null || chosen[row] === 1)) shared++;
		}
	return shared;
}
