import { pesosText } from '$lib/domain';
import type { FieldChange, FieldValue } from '$lib/analysis';
import { tableCsv, type CsvCell } from '$lib/export/table-csv';
import type { ChangedWork } from '$lib/queries/changes';
import { changeFieldLabel, changeKindLabel } from './change-words';

const HEAD = [
	'id',
	'name',
	'municipality',
	'municipality_name',
	'year',
	'agency',
	'change',
	'change_name',
	'field',
	'field_name',
	'before',
	'after',
	'metres',
	'amount_before',
	'amount_after',
	'measure',
	'plomada_release_before',
	'plomada_release_after',
	'plomada_demonstration',
	'plomada_query'
];

export interface HistoryCsvFacts {
	pair: { before: string; after: string };
	measure: string;
	demonstration: boolean;
	query: string;
	municipality(code: string): string;
	/** Which fields are money: they are written in pesos. */
	isMoney(field: FieldChange['field']): boolean;
	kindOf(field: FieldChange['field']): Parameters<typeof changeKindLabel>[0];
}

/** One row for each fact that changed, and one for each work that appeared or disappeared. Money in pesos, missing is empty, codes as published. */
export function historyCsv(works: readonly ChangedWork[], facts: HistoryCsvFacts): string {
	const pesos = (centavos: number | null): CsvCell => (centavos === null ? null : pesosText(centavos));
	const value = (field: FieldChange['field'], met: FieldValue): CsvCell => {
		if (typeof met === 'number') return facts.isMoney(field) ? pesosText(met) : met;
		if (typeof met === 'boolean') return String(met);
		return typeof met === 'object' && met !== null ? `${met[1]} ${met[0]}` : met;
	};
	return tableCsv(
		HEAD,
		works.flatMap((work) => {
			const place = work.municipality === null ? null : facts.municipality(work.municipality);
			const about: CsvCell[] = [work.id, work.name, work.municipality, place, work.year, work.agency];
			const end: CsvCell[] = [
				pesos(work.before),
				pesos(work.after),
				facts.measure,
				facts.pair.before,
				facts.pair.after,
				String(facts.demonstration),
				facts.query
			];
			const event = work.kinds.find((kind) => kind === 'gone' || kind === 'new');
			if (event !== undefined)
				return [[...about, event, changeKindLabel(event), null, null, null, null, null, ...end]];
			return work.fields.map(({ field, before, after, metres }) => [
				...about,
				facts.kindOf(field),
				changeKindLabel(facts.kindOf(field)),
				field,
				changeFieldLabel(field),
				value(field, before),
				value(field, after),
				metres === null ? null : Math.round(metres),
				...end
			]);
		})
	);
}
