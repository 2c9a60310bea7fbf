import { pesosText } from '$lib/domain';
import { tableCsv, type CsvCell } from '$lib/export/table-csv';
import type { FlagsAnswer, RaisedFlag } from '$lib/queries';
import type { FlagEntry } from '$lib/analysis';

const HEAD = [
	'subject_kind',
	'subject',
	'name',
	'municipality',
	'municipality_name',
	'year',
	'flag',
	'flag_name',
	'state',
	'value',
	'unit',
	'threshold',
	'observed',
	'observed_is',
	'reference',
	'reference_is',
	'peer',
	'plomada_release',
	'plomada_date',
	'plomada_demonstration',
	'plomada_query'
];

/** Of what cannot be calculated there is no figure. */
const UNKNOWN = { value: null, threshold: null, observed: null, reference: null, peer: null };

export interface CsvFacts {
	entries: ReadonlyMap<string, FlagEntry>;
	/** Only this flag's rows; null is all. */
	flag: string | null;
	municipality: (code: string) => string;
	release: { id: string; issued: string; demonstration: boolean };
	query: string;
}

/** One row per listed work and flag that it raises or that cannot be calculated of it, then the agencies', then those of contracts of which no work is known; money in pesos, missing is empty. */
export function flagsCsv(answer: FlagsAnswer, facts: CsvFacts): string {
	const { entries, release, query } = facts;
	const cells = (subject: CsvCell[], raised: RaisedFlag, state: string): CsvCell[] => {
		const entry = entries.get(raised.flag);
		const in_ = (unit: string | null | undefined, value: number | null): CsvCell =>
			value === null ? null : unit === 'centavos' ? pesosText(Math.round(value)) : value;
		return [
			...subject,
			raised.flag,
			entry?.words.name ?? null,
			state,
			in_(entry?.unit, raised.value),
			entry?.unit === 'centavos' ? 'pesos' : (entry?.unit ?? null),
			in_(entry?.unit, raised.threshold),
			in_(entry?.compares[0], raised.observed),
			entry?.words.observed ?? null,
			in_(entry?.compares[1], raised.reference),
			entry?.words.reference ?? null,
			raised.peer,
			release.id,
			release.issued,
			String(release.demonstration),
			query
		];
	};
	const wanted = ({ flag }: RaisedFlag): boolean => facts.flag === null || flag === facts.flag;
	return tableCsv(HEAD, [
		...answer.rows.flatMap((work) => {
			const place = work.municipality === null ? null : facts.municipality(work.municipality);
			const subject = ['work', work.id, work.name, work.municipality, place, work.year];
			return [
				...work.flags.filter(wanted).map((raised) => cells(subject, raised, 'raised')),
				...work.notCalculable
					.map((flag) => ({ ...UNKNOWN, flag }))
					.filter(wanted)
					.map((missing) => cells(subject, missing, 'not_calculable'))
			];
		}),
		...answer.agencies
			.filter(wanted)
			.map((row) =>
				cells(['agency', row.agency, null, null, null, null], row, row.raised ? 'raised' : 'not_calculable')
			),
		...answer.contracts.raised
			.filter(wanted)
			.map((row) => cells(['contract', row.contract, null, null, null, null], row, 'raised'))
	]);
}
