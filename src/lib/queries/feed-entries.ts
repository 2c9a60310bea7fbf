import { workSeenAt, type WorkStates } from '../dataset';
import { changesOf, type Change, type WorkSeen } from '../domain';

/** One work in a municipality's feed. */
export interface FeedEntry {
	id: string;
	/** As published. */
	name: string | null;
	year: number | null;
	rubro: string | null;
	seen: WorkSeen;
	/** `new`: it was not in the release before; empty: it was, and nothing changed. */
	changes: 'new' | Change[];
	/** When what the entry says became so: the date of this release or of the one before. */
	updated: string;
}

export interface StatesOfRelease {
	/** Id of the release and its date, YYYY-MM-DD. */
	release: string;
	issued: string;
	states: WorkStates;
}

/** Readers of feeds keep what they have read: the whole of a municipality would be read again by each of them every day. */
const MOST_ENTRIES = 50;

/**
 * The entries of every municipality that has works: first what is new or changed since the release before, then the rest; within each the newest
 * fiscal year first, in release order. Where there is no release before, no work is called new or changed.
 */
export function feedEntries(now: StatesOfRelease, before: StatesOfRelease | null): Map<string, FeedEntry[]> {
	const { states } = now;
	const earlier = new Map(before?.states.id.map((id, row) => [id, row]));
	const rowsOf = new Map<string, { row: number; changes: FeedEntry['changes'] }[]>();
	for (let row = 0; row < states.id.length; row++) {
		const code = states.municipality.values[states.municipality.codes[row] ?? 0];
		if (code === null || code === undefined) continue;
		const changes = before === null ? [] : changesSince(before, earlier.get(states.id[row] ?? ''), now, row);
		const rows = rowsOf.get(code);
		if (rows) rows.push({ row, changes });
		else rowsOf.set(code, [{ row, changes }]);
	}
	const isChanged = ({ changes }: { changes: FeedEntry['changes'] }) =>
		changes === 'new' || changes.length > 0;
	return new Map(
		[...rowsOf].map(([code, rows]) => [
			code,
			rows
				.sort(
					(a, b) =>
						Number(isChanged(b)) - Number(isChanged(a)) ||
						(states.year[b.row] ?? 0) - (states.year[a.row] ?? 0) ||
						a.row - b.row
				)
				.slice(0, MOST_ENTRIES)
				.map(({ row, changes }) => ({
					id: states.id[row] ?? '',
					name: states.name[row] ?? null,
					year: states.year[row] || null,
					rubro: states.rubro.values[states.rubro.codes[row] ?? 0] ?? null,
					seen: workSeenAt(states, row),
					changes,
					updated: before === null || isChanged({ changes }) ? now.issued : before.issued
				}))
		])
	);
}

function changesSince(
	before: StatesOfRelease,
	rowBefore: number | undefined,
	now: StatesOfRelease,
	row: number
): FeedEntry['changes'] {
	if (rowBefore === undefined) return 'new';
	return changesOf({
		before: { release: before.release, seen: workSeenAt(before.states, rowBefore) },
		now: { release: now.release, seen: workSeenAt(now.states, row) }
	});
}
