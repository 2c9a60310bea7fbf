import { measureColumn, type MeasureColumn } from '../domain';
import { normaliseFilter } from './normalise';
import { centavosOfPesos } from './ranges';
import { hundredths } from './signed-ranges';
import type { FilterState } from './state';

/** What a filter can choose by. A facet lifts its own dimension and keeps the others. */
export const DIMENSIONS = [
	'years',
	'municipalities',
	'rubros',
	'temas',
	'kind',
	'statuses',
	'amount',
	'change',
	'delay',
	'zap',
	'text',
	'contractor',
	'agency'
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type CodeColumn = 'municipality' | 'rubro' | 'tema' | 'kind' | 'status';
export type NameColumn = 'contractor' | 'agency';

/**
 * One condition as data; a work is chosen when it meets all. The compilers turn the same clause into SQL, a map expression and a
 * test over columns. A missing value meets none.
 */
export type Clause =
	/** Both ends included, null is open; `amount` in centavos. */
	| { dimension: 'years'; test: 'range'; column: 'year'; from: number | null; to: number | null }
	| { dimension: 'amount'; test: 'range'; column: MeasureColumn; from: number | null; to: number | null }
	| {
			dimension: 'municipalities' | 'rubros' | 'temas' | 'kind' | 'statuses';
			test: 'one-of';
			column: CodeColumn;
			values: readonly string[];
	  }
	| { dimension: 'contractor' | 'agency'; test: 'equals'; column: NameColumn; value: string }
	/** Hundredths of a per cent, see `changeOf`. */
	| { dimension: 'change'; test: 'change'; from: number | null; to: number | null }
	/** Days, among the ordinals that the dates chose. */
	| { dimension: 'delay'; test: 'delayed'; from: number | null; to: number | null }
	/** Inside a priority zone, by the list of the named year or (null) of the work's own. */
	| { dimension: 'zap'; test: 'in-zap'; list: number | null }
	/** Among the ordinals the search chose. */
	| { dimension: 'text'; test: 'matches'; text: string };

export interface CompileOptions {
	/** The dimension whose clause is left out. */
	except?: Dimension | undefined;
}

/** The conditions of a state, at most one per dimension; none for the default. */
export function clausesOf(state: FilterState, options: CompileOptions = {}): Clause[] {
	const s = normaliseFilter(state);
	const clauses: Clause[] = [];
	if (s.years) clauses.push({ dimension: 'years', test: 'range', column: 'year', ...s.years });
	const lists = [
		['municipalities', 'municipality', s.municipalities],
		['rubros', 'rubro', s.rubros],
		['temas', 'tema', s.temas],
		['kind', 'kind', s.kind === null ? [] : [s.kind]],
		['statuses', 'status', s.statuses]
	] as const;
	for (const [dimension, column, values] of lists) {
		if (values.length > 0) clauses.push({ dimension, test: 'one-of', column, values });
	}
	if (s.amount) {
		const { from, to } = s.amount;
		clauses.push({
			dimension: 'amount',
			test: 'range',
			column: measureColumn(s.measure),
			from: from === null ? null : centavosOfPesos(from, 'up'),
			to: to === null ? null : centavosOfPesos(to, 'down')
		});
	}
	if (s.change) {
		const { from, to } = s.change;
		clauses.push({ dimension: 'change', test: 'change', from: hundredths(from), to: hundredths(to) });
	}
	if (s.delay) clauses.push({ dimension: 'delay', test: 'delayed', ...s.delay });
	if (s.zap) clauses.push({ dimension: 'zap', test: 'in-zap', list: s.zapList });
	if (s.text !== '') clauses.push({ dimension: 'text', test: 'matches', text: s.text });
	for (const column of ['contractor', 'agency'] as const) {
		const value = s[column];
		if (value !== null) clauses.push({ dimension: column, test: 'equals', column, value });
	}
	return clauses.filter((clause) => clause.dimension !== options.except);
}
