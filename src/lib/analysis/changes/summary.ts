import type { Changes, Numbers } from './compare';
import { kindBit } from './compare';
import { CHANGE_KINDS, type ChangeKind } from './fields';

/** Works and their money in both releases. Money in centavos; a work without the amount in a release is not in that sum and is counted. */
export interface ChangedGroup {
	works: number;
	before: number;
	after: number;
	/** Works of the group that the release holds without the amount. */
	withoutBefore: number;
	withoutAfter: number;
}

export interface ChangeSummary {
	/** Works in each release, of those chosen. */
	worksBefore: number;
	worksAfter: number;
	/** Works in both that stayed as they were. */
	same: number;
	/** All chosen works of both releases: what the total of the money became. */
	all: ChangedGroup;
	/** A work may be in several kinds: these do not add up. */
	byKind: Record<ChangeKind, ChangedGroup>;
	/** Works of the list: those that changed, or appeared, or disappeared. */
	changed: number;
}

/** The amount of a work in each release, by row; centavos, NaN where missing. */
export interface Amounts {
	before: Numbers;
	after: Numbers;
}

/** Which rows of each release are chosen; null is all. */
export interface Chosen {
	before: Uint8Array;
	after: Uint8Array;
}

const nothing = (): ChangedGroup => ({ works: 0, before: 0, after: 0, withoutBefore: 0, withoutAfter: 0 });

/** A work is chosen where either release's view of it is: one that left the place asked for is part of that place's history. */
export const isChosen = ({ joined }: Changes, entry: number, chosen: Chosen | null): boolean =>
	chosen === null ||
	chosen.before[joined.before[entry] ?? -1] === 1 ||
	chosen.after[joined.after[entry] ?? -1] === 1;

export function summarise(changes: Changes, amounts: Amounts, chosen: Chosen | null): ChangeSummary {
	const byKind = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, nothing()])) as Record<
		ChangeKind,
		ChangedGroup
	>;
	const bits = CHANGE_KINDS.map((kind) => [kindBit(kind), byKind[kind]] as const);
	const all = nothing();
	const summary: ChangeSummary = { worksBefore: 0, worksAfter: 0, same: 0, all, byKind, changed: 0 };
	const { joined, kinds } = changes;
	for (let entry = 0; entry < joined.entries; entry++) {
		if (!isChosen(changes, entry, chosen)) continue;
		const before = joined.before[entry] ?? -1;
		const after = joined.after[entry] ?? -1;
		const [was, is] = [amounts.before[before], amounts.after[after]];
		const put = (group: ChangedGroup): void => {
			group.works++;
			if (was !== undefined && !Number.isNaN(was)) group.before += was;
			else if (before >= 0) group.withoutBefore++;
			if (is !== undefined && !Number.isNaN(is)) group.after += is;
			else if (after >= 0) group.withoutAfter++;
		};
		put(all);
		if (before >= 0) summary.worksBefore++;
		if (after >= 0) summary.worksAfter++;
		const met = kinds[entry] ?? 0;
		if (met === 0) summary.same++;
		else summary.changed++;
		for (const [bit, group] of bits) if ((met & bit) !== 0) put(group);
	}
	return summary;
}

/** Whether a work was and is known to have the amount, and by how much it grew: centavos; null where one of the two is not known. */
export function growthOf({ joined }: Changes, amounts: Amounts, entry: number): number | null {
	const [was, is] = [amounts.before[joined.before[entry] ?? -1], amounts.after[joined.after[entry] ?? -1]];
	if (was === undefined && is !== undefined) return Number.isNaN(is) ? null : is;
	if (is === undefined && was !== undefined) return Number.isNaN(was) ? null : -was;
	const growth = (is ?? NaN) - (was ?? NaN);
	return Number.isNaN(growth) ? null : growth;
}

/**
 * The list: works of any of these kinds (none is all), what disappeared first, then by how much money changed, the most first; those
 * whose change of money is not known last, in the order of the release.
 */
export function orderedChanges(
	changes: Changes,
	amounts: Amounts,
	chosen: Chosen | null,
	wanted: readonly ChangeKind[]
): Uint32Array {
	const mask = wanted.length === 0 ? ~0 : wanted.reduce((bits, kind) => bits | kindBit(kind), 0);
	const met: number[] = [];
	for (let entry = 0; entry < changes.joined.entries; entry++)
		if (((changes.kinds[entry] ?? 0) & mask) !== 0 && isChosen(changes, entry, chosen)) met.push(entry);
	const size = Float64Array.from(met, (entry) => Math.abs(growthOf(changes, amounts, entry) ?? -1));
	const isKept = (at: number): number => ((met[at] ?? 0) < changes.joined.gone ? 0 : 1);
	const known = (at: number): number => (growthOf(changes, amounts, met[at] ?? 0) === null ? 1 : 0);
	const order = Uint32Array.from(met.keys());
	const unknown = Uint8Array.from(order, known);
	order.sort(
		(a, b) =>
			isKept(a) - isKept(b) ||
			(unknown[a] ?? 0) - (unknown[b] ?? 0) ||
			(size[b] ?? 0) - (size[a] ?? 0) ||
			a - b
	);
	return order.map((at) => met[at] ?? 0);
}
