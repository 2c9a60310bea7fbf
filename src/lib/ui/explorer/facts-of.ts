import type { FigureFacts } from '$lib/charts/figure-facts';
import { filterInWords } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { formatDate } from '$lib/i18n/page-format';
import { sqlOf, type SqlQuestion } from '$lib/queries';
import { consoleHref } from '../console/console-address';
import { citeOf, totalsInWords } from '../data/cite';
import type { Answers } from './explorer.svelte';
import type { Names } from './names';

export type Question = Exclude<SqlQuestion['ask'], 'page'>;

/** The facts of a figure of the page. The SQL runs as it is over the published Parquet. */
export function factsOf(
	definition: string,
	question: Question,
	answers: Answers,
	names: Names,
	release: { id: string; issued: string; title: string; demonstration: boolean },
	/** The figure in words, where it is not the totals. */
	value?: string
): FigureFacts {
	const { filter, context, totals } = answers;
	const asked: SqlQuestion =
		question === 'perPerson'
			? { ask: question, population: names.population(filter.municipalities) }
			: { ask: question };
	const sql = context ? sqlOf(asked, filter, context) : null;
	return {
		definition,
		filter: filterInWords(filter, names, getLocale()),
		sql,
		console: sql === null ? null : consoleHref(sql, release.id),
		source: release.title,
		release: m.release_line({ release: release.id, date: formatDate(release.issued) }),
		rows: totals.works,
		cite: citeOf({ filter, names, release, value: value ?? totalsInWords(totals, filter.measure) })
	};
}
