import type { CoreColumns, Dictionary, TextColumns } from '../domain';
import { clausesOf, type Clause, type CompileOptions, type Dimension } from './clauses';
import { changeColumn } from './change';
import { delayFor, FilterError, matchesFor, zapMunicipalities } from './context';
import type { FilterContext, FilterState } from './state';

export type NameColumns = Pick<TextColumns, 'contractor' | 'agency'>;
export type Predicate = (ordinal: number) => boolean;

/** One clause over columns: `allowed[codes[row]]` is 1, or a range of numbers. The search has a row for a code. */
interface CodeTest {
	codes: Dictionary['codes'];
	allowed: Uint8Array;
}
interface RangeTest<Values extends Uint16Array | Float64Array> {
	values: Values;
	from: number;
	to: number;
}
/** One clause over columns, as whoever goes through all rows tests it: a byte for each row (1 meets it), codes, or numbers. */
export type RowTest = Uint8Array | CodeTest | RangeTest<Uint16Array | Float64Array>;

/** The test of one clause. Throws FilterError where the text columns or the search are missing. */
export function rowTestOf(
	clause: Clause,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null
): RowTest {
	const test: RowTest | undefined = compile(clause, context, columns, names)[clause.dimension];
	if (test === undefined) throw new FilterError(`expected a test of ${clause.dimension}, met none`);
	return test;
}

interface Tests {
	years?: RangeTest<Uint16Array>;
	amount?: RangeTest<Float64Array>;
	change?: RangeTest<Float64Array>;
	municipalities?: CodeTest;
	rubros?: CodeTest;
	temas?: CodeTest;
	kind?: CodeTest;
	statuses?: CodeTest;
	zap?: CodeTest;
	contractor?: CodeTest;
	agency?: CodeTest;
	text?: Uint8Array;
	delay?: Uint8Array;
}

/** Which values of a dictionary are allowed; 0 (missing) never is. */
function allowedCodes(dictionary: Dictionary, values: ReadonlySet<string>): Uint8Array {
	const allowed = new Uint8Array(dictionary.values.length);
	dictionary.values.forEach((value, code) => {
		if (code !== 0 && value !== null && values.has(value)) allowed[code] = 1;
	});
	return allowed;
}

const codeTest = (dictionary: Dictionary, values: readonly string[]): CodeTest => ({
	codes: dictionary.codes,
	allowed: allowedCodes(dictionary, new Set(values))
});

function compile(
	clause: Clause,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null
): Tests {
	switch (clause.dimension) {
		case 'years':
			// A missing year is 0, so an open lower end begins at 1.
			return { years: { values: columns.year, from: clause.from ?? 1, to: clause.to ?? Infinity } };
		case 'amount': {
			// Missing money is NaN and within no range.
			const values = columns[clause.column];
			return { amount: { values, from: clause.from ?? -Infinity, to: clause.to ?? Infinity } };
		}
		case 'change':
			return {
				change: { values: changeColumn(columns), from: clause.from ?? -Infinity, to: clause.to ?? Infinity }
			};
		case 'municipalities':
		case 'rubros':
		case 'temas':
		case 'kind':
		case 'statuses':
			return { [clause.dimension]: codeTest(columns[clause.column], clause.values) };
		case 'contractor':
		case 'agency':
			if (names === null) {
				throw new FilterError(
					`expected the text columns to filter by ${clause.column}, met none; load works_text first`
				);
			}
			return { [clause.dimension]: codeTest(names[clause.column], [clause.value]) };
		case 'zap':
			return {
				zap:
					clause.list === null
						? { codes: columns.zap, allowed: Uint8Array.of(0, 0, 1) }
						: codeTest(columns.municipality, zapMunicipalities(clause.list, context))
			};
		case 'delay':
			return { delay: flagsOf(delayFor(context).ordinals, columns.rows) };
		case 'text':
			return { text: flagsOf(matchesFor(clause.text, context), columns.rows) };
	}
}

function flagsOf(ordinals: Uint32Array, rows: number): Uint8Array {
	const found = new Uint8Array(rows);
	for (const ordinal of ordinals) found[ordinal] = 1;
	return found;
}

/** Not the opposite comparisons: NaN must fail. */
const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const NO_NUMBERS = new Float64Array();
const NO_CODES: CodeTest = { codes: new Uint8Array(), allowed: new Uint8Array() };

/**
 * Every condition in one closure, those not asked for switched off. A list of small closures says the same at half the speed: here each
 * array is read at a place of its own, which the engine turns into plain loads.
 */
function predicateOf(tests: Tests): Predicate {
	if (Object.keys(tests).length === 0) return () => true;
	const { years, amount, municipalities, rubros, temas, kind, statuses, zap, contractor, agency, text } =
		tests;
	const { change, delay } = tests;
	const {
		values: year,
		from: firstYear,
		to: lastYear
	} = years ?? { values: new Uint16Array(), from: 0, to: 0 };
	const {
		values: centavos,
		from: least,
		to: most
	} = amount ?? { values: new Float64Array(), from: 0, to: 0 };
	const { codes: inMunicipality, allowed: municipalityAllowed } = municipalities ?? NO_CODES;
	const { codes: inRubro, allowed: rubroAllowed } = rubros ?? NO_CODES;
	const { codes: inTema, allowed: temaAllowed } = temas ?? NO_CODES;
	const { codes: ofKind, allowed: kindAllowed } = kind ?? NO_CODES;
	const { codes: inStatus, allowed: statusAllowed } = statuses ?? NO_CODES;
	const { codes: inZap, allowed: zapAllowed } = zap ?? NO_CODES;
	const { codes: byContractor, allowed: contractorAllowed } = contractor ?? NO_CODES;
	const { codes: byAgency, allowed: agencyAllowed } = agency ?? NO_CODES;
	const found = text ?? new Uint8Array();
	const inTime = delay ?? new Uint8Array();
	const {
		values: changed,
		from: leastChange,
		to: mostChange
	} = change ?? { values: NO_NUMBERS, from: 0, to: 0 };
	const [anyYear, anyAmount, anyText] = [!years, !amount, !text];
	const [anyChange, anyDelay] = [!change, !delay];
	const [anyMunicipality, anyRubro, anyTema] = [!municipalities, !rubros, !temas];
	const [anyKind, anyStatus, anyZone, anyContractor, anyAgency] = [
		!kind,
		!statuses,
		!zap,
		!contractor,
		!agency
	];

	const othersMet: Predicate = (row) =>
		(anyText || found[row] === 1) &&
		(anyDelay || inTime[row] === 1) &&
		(anyChange || isWithin(changed[row] ?? NaN, leastChange, mostChange)) &&
		(anyTema || temaAllowed[inTema[row] ?? 0] === 1) &&
		(anyKind || kindAllowed[ofKind[row] ?? 0] === 1) &&
		(anyStatus || statusAllowed[inStatus[row] ?? 0] === 1) &&
		(anyZone || zapAllowed[inZap[row] ?? 0] === 1) &&
		(anyContractor || contractorAllowed[byContractor[row] ?? 0] === 1) &&
		(anyAgency || agencyAllowed[byAgency[row] ?? 0] === 1);
	const anyOther =
		[anyText, anyTema, anyKind, anyStatus, anyZone, anyContractor, anyAgency].every(Boolean) &&
		anyChange &&
		anyDelay;
	return (row) => {
		if (!anyMunicipality && municipalityAllowed[inMunicipality[row] ?? 0] !== 1) return false;
		if (!anyYear) {
			const value = year[row] ?? 0;
			if (value < firstYear || value > lastYear) return false;
		}
		if (!anyRubro && rubroAllowed[inRubro[row] ?? 0] !== 1) return false;
		if (!anyAmount && !isWithin(centavos[row] ?? NaN, least, most)) return false;
		return anyOther || othersMet(row);
	};
}

/** The state as a test of one row. Nothing is allocated per row; throws FilterError where the text columns or the search are missing. */
export function toPredicate(
	state: FilterState,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null,
	options: CompileOptions = {}
): Predicate {
	return predicateOf(testsOf(clausesOf(state, options), context, columns, names));
}

function testsOf(
	clauses: readonly Clause[],
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null
): Tests {
	return clauses.reduce<Tests>(
		(tests, clause) => ({ ...tests, ...compile(clause, context, columns, names) }),
		{}
	);
}

/** For a facet: per dimension that filters, the state with that dimension lifted. Another dimension's is `toPredicate` itself. */
export function predicatesByDimension(
	state: FilterState,
	context: FilterContext,
	columns: CoreColumns,
	names: NameColumns | null
): Map<Dimension, Predicate> {
	const clauses = clausesOf(state);
	const tests = testsOf(clauses, context, columns, names);
	return new Map(
		clauses.map(({ dimension }) => {
			const { [dimension]: _, ...others } = tests;
			return [dimension, predicateOf(others)];
		})
	);
}
