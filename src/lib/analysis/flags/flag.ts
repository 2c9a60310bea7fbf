/**
 * A red flag is a question about published records, with its innocent answers. An entry is data: what is asked, of which columns, by which
 * SQL, against which threshold and on whose authority. Native DuckDB runs it when a release is published (see `relations.ts` for the
 * tables that the SQL sees).
 */
export type FlagSubject = 'work' | 'agency';

/** `raised`: the formula holds. `not`: it does not, or it does not concern the subject. `not_calculable`: an input is missing; never "clean". */
export type FlagState = 'raised' | 'not' | 'not_calculable';

/** How a figure is written: a share (0.25 is 25 %), percentage points, days, a count, centavos, or a pure number. */
export type FlagUnit = 'share' | 'points' | 'days' | 'count' | 'centavos' | 'number';

export interface FlagWords {
	name: string;
	question: string;
	/** The formula for a reader; `sql` is the formula itself. */
	formula: string;
	/** When nothing can be said, and why. */
	missing: string;
	/** What `observed` and `reference` are; null where the flag has none. */
	observed: string | null;
	reference: string | null;
	/** What `peer` names: another work, a supplier, a year. */
	peer: string | null;
	innocent: readonly string[];
	ask: readonly string[];
}

export interface FlagSource {
	kind: 'law' | 'guide' | 'paper' | 'proposal';
	es: string;
	en: string;
	url: string | null;
}

export interface Flag {
	id: string;
	subject: FlagSubject;
	/** `table.column`, all of them needed. */
	inputs: readonly string[];
	unit: FlagUnit;
	/** Unit of `observed` and of `reference`. */
	compares: readonly [observed: FlagUnit | null, reference: FlagUnit | null];
	/** `over` is >, `least` is >=, `under` is <, `is` is =, `multiple` a whole multiple of it. Null: each row carries its own. */
	threshold: { is: 'over' | 'least' | 'under' | 'multiple' | 'is'; value: number | null };
	/** Fiscal years the threshold holds for, both included; null where it has no date. */
	valid: { from: number | null; to: number | null };
	source: FlagSource;
	es: FlagWords;
	en: FlagWords;
	/**
	 * One query. Of works: `ordinal, raised, value, threshold, observed, reference, peer`; of agencies: `subject` in the place of `ordinal`.
	 * `raised` NULL is "not calculable". A subject that the question does not concern has no row; several rows of one are one flag: raised
	 * where any is, not calculable where any other is.
	 */
	sql: string;
}

/** A flag as a page tells it: in one language, without its SQL. */
export type FlagEntry = Omit<Flag, 'es' | 'en' | 'sql' | 'source'> & {
	words: FlagWords;
	source: { kind: FlagSource['kind']; text: string; url: string | null };
};

export function entryIn({ sql: _, es, en, source, ...flag }: Flag, locale: 'es' | 'en'): FlagEntry {
	const { kind, url } = source;
	return { ...flag, words: { es, en }[locale], source: { kind, text: source[locale], url } };
}

const PROPOSAL_ES =
	'Propuesta de Plomada: ninguna norma fija este umbral. Se eligió antes de ver los datos y no se ajusta a ellos.';
const PROPOSAL_EN =
	'A proposal of Plomada: no rule sets this threshold. It was chosen before looking at data and is not fitted to them.';

export const proposal = (es = '', en = ''): FlagSource => ({
	kind: 'proposal',
	es: `${PROPOSAL_ES}${es && ` ${es}`}`,
	en: `${PROPOSAL_EN}${en && ` ${en}`}`,
	url: null
});

export const cardinal = (code: string): FlagSource => ({
	kind: 'guide',
	es: `Cardinal (Open Contracting Partnership), indicador ${code}`,
	en: `Cardinal (Open Contracting Partnership), indicator ${code}`,
	url: 'https://github.com/open-contracting/cardinal-rs'
});

export const groucho: FlagSource = {
	kind: 'guide',
	es: 'PODER, groucho: banderas de contratación pública en México',
	en: 'PODER, groucho: red flags of public contracting in Mexico',
	url: 'https://github.com/ProjectPODER/groucho'
};

export const ALWAYS = { from: null, to: null } as const;
