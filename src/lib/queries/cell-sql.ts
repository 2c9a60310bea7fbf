import { measureColumn } from '../domain';
import { inlineSql, literal, toSql, type FilterContext, type FilterState } from '../filters';
import type { PivotDimension, PivotMeasure, PivotQuestion } from './desk';

/** A row or column of the cross table; null is the total of that end, a key of null what has no value there. */
export type PivotEnd = { key: string | null } | null;
/** One figure of the cross table. */
export interface CellQuestion {
	question: PivotQuestion;
	row: PivotEnd;
	column: PivotEnd;
}

/** The year of the figure; null where neither end names one. */
export function yearOf({ question, row, column }: CellQuestion): number | null {
	const end = question.rows === 'year' ? row : question.columns === 'year' ? column : null;
	return end === null || end.key === null ? null : Number(end.key);
}

/** One figure of the cross table as anyone can run it over the published Parquet. `state` is the page's filter, `context` belongs to it. */
export function cellSql(cell: CellQuestion, state: FilterState, context: FilterContext): string {
	const { question, row, column } = cell;
	const money = measureColumn(state.measure);
	const { where, params } = toSql(state, context);
	const page = inlineSql(where, params);
	const ends = [endSql(question.rows, row), endSql(question.columns, column)].filter((end) => end !== null);
	const year = yearOf(cell);
	if (question.measure === 'change' && year !== null) {
		const others = [
			question.rows === 'year' ? null : endSql(question.rows, row),
			question.columns === 'year' ? null : endSql(question.columns, column)
		].filter((end) => end !== null);
		return `SELECT works, sum_centavos, works_before, before_centavos,
  CASE WHEN before_centavos > 0 THEN sum_centavos::DOUBLE / before_centavos - 1 END AS change
FROM (
  SELECT count(*) FILTER (WHERE year = ${year}) AS works,
    (sum(${money}) FILTER (WHERE year = ${year}))::BIGINT AS sum_centavos,
    count(*) FILTER (WHERE year = ${year - 1}) AS works_before,
    (sum(${money}) FILTER (WHERE year = ${year - 1}))::BIGINT AS before_centavos
  FROM works
  WHERE ${[page, ...others, `year IN (${year - 1}, ${year})`].join('\n    AND ')}
)`;
	}
	return `SELECT count(*) AS works,
  ${VALUES[question.measure](money, page)}
FROM works
WHERE ${[page, ...ends].join('\n  AND ')}`;
}

const VALUES: Record<PivotMeasure, (money: string, page: string) => string> = {
	count: (money) => `count(${money}) AS works_with_amount`,
	sum: (money) => `sum(${money})::BIGINT AS sum_centavos`,
	mean: (money) => `count(${money}) AS works_with_amount,\n  avg(${money}) AS mean_centavos`,
	median: (money) => `count(${money}) AS works_with_amount,\n  median(${money}) AS median_centavos`,
	share: (money, page) => `sum(${money})::BIGINT AS sum_centavos,
  (SELECT sum(${money})::BIGINT FROM works WHERE ${page}) AS total_centavos,
  sum(${money})::DOUBLE / nullif((SELECT sum(${money}) FROM works WHERE ${page}), 0) AS share`,
	// Without a year there is none before it.
	change: (money) => `sum(${money})::BIGINT AS sum_centavos,\n  NULL::DOUBLE AS change`
};

function endSql(dimension: PivotDimension, end: PivotEnd): string | null {
	if (end === null) return null;
	if (end.key === null) return `${dimension} IS NULL`;
	return `${dimension} = ${literal(dimension === 'year' ? Number(end.key) : end.key)}`;
}
