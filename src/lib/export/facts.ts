import type { Centavos, License, Manifest, Measure } from '../domain';
import { DEFAULT_VIEW, filterInWords, toQuery, type FilterState, type Names } from '../filters';
import type { Locale } from '../i18n';
import type { Totals } from '../queries';
import { shortHash } from './short-hash';

export const EXPORT_KINDS = ['csv', 'xlsx', 'geojson', 'geoparquet', 'oc4ids'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What an exported file says of itself. Plain data, so that it can be sent to a worker. */
export interface ExportFacts {
	/** Id, title and date (YYYY-MM-DD) of the release. */
	release: string;
	title: string;
	issued: string;
	/** The works are invented. */
	demonstration: boolean;
	/** What was filtered, in words. */
	filter: string;
	/** The same as the query of the page's address, without `?`: opens the same works of the same release again. */
	query: string;
	/** The whole address of the page with that query. */
	link: string;
	/** The language of what a file says in words. */
	locale: Locale;
	/** The measure the page counted money by, and its column. */
	measure: Measure;
	/** What the page showed; the exported rows must add up to it. */
	works: number;
	amount: Centavos;
	withoutAmount: number;
	unlocated: number;
	sources: { id: string; title: string; publisher: string; license: License; path: string | null }[];
	/** Names by INEGI key, for the people who read the file. */
	municipalities: Record<string, string>;
}

export interface FactsOptions {
	manifest: Manifest;
	state: FilterState;
	totals: Pick<Totals, 'works' | 'amount' | 'withoutAmount' | 'unlocated'>;
	names: Names;
	/** Codes to name: those of the release. */
	municipalities: readonly { code: string; name: string }[];
	locale: Locale;
	/** Address of the page without its query. */
	address?: string | undefined;
}

export function factsOf({
	manifest,
	state,
	totals,
	names,
	municipalities,
	locale,
	address = ''
}: FactsOptions): ExportFacts {
	const { works, amount, withoutAmount, unlocated } = totals;
	const query = toQuery(state, { ...DEFAULT_VIEW, release: manifest.id });
	return {
		release: manifest.id,
		title: manifest.title,
		issued: manifest.issued,
		demonstration: manifest.demonstration,
		filter: filterInWords(state, names, locale),
		query,
		link: `${address}?${query}`,
		locale,
		measure: state.measure,
		works,
		amount,
		withoutAmount,
		unlocated,
		sources: manifest.sources.map(({ id, title, publisher, license, path }) => ({
			id,
			title,
			publisher,
			license,
			path
		})),
		municipalities: Object.fromEntries(municipalities.map(({ code, name }) => [code, name]))
	};
}

const EXTENSION: Record<ExportKind, string> = {
	csv: 'csv',
	xlsx: 'xlsx',
	geojson: 'geojson',
	geoparquet: 'parquet',
	oc4ids: 'oc4ids.json'
};

/** `plomada-demostracion-2021-01-31-a51b5ee3fa67-8c2f01d4.csv`: the release, and which filter. */
export function fileNameOf(facts: ExportFacts, kind: ExportKind): string {
	const name = facts.demonstration ? 'plomada-demostracion' : 'plomada';
	return `${name}-${facts.release}-${shortHash(facts.query)}.${EXTENSION[kind]}`;
}
