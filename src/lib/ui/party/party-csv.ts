import { pesosText } from '$lib/domain';
import { tableCsv, type CsvCell } from '$lib/export/table-csv';
import type { Group } from '$lib/queries';
import type { PartyAnswer, PartyKind, PartyLine } from '$lib/queries/party';

const HEAD = [
	'table',
	'name',
	'label',
	'works',
	'amount',
	'without_amount',
	'municipalities',
	'share',
	'shared_agencies',
	'measure',
	'plomada_release',
	'plomada_date',
	'plomada_demonstration',
	'plomada_query'
];

export interface PartyCsvFacts {
	kind: PartyKind;
	measure: string;
	release: { id: string; issued: string; demonstration: boolean };
	query: string;
	municipality(code: string): string;
	rubro(code: string): string;
}

/** All tables of the page, one below the other, told apart by the first column. Money in pesos; missing is empty. */
export function partyCsv({ list, profile }: PartyAnswer, facts: PartyCsvFacts): string {
	const { release } = facts;
	const end: CsvCell[] = [
		facts.measure,
		release.id,
		release.issued,
		String(release.demonstration),
		facts.query
	];
	const money = ({
		works,
		amount,
		withoutAmount
	}: Pick<PartyLine, 'works' | 'amount' | 'withoutAmount'>): CsvCell[] => [
		works,
		works > 0 && withoutAmount === works ? null : pesosText(amount),
		withoutAmount
	];
	const line = (table: string, row: PartyLine, share: CsvCell = null, shared: CsvCell = null): CsvCell[] => [
		table,
		row.name,
		null,
		...money(row),
		row.municipalities,
		share,
		shared,
		...end
	];
	const group = (table: string, row: Group, label: CsvCell): CsvCell[] => [
		table,
		row.key,
		label,
		...money(row),
		null,
		null,
		null,
		...end
	];
	if (profile === null)
		return tableCsv(
			HEAD,
			list.rows.map((row) => line(facts.kind, row))
		);
	return tableCsv(HEAD, [
		...profile.byYear.map((row) => group('year', row, null)),
		...profile.byMunicipality.map((row) =>
			group('municipality', row, row.key === null ? null : facts.municipality(row.key))
		),
		...profile.byRubro.map((row) => group('rubro', row, row.key === null ? null : facts.rubro(row.key))),
		...profile.partners.rows.map((row) =>
			line(facts.kind === 'contractor' ? 'agency' : 'contractor', row, row.share)
		),
		...profile.competitors.rows.map((row) => line('competitor', row, null, row.sharedAgencies)),
		...profile.alike.map((row) => line('alike', row))
	]);
}
