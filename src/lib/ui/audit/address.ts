import {
	decodeUrl,
	toQuery,
	type Decoded,
	type FilterState,
	type Notice,
	type ViewState,
	type Vocabulary
} from '../../filters';
import {
	PIVOT_DIMENSIONS,
	PIVOT_MEASURES,
	type DeskSort,
	type PivotDimension,
	type PivotQuestion
} from '../../queries/desk';
import { DEFAULT_COLUMNS, isTableColumn, type TableColumn } from './columns';

/** What the address of `/auditoria` holds beside the filter of every page: `campos=`, `ordenar=`, `cruce=`. */
export interface DeskView {
	/** Columns of the table, in order (`campos=name,year`). */
	columns: readonly TableColumn[];
	/** The first decides, the next ones among equals (`ordenar=-modified,year`); a hyphen is descending. */
	sorts: readonly DeskSort[];
	/** The cross table (`cruce=year.status.sum`). */
	pivot: PivotQuestion;
}
export interface DeskAddress extends Decoded {
	desk: DeskView;
}

export const MOST_SORTS = 4;
export const DEFAULT_DESK: DeskView = {
	columns: DEFAULT_COLUMNS,
	sorts: [{ column: 'investment', descending: true }],
	pivot: { rows: 'rubro', columns: 'year', measure: 'sum' }
};

const OWN = ['campos', 'ordenar', 'cruce'] as const;
const MAX_SHOWN = 60;

/** Never throws: what it does not know it drops, and says so. */
export function readDesk(search: string, vocabulary: Vocabulary): DeskAddress {
	const pairs = search.replace(/^\?/, '').split('&');
	const isOwn = (pair: string): boolean => OWN.some((name) => pair.startsWith(`${name}=`));
	const own = new URLSearchParams(pairs.filter(isOwn).join('&'));
	const decoded = decodeUrl(pairs.filter((pair) => !isOwn(pair)).join('&'), vocabulary);
	const notices: Notice[] = [];
	const tell = (parameter: string, value: string, reason: Notice['reason']): void => {
		notices.push({ parameter, value: value.slice(0, MAX_SHOWN), reason });
	};
	const [fields = '', order = '', cross = ''] = OWN.map((name) => {
		const [first = '', ...more] = own.getAll(name);
		for (const other of new Set(more)) if (other !== first) tell(name, other, 'repeated');
		return first;
	});
	const desk = {
		columns: readColumns(fields, tell),
		sorts: readSorts(order, tell),
		pivot: readPivot(cross, tell)
	};
	return { ...decoded, notices: [...decoded.notices, ...notices], desk };
}

type Tell = (parameter: string, value: string, reason: Notice['reason']) => void;

function readColumns(text: string, tell: Tell): readonly TableColumn[] {
	const found: TableColumn[] = [];
	for (const name of wordsOf(text))
		if (!isTableColumn(name)) tell('campos', name, 'unknown_value');
		else if (found.includes(name)) tell('campos', name, 'repeated');
		else found.push(name);
	return found.length === 0 ? DEFAULT_DESK.columns : found;
}

function readSorts(text: string, tell: Tell): readonly DeskSort[] {
	const found: DeskSort[] = [];
	for (const word of wordsOf(text)) {
		const descending = word.startsWith('-');
		const column = descending ? word.slice(1) : word;
		if (!isTableColumn(column)) tell('ordenar', word, 'unknown_value');
		else if (found.some((sort) => sort.column === column)) tell('ordenar', word, 'repeated');
		else if (found.length === MOST_SORTS) tell('ordenar', word, 'capped');
		else found.push({ column, descending });
	}
	return found.length === 0 ? DEFAULT_DESK.sorts : found;
}

function readPivot(text: string, tell: Tell): PivotQuestion {
	if (text === '') return DEFAULT_DESK.pivot;
	const [first, second, third] = text.split('.');
	const dimension = (word: string | undefined): PivotDimension | undefined =>
		PIVOT_DIMENSIONS.find((known) => known === word);
	const [rows, columns] = [dimension(first), dimension(second)];
	const measure = PIVOT_MEASURES.find((known) => known === third);
	if (rows === undefined || columns === undefined || measure === undefined || rows === columns) {
		tell('cruce', text, 'unknown_value');
		return DEFAULT_DESK.pivot;
	}
	return { rows, columns, measure };
}

const wordsOf = (text: string): string[] =>
	text
		.split(',')
		.map((word) => word.trim())
		.filter((word) => word !== '');

/** The query without `?`; empty for the default. */
export function writeDesk(filter: FilterState, view: ViewState, desk: DeskView): string {
	const columns = desk.columns.join(',');
	const sorts = sortsText(desk.sorts);
	const cross = pivotText(desk.pivot);
	return [
		toQuery(filter, view),
		columns === DEFAULT_DESK.columns.join(',') || columns === '' ? '' : `campos=${columns}`,
		sorts === sortsText(DEFAULT_DESK.sorts) || sorts === '' ? '' : `ordenar=${sorts}`,
		cross === pivotText(DEFAULT_DESK.pivot) ? '' : `cruce=${cross}`
	]
		.filter((part) => part !== '')
		.join('&');
}

/** The query that shows a cross table again, whatever is the default by then, and goes to it. */
export const crossQuery = (filter: FilterState, view: ViewState, pivot: PivotQuestion): string =>
	`${[toQuery(filter, view), `cruce=${pivotText(pivot)}`].filter((part) => part !== '').join('&')}#cruce`;

const sortsText = (sorts: readonly DeskSort[]): string =>
	sorts.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(',');
const pivotText = ({ rows, columns, measure }: PivotQuestion): string => `${rows}.${columns}.${measure}`;

/**
 * What a press on a column's heading makes of the order: up, down, and where it stood among several, out of it again. Alone unless `among` others: then
 * it is added behind them.
 */
export function sortedBy(
	sorts: readonly DeskSort[],
	column: TableColumn,
	among: boolean,
	firstDescending: boolean
): readonly DeskSort[] {
	const known = sorts.find((sort) => sort.column === column);
	if (!among) {
		const isAlone = sorts.length === 1 && known !== undefined;
		return [{ column, descending: isAlone ? !known.descending : firstDescending }];
	}
	if (known === undefined)
		return [...sorts.slice(0, MOST_SORTS - 1), { column, descending: firstDescending }];
	if (known.descending === firstDescending)
		return sorts.map((sort) => (sort === known ? { column, descending: !known.descending } : sort));
	const rest = sorts.filter((sort) => sort !== known);
	return rest.length === 0 ? DEFAULT_DESK.sorts : rest;
}
