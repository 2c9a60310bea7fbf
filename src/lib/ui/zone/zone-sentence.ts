import { segmentsOf, type Segment } from '../../filters';
import { m } from '../../i18n';
import { formatCount, formatMoney, formatPercent } from '../../i18n/page-format';
import type { ZoneChoice, ZoneTable } from '../../queries/zone-table';

/** The answer in a sentence: what part of the money went inside, who lives there, and of how much nobody can tell. */
export function zoneSentence(table: ZoneTable, { years }: ZoneChoice): Segment[] {
	const { investmentShare, populationShare, unknown } = table;
	const when: Segment[] =
		years === null
			? []
			: [
					{
						text: `${years.from === years.to ? m.zones_sentence_year({ year: years.from }) : m.zones_sentence_span(years)}:`
					}
				];
	const answer =
		investmentShare === null
			? [{ text: m.zones_sentence_none() }]
			: segmentsOf(
					[formatPercent(investmentShare), formatPercent(populationShare)],
					([inside = '', people = '']) => m.zones_sentence_share({ inside, people })
				);
	const untold =
		unknown.works === 0
			? []
			: segmentsOf(
					[
						formatCount(unknown.works),
						formatMoney(unknown.works > unknown.withoutAmount ? unknown.amount : null)
					],
					([n = '', amount = '']) => m.zones_sentence_unknown({ count: unknown.works, n, amount })
				);
	return [when, answer, untold]
		.filter((part) => part.length > 0)
		.flatMap((part, i) => (i === 0 ? part : [{ text: ' ' }, ...part]));
}
