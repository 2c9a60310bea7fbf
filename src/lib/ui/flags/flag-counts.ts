import type { FlagEntry } from '$lib/analysis';
import type { FlagsAnswer } from '$lib/queries';

export interface FlagCount {
	/** Works, or agencies where the flag is about them. */
	raised: number;
	notCalculable: number;
}

/** How many subjects raise each flag, and of how many it cannot be calculated: every entry has its count. */
export function flagCounts(
	entries: readonly FlagEntry[],
	answer: FlagsAnswer | null
): ReadonlyMap<string, FlagCount> {
	const works = new Map((answer?.byFlag ?? []).map((row) => [row.flag, row]));
	return new Map(
		entries.map(({ id, subject }) => {
			if (subject === 'work') return [id, works.get(id) ?? { raised: 0, notCalculable: 0 }];
			// An agency may have a row for each year.
			const rows = (answer?.agencies ?? []).filter((row) => row.flag === id);
			const raised = new Set(rows.filter((row) => row.raised).map(({ agency }) => agency)).size;
			const all = new Set(rows.map(({ agency }) => agency)).size;
			return [id, { raised, notCalculable: all - raised }];
		})
	);
}
