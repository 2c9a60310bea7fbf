import { LOCATION_QUALITIES, measureColumn, MEASURES } from '../domain';
import {
	inlineSql,
	literal,
	toSql,
	type FilterContext,
	type FilterState,
	type SqlOptions,
	type Sort,
	type SqlValue
} from '../filters';
import { nameKeySql } from './name-order';

/** A question that SQL answers. */
export type SqlQuestion =
	| { ask: 'totals' | 'byYear' | 'byMunicipality' | 'byRubro' }
	/** `population`: persons of the places chosen, from the table of municipalities. */
	| { ask: 'perPerson'; population: number }
	| { ask: 'page'; sort: Sort; offset: number; limit: number };

/**
 * The SQL behind a figure, values written in: what the engine runs, what the page shows, and what anyone can paste into DuckDB after
 * `CREATE VIEW works AS FROM 'works.parquet'`. Money is in centavos; `::BIGINT` since DuckDB's own sum of BIGINT is a HUGEINT.
 */
export function sqlOf(
	question: SqlQuestion,
	state: FilterState,
	context: FilterContext,
	over: SqlOptions['over'] = 'published'
): string {
	const { where, params } = toSql(state, context, { over });
	const text = (sql: string, values: readonly SqlValue[] = params) => inlineSql(sql, values);
	const measure = measureColumn(state.measure);
	switch (question.ask) {
		case 'totals':
			return totalsSql(state, context, text(where), measure);
		case 'byYear':
			return groupSql('year', 'year::VARCHAR', text(where), measure);
		case 'byMunicipality':
			return groupSql('municipality', 'municipality::VARCHAR', text(where), measure);
		case 'byRubro':
			return groupSql('rubro', 'rubro::VARCHAR', text(where), measure);
		case 'perPerson':
			return perPersonSql(question.population, text(where), measure);
		case 'page':
			return pageSql(question, text(where), measure);
	}
}

const sum = (column: string, name: string, condition = ''): string =>
	`coalesce(sum(${column})${condition}, 0)::BIGINT AS ${name}`;

/**
 * Grouped first by the few values of place, quality and zone, so that the counts below run over hundreds of rows instead of all works:
 * at a million works this takes a quarter of the time.
 */
function totalsSql(state: FilterState, context: FilterContext, where: string, measure: string): string {
	const zap = zapSql(state.zapList, context);
	const columns = MEASURES.map((m) => m.column);
	return `SELECT coalesce(sum(works), 0)::BIGINT AS works,
  ${sum(`${measure}_sum`, 'amount')},
  ${sum(`works - ${measure}_known`, 'without_amount')},
  ${columns.map((column) => sum(`${column}_sum`, column)).join(',\n  ')},
  ${columns.map((column) => sum(`${column}_known`, `with_${column}`)).join(',\n  ')},
  ${LOCATION_QUALITIES.map((quality) => sum('works', `located_${quality}`, ` FILTER (WHERE location_quality = '${quality}')`)).join(',\n  ')},
  count(DISTINCT municipality) AS municipalities,
  min(first_year) AS first_year,
  max(last_year) AS last_year,
  ${sum('works', 'in_zap', ` FILTER (WHERE ${zap})`)},
  ${sum(`${measure}_sum`, 'amount_in_zap', ` FILTER (WHERE ${zap})`)},
  ${sum('works', 'zap_unknown', ` FILTER (WHERE (${zap}) IS NULL)`)}
FROM (
  SELECT municipality, location_quality, zap,
    count(*) AS works,
    ${columns.map((column) => `sum(${column}) AS ${column}_sum, count(${column}) AS ${column}_known`).join(',\n    ')},
    min(year) AS first_year,
    max(year) AS last_year
  FROM works
  WHERE ${where}
  GROUP BY municipality, location_quality, zap
)`;
}

/** True inside a zone, false outside, NULL where no list tells. */
function zapSql(zapList: number | null, context: FilterContext): string {
	if (zapList === null) return 'zap';
	const list = context.zapLists.get(zapList);
	if (!list) return 'NULL::BOOLEAN';
	if (list.size === 0) return 'CASE WHEN municipality IS NOT NULL THEN FALSE END';
	return `municipality IN (${[...list].sort().map(literal).join(', ')})`;
}

function groupSql(column: string, key: string, where: string, measure: string): string {
	return `SELECT ${key} AS key,
  count(*) AS works,
  ${sum(measure, 'amount')},
  count(*) - count(${measure}) AS without_amount
FROM works
WHERE ${where}
GROUP BY ${column}
ORDER BY ${column} NULLS LAST`;
}

/** NULL where no work has the measure: missing, not 0. */
function perPersonSql(population: number, where: string, measure: string): string {
	const persons = whole(population) || 'NULL';
	return `SELECT round(sum(${measure}) / ${persons})::BIGINT AS per_person,
  sum(${measure})::BIGINT AS amount,
  ${persons} AS population
FROM works
WHERE ${where}`;
}

function pageSql(
	page: { sort: Sort; offset: number; limit: number },
	where: string,
	measure: string
): string {
	// Codes are ENUMs in the engine: as texts they need no dictionary beside the result.
	const codes = ['municipality', 'rubro', 'status', 'kind', 'location_quality'].map(
		(name) => `${name}::VARCHAR AS ${name}`
	);
	return `SELECT ordinal, id, name, year, lon, lat, ${measure} AS amount,
  ${codes.join(', ')}
FROM works
WHERE ${where}
ORDER BY ${orderSql(page.sort, measure)} NULLS LAST, ordinal
LIMIT ${whole(page.limit)} OFFSET ${whole(page.offset)}`;
}

/**
 * The three groupings in one pass over the works, for a tier that is asked for all of them at every step of a filter: first by every
 * combination that occurs, which are few, then by each column. `grouping` says which: 3 year, 5 municipality, 6 rubro.
 */
export function groupingsSql(
	state: FilterState,
	context: FilterContext,
	over: SqlOptions['over'] = 'published'
): string {
	const { where, params } = toSql(state, context, { over });
	const measure = measureColumn(state.measure);
	return inlineSql(
		`SELECT grouping_id(year, municipality, rubro)::INTEGER AS grouping,
  coalesce(year::VARCHAR, municipality::VARCHAR, rubro::VARCHAR) AS key,
  sum(works)::BIGINT AS works,
  ${sum('amount', 'amount')},
  sum(without_amount)::BIGINT AS without_amount
FROM (
  SELECT year, municipality, rubro,
    count(*) AS works,
    sum(${measure}) AS amount,
    count(*) - count(${measure}) AS without_amount
  FROM works
  WHERE ${where}
  GROUP BY year, municipality, rubro
)
GROUP BY GROUPING SETS ((year), (municipality), (rubro))`,
		params
	);
}

const whole = (value: number): number => Math.max(0, Math.trunc(value));

function orderSql(sort: Sort, measure: string): string {
	switch (sort) {
		case 'monto':
			return `${measure} DESC`;
		case 'monto-asc':
			return measure;
		case 'anio':
			return 'year DESC';
		case 'anio-asc':
			return 'year';
		case 'municipio':
			return 'municipality';
		case 'nombre':
			return nameKeySql('name');
	}
}
