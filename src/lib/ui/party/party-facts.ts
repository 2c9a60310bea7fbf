import type { FigureFacts } from '$lib/charts/figure-facts';
import type { Manifest } from '$lib/domain';
import { filterInWords, type FilterState } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { formatDate } from '$lib/i18n/page-format';
import { consoleHref } from '../console/console-address';
import { citeOf } from '../data/cite';
import type { Names } from '../explorer/names';

interface Asked {
	definition: string;
	sql: string;
	filter: FilterState;
	names: Names;
	release: Pick<Manifest, 'id' | 'issued' | 'title' | 'demonstration'>;
	/** Works behind the figure; null where the page does not count them. */
	rows: number | null;
	/** The figure in words; null where it has many. */
	value?: string | null;
}

/** What lets a reader check a table of contractors or agencies. */
export const partyFacts = ({
	definition,
	sql,
	filter,
	names,
	release,
	rows,
	value = null
}: Asked): Promise<FigureFacts> =>
	Promise.resolve({
		definition,
		filter: filterInWords(filter, names, getLocale()),
		sql,
		console: consoleHref(sql, release.id),
		source: release.title,
		release: m.release_line({ release: release.id, date: formatDate(release.issued) }),
		rows,
		cite: citeOf({ filter, names, release, value })
	});
