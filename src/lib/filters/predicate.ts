import type { CoreColumns, Dictionary, TextColumns } from '../domain';
import { clausesOf, type Clause, type CompileOptions, type Dimension } from './clauses';
import { FilterError, matchesFor, zapMunicipalities } from './context';
import type { FilterContext, FilterState } from './state';

export type NameColumns = Pick<TextColumns, 'contractor' | 'agency'>;
export type Predicate = (ordinal: number) => boolean;

/** One clause over columns: `allowed[codes[ordinal]]`, or a range of numbers. */
type ColumnTest =
	| { kind: 'codes'; codes: ArrayLike<number>; allowed: Uint8Array }
	| { kind: 'range'; values: ArrayLike<number>; from: number; to: number }
	| { kind: 'rows'; allowed: Uint8Array };

/** Which values of a dictionary are allowed; 0 (missing) never is. */
function allowedCodes(dictionary: Dictionary, values: ReadonlySet<string>): Uint8Array {
	const allowed = new Uint8Array(dictionary.values.length);
	dictionary.values.forEach((value, code) => {
		if (code !== 0 && value !== null && values.has(value)) allowed[code] = 1;
	});
	return allowed;
}

const codes = (dictionary: Dictionary, values: readonly string[]): ColumnTest => ({
	kind: 'codes',
	codes: dictionary.codes,
	allowed: allowedCodes(dictionary, new Set(values))
});

function compile(
	clause: Clause,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null
): ColumnTest {
	switch (clause.test) {
		case 'range': {
			// A missing year is 0, so an open lower end begins at 1; missing money is NaN and within no range.
			const lowest = clause.column === 'year' ? 1 : -Infinity;
			return {
				kind: 'range',
				values: columns[clause.column],
				from: clause.from ?? lowest,
				to: clause.to ?? Infinity
			};
		}
		case 'one-of':
			return codes(columns[clause.column], clause.values);
		case 'equals': {
			if (names === null) {
				throw new FilterError(
					`expected the text columns to filter by ${clause.column}, met none; load works_text first`
				);
			}
			return codes(names[clause.column], [clause.value]);
		}
		case 'in-zap':
			return clause.list === null
				? { kind: 'codes', codes: columns.zap, allowed: Uint8Array.of(0, 0, 1) }
				: codes(columns.municipality, zapMunicipalities(clause.list, context));
		case 'matches': {
			const allowed = new Uint8Array(columns.rows);
			for (const ordinal of matchesFor(clause.text, context)) allowed[ordinal] = 1;
			return { kind: 'rows', allowed };
		}
	}
}

function predicateOf(test: ColumnTest): Predicate {
	switch (test.kind) {
		case 'codes': {
			const { codes, allowed } = test;
			return (ordinal) => allowed[codes[ordinal] ?? 0] === 1;
		}
		case 'range': {
			const { values, from, to } = test;
			return (ordinal) => {
				const value = values[ordinal] ?? NaN;
				return value >= from && value <= to;
			};
		}
		case 'rows': {
			const { allowed } = test;
			return (ordinal) => allowed[ordinal] === 1;
		}
	}
}

const ALWAYS: Predicate = () => true;

function both(tests: readonly Predicate[]): Predicate {
	const [a = ALWAYS, b = ALWAYS, c = ALWAYS, ...rest] = tests;
	if (tests.length <= 1) return a;
	if (tests.length === 2) return (ordinal) => a(ordinal) && b(ordinal);
	const others = rest.length === 0 ? ALWAYS : both(rest);
	return (ordinal) => a(ordinal) && b(ordinal) && c(ordinal) && others(ordinal);
}

/** The state as a test of one row. Nothing is allocated per row; throws FilterError where the text columns or the search are missing. */
export function toPredicate(
	state: FilterState,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null,
	options: CompileOptions = {}
): Predicate {
	return both(
		clausesOf(state, options).map((clause) => predicateOf(compile(clause, context, columns, names)))
	);
}

/** For a facet: per dimension that filters, the state with that dimension lifted. Another dimension's is `toPredicate` itself. */
export function predicatesByDimension(
	state: FilterState,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null
): Map<Dimension, Predicate> {
	const tests = clausesOf(state).map((clause) => ({
		dimension: clause.dimension,
		test: predicateOf(compile(clause, context, columns, names))
	}));
	return new Map(
		tests.map(({ dimension }) => [
			dimension,
			both(tests.filter((other) => other.dimension !== dimension).map((other) => other.test))
		])
	);
}
