import { measureColumn } from '../../domain';
import { inlineSql, literal, toSql, type FilterContext, type FilterState } from '../../filters';
import type { PartyAnswer, PartyQuestion } from './types';

/** The questions of a contractor's or an agency's page, as anyone can run them over `works`. Money in centavos. */
export function partySql(
	{ kind, name }: Pick<PartyQuestion, 'kind' | 'name'>,
	state: FilterState,
	context: FilterContext
): PartyAnswer['sql'] {
	const measure = measureColumn(state.measure);
	const { where, params } = toSql(withoutParty(state, kind), context);
	const base = `(${inlineSql(where, params)})`;
	const sum = `coalesce(sum(${measure}), 0)::BIGINT`;
	const own = `${kind} = ${literal(name ?? '')}`;
	const other = kind === 'contractor' ? 'agency' : 'contractor';
	const grouped = (
		column: string
	): string => `SELECT ${column}, count(*) AS works, ${sum} AS amount, count(*) - count(${measure}) AS without_amount
FROM works
WHERE ${base} AND ${own}
GROUP BY ${column}
ORDER BY ${column === 'year' ? 'year' : `amount DESC, ${column}`}`;
	return {
		totals: `SELECT count(*) AS works, ${sum} AS amount, count(*) - count(${measure}) AS without_amount
FROM works
WHERE ${base} AND ${name === null ? `${kind} IS NOT NULL` : own}`,
		years: grouped('year'),
		municipalities: grouped('municipality'),
		rubros: grouped('rubro'),
		list: `SELECT ${kind} AS name, count(*) AS works, ${sum} AS amount, count(*) - count(${measure}) AS without_amount,
  count(DISTINCT municipality) AS municipalities
FROM works
WHERE ${base} AND ${kind} IS NOT NULL
GROUP BY ${kind}
ORDER BY amount DESC, name`,
		partners:
			kind === 'contractor'
				? `SELECT agency AS name, count(*) FILTER (WHERE ${own}) AS works, coalesce(sum(${measure}) FILTER (WHERE ${own}), 0)::BIGINT AS amount, ${sum} AS whole
FROM works
WHERE ${base} AND agency IS NOT NULL AND contractor IS NOT NULL
GROUP BY agency
HAVING count(*) FILTER (WHERE ${own}) > 0
ORDER BY amount DESC, name`
				: `SELECT ${other} AS name, count(*) AS works, ${sum} AS amount, (sum(${sum}) OVER ())::BIGINT AS whole
FROM works
WHERE ${base} AND ${own} AND ${other} IS NOT NULL
GROUP BY ${other}
ORDER BY amount DESC, name`,
		competitors: `WITH own AS (SELECT DISTINCT agency, rubro FROM works WHERE ${base} AND ${own} AND agency IS NOT NULL AND rubro IS NOT NULL)
SELECT contractor AS name, count(*) AS works, ${sum} AS amount, count(DISTINCT agency) AS agencies
FROM works JOIN own USING (agency, rubro)
WHERE ${base} AND contractor IS NOT NULL AND NOT (${own})
GROUP BY contractor
ORDER BY amount DESC, name`
	};
}

/** The filter of the page without the party that the page is about. */
export const withoutParty = (state: FilterState, kind: PartyQuestion['kind']): FilterState =>
	kind === 'contractor' ? { ...state, contractor: null } : { ...state, agency: null };
