import type { ZoneDeclaration } from '../domain';
import type { FilterContext } from '../filters';

export type ZapLists = FilterContext['zapLists'];

/** For each year with a list, the municipalities declared in it. A list that declares nobody must still be named by `years`. */
export function zapListsOf(
	zones: Iterable<Pick<ZoneDeclaration, 'list_year' | 'municipality'>>,
	years: Iterable<number> = []
): ZapLists {
	const lists = new Map<number, Set<string>>();
	for (const year of years) lists.set(year, new Set());
	for (const { list_year, municipality } of zones) {
		const list = lists.get(list_year);
		if (list) list.add(municipality);
		else lists.set(list_year, new Set([municipality]));
	}
	return lists;
}

/** 0 unknown, 1 outside, 2 inside a zone. */
export type ZapCode = 0 | 1 | 2;
