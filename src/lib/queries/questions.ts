import type { PartyAnswer, PartyQuestion } from './party/types';
import type { FilterState, Sort } from '../filters';
import type { DeskAnswerer } from './desk/types';
import type { CoreColumns, Dictionary, Measure, TextColumns, Work } from '../domain';
import type { BroughtWorks } from './brought-works';

/** The named questions a page asks. Two answer them: plain columns (any phone) and DuckDB (the desk); a page does not know which. */

/** A sum of the chosen measure. Money in centavos. */
export interface Figure {
	works: number;
	/** Sum over the works that have the measure. */
	amount: number;
	/** Works that do not have it: left out of the sum, and counted. */
	withoutAmount: number;
}

export interface Totals extends Figure {
	investment: number;
	approved: number;
	modified: number;
	contracted: number;
	spent: number;
	/** How many works publish each of them: sums over different works are not to be compared in silence. */
	known: { approved: number; modified: number; contracted: number; spent: number };
	/** Works not on the map: `municipality`, `suspect`, `none`. */
	unlocated: number;
	byQuality: Record<string, number>;
	/** Distinct municipalities among the works. */
	municipalities: number;
	/** First and last fiscal year among the works. */
	firstYear: number | null;
	lastYear: number | null;
	/** Works inside a zone, by the list the state names, and works whose year has no list. */
	inZap: number;
	amountInZap: number;
	zapUnknown: number;
}

export interface Group extends Figure {
	/** Year, municipality or rubro; null is "sin dato". */
	key: string | null;
}

/** How many works each option would leave, its own dimension's filter lifted. */
export interface Facets {
	years: Map<number, number>;
	municipalities: Map<string, number>;
	rubros: Map<string, number>;
	temas: Map<string, number>;
	kinds: Map<string, number>;
	statuses: Map<string, number>;
	zap: number;
	/** Bins of the measure on a log scale: `from` and `to` in pesos. */
	amounts: { from: number; to: number; works: number }[];
}

/** One line of the list. */
export interface WorkRow {
	/** Its place in the open columns (`mapColumns`): that in the release, where the whole release is open. */
	ordinal: number;
	id: string;
	name: string | null;
	municipality: string | null;
	year: number | null;
	rubro: string | null;
	status: string;
	kind: string;
	location_quality: string;
	lon: number | null;
	lat: number | null;
	/** The chosen measure, centavos. */
	amount: number | null;
}

/** What the columns in memory hold of a work; the rest stands only in its row of `works`. */
export type KnownWork = Pick<Work, 'ordinal' | Extract<keyof Work, keyof CoreColumns | keyof TextColumns>>;

/** Another work that may be the same as the one asked about. */
export interface SameWork extends WorkRow {
	source: string;
	/** Of the names, 0 to 1. */
	similarity: number;
	/** `key`, `name` or `name+amount`: what they share. */
	reason: string;
}

export interface Page {
	total: number;
	offset: number;
	rows: WorkRow[];
}

/** Which flags and works `/alertas` asks about, beside the filter. */
export interface FlagQuestion {
	/** Only works that raise this flag (`alerta=`). */
	flag: string | null;
	/** Only this work (`obra=`), whether or not it raises any. */
	work: string | null;
	offset: number;
	limit: number;
}

/** What was measured, its threshold and what was compared, in the flag's own units (money in centavos). */
export interface RaisedFlag {
	flag: string;
	value: number | null;
	threshold: number | null;
	observed: number | null;
	reference: number | null;
	peer: string | null;
}

export interface FlaggedWork extends WorkRow {
	flags: RaisedFlag[];
	/** Ids of the flags that cannot be calculated of it. */
	notCalculable: string[];
}

export interface FlagsAnswer {
	/** Works the filter chose, and how many of them raise at least one flag. */
	works: number;
	flagged: number;
	/** Works of the list of which `rows` is a page. */
	listed: number;
	/** Of works; flags that no work raises and that can be calculated of all are left out. */
	byFlag: { flag: string; raised: number; notCalculable: number }[];
	/** Of agencies with a chosen work, by all of their contracts; not raised is not calculable. */
	agencies: (RaisedFlag & { agency: string; raised: boolean })[];
	/** Of contracts of which no work is known, whatever the filter: `contract` is its file and row. `notCalculable` counts contracts. */
	contracts: {
		raised: (RaisedFlag & { contract: string })[];
		notCalculable: { flag: string; contracts: number }[];
	};
	rows: FlaggedWork[];
	/** `byFlag` as anyone can ask it. */
	sql: string;
}

export interface Answerer {
	readonly tier: 'js' | 'duckdb';
	totals(state: FilterState, signal?: AbortSignal): Promise<Totals>;
	byYear(state: FilterState, signal?: AbortSignal): Promise<Group[]>;
	byMunicipality(state: FilterState, signal?: AbortSignal): Promise<Group[]>;
	byRubro(state: FilterState, signal?: AbortSignal): Promise<Group[]>;
	/** Missing amounts sort last, whichever way; ties by ordinal. */
	page(state: FilterState, sort: Sort, offset: number, limit: number, signal?: AbortSignal): Promise<Page>;
}

/** Only the plain columns answer these: the map, the facets, the search and one whole work. */
export interface ColumnsAnswerer extends Answerer, DeskAnswerer {
	facets(state: FilterState, signal?: AbortSignal): Promise<Facets>;
	/** Places of the chosen works in the open columns, ascending. */
	ordinals(state: FilterState, signal?: AbortSignal): Promise<Uint32Array>;
	/** Ordinals in the release of the chosen works, in the order of the list, for an export. */
	ordered(state: FilterState, sort: Sort, signal?: AbortSignal): Promise<Uint32Array>;
	/** The same list, of the works that are not on the map only. */
	unlocatedPage(state: FilterState, sort: Sort, offset: number, limit: number): Promise<Page>;
	/** Lines of the works at these ordinals, in that order: what a map card says. */
	lines(ordinals: readonly number[], measure: Measure): Promise<WorkRow[]>;
	/** Name of a locality (9 digits); null where the release does not know it. */
	localityName(code: string): Promise<string | null>;
	/** Keys of the works' localities (9 digits), one code for each open row. */
	localityKeys(): Promise<Dictionary>;
	/** `LATE`, `LATE_UNKNOWN` or 0 for each open row, on the release's date. Rejects with DatasetError where the dates cannot be had. */
	lateness(): Promise<Uint8Array>;
	/** Works of the zones that the publisher brought, as places in the open columns; null where the release has none. Rejects with DatasetError. */
	broughtWorks(): Promise<BroughtWorks | null>;
	/** Flags of the chosen works; null where the release has none. */
	flags(state: FilterState, asked: FlagQuestion, signal?: AbortSignal): Promise<FlagsAnswer | null>;
	/** Contractors or agencies of the chosen works, and all about one of them. */
	party(state: FilterState, asked: PartyQuestion, signal?: AbortSignal): Promise<PartyAnswer>;
	work(id: string, signal?: AbortSignal): Promise<Work | null>;
	/** What is known of a work without asking for its row, as where there is no network. */
	known(id: string): Promise<KnownWork | null>;
	/** Works of other sources that may be this one, the most alike first; none where the release has no candidates. */
	sameAs(id: string, measure: Measure): Promise<SameWork[]>;
}
