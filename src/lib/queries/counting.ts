import type { CoreColumns, Dictionary, MeasureColumn } from '../domain';
import { exactColumns } from './sums';
import type { ZapLists } from './zap-lists';

/** What counting needs of a release beside the columns themselves, worked out once. */
export interface Counting {
	core: CoreColumns;
	/** Fiscal years as a dictionary, ascending. */
	years: Dictionary;
	/** Columns whose sums need no check. */
	exact: ReadonlySet<MeasureColumn>;
	zapLists: ZapLists;
}

export function countingOf(core: CoreColumns, zapLists: ZapLists): Counting {
	return { core, years: yearDictionary(core.year), exact: exactColumns(core), zapLists };
}

function yearDictionary(years: Uint16Array): Dictionary {
	const met = new Uint8Array(0x10000);
	for (let row = 0; row < years.length; row++) met[years[row] ?? 0] = 1;
	const values: (string | null)[] = [null];
	const codeOf = new Uint16Array(0x10000);
	for (let year = 1; year < met.length; year++)
		if (met[year] === 1) codeOf[year] = values.push(String(year)) - 1;
	const codes = values.length <= 0x100 ? new Uint8Array(years.length) : new Uint16Array(years.length);
	for (let row = 0; row < years.length; row++) codes[row] = codeOf[years[row] ?? 0] ?? 0;
	return { values, codes };
}

/**
 * For every row 0 unknown, 1 outside, 2 inside a zone, as a table by code: by the list of the work's own year (published) or by one
 * named list, which judges by municipality.
 */
export function zapTable(
	{ core, zapLists }: Counting,
	zapList: number | null
): { codes: ArrayLike<number>; zap: Uint8Array } {
	if (zapList === null) return { codes: core.zap, zap: Uint8Array.of(0, 1, 2) };
	const list = zapLists.get(zapList);
	const zap = Uint8Array.from(core.municipality.values, (municipality) =>
		municipality === null || !list ? 0 : list.has(municipality) ? 2 : 1
	);
	return { codes: core.municipality.codes, zap };
}
