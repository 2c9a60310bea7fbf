import type { ChangeField } from './fields';
import { CHANGE_KINDS, type ChangeKind } from './fields';

/** Numbers of a column by row: centavos, days since 1970, degrees, 0 and 1; NaN where missing. */
export type Numbers = Float64Array;
/** Texts of a column by row; null where missing. */
export type Texts = readonly (string | null)[];
export type ColumnValues = Numbers | Texts;

/**
 * The works of two releases, each once: a work is the same where its id is. First those that disappeared, in the order of the earlier
 * release, then all of the later one in its order. An entry holds the row in each; -1 is none.
 */
export interface Joined {
	entries: number;
	/** How many disappeared: the first entries. */
	gone: number;
	before: Int32Array;
	after: Int32Array;
}

export function joinById(before: readonly string[], after: readonly string[]): Joined {
	const rowOf = new Map<string, number>();
	before.forEach((id, row) => rowOf.set(id, row));
	const rowBefore = new Int32Array(after.length);
	const isKept = new Uint8Array(before.length);
	after.forEach((id, row) => {
		const met = rowOf.get(id) ?? -1;
		rowBefore[row] = met;
		if (met >= 0) isKept[met] = 1;
	});
	const gone = isKept.reduce((count, kept) => count + 1 - kept, 0);
	const entries = gone + after.length;
	const joined: Joined = {
		entries,
		gone,
		before: new Int32Array(entries),
		after: new Int32Array(entries).fill(-1)
	};
	let entry = 0;
	isKept.forEach((kept, row) => {
		if (kept === 0) joined.before[entry++] = row;
	});
	rowBefore.forEach((row, i) => {
		joined.before[gone + i] = row;
		joined.after[gone + i] = i;
	});
	return joined;
}

/** What a field was and became, of the works that both releases hold and where it is not the same. */
export type Difference =
	| { is: 'text'; entries: Uint32Array; before: Texts; after: Texts }
	| { is: 'number'; entries: Uint32Array; before: Numbers; after: Numbers }
	| { is: 'point'; entries: Uint32Array; before: readonly Point[]; after: readonly Point[] };

/** Longitude and latitude, degrees; null where there is none. */
export type Point = readonly [number, number] | null;

/** Compares one column of both. Missing and missing are the same; missing and a value are not. */
export function differenceOf(
	joined: Joined,
	before: ColumnValues,
	after: ColumnValues
): Extract<Difference, { is: 'text' | 'number' }> {
	if (before instanceof Float64Array && after instanceof Float64Array) {
		const at = (values: Numbers, row: number): number => values[row] ?? NaN;
		const entries = whereNot(joined, (a, b) => Object.is(at(before, a) + 0, at(after, b) + 0));
		return {
			is: 'number',
			entries,
			before: Float64Array.from(entries, (entry) => at(before, joined.before[entry] ?? -1)),
			after: Float64Array.from(entries, (entry) => at(after, joined.after[entry] ?? -1))
		};
	}
	if (before instanceof Float64Array || after instanceof Float64Array)
		throw new TypeError('expected one column of one type in both releases, met numbers and texts');
	const entries = whereNot(joined, (a, b) => (before[a] ?? null) === (after[b] ?? null));
	return {
		is: 'text',
		entries,
		before: Array.from(entries, (entry) => before[joined.before[entry] ?? -1] ?? null),
		after: Array.from(entries, (entry) => after[joined.after[entry] ?? -1] ?? null)
	};
}

/** Compares the points, of which each release has two columns. */
export function pointDifference(
	joined: Joined,
	before: { lon: Numbers; lat: Numbers },
	after: { lon: Numbers; lat: Numbers }
): Extract<Difference, { is: 'point' }> {
	const point = ({ lon, lat }: { lon: Numbers; lat: Numbers }, row: number): Point => {
		const [x = NaN, y = NaN] = [lon[row], lat[row]];
		return Number.isNaN(x) || Number.isNaN(y) ? null : [x, y];
	};
	const entries = whereNot(joined, (a, b) => {
		const [was, is] = [point(before, a), point(after, b)];
		return was === null || is === null ? was === is : was[0] === is[0] && was[1] === is[1];
	});
	return {
		is: 'point',
		entries,
		before: Array.from(entries, (entry) => point(before, joined.before[entry] ?? -1)),
		after: Array.from(entries, (entry) => point(after, joined.after[entry] ?? -1))
	};
}

function whereNot(joined: Joined, same: (before: number, after: number) => boolean): Uint32Array {
	const met: number[] = [];
	for (let entry = joined.gone; entry < joined.entries; entry++) {
		const before = joined.before[entry] ?? -1;
		if (before >= 0 && !same(before, joined.after[entry] ?? -1)) met.push(entry);
	}
	return Uint32Array.from(met);
}

/** The bit of a kind in `Changes.kinds`. */
export const kindBit = (kind: ChangeKind): number => 1 << CHANGE_KINDS.indexOf(kind);

/** All that changed between two releases. */
export interface Changes {
	joined: Joined;
	/** By entry: the kinds of change, a bit each; 0 is a work that stayed as it was. */
	kinds: Uint16Array;
	differences: readonly { field: ChangeField; difference: Difference }[];
	/** Fields that one of the two has no column for: not comparable, which is not a change. */
	notComparable: readonly ChangeField['name'][];
}

export function changesOf(
	joined: Joined,
	differences: Changes['differences'],
	notComparable: Changes['notComparable']
): Changes {
	const kinds = new Uint16Array(joined.entries).fill(kindBit('gone'), 0, joined.gone);
	for (let entry = joined.gone; entry < joined.entries; entry++)
		if ((joined.before[entry] ?? -1) < 0) kinds[entry] = kindBit('new');
	for (const { field, difference } of differences) {
		const bit = kindBit(field.kind);
		for (const entry of difference.entries) kinds[entry] = (kinds[entry] ?? 0) | bit;
	}
	return { joined, kinds, differences, notComparable };
}
