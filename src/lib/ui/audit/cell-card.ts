import type { FigureFacts } from '$lib/charts/figure-facts';
import { measureColumn } from '$lib/domain';
import { DEFAULT_VIEW } from '$lib/filters';
import { m } from '$lib/i18n';
import { measureLabel } from '$lib/i18n/labels';
import { formatCount, formatMoneyFull } from '$lib/i18n/page-format';
import { cellSql, yearOf } from '$lib/queries/cell-sql';
import type { PivotMeasure } from '$lib/queries/desk';
import { crossQuery } from './address';
import { worksBehind } from './cell-works';
import { addedUp, cardOf, type Known, type Sum } from './facts';
import { fullText, type Cell } from './pivot-words';

const DEFINITIONS: Record<PivotMeasure, (words: { money: string }) => string> = {
	count: () => m.audit_def_count(),
	sum: m.audit_def_sum,
	mean: m.audit_def_mean,
	median: m.audit_def_median,
	share: m.audit_def_share,
	change: m.audit_def_yearly
};

/** Of one figure of the cross table: what it is, the figure itself, and the same made once more of the works behind it, one by one. Throws what the release throws. */
export async function cellCard(cell: Cell, known: Known): Promise<FigureFacts> {
	const { client, answered, names } = known;
	const page = answered.filter;
	const { question, value } = cell;
	const works = await worksBehind(cell, page, client.columns);
	const again = await madeAgain(cell, works, known);
	const facts = await cardOf(
		{
			definition: DEFINITIONS[question.measure]({ money: measureLabel(page.measure) }),
			filter: cell.filter ?? page,
			works,
			shown: null,
			figure: {
				value: fullText(question.measure, value),
				check: (sum) => {
					const met = again.value(sum);
					return { text: again.text(fullText(question.measure, met)), holds: isSame(met, value) };
				}
			},
			sql: (context) => cellSql(cell, page, context),
			asked: page,
			query: crossQuery(page, { ...DEFAULT_VIEW, release: client.manifest.id }, question)
		},
		client,
		names
	);
	return cell.filter === null ? { ...facts, filter: m.audit_cell_no_filter() } : facts;
}

/** The figure from its works, and the sentence that says what was done beside adding them up. */
interface Again {
	value(sum: Sum): number | null;
	text(value: string): string;
}

async function madeAgain(cell: Cell, works: Uint32Array, { client, answered }: Known): Promise<Again> {
	const page = answered.filter;
	const known = ({ works: all, withoutAmount }: Sum): number => all - withoutAmount;
	const total = (of: Sum): number | null => (known(of) > 0 ? of.amount : null);
	switch (cell.question.measure) {
		case 'count':
			return { value: ({ works: all }) => all, text: () => '' };
		case 'sum':
			return { value: total, text: () => '' };
		case 'mean': {
			const n = formatCount(known(addedUp(client, works, page)));
			return {
				value: (sum) => (known(sum) > 0 ? sum.amount / known(sum) : null),
				text: (value) => m.audit_check_mean({ n, value })
			};
		}
		case 'median': {
			const amounts = client.mapColumns[measureColumn(page.measure)];
			const sorted = Float64Array.from(works, (row) => amounts[row] ?? NaN)
				.filter((amount) => !Number.isNaN(amount))
				.sort();
			const n = formatCount(sorted.length);
			return { value: () => middleOf(sorted), text: (value) => m.audit_check_median({ n, value }) };
		}
		case 'share': {
			const all = addedUp(client, await client.columns.ordinals(page), page);
			const words = { works: formatCount(all.works), amount: formatMoneyFull(total(all)) };
			return {
				value: (sum) => (known(sum) > 0 && all.amount !== 0 ? sum.amount / all.amount : null),
				text: (value) => m.audit_check_share({ ...words, value })
			};
		}
		case 'change':
			return changeAgain(cell, { client, answered });
	}
}

async function changeAgain(cell: Cell, { client, answered }: Omit<Known, 'names'>): Promise<Again> {
	const year = yearOf(cell);
	if (year === null) return { value: () => null, text: () => m.audit_check_no_year() };
	const end = { key: String(year - 1) };
	const earlier = { ...cell, [cell.question.rows === 'year' ? 'row' : 'column']: end };
	const page = answered.filter;
	const before = addedUp(client, await worksBehind(earlier, page, client.columns), page);
	const words = {
		year: year - 1,
		works: formatCount(before.works),
		amount: formatMoneyFull(before.works > before.withoutAmount ? before.amount : null)
	};
	return {
		value: ({ works, withoutAmount, amount }) =>
			works > withoutAmount && before.amount > 0 ? (amount - before.amount) / before.amount : null,
		text: (value) => m.audit_check_change({ ...words, value })
	};
}

function middleOf(sorted: Float64Array): number | null {
	const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return lower === undefined || upper === undefined ? null : lower + (upper - lower) / 2;
}

/** Fractions are made by other steps: they agree to the last digits of a double. */
const isSame = (met: number | null, shown: number | null): boolean =>
	met === null || shown === null
		? met === shown
		: Math.abs(met - shown) <= 1e-12 * Math.max(1, Math.abs(shown));
