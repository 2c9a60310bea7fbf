import { WORK_COLUMNS } from '../../domain';
import { m } from '../../i18n';
import {
	basisLabel,
	kindLabel,
	locationNoteLabel,
	methodLabel,
	qualityLabel,
	rubroLabel,
	statusLabel
} from '../../i18n/labels';
import { formatCount, formatDate, formatMoneyFull, formatNumber, formatShare } from '../../i18n/page-format';
import { DERIVED_COLUMNS, type DeskCell, type DeskColumnName, type DerivedColumn } from '../../queries/desk';
import type { Names } from '../explorer/names';

/** Every column of `works` but its position, and what is worked out of them, with the word a table has for it. A record, so that a new column without a word does not compile. */
const WORDS: Record<Exclude<DeskColumnName, 'ordinal'>, () => string> = {
	id: m.work_field_id,
	name: m.work_field_name,
	kind: m.work_field_kind,
	rubro: m.work_field_rubro,
	tema: m.work_field_tema,
	subtema: m.work_field_subtema,
	rubro_basis: m.work_field_rubro_basis,
	program: m.work_field_program,
	agency: m.work_field_agency,
	status: m.work_field_status,
	status_text: m.work_field_status_text,
	year: m.work_field_year,
	municipality: m.work_field_municipality,
	locality: m.work_field_locality,
	zone: m.work_field_zone,
	zap: m.work_field_zap,
	lon: m.work_field_lon,
	lat: m.work_field_lat,
	location_quality: m.work_field_location_quality,
	location_note: m.work_field_location_note,
	location_confidence: m.work_field_location_confidence,
	approved: m.work_field_approved,
	modified: m.work_field_modified,
	committed: m.work_field_committed,
	accrued: m.work_field_accrued,
	exercised: m.work_field_exercised,
	paid: m.work_field_paid,
	contracted: m.work_field_contracted,
	investment: m.work_field_investment,
	spent: m.work_field_spent,
	physical_progress: m.work_field_physical_progress,
	financial_progress: m.work_field_financial_progress,
	planned_start: m.work_field_planned_start,
	planned_end: m.work_field_planned_end,
	actual_start: m.work_field_actual_start,
	actual_end: m.work_field_actual_end,
	contractor: m.work_field_contractor,
	contract_number: m.work_field_contract_number,
	procurement_method: m.work_field_procurement_method,
	bidders: m.work_field_bidders,
	funding_source: m.work_field_funding_source,
	beneficiaries: m.work_field_beneficiaries,
	place_text: m.work_field_place_text,
	photo: m.work_field_photo,
	source: m.work_field_source,
	source_file: m.work_field_source_file,
	source_row: m.work_field_source_row,
	change: m.audit_view_change,
	delay: m.audit_column_delay
};
export type TableColumn = keyof typeof WORDS;

export const TABLE_COLUMNS = [...WORK_COLUMNS.map(({ name }) => name), ...DERIVED_COLUMNS].filter(
	(name): name is TableColumn => name !== 'ordinal'
);
export const isTableColumn = (name: string): name is TableColumn => Object.hasOwn(WORDS, name);
export const columnLabel = (column: TableColumn): string => WORDS[column]();

/** What the table shows where the address names no columns: what it sorts by among them, and no more than a sheet of paper holds. */
export const DEFAULT_COLUMNS: readonly TableColumn[] = [
	'name',
	'year',
	'investment',
	'municipality',
	'rubro',
	'agency',
	'contractor',
	'status',
	'approved',
	'contracted',
	'spent',
	'planned_end',
	'actual_end'
];

const UNITS = new Map<string, { type: string; unit: string }>(
	WORK_COLUMNS.map(({ name, type, unit }) => [name, { type, unit }])
);
const isDerived = (column: TableColumn): column is DerivedColumn => column === 'change' || column === 'delay';
/** Numbers stand at the right. */
export const isNumber = (column: TableColumn): boolean => {
	if (isDerived(column)) return true;
	const type = UNITS.get(column)?.type;
	return type === 'BIGINT' || type === 'DOUBLE' || type === 'INTEGER' || type === 'SMALLINT';
};
/** Widths are the same for every row, known or not yet: nothing moves when a row arrives. */
export const columnWidth = (column: TableColumn): 'wide' | 'middle' | 'narrow' =>
	column === 'name' || column === 'place_text'
		? 'wide'
		: UNITS.get(column)?.unit === 'text' || ['municipality', 'id', 'locality', 'source'].includes(column)
			? 'middle'
			: 'narrow';

/** A cell in words; codes in the reader's language. */
export function cellWords(column: TableColumn, value: DeskCell, names: Names): string {
	if (value === null) return m.no_data();
	if (typeof value === 'boolean') return value ? m.work_yes() : m.work_no();
	if (typeof value === 'number') return numberWords(column, value);
	switch (column) {
		case 'kind':
			return kindLabel(value);
		case 'rubro':
			return rubroLabel(value);
		case 'tema':
			return names.tema(value);
		case 'subtema':
			return names.subtema(value);
		case 'status':
			return statusLabel(value);
		case 'rubro_basis':
			return basisLabel(value);
		case 'municipality':
			return names.municipality(value);
		case 'location_quality':
			return qualityLabel(value);
		case 'location_note':
			return locationNoteLabel(value);
		case 'procurement_method':
			return methodLabel(value);
		default:
			return UNITS.get(column)?.type === 'DATE' ? formatDate(value) : value;
	}
}

function numberWords(column: TableColumn, value: number): string {
	// As fine as the filter tells them apart.
	if (column === 'change') return `${value > 0 ? '+' : ''}${formatShare(value / 10_000, 2)}`;
	const unit = UNITS.get(column)?.unit;
	if (unit === 'centavos') return formatMoneyFull(value);
	if (unit === 'year') return String(value);
	if (unit === 'percent') return formatShare(column === 'location_confidence' ? value : value / 100, 1);
	return unit === 'degrees' ? formatNumber(value) : formatCount(value);
}
