import { STATUS_CODES, KINDS, RUBROS, type Measure } from '../../domain';
import type { FilterState } from '../../filters';
import { m } from '../../i18n';
import { kindLabel, measureLabel, qualityLabel, rubroLabel, statusLabel } from '../../i18n/labels';
import { formatCount, formatMoney, formatMoneyFull, formatShare } from '../../i18n/page-format';
import type { PivotAnswer, PivotDimension, PivotMeasure, PivotQuestion } from '../../queries/desk';
import type { CellQuestion, PivotEnd } from '../../queries/cell-sql';
import type { Names } from '../explorer/names';

export const PIVOT_MEASURE_WORDS: Record<PivotMeasure, () => string> = {
	count: m.audit_measure_count,
	sum: m.audit_measure_sum,
	mean: m.audit_measure_mean,
	median: m.audit_measure_median,
	share: m.audit_measure_share,
	change: m.audit_measure_change
};

/** What the figures are, with the money they are of: `Suma · Inversión`. */
export const measureWords = (measure: PivotMeasure, money: Measure): string =>
	measure === 'count'
		? PIVOT_MEASURE_WORDS.count()
		: `${PIVOT_MEASURE_WORDS[measure]()} · ${measureLabel(money)}`;

/** A row or column of the cross table in words. */
export function pivotLabel(dimension: PivotDimension, key: string | null, names: Names): string {
	if (key === null) return m.no_data();
	switch (dimension) {
		case 'municipality':
			return names.municipality(key);
		case 'rubro':
			return rubroLabel(key);
		case 'tema':
			return names.tema(key);
		case 'status':
			return statusLabel(key);
		case 'kind':
			return kindLabel(key);
		case 'location_quality':
			return qualityLabel(key);
		default:
			return key;
	}
}

interface Formats {
	count(value: number): string;
	money(centavos: number): string;
	full(centavos: number): string;
	share(value: number): string;
}
/** A value of the cross table. `full`: to the centavo. A mean or a median between two centavos is rounded. */
export function pivotText(measure: PivotMeasure, value: number | null, text: Formats, full: boolean): string {
	if (value === null) return m.no_data();
	if (measure === 'count') return text.count(value);
	if (measure === 'share') return text.share(value);
	if (measure === 'change') return `${value > 0 ? '+' : ''}${text.share(value)}`;
	return (full ? text.full : text.money)(Math.round(value));
}

/** To the centavo; parts to the hundredth of a per cent. */
export const fullText = (measure: PivotMeasure, value: number | null): string =>
	pivotText(
		measure,
		value,
		{ count: formatCount, money: formatMoney, full: formatMoneyFull, share: (part) => formatShare(part, 2) },
		true
	);

/** The strongest shade, per cent: a figure on it is still read (4.5:1). */
const STRONGEST = 38;

/** How strongly a cell is shaded, −38 to 38; less than 0 for negative values, 0 for what is missing. By the square root: few cells are large. */
export function heatOf(cells: readonly (readonly (number | null)[])[]): (value: number | null) => number {
	let largest = 0;
	for (const row of cells) for (const value of row) largest = Math.max(largest, Math.abs(value ?? 0));
	return (value) =>
		value === null || largest === 0
			? 0
			: Math.round(Math.sign(value) * Math.sqrt(Math.abs(value) / largest) * STRONGEST);
}

/** The filter that chooses the works of a row or column; null where no filter can (a missing value, a column without one). */
export function filterOfKey(
	dimension: PivotDimension,
	key: string | null,
	filter: FilterState
): FilterState | null {
	if (key === null) return null;
	switch (dimension) {
		case 'year':
			return { ...filter, years: { from: Number(key), to: Number(key) } };
		case 'municipality':
			return { ...filter, municipalities: [key] };
		case 'rubro': {
			const rubro = RUBROS.find((code) => code === key);
			// Temas that are chosen narrow it already.
			return rubro ? { ...filter, rubros: [rubro] } : null;
		}
		case 'tema':
			return { ...filter, temas: [key] };
		case 'status': {
			const status = STATUS_CODES.find((code) => code === key);
			return status ? { ...filter, statuses: [status] } : null;
		}
		case 'kind': {
			const kind = KINDS.find((code) => code === key);
			return kind ? { ...filter, kind } : null;
		}
		case 'agency':
			return { ...filter, agency: key };
		case 'contractor':
			return { ...filter, contractor: key };
		default:
			return null;
	}
}

/** A figure of the cross table that somebody asks about. */
export interface Cell extends CellQuestion {
	title: string;
	value: number | null;
	/** The filter that chooses its works; null where none can. */
	filter: FilterState | null;
}

export function cellOf(
	question: PivotQuestion,
	{ rows, columns, cells, rowTotals, columnTotals, total }: PivotAnswer,
	filter: FilterState,
	row: PivotEnd,
	column: PivotEnd,
	names: Names
): Cell {
	const r = row === null ? -1 : rows.indexOf(row.key);
	const c = column === null ? -1 : columns.indexOf(column.key);
	const value = r < 0 ? (c < 0 ? total : columnTotals[c]) : c < 0 ? rowTotals[r] : cells[r]?.[c];
	let chosen: FilterState | null = filter;
	if (row !== null) chosen = filterOfKey(question.rows, row.key, chosen);
	if (column !== null) chosen = chosen && filterOfKey(question.columns, column.key, chosen);
	const title = [
		row && pivotLabel(question.rows, row.key, names),
		column && pivotLabel(question.columns, column.key, names),
		row === null && column === null ? m.audit_total() : null,
		measureWords(question.measure, filter.measure)
	]
		.filter((part) => part !== null)
		.join(' · ');
	return { question, title, row, column, value: value ?? null, filter: chosen };
}
