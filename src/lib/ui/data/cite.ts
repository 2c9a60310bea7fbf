import type { Measure } from '$lib/domain';
import { DEFAULT_VIEW, filterInWords, toQuery, type FilterState } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { measureLabel } from '$lib/i18n/labels';
import { formatCount, formatMoneyFull } from '$lib/i18n/page-format';
import type { Names } from '../explorer/names';

interface Cited {
	filter: FilterState;
	names: Names;
	release: { id: string; issued: string; title: string; demonstration: boolean };
	/** The figure in words; null where it has many. */
	value: string | null;
	/** The address' query that shows the figure again, where the filter is not all of it. */
	query?: string | undefined;
}

/** What `FigureFacts.cite` wants. The link opens the page one is on, with the filter and the release; the code of citations comes when asked. */
export const citeOf =
	({ filter, names, release, value, query }: Cited) =>
	async (title: string): Promise<{ text: string; bibtex: string }> => {
		const { citationOf } = await import('$lib/export/citation');
		const asked = query ?? toQuery(filter, { ...DEFAULT_VIEW, release: release.id });
		return citationOf({
			title,
			value,
			filter: filterInWords(filter, names, getLocale()),
			source: release.title,
			release: release.id,
			issued: release.issued,
			demonstration: release.demonstration,
			link: `${location.origin}${location.pathname}?${asked}`,
			locale: getLocale()
		});
	};

/** `Obras y acciones: 3,702; Inversión, $34,000,000.00` */
export const totalsInWords = (
	{ works, amount, withoutAmount }: { works: number; amount: number; withoutAmount: number },
	measure: Measure
): string =>
	m.cite_totals({
		works: formatCount(works),
		measure: measureLabel(measure),
		amount: works > withoutAmount ? formatMoneyFull(amount) : m.no_data()
	});
