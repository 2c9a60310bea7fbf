import type { FigureFacts } from '$lib/charts/figure-facts';
import { m } from '$lib/i18n';
import { measureLabel } from '$lib/i18n/labels';
import type { ReleaseClient } from '$lib/queries';
import type { DeskView } from '$lib/queries/desk';
import { deskTotalsSql, pivotSql, viewSql } from '$lib/queries/desk-sql';
import type { Names } from '../explorer/names';
import type { Answered } from './audit.svelte';
import { cardOf } from './facts';
import { PIVOT_MEASURE_WORDS, type Cell } from './pivot-words';
import { without } from './views';

/** What the cards rest on: the open release and what the page shows of it. */
interface Known {
	client: ReleaseClient;
	answered: Answered;
	names: Names;
}

const DEFINITIONS: Record<DeskView, () => string> = {
	years: m.audit_def_years,
	municipalities: m.audit_def_list,
	rubros: m.audit_def_list,
	agencies: m.audit_def_list,
	contractors: m.audit_def_list,
	statuses: m.audit_def_list,
	amount: m.audit_def_amount,
	change: m.audit_def_change,
	delay: m.audit_def_delay
};

/** Of a view: all of its groups together. */
export function viewCard(view: DeskView, { client, answered, names }: Known): Promise<FigureFacts> {
	const { answer } = answered;
	const filter = without(view, answered.filter);
	const groups = answer.views[view];
	// A view that does not name all of its groups has no sum to compare.
	const isWhole = (view !== 'agencies' && view !== 'contractors') || answer.more[view] === 0;
	const shown = {
		works: groups.reduce((sum, { works }) => sum + works, 0),
		amount: groups.reduce((sum, { amount }) => sum + amount, 0)
	};
	return cardOf(
		{
			definition: DEFINITIONS[view](),
			filter,
			shown: isWhole ? shown : null,
			sql: (context) => viewSql(view, answer.bins, filter, context, client.manifest.issued)
		},
		client,
		names
	);
}

export function totalsCard({ client, answered, names }: Known): Promise<FigureFacts> {
	const { filter, answer } = answered;
	return cardOf(
		{
			definition: m.audit_def_totals({ measure: measureLabel(filter.measure) }),
			filter,
			shown: answer.totals,
			sql: (context) => deskTotalsSql(filter, context)
		},
		client,
		names
	);
}

/** Of a figure of the cross table: its SQL is the whole table's, its works are its own. */
export async function cellCard(cell: Cell, { client, answered, names }: Known): Promise<FigureFacts> {
	const { question, value } = cell;
	const context = await client.columns.context(answered.filter);
	const facts = await cardOf(
		{
			definition: m.audit_def_cell({
				measure: PIVOT_MEASURE_WORDS[question.measure](),
				money: measureLabel(answered.filter.measure)
			}),
			filter: cell.filter ?? answered.filter,
			// A mean, a median, a share or a change is no sum of works.
			shown:
				question.measure === 'count'
					? { works: value ?? 0, amount: null }
					: question.measure === 'sum'
						? { works: null, amount: value }
						: null,
			sql: () => pivotSql(question, answered.filter, context)
		},
		client,
		names
	);
	if (cell.filter !== null) return facts;
	const { check: _, ...others } = facts;
	return { ...others, filter: m.audit_cell_no_filter() };
}
