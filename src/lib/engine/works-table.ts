import { WORK_COLUMNS, type ColumnType } from '../domain';

/** The name under which the columns arrive, before they are cast. */
export const INCOMING = 'works_incoming';

/** Columns of few values that every question groups or chooses by. */
const CODED = new Set<string>(['kind', 'rubro', 'tema', 'status', 'municipality', 'location_quality']);

/**
 * Statements that make `works` as the queries read it: the core and text columns of `works.parquet`, same names, in the order of the
 * release. Cast once from what Arrow brought: numbers to the published types, codes to ENUMs, whose values are in the order of their texts,
 * so that grouping and sorting give the same and take a third of the time. Compared with a text, an ENUM is that text.
 */
export function createWorksSql(incoming: string = INCOMING): string[] {
	const columns: { name: string; type: ColumnType }[] = WORK_COLUMNS.filter((column) => 'part' in column);
	const typeOf = ({ name, type }: (typeof columns)[number]) => (CODED.has(name) ? `code_of_${name}` : type);
	return [
		...[...CODED].map(
			(name) =>
				`CREATE TYPE code_of_${name} AS ENUM (SELECT DISTINCT ${name}::VARCHAR FROM ${incoming} WHERE ${name} IS NOT NULL ORDER BY 1)`
		),
		`CREATE TABLE works AS SELECT ${columns.map((column) => `${column.name}::${typeOf(column)} AS ${column.name}`).join(', ')} FROM ${incoming}`
	];
}
