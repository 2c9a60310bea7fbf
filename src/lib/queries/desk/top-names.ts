import { MOST_NAMES, type DeskGroup } from './types';

/** The first by amount (ties by works, then by name), the chosen one wherever it stands, and "sin dato" last. Empty groups are left out. */
export function topNames(groups: DeskGroup[], chosen: string | null): { groups: DeskGroup[]; more: number } {
	const named = groups.filter(({ key, works }) => works > 0 && key !== null);
	named.sort((a, b) => b.amount - a.amount || b.works - a.works || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
	const top = named.slice(0, MOST_NAMES);
	const own = chosen === null ? undefined : named.find(({ key }) => key === chosen);
	if (own && !top.includes(own)) top.push(own);
	const missing = groups.filter(({ key, works }) => works > 0 && key === null);
	return { groups: [...top, ...missing], more: named.length - top.length };
}
