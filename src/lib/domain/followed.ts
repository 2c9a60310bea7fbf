import type { Status } from './codes';
import type { Work } from './columns';
import type { Centavos } from './money';

/**
 * What a reader follows on this device, and what changed between two releases. Nothing of it leaves the device. Amounts in centavos, progress
 * in per cent, dates YYYY-MM-DD; missing is null.
 */
export interface WorkSeen {
	kind: 'work';
	status: Status;
	investment: Centavos | null;
	spent: Centavos | null;
	physical_progress: number | null;
	planned_end: string | null;
	actual_end: string | null;
}
export interface PlaceSeen {
	kind: 'place';
	works: number;
	investment: Centavos;
	spent: Centavos;
}
export type Seen = WorkSeen | PlaceSeen;

/** The part of a work that a follower is told about. */
export const workSeen = (work: Work): WorkSeen => ({
	kind: 'work',
	status: work.status,
	investment: work.investment,
	spent: work.spent,
	physical_progress: work.physical_progress,
	planned_end: work.planned_end,
	actual_end: work.actual_end
});

export interface Followed {
	kind: 'work' | 'place';
	/** A work's id; a municipality's INEGI code. */
	id: string;
	name: string;
	/** What was there, and in which release; null is "no longer in the release". */
	now: { release: string; seen: Seen | null };
	/** The same in the release before, once there was another. */
	before: { release: string; seen: Seen | null } | null;
}

/** What a newly opened release says. The same release again changes nothing; another one becomes "now", and what was now becomes "before". */
export function brought(followed: Followed, release: string, seen: Seen | null): Followed {
	if (followed.now.release === release) return { ...followed, now: { release, seen } };
	return { ...followed, now: { release, seen }, before: followed.now };
}

export type Change =
	| { what: 'gone' | 'new' }
	| { what: 'status'; before: Status; after: Status }
	| { what: 'investment' | 'spent'; before: Centavos | null; after: Centavos | null }
	| { what: 'physical_progress' | 'works'; before: number | null; after: number | null }
	| { what: 'planned_end' | 'actual_end'; before: string | null; after: string | null };

const WORK_FACTS = ['investment', 'spent', 'physical_progress', 'planned_end', 'actual_end'] as const;
const PLACE_FACTS = ['works', 'investment', 'spent'] as const;

/** What changed from the release before; empty where nothing did, or where there is none before. */
export function changesOf({ before, now }: Pick<Followed, 'before' | 'now'>): Change[] {
	if (before === null) return [];
	const [old, seen] = [before.seen, now.seen];
	if (old === null) return seen === null ? [] : [{ what: 'new' }];
	if (seen === null) return [{ what: 'gone' }];
	const changes: Change[] = [];
	if (old.kind === 'work' && seen.kind === 'work') {
		if (old.status !== seen.status) changes.push({ what: 'status', before: old.status, after: seen.status });
		for (const what of WORK_FACTS)
			if (old[what] !== seen[what]) changes.push({ what, before: old[what], after: seen[what] } as Change);
	}
	if (old.kind === 'place' && seen.kind === 'place')
		for (const what of PLACE_FACTS)
			if (old[what] !== seen[what]) changes.push({ what, before: old[what], after: seen[what] });
	return changes;
}
