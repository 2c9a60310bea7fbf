import type { Range } from '../filters';
import type { Group } from '../queries/questions';

/** One bar of a figure: what stands behind it, and what it is called. */
export interface FigureItem extends Group {
	label: string;
}

/** What the bars measure: the sum of the chosen measure, or the number of works. */
export type FigureUnit = 'amount' | 'works';

export const itemValue = (item: Pick<Group, 'amount' | 'works'>, unit: FigureUnit): number =>
	unit === 'amount' ? item.amount : item.works;

/** Centavos; null where works stand behind the bar and none of them has an amount: what is missing is not zero. */
export const knownAmount = ({ works, amount, withoutAmount }: Omit<Group, 'key'>): number | null =>
	works > 0 && works === withoutAmount ? null : amount;

/** `data-key` of an item; works without the field stand under `sin_dato`. */
export const itemKey = (item: Pick<Group, 'key'>): string => item.key ?? 'sin_dato';

/** One item per year of the extent, zero where nothing is, then the works without a year. */
export function itemsOfYears(
	groups: readonly Group[],
	extent: readonly [number, number],
	missing: string
): FigureItem[] {
	const byKey = new Map(groups.map((group) => [group.key, group]));
	const items: FigureItem[] = [];
	for (let year = extent[0]; year <= extent[1]; year++) {
		const key = String(year);
		items.push({ works: 0, amount: 0, withoutAmount: 0, ...byKey.get(key), key, label: key });
	}
	const none = byKey.get(null);
	if (none && none.works > 0) items.push({ ...none, label: missing });
	return items;
}

/** One item per option, zero where nothing is, the largest first; equal ones by name. Works without the field come last. */
export function rankedItems(
	groups: readonly Group[],
	options: readonly { key: string; label: string }[],
	unit: FigureUnit,
	missing: string
): FigureItem[] {
	const byKey = new Map(groups.map((group) => [group.key, group]));
	const items = options.map(({ key, label }): FigureItem => ({
		works: 0,
		amount: 0,
		withoutAmount: 0,
		...byKey.get(key),
		key,
		label
	}));
	items.sort((a, b) => itemValue(b, unit) - itemValue(a, unit) || a.label.localeCompare(b.label, 'es'));
	const none = byKey.get(null);
	return none && none.works > 0 ? [...items, { ...none, label: missing }] : items;
}

/** Length of a bar, 0 to 1. A value that is not 0 is never drawn as nothing; a negative one has no length. */
export function share(value: number, largest: number): number {
	if (!(value > 0) || !(largest > 0)) return 0;
	return Math.max(0.005, Math.min(1, value / largest));
}

/** A press on a year chooses it; on the only chosen year, lets it go. With shift the range grows to reach it. */
export function pressYear(range: Range | null, year: number, extend: boolean): Range | null {
	if (extend && range !== null) {
		return {
			from: range.from === null ? null : Math.min(range.from, year),
			to: range.to === null ? null : Math.max(range.to, year)
		};
	}
	return range?.from === year && range.to === year ? null : { from: year, to: year };
}

export const isInside = (range: Range | null, year: number): boolean =>
	range === null || ((range.from === null || year >= range.from) && (range.to === null || year <= range.to));

/** Where a value stands on a strip of 100, from zero to the largest, half a unit from either end so that its line is whole. */
export const stripAt = (value: number, largest: number): number =>
	largest > 0 ? Number((0.5 + 99 * Math.max(0, Math.min(1, value / largest))).toFixed(1)) : 0.5;
