import reference from '../../../data/reference/catalogue.json';
import programmeFile from '../../../data/programmes.json';
import { fetchTable, inFolder, readSubtemaColumn, readText } from '../dataset';
import type { Catalogue, CitedProgramme, Manifest, ProgrammeTable } from '../domain';
import { DEFAULT_FILTER, segmentsOf, toQuery } from '../filters';
import { formatCount, formatMoney, getLocale, m } from '../i18n';
import { ReleaseHost } from '../queries';
import {
	catalogueCounts,
	programmeCounts,
	type CatalogueCounts,
	type ProgrammeCount,
	type ProgrammeCounts
} from '../queries/catalogue-counts';
import type { CataloguesPage, ProgrammeLine } from '../queries/catalogues-page';
import { wordsOf } from '../queries/token-postings';
import { investmentOfSum } from '../queries/zone-table';
import { releaseOf } from './municipality-page';
import { pageAddress } from './origin';
import { fromFiles, readIndex, readManifest, releasesFolder } from './releases';

export const catalogue = reference as Catalogue;
export const programmeTable: ProgrammeTable = programmeFile;

/** The catalogues with what a release has under them, in no language. */
export interface Catalogues {
	manifest: Manifest;
	counts: CatalogueCounts;
	programmes: ProgrammeCounts;
}

let current: Promise<Catalogues> | null = null;

/** Of the current release; read once, however many pages and files ask. Throws DatasetError. */
export function currentCatalogues(): Promise<Catalogues> {
	current ??= readIndex().then(({ current: id }) => readCatalogues(id));
	return current;
}

/** Of any release. Throws DatasetError. */
export async function readCatalogues(id: string, folder = releasesFolder): Promise<Catalogues> {
	const manifest = await readManifest(id, folder);
	const { core } = await new ReleaseHost(fromFiles).open({ dataUrl: folder, release: id, manifest });
	const table = (name: string) => fetchTable(inFolder(folder, id), manifest, name, fromFiles);
	const [subtema, text] = await Promise.all([
		table('works').then(readSubtemaColumn),
		table('works_text').then(readText)
	]);
	return {
		manifest,
		counts: catalogueCounts({ ...core, subtema }, catalogue),
		programmes: programmeCounts(core, text)
	};
}

/** The page, in the language it is asked for. Throws DatasetError. */
export async function cataloguesPage(): Promise<CataloguesPage> {
	const { manifest, counts, programmes } = await currentCatalogues();
	const locale = getLocale();
	const words = new Map(
		[...catalogue.rubros, ...catalogue.temas, ...catalogue.temas.flatMap(({ subtemas }) => subtemas)].map(
			(entry) => [entry.code as string, entry[locale]]
		)
	);
	const named = <T extends { code: string }>(line: T): T & { name: string } => ({
		...line,
		name: words.get(line.code) ?? line.code
	});
	const { total, unclassified } = counts;
	const subtemas = catalogue.temas.reduce((sum, tema) => sum + tema.subtemas.length, 0);
	return {
		release: releaseOf(manifest),
		sentence: segmentsOf(
			[
				formatCount(catalogue.rubros.length, locale),
				formatCount(catalogue.temas.length, locale),
				formatCount(subtemas, locale),
				formatCount(total.works - unclassified.works, locale),
				formatCount(total.works, locale),
				formatMoney(investmentOfSum(total), locale)
			],
			([rubros = '', temas = '', subs = '', classed = '', works = '', amount = '']) =>
				m.catalogues_sentence({ rubros, temas, subtemas: subs, classed, works, amount }, { locale })
		),
		rubros: counts.rubros.map((rubro) => ({
			...named(rubro),
			query: toQuery({
				...DEFAULT_FILTER,
				rubros: catalogue.rubros.flatMap(({ code }) => (code === rubro.code ? [code] : []))
			}),
			temas: rubro.temas.flatMap((tema) => {
				const entry = catalogue.temas.find(({ code }) => code === tema.code);
				if (!entry) return [];
				const { oc4ids_sectors, fais, sdg_target } = entry;
				const query = toQuery({ ...DEFAULT_FILTER, temas: [tema.code] });
				return [
					{ ...named(tema), subtemas: tema.subtemas.map(named), oc4ids_sectors, fais, sdg_target, query }
				];
			})
		})),
		unclassified,
		total,
		edition: catalogue.edition,
		fields: catalogue.fields.map((field) => ({ field: field.field, note: field[locale] })),
		programmes: programmeLines(programmes, programmeTable).map(
			({ cited, agencies, ...count }): ProgrammeLine => ({
				...count,
				carriedOutBy: agencies[0] === undefined ? null : { agency: agencies[0], others: agencies.length - 1 },
				gives: cited?.gives?.[locale] ?? null,
				toWhom: cited?.to_whom?.[locale] ?? null,
				agency: cited?.agency ?? null,
				link: cited?.link ?? null,
				from: cited?.from ?? null,
				to: cited?.to ?? null,
				source: cited?.source ?? null
			})
		),
		withoutProgramme: programmes.without,
		programmesEdition: programmeTable.edition,
		missing: programmeTable.missing[locale],
		canonical: pageAddress('/catalogos/', locale)
	};
}

/** Those of the data, with what can be cited of them; then the cited ones that no work names. */
export function programmeLines(
	{ programmes }: ProgrammeCounts,
	table: Pick<ProgrammeTable, 'programmes'>
): (ProgrammeCount & { cited: CitedProgramme | null })[] {
	const folded = (name: string): string => wordsOf(name).join(' ');
	const citedBy = new Map(
		table.programmes.flatMap((cited) => cited.names.map((name) => [folded(name), cited]))
	);
	const lines = programmes.map((count) => ({ ...count, cited: citedBy.get(folded(count.name)) ?? null }));
	const met = new Set(lines.map(({ cited }) => cited));
	return [
		...lines,
		...table.programmes
			.filter((cited) => !met.has(cited))
			.map((cited) => ({
				name: cited.name,
				sum: { works: 0, amount: 0, withoutAmount: 0 },
				obras: 0,
				acciones: 0,
				years: null,
				agencies: [],
				cited
			}))
	];
}
