import type {
	ChangedGroup,
	ChangeField,
	ChangeKind,
	ChangeSummary,
	FieldChange,
	FieldValue
} from '$lib/analysis';
import type { Measure } from '$lib/domain';
import { segmentsOf, type Segment } from '$lib/filters';
import { m } from '$lib/i18n';
import {
	basisLabel,
	kindLabel,
	locationNoteLabel,
	measureLabel,
	methodLabel,
	qualityLabel,
	rubroLabel,
	statusLabel
} from '$lib/i18n/labels';
import {
	formatCount,
	formatDate,
	formatMoney,
	formatMoneyFull,
	formatNumber,
	formatPercent
} from '$lib/i18n/page-format';

const KINDS: Record<ChangeKind, () => string> = {
	gone: m.history_kind_gone,
	new: m.history_kind_new,
	money: m.history_kind_money,
	dates: m.history_kind_dates,
	status: m.history_kind_status,
	place: m.history_kind_place,
	progress: m.history_kind_progress,
	other: m.history_kind_other
};
export const changeKindLabel = (kind: ChangeKind): string => KINDS[kind]();

const FIELDS: Record<ChangeField['name'], () => string> = {
	name: m.history_field_name,
	kind: m.history_field_kind,
	rubro: m.history_field_rubro,
	tema: m.history_field_tema,
	subtema: m.history_field_subtema,
	rubro_basis: m.history_field_rubro_basis,
	program: m.history_field_program,
	agency: m.history_field_agency,
	status: m.history_field_status,
	status_text: m.history_field_status_text,
	year: m.history_field_year,
	municipality: m.history_field_municipality,
	locality: m.history_field_locality,
	zap: m.history_field_zap,
	point: m.history_field_point,
	location_quality: m.history_field_location_quality,
	location_note: m.history_field_location_note,
	location_confidence: m.history_field_location_confidence,
	approved: m.history_field_approved,
	modified: m.history_field_modified,
	committed: m.history_field_committed,
	accrued: m.history_field_accrued,
	exercised: m.history_field_exercised,
	paid: m.history_field_paid,
	contracted: m.history_field_contracted,
	physical_progress: m.history_field_physical_progress,
	financial_progress: m.history_field_financial_progress,
	planned_start: m.history_field_planned_start,
	planned_end: m.history_field_planned_end,
	actual_start: m.history_field_actual_start,
	actual_end: m.history_field_actual_end,
	contractor: m.history_field_contractor,
	contract_number: m.history_field_contract_number,
	procurement_method: m.history_field_procurement_method,
	bidders: m.history_field_bidders,
	funding_source: m.history_field_funding_source,
	beneficiaries: m.history_field_beneficiaries,
	place_text: m.history_field_place_text,
	photo: m.history_field_photo
};
export const changeFieldLabel = (field: ChangeField['name']): string => FIELDS[field]();

const MONEY: readonly string[] = [
	'approved',
	'modified',
	'committed',
	'accrued',
	'exercised',
	'paid',
	'contracted'
];
const DATES: readonly string[] = ['planned_start', 'planned_end', 'actual_start', 'actual_end'];

/** A value in the reader's words; missing is "sin dato". */
export function fieldText(
	field: ChangeField['name'],
	value: FieldValue,
	names: { municipality(code: string): string; tema(code: string): string }
): string {
	if (value === null) return formatCount(null);
	if (typeof value === 'boolean') return value ? m.history_yes() : m.history_no();
	if (typeof value === 'object') return `${value[1].toFixed(5)}, ${value[0].toFixed(5)}`;
	if (typeof value === 'number') {
		if (MONEY.includes(field)) return formatMoneyFull(value);
		if (field === 'year') return String(value);
		if (field === 'location_confidence') return formatPercent(value);
		return field.endsWith('_progress') ? formatPercent(value / 100) : formatNumber(value);
	}
	if (DATES.includes(field)) return formatDate(value);
	switch (field) {
		case 'status':
			return statusLabel(value);
		case 'municipality':
			return names.municipality(value);
		case 'tema':
			return names.tema(value);
		case 'rubro':
			return rubroLabel(value);
		case 'kind':
			return kindLabel(value);
		case 'location_quality':
			return qualityLabel(value);
		case 'location_note':
			return locationNoteLabel(value);
		case 'procurement_method':
			return methodLabel(value);
		case 'rubro_basis':
			return basisLabel(value);
		default:
			return value;
	}
}

/** By how much, where that can be said: money, or metres between two points. */
export function changeNote({ field, before, after, metres }: FieldChange): string | null {
	if (metres !== null) return m.history_moved({ metres: formatCount(Math.round(metres)) });
	if (!MONEY.includes(field) || typeof before !== 'number' || typeof after !== 'number') return null;
	return growthWords(after - before);
}

/** `$1.2 M más`, `$300 menos`. */
export const growthWords = (centavos: number): string =>
	centavos < 0
		? m.history_fell({ money: formatMoney(-centavos) })
		: m.history_grew({ money: formatMoney(centavos) });

/** What a group's money became; null where no work of it has the amount on one of the sides that should have it. */
export function groupGrowth({
	before,
	after,
	works,
	withoutBefore,
	withoutAfter
}: ChangedGroup): number | null {
	return works > 0 && (withoutBefore >= works || withoutAfter >= works) ? null : after - before;
}

/** "Entre … y …, 12 obras desaparecieron, …": the answer in a sentence. */
export function historySentence(
	summary: ChangeSummary,
	measure: Measure,
	issued: { before: string; after: string }
): Segment[] {
	const [from, to] = [formatDate(issued.before), formatDate(issued.after)];
	if (summary.changed === 0)
		return segmentsOf([from, to], ([a = '', b = '']) => m.history_sentence_none({ from: a, to: b }));
	const { gone, new: added, money } = summary.byKind;
	const count = (of: (inputs: { count: number; text: string }) => string, n: number): string =>
		of({ count: n, text: formatCount(n) });
	const changed = summary.changed - gone.works - added.works;
	return segmentsOf(
		[
			from,
			to,
			count(m.history_n_gone, gone.works),
			count(m.history_n_new, added.works),
			count(m.history_n_changed, changed),
			formatCount(money.works),
			measureLabel(measure).toLocaleLowerCase(),
			formatMoney(summary.all.before),
			formatMoney(summary.all.after),
			growthWords(summary.all.after - summary.all.before)
		],
		([f = '', t = '', g = '', n = '', c = '', mo = '', me = '', b = '', a = '', gr = '']) =>
			m.history_sentence({
				from: f,
				to: t,
				gone: g,
				new: n,
				changed: c,
				money: mo,
				measure: me,
				before: b,
				after: a,
				growth: gr
			})
	);
}
