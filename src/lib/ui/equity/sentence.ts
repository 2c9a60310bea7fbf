import type { EquityFigures, EquityIntervals } from '../../analysis';
import { segmentsOf, type Segment } from '../../filters';
import { m } from '../../i18n';
import { formatPercent } from '../../i18n/page-format';
import type { Choice } from './choice';
import { NEED_WORDS } from './words';

/** "Entre 2012 y 2020, el 40 % más pobre de la población recibió el 28.4 % de la inversión (…)", in the language of the page. */
export function equitySentence(
	choice: Choice,
	extent: readonly [number, number] | null,
	figures: EquityFigures | null,
	intervals: EquityIntervals | null
): Segment[] {
	const years = yearWords(choice, extent);
	if (!figures) return [{ text: m.equity_sentence_none({ years }) }];
	const who = NEED_WORDS[choice.need].who();
	const share = formatPercent(figures.poorestShare);
	if (!intervals)
		return segmentsOf([years, who, share], ([y = '', w = '', s = '']) =>
			m.equity_sentence_plain({ years: y, who: w, share: s })
		);
	const [low, high] = intervals.poorestShare;
	return segmentsOf(
		[years, who, share, formatPercent(low), formatPercent(high)],
		([y = '', w = '', s = '', l = '', h = '']) =>
			m.equity_sentence({ years: y, who: w, share: s, low: l, high: h })
	);
}

function yearWords({ years }: Choice, extent: readonly [number, number] | null): string {
	const from = years === null ? (extent?.[0] ?? null) : years.from;
	const to = years === null ? (extent?.[1] ?? null) : years.to;
	if (from !== null && to !== null)
		return from === to ? m.equity_years_one({ from }) : m.equity_years_range({ from, to });
	if (from !== null) return m.equity_years_from({ from });
	return to === null ? m.equity_years_all() : m.equity_years_to({ to });
}
