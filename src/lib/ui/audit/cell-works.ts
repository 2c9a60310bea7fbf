import type { FilterState } from '$lib/filters';
import type { ColumnsAnswerer } from '$lib/queries';
import type { CellQuestion } from '$lib/queries/cell-sql';
import { filterOfKey } from './pivot-words';

/** Works that are asked for at once where they are walked one by one. */
const WALKED = 50_000;

/**
 * The works behind a figure of the cross table, by their places in the open columns. By a filter where one can choose them; what no filter can
 * (a missing value, a column without one) is read from the works one by one.
 */
export async function worksBehind(
	{ question, row, column }: CellQuestion,
	page: FilterState,
	columns: Pick<ColumnsAnswerer, 'ordinals' | 'deskPage'>
): Promise<Uint32Array> {
	let filter = page;
	const left: { name: CellQuestion['question']['rows']; key: string | null }[] = [];
	for (const [name, end] of [
		[question.rows, row],
		[question.columns, column]
	] as const) {
		if (end === null) continue;
		// A filter of one year takes the place of the page's.
		if (name === 'year' && end.key !== null && !isWithin(page.years, Number(end.key)))
			return new Uint32Array();
		const narrowed = filterOfKey(name, end.key, filter);
		if (narrowed) filter = narrowed;
		else left.push({ name, key: end.key });
	}
	if (left.length === 0) return columns.ordinals(filter);
	const names = left.map(({ name }) => name);
	const found: number[] = [];
	for (let offset = 0, total = 1; offset < total; offset += WALKED) {
		const part = await columns.deskPage(filter, [], offset, WALKED, names);
		total = part.total;
		for (const { ordinal, cells } of part.rows)
			if (left.every(({ key }, i) => textOf(cells[i]) === key)) found.push(ordinal);
	}
	return Uint32Array.from(found);
}

const textOf = (cell: string | number | boolean | null | undefined): string | null =>
	cell === null || cell === undefined ? null : String(cell);

const isWithin = (years: FilterState['years'], year: number): boolean =>
	years === null || ((years.from === null || year >= years.from) && (years.to === null || year <= years.to));
