import type { EquityView } from '../../analysis';
import { pesosText } from '../../domain';
import { tableCsv, type CsvCell } from '../../export/table-csv';
import type { PageRelease } from '../../queries';

/** The ranking as the page shows it; every row says which release, question and unit it is of. Money in pesos. */
export function leftOutCsv(
	{ rows, leftOut }: EquityView,
	release: PageRelease,
	asked: { need: string; unit: string; query: string }
): string {
	const byCode = new Map(rows.map((row) => [row.code, row]));
	const lines = leftOut.flatMap((line): CsvCell[][] => {
		const row = byCode.get(line.key);
		if (!row) return [];
		return [
			[
				row.code,
				row.name,
				line.rank,
				line.between?.[0] ?? null,
				line.between?.[1] ?? null,
				line.score === null ? null : Number(line.score.toFixed(6)),
				row.need,
				row.perUnit === null ? null : Number((row.perUnit / 100).toFixed(2)),
				row.yearsWithout,
				row.works,
				row.amount === null ? null : pesosText(row.amount),
				row.population,
				asked.need,
				asked.unit,
				release.id,
				release.issued,
				String(release.demonstration),
				asked.query
			]
		];
	});
	return tableCsv(
		[
			'municipality',
			'municipality_name',
			'rank',
			'rank_low',
			'rank_high',
			'score',
			'need',
			'investment_per_unit_pesos',
			'years_without_works',
			'works',
			'investment_pesos',
			'population',
			'need_indicator',
			'unit',
			'plomada_release',
			'plomada_date',
			'plomada_demonstration',
			'plomada_query'
		],
		lines
	);
}
