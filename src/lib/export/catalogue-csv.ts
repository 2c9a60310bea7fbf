import { pesosText, type Catalogue, type CitedProgramme, type Manifest } from '../domain';
import type { CatalogueCounts, ProgrammeCount, ProgrammeCounts } from '../queries/catalogue-counts';
import type { Sum } from '../queries/zone-split';
import { investmentOfSum } from '../queries/zone-table';
import { tableCsv, type CsvCell } from './table-csv';

type Of = Pick<Manifest, 'id' | 'issued' | 'demonstration'>;

const FIGURES = ['works', 'works_without_amount', 'investment_pesos'];
const FROM = ['catalogue_edition', 'plomada_release', 'plomada_date', 'plomada_demonstration'];
/** A sum of nothing is empty, not 0 pesos. */
const figures = (sum: Sum): CsvCell[] => {
	const centavos = investmentOfSum(sum);
	return [sum.works, sum.withoutAmount, centavos === null ? null : pesosText(centavos)];
};
const from = (edition: string, { id, issued, demonstration }: Of): CsvCell[] => [
	edition,
	id,
	issued,
	String(demonstration)
];

/**
 * The catalogue with its works: a row for each subtema, one for the works of a tema without subtema, of a rubro without tema, and without
 * rubro; so that the rows add up to all works. Money in pesos. `definition` and `conac_function` are empty until they can be cited.
 */
export function rubrosCsv(counts: CatalogueCounts, catalogue: Catalogue, of: Of): string {
	const temas = new Map(catalogue.temas.map((tema) => [tema.code, tema]));
	const rubros = new Map<string, Catalogue['rubros'][number]>(
		catalogue.rubros.map((rubro) => [rubro.code, rubro])
	);
	const row = (codes: { rubro?: string; tema?: string; subtema?: string }, sum: Sum): CsvCell[] => {
		const rubro = rubros.get(codes.rubro ?? '');
		const tema = temas.get(codes.tema ?? '');
		const subtema = tema?.subtemas.find(({ code }) => code === codes.subtema);
		return [
			...[rubro, tema, subtema].flatMap((entry) => [
				entry?.code ?? null,
				entry?.es ?? null,
				entry?.en ?? null
			]),
			null,
			tema?.oc4ids_sectors.join('; ') ?? null,
			tema?.fais ?? null,
			null,
			tema?.sdg_target ?? null,
			...figures(sum),
			...from(catalogue.edition, of)
		];
	};
	return tableCsv(
		[
			...['rubro', 'tema', 'subtema'].flatMap((level) => [level, `${level}_es`, `${level}_en`]),
			...['definition', 'oc4ids_sectors', 'fais_kind', 'conac_function', 'sdg_target'],
			...FIGURES,
			...FROM
		],
		[
			...counts.rubros.flatMap(({ code: rubro, temas: own, rest }) => [
				...own.flatMap(({ code: tema, subtemas, rest: without }) => [
					...subtemas.map(({ code: subtema, sum }) => row({ rubro, tema, subtema }, sum)),
					row({ rubro, tema }, without)
				]),
				row({ rubro }, rest)
			]),
			row({}, counts.unclassified)
		]
	);
}

/** The programmes with their works; the last row is of the works that name none, so that the rows add up to all works. Money in pesos. */
export function programmesCsv(
	lines: readonly (ProgrammeCount & { cited: CitedProgramme | null })[],
	{ without }: Pick<ProgrammeCounts, 'without'>,
	edition: string,
	of: Of
): string {
	return tableCsv(
		[
			...[
				'program',
				'gives_es',
				'gives_en',
				'to_whom_es',
				'to_whom_en',
				'agency',
				'link',
				'from',
				'to',
				'source'
			],
			...['obras', 'acciones', 'first_year', 'last_year', 'agencies_in_the_data'],
			...FIGURES,
			...FROM
		],
		[
			...lines.map(({ name, cited, obras, acciones, years, agencies, sum }): CsvCell[] => [
				name,
				cited?.gives?.es ?? null,
				cited?.gives?.en ?? null,
				cited?.to_whom?.es ?? null,
				cited?.to_whom?.en ?? null,
				cited?.agency ?? null,
				cited?.link ?? null,
				cited?.from ?? null,
				cited?.to ?? null,
				cited?.source ?? null,
				obras,
				acciones,
				years?.[0] ?? null,
				years?.[1] ?? null,
				agencies.join('; ') || null,
				...figures(sum),
				...from(edition, of)
			]),
			[...Array<null>(15).fill(null), ...figures(without), ...from(edition, of)]
		]
	);
}
