import type { FigureFacts } from '$lib/charts/figure-facts';
import { m } from '$lib/i18n';
import { measureLabel } from '$lib/i18n/labels';
import type { DeskView } from '$lib/queries/desk';
import { deskTotalsSql, viewSql } from '$lib/queries/desk-sql';
import { cardOf, type Known } from './facts';
import { without } from './views';

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

export { cellCard } from './cell-card';
