import type { Kind, Measure, Rubro, Status } from '../domain';

/** A closed range; null is an open end. At least one end is given. */
export interface Range {
	from: number | null;
	to: number | null;
}

/**
 * Which works are chosen, and by which measure money is counted. Lists are sorted and without repeats; an empty list, null or ''
 * means "all". This value is derived from the URL and from nothing else.
 */
export interface FilterState {
	/** Fiscal years (`anio=2015-2018`). */
	years: Range | null;
	/** INEGI keys of 5 digits (`mun=`). */
	municipalities: string[];
	rubros: Rubro[];
	/** Codes `rubro.tema` (`tema=`). */
	temas: string[];
	/** One kind or both (`tipo=`). */
	kind: Kind | null;
	statuses: Status[];
	/** The chosen measure in pesos, both ends included (`monto=1000000-5000000`). */
	amount: Range | null;
	/** Per cent the modified budget differs from the approved one, rounded down to a hundredth (`cambio=-10..25`). */
	change: Range | null;
	/** Days from the planned to the actual end, less than 0 for early (`retraso=30..365`). */
	delay: Range | null;
	/** Only works inside a priority zone (`zap=1`). */
	zap: boolean;
	/** Judge every work by this year's list instead of its own year's (`zaplista=2026`). */
	zapList: number | null;
	/** Text search over name, place and contractor (`q=`). */
	text: string;
	/** Exact contractor (`contratista=`) and agency (`dependencia=`), as published. */
	contractor: string | null;
	agency: string | null;
	/** `medida=` */
	measure: Measure;
}

export const SORTS = ['monto', 'monto-asc', 'anio', 'anio-asc', 'nombre', 'municipio'] as const;
export type Sort = (typeof SORTS)[number];

/** What else the URL holds: how the chosen works are shown. */
export interface ViewState {
	sort: Sort;
	/** Id of the open work (`obra=`). */
	work: string | null;
	/** `vista=`: which panel a phone shows, or `sin-ubicacion` for the list of the unlocated. */
	view: string | null;
	/** Release id (`rel=`); null is the current one. */
	release: string | null;
	/** `motor=js` forces the plain-JavaScript tier. */
	engine: 'auto' | 'js';
}

/**
 * What the compilers must know of the release beside the state: the lists of priority zones, and what the text search found.
 * The same value goes to all three.
 */
export interface FilterContext {
	/** For each year with a list, the municipalities declared in it. */
	zapLists: ReadonlyMap<number, ReadonlySet<string>>;
	/** Ordinals the search chose, ascending; null when `text` is empty. */
	matches: Uint32Array | null;
	/** What the range of days chose; only where the state has one. */
	delay?: DelayContext | null;
}

/** Dates are not in the columns of every page: they are read where they are asked for, and resolved to ordinals once, as a search is. */
export interface DelayContext {
	/** Ordinals whose delay is in the range, ascending. */
	ordinals: Uint32Array;
	/** The day on which unfinished works are judged: the release's date, YYYY-MM-DD. */
	on: string;
}

/** Something in the URL that was dropped or mended; shown to the reader. */
export interface Notice {
	parameter: string;
	value: string;
	reason:
		| 'unknown_parameter'
		| 'unknown_value'
		| 'bad_range'
		| 'reversed_range'
		/** More than can be held: the limit took its place. */
		| 'capped'
		/** Its percent codes are no text: `%E0%A4%A`, a lone `%`. */
		| 'broken_code'
		/** A tema of a rubro that is not among those chosen. */
		| 'outside_rubros'
		| 'repeated'
		| 'too_long'
		| 'unknown_work'
		| 'unknown_release';
}
