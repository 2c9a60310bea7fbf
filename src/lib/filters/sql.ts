import { clausesOf, type Clause, type CompileOptions } from './clauses';
import { delaySql } from '../domain';
import { changeSql } from './change';
import { delayFor, matchesFor, zapMunicipalities } from './context';
import { ordinalsSql } from './ordinals-sql';
import type { FilterContext, FilterState } from './state';

export type SqlValue = string | number;

export interface SqlFilter {
	/** A condition over the columns of `works`, safe to stand in AND and OR; `TRUE` for the default. */
	where: string;
	/** One for each `?`, in order. Whole numbers up to 2^53, never BigInt (DuckDB-WASM refuses it). */
	params: SqlValue[];
}

export interface SqlOptions extends CompileOptions {
	/** Alias of the table, where columns of another one have the same names. */
	table?: string | undefined;
	/**
	 * `published` (unless said otherwise) is `works` as it was published; `engine` the table in the page's engine, which has no dates: there a range
	 * of days is the ordinals that it chose.
	 */
	over?: 'published' | 'engine' | undefined;
}

const FALSE: SqlFilter = { where: 'FALSE', params: [] };

/** The state as a WHERE condition with bound values. Runs on DuckDB 1.4 (WASM) and 1.5 (native). */
export function toSql(state: FilterState, context: FilterContext, options: SqlOptions = {}): SqlFilter {
	const prefix = options.table === undefined ? '' : `${options.table}.`;
	const parts = clausesOf(state, options).map((clause) =>
		clause.test === 'delayed' ? delayed(clause, context, prefix, options) : compile(clause, context, prefix)
	);
	if (parts.length === 0) return { where: 'TRUE', params: [] };
	return { where: parts.map((p) => p.where).join(' AND '), params: parts.flatMap((p) => p.params) };
}

type DelayClause = Extract<Clause, { test: 'delayed' }>;

function delayed(
	{ from, to }: DelayClause,
	context: FilterContext,
	prefix: string,
	{ over = 'published' }: SqlOptions
): SqlFilter {
	const { on, ordinals } = delayFor(context);
	return over === 'published'
		? range(delaySql(on, prefix), '?::INTEGER', from, to)
		: { where: ordinalsSql(`${prefix}ordinal`, ordinals), params: [] };
}

function compile(clause: Exclude<Clause, DelayClause>, context: FilterContext, prefix: string): SqlFilter {
	switch (clause.test) {
		case 'change': {
			const { where, params } = range(changeSql(prefix), '?::DOUBLE', clause.from, clause.to);
			return { where: `${prefix}approved > 0 AND ${where}`, params };
		}
		case 'range': {
			// The cast keeps the column's own type: a bound number is a DOUBLE, and would make every row one.
			const bound = clause.column === 'year' ? '?::SMALLINT' : '?::BIGINT';
			return range(`${prefix}${clause.column}`, bound, clause.from, clause.to);
		}
		case 'one-of':
			return oneOf(`${prefix}${clause.column}`, clause.values);
		case 'equals':
			return { where: `${prefix}${clause.column} = ?`, params: [clause.value] };
		case 'in-zap':
			return clause.list === null
				? { where: `${prefix}zap IS TRUE`, params: [] }
				: oneOf(`${prefix}municipality`, zapMunicipalities(clause.list, context));
		case 'matches':
			return { where: ordinalsSql(`${prefix}ordinal`, matchesFor(clause.text, context)), params: [] };
	}
}

function range(column: string, bound: string, from: number | null, to: number | null): SqlFilter {
	if (from !== null && to !== null)
		return { where: `${column} BETWEEN ${bound} AND ${bound}`, params: [from, to] };
	if (from !== null) return { where: `${column} >= ${bound}`, params: [from] };
	if (to !== null) return { where: `${column} <= ${bound}`, params: [to] };
	return FALSE;
}

function oneOf(column: string, values: readonly string[]): SqlFilter {
	if (values.length === 0) return FALSE;
	const [first] = values;
	if (values.length === 1 && first !== undefined) return { where: `${column} = ?`, params: [first] };
	return { where: `${column} IN (${values.map(() => '?').join(', ')})`, params: [...values] };
}
