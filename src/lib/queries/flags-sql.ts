import { inlineSql, toSql, type FilterContext, type FilterState } from '../filters';

/**
 * How many of the chosen works raise each flag, and of how many it cannot be calculated, as anyone can run it over `works`, `flags` and `flag_gaps` (the
 * flags of a work that cannot be calculated stand there in one text).
 */
export function flagsSql(state: FilterState, context: FilterContext): string {
	const { where, params } = toSql(state, context);
	return `WITH chosen AS (SELECT ordinal FROM works WHERE ${inlineSql(where, params)}),
raised AS (SELECT flag, count(*) AS raised FROM flags JOIN chosen USING (ordinal)
  WHERE subject_kind = 'work' AND state = 'raised' GROUP BY flag),
gaps AS (SELECT unnest(string_split(flags, ';')) AS flag FROM flag_gaps JOIN chosen USING (ordinal)),
missing AS (SELECT flag, count(*) AS not_calculable FROM gaps GROUP BY flag)
SELECT flag, coalesce(raised, 0) AS raised, coalesce(not_calculable, 0) AS not_calculable
FROM raised FULL JOIN missing USING (flag)
ORDER BY raised DESC, flag`;
}
