import type { FigureFacts } from '$lib/charts/figure-facts';
import { filterInWords, type FilterState } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { measureLabel } from '$lib/i18n/labels';
import { formatMoney } from '$lib/i18n/page-format';
import type { ChangesAnswer, ReleaseLine } from '$lib/queries/changes';
import type { Names } from '../explorer/names';

interface HistoryFigures {
	answer: ChangesAnswer;
	before: ReleaseLine;
	after: ReleaseLine;
	filter: FilterState;
	names: Names;
	/** The whole address of the page, both releases named. */
	link: string;
}

/** What lets a reader check the figures of `/historial`. Their SQL reads two releases, so no console of one has it. */
export function historyFacts({ answer, before, after, filter, names, link }: HistoryFigures): FigureFacts {
	const words = filterInWords(filter, names, getLocale());
	const { all } = answer.summary;
	return {
		definition: m.history_definition({ measure: measureLabel(filter.measure).toLocaleLowerCase() }),
		filter: words,
		sql: answer.sql,
		console: null,
		source: [...new Set([...before.sources, ...after.sources])].join('; '),
		release: `${before.id}, ${after.id}`,
		rows: all.works,
		cite: async (title) => {
			const { citationOf } = await import('$lib/export/citation');
			return citationOf({
				title: `${title}, ${before.id} → ${after.id}`,
				value: m.history_cite({
					works: answer.summary.changed,
					measure: measureLabel(filter.measure),
					before: formatMoney(all.before),
					after: formatMoney(all.after)
				}),
				filter: words,
				source: after.title,
				release: after.id,
				issued: after.issued,
				demonstration: before.demonstration || after.demonstration,
				link,
				locale: getLocale()
			});
		}
	};
}
