import { delaySql, measureColumn } from '../domain';
import { changeSql, inlineSql, literal, toSql, type FilterContext, type FilterState } from '../filters';
import type { DeskAnswer, DeskView } from './desk';

/** The questions of the desk as anyone can run them over the published Parquet. Money in centavos. */

/** A view: `state` is the filter without the view's own part, `context` belongs to it. `on`: the release's date, by which unfinished works are late. */
export function viewSql(
	view: DeskView,
	bins: DeskAnswer['bins'],
	state: FilterState,
	context: FilterContext,
	on: string
): string {
	const measure = measureColumn(state.measure);
	return `SELECT ${keySql(view, bins, measure, on)} AS key,
  count(*) AS works,
  coalesce(sum(${measure}), 0)::BIGINT AS amount,
  count(*) - count(${measure}) AS without_amount
FROM works
WHERE ${whereSql(state, context)}
GROUP BY key
ORDER BY key NULLS LAST`;
}

/** Works, money and what has none, of everything the filter chooses. */
export function deskTotalsSql(state: FilterState, context: FilterContext): string {
	const measure = measureColumn(state.measure);
	return `SELECT count(*) AS works,
  coalesce(sum(${measure}), 0)::BIGINT AS amount,
  count(*) - count(${measure}) AS without_amount
FROM works
WHERE ${whereSql(state, context)}`;
}

function whereSql(state: FilterState, context: FilterContext): string {
	const { where, params } = toSql(state, context);
	return inlineSql(where, params);
}

const COLUMNS = {
	years: 'year',
	municipalities: 'municipality',
	rubros: 'rubro',
	agencies: 'agency',
	contractors: 'contractor',
	statuses: 'status'
} as const;

function keySql(view: DeskView, bins: DeskAnswer['bins'], measure: string, on: string): string {
	if (view === 'amount') return binSql(measure, bins.amount.edges, 100);
	// The formula of the filter is in hundredths of a per cent.
	if (view === 'change')
		return `CASE WHEN approved > 0 THEN ${binSql(changeSql(), bins.change.edges, 100)} END`;
	if (view === 'delay') return binSql(delaySql(on), bins.delay.edges, 1);
	return COLUMNS[view];
}

/** The number of the bin; the first and the last are open outwards. */
function binSql(value: string, edges: readonly number[], scale: number): string {
	const steps = edges
		.slice(1, -1)
		.map((edge, bin) => `WHEN ${value} < ${literal(Math.round(edge * scale))} THEN ${bin}`);
	return `CASE WHEN ${value} IS NULL THEN NULL ${steps.join(' ')} ELSE ${Math.max(0, edges.length - 2)} END`;
}
