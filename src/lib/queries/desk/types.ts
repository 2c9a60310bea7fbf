import type { WorkColumn } from '../../domain';
import type { FilterState } from '../../filters';
import type { Figure } from '../questions';

/** The desk's linked views. Each shows the works that all filters but its own leave. */
export const DESK_VIEWS = [
	'years',
	'municipalities',
	'rubros',
	'agencies',
	'contractors',
	'statuses',
	'amount',
	'change',
	'delay'
] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

/** The views that a brush can be drawn over. */
export const BRUSHED_VIEWS = ['years', 'amount', 'change', 'delay'] as const;
export type BrushedView = (typeof BRUSHED_VIEWS)[number];

export interface DeskGroup extends Figure {
	/** Year, code or name; for amount, change and delay the number of the bin as a text. Null is "sin dato". */
	key: string | null;
}

/**
 * The bins of a histogram: bin i holds `edges[i] ≤ value < edges[i + 1]`; the first and the last are open outwards. The same for every filter of a
 * release and measure, so that an axis stays where it is while it is brushed. Empty where there is nothing to put in.
 */
export interface DeskBins {
	edges: number[];
}

export interface DeskAnswer {
	/** What all filters leave. */
	totals: Figure;
	/**
	 * Years, municipalities, rubros, statuses and bins: all that the release has, in their own order, also where nothing is left; agencies and
	 * contractors: those that are left, at most `MOST_NAMES` by amount, and the chosen one. "Sin dato" comes last, where it holds works.
	 */
	views: Record<DeskView, DeskGroup[]>;
	/** Agencies and contractors that are left beyond those named. */
	more: { agencies: number; contractors: number };
	/** `amount` in pesos on a log scale, `change` in per cent, `delay` in days. */
	bins: { amount: DeskBins; change: DeskBins; delay: DeskBins };
}
export const MOST_NAMES = 200;

/** Figures by bin of one group (stride `slots`): what has no bin, then sums of all bins before the first, the second, … and of all. */
export interface DeskSums {
	works: Float64Array;
	/** Centavos. */
	amount: Float64Array;
	withoutAmount: Float64Array;
}

/** Everything a brush over one view can leave: a page draws every frame of a drag from it, without asking anybody (`brushed`). */
export interface DeskCube {
	active: BrushedView;
	/** Keys of the active view's bins, in order: what `fromBin` and `toBin` count. */
	keys: string[];
	slots: number;
	totals: DeskSums;
	/** By group of each other view; `keys[0]` is null. */
	views: Partial<Record<DeskView, DeskSums & { keys: readonly (string | null)[] }>>;
	/** The active view itself ignores its brush. */
	own: DeskGroup[];
	/** Named whatever is left of them. */
	chosen: { agencies: string | null; contractors: string | null };
	bins: DeskAnswer['bins'];
}

/** What the views of the same name show, as columns: worked out of others, not published. `change` in hundredths of a per cent, `delay` in days. */
export const DERIVED_COLUMNS = ['change', 'delay'] as const;
export type DerivedColumn = (typeof DERIVED_COLUMNS)[number];
/** A column of the table. */
export type DeskColumnName = WorkColumn | DerivedColumn;

export interface DeskSort {
	column: DeskColumnName;
	descending: boolean;
}
/** Money in centavos, dates YYYY-MM-DD; null is "sin dato". */
export type DeskCell = string | number | boolean | null;
export interface DeskRow {
	/** Place in the open columns. */
	ordinal: number;
	id: string;
	/** In the order of the columns asked for. */
	cells: DeskCell[];
}
export interface DeskPage {
	total: number;
	offset: number;
	rows: DeskRow[];
}

export const PIVOT_DIMENSIONS = [
	'year',
	'municipality',
	'rubro',
	'tema',
	'status',
	'kind',
	'agency',
	'contractor',
	'funding_source',
	'location_quality'
] as const satisfies readonly WorkColumn[];
export type PivotDimension = (typeof PIVOT_DIMENSIONS)[number];

/** `share` of the total of all; `change` on the year before, where one of the ends is the year. */
export const PIVOT_MEASURES = ['count', 'sum', 'mean', 'median', 'share', 'change'] as const;
export type PivotMeasure = (typeof PIVOT_MEASURES)[number];

export interface PivotQuestion {
	rows: PivotDimension;
	columns: PivotDimension;
	measure: PivotMeasure;
}

export interface PivotAnswer {
	/** In their own order, "sin dato" (null) last; of many, those with most works. */
	rows: (string | null)[];
	columns: (string | null)[];
	/**
	 * `cells[row][column]`: works, centavos (mean and median need not be whole), or a fraction (share, change: 0.25 is 25 % more). Null is "sin dato": no works,
	 * none with an amount, no year before.
	 */
	cells: (number | null)[][];
	/** Works in each cell, with or without an amount. */
	works: number[][];
	/** Of all works of a row, of a column and of all, those in no cell included: the median's is the median of all. */
	rowTotals: (number | null)[];
	columnTotals: (number | null)[];
	total: number | null;
	/** Rows and columns that are left out of the table, not out of the totals. */
	more: { rows: number; columns: number };
}
export const MOST_PIVOT_ROWS = 500;
export const MOST_PIVOT_COLUMNS = 60;

/** What `/auditoria` asks. Only the plain columns answer. Dates and columns that are not in memory are read when first asked for: DatasetError. */
export interface DeskAnswerer {
	/** Throws MoneyError where a sum is beyond ±2^53 centavos. */
	desk(state: FilterState, signal?: AbortSignal): Promise<DeskAnswer>;
	/** The state's own range of the active view does not matter. Throws MoneyError. */
	deskCube(state: FilterState, active: BrushedView, signal?: AbortSignal): Promise<DeskCube>;
	/** Sorted by several columns, missing last whichever way, ties in release order. */
	deskPage(
		state: FilterState,
		sorts: readonly DeskSort[],
		offset: number,
		limit: number,
		columns: readonly DeskColumnName[],
		signal?: AbortSignal
	): Promise<DeskPage>;
	pivot(state: FilterState, question: PivotQuestion, signal?: AbortSignal): Promise<PivotAnswer>;
}
