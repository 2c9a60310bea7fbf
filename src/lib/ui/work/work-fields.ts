import type { SourceRecord, Work, WorkColumn } from '$lib/domain';
import { getLocale, m } from '$lib/i18n';
import {
	basisLabel,
	kindLabel,
	methodLabel,
	qualityLabel,
	qualityNote,
	rubroLabel,
	statusLabel,
	locationNoteLabel
} from '$lib/i18n/labels';
import { formatCount, formatDate, formatMoneyFull, formatPercent } from '$lib/i18n/page-format';
import type { KnownWork } from '$lib/queries/questions';
import { isOnMap } from './status-tone';

/** One field of a work as the panel shows it. */
export interface WorkField {
	field: WorkColumn;
	label: string;
	/** As the release holds it; null is missing. */
	value: string | number | boolean | null;
	/** In words; null is "sin dato". */
	text: string | null;
	/** What a reader should know beside it. */
	note?: string | undefined;
	/** Where more of it is told. */
	more?: { href: string; label: string } | undefined;
}

/** A work as it is shown: whole, or as far as it is known without its row. What is not known has no field. */
export type ShownWork = KnownWork & Partial<Work>;

export interface WorkSection {
	id: 'what' | 'where' | 'money' | 'when' | 'who' | 'source';
	title: string;
	fields: WorkField[];
}

/** What the panel knows beside the work. */
export interface WorkSurroundings {
	/** Name of a municipality, a tema, a locality: a code that is not known comes back as it is. */
	municipality(code: string): string;
	tema(code: string): string;
	subtema(code: string): string;
	locality(code: string): string;
	source: SourceRecord | null;
	release: string;
	/** The page of a contractor or an agency. */
	partyHref(kind: 'contractor' | 'agency', name: string): string;
}

/** Every column of the work but its position in the release, in the order a person asks: what, where, how much, when, who, says who. */
export function sectionsOf(work: ShownWork, around: WorkSurroundings): WorkSection[] {
	const field = <C extends WorkColumn>(
		column: C,
		label: string,
		words: (value: NonNullable<Work[C]>) => string = String,
		note?: string
	): WorkField | null => {
		const value: WorkField['value'] | undefined = work[column];
		if (value === undefined) return null;
		return {
			field: column,
			label,
			value,
			text: value === null ? null : words(value as NonNullable<Work[C]>),
			...(note === undefined || value === null ? {} : { note })
		};
	};
	const party = (column: 'agency' | 'contractor', label: string, more: string): WorkField | null => {
		const named = field(column, label);
		if (named === null || typeof named.value !== 'string' || named.value === '') return named;
		return { ...named, more: { href: around.partyHref(column, named.value), label: more } };
	};
	const known = (fields: readonly (WorkField | null)[]): WorkField[] => fields.filter((f) => f !== null);
	const percent = (value: number): string => formatPercent(value / 100);
	const degrees = (value: number): string =>
		new Intl.NumberFormat(getLocale() === 'en' ? 'en-US' : 'es-MX', { maximumFractionDigits: 6 }).format(
			value
		);

	const sections: WorkSection[] = [
		{
			id: 'what',
			title: m.work_section_what(),
			fields: known([
				field('name', m.work_field_name()),
				field('kind', m.work_field_kind(), kindLabel),
				field('rubro', m.work_field_rubro(), rubroLabel),
				field('rubro_basis', m.work_field_rubro_basis(), basisLabel),
				field('tema', m.work_field_tema(), around.tema),
				field('subtema', m.work_field_subtema(), around.subtema),
				field('program', m.work_field_program()),
				field('status', m.work_field_status(), statusLabel),
				field('status_text', m.work_field_status_text()),
				field('physical_progress', m.work_field_physical_progress(), percent),
				field('financial_progress', m.work_field_financial_progress(), percent),
				field('beneficiaries', m.work_field_beneficiaries(), formatCount)
			])
		},
		{
			id: 'where',
			title: m.work_section_where(),
			fields: known([
				field('municipality', m.work_field_municipality(), around.municipality),
				field('locality', m.work_field_locality(), around.locality),
				field('place_text', m.work_field_place_text()),
				field(
					'location_quality',
					m.work_field_location_quality(),
					qualityLabel,
					qualityNote(work.location_quality)
				),
				field('location_note', m.work_field_location_note(), locationNoteLabel),
				field('location_confidence', m.work_field_location_confidence(), formatPercent),
				field(
					'lon',
					m.work_field_lon(),
					degrees,
					isOnMap(work.location_quality) ? undefined : m.work_point_not_shown()
				),
				field('lat', m.work_field_lat(), degrees),
				field('zap', m.work_field_zap(), (inside) => (inside ? m.work_yes() : m.work_no())),
				field('zone', m.work_field_zone())
			])
		},
		{
			id: 'money',
			title: m.work_section_money(),
			fields: known([
				field('investment', m.work_field_investment(), formatMoneyFull, m.work_investment_note()),
				field('approved', m.work_field_approved(), formatMoneyFull),
				field('modified', m.work_field_modified(), formatMoneyFull),
				field('contracted', m.work_field_contracted(), formatMoneyFull),
				field('committed', m.work_field_committed(), formatMoneyFull),
				field('accrued', m.work_field_accrued(), formatMoneyFull),
				field('exercised', m.work_field_exercised(), formatMoneyFull),
				field('paid', m.work_field_paid(), formatMoneyFull),
				field('spent', m.work_field_spent(), formatMoneyFull),
				field('funding_source', m.work_field_funding_source())
			])
		},
		{
			id: 'when',
			title: m.work_section_when(),
			fields: known([
				field('year', m.work_field_year()),
				field('planned_start', m.work_field_planned_start(), formatDate),
				field('actual_start', m.work_field_actual_start(), formatDate),
				field('planned_end', m.work_field_planned_end(), formatDate),
				field('actual_end', m.work_field_actual_end(), formatDate)
			])
		},
		{
			id: 'who',
			title: m.work_section_who(),
			fields: known([
				party('agency', m.work_field_agency(), m.party_link_agency()),
				party('contractor', m.work_field_contractor(), m.party_link_contractor()),
				field('procurement_method', m.work_field_procurement_method(), methodLabel),
				field('bidders', m.work_field_bidders(), formatCount),
				field('contract_number', m.work_field_contract_number())
			])
		},
		{
			id: 'source',
			title: m.work_section_source(),
			fields: known([
				field('source', m.work_field_source(), (id) => around.source?.title ?? id, around.source?.publisher),
				field('source_file', m.work_field_source_file()),
				field('source_row', m.work_field_source_row(), formatCount),
				field('id', m.work_field_id(), String, m.work_release({ release: around.release })),
				field('photo', m.work_field_photo())
			])
		}
	];
	return sections.filter(({ fields }) => fields.length > 0);
}
