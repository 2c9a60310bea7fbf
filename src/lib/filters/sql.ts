import { clausesOf, type Clause, type CompileOptions } from './clauses';
import { matchesFor, zapMunicipalities } from './context';
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
}

const FALSE: SqlFilter = { where: 'FALSE', params: [] };

/** The state as a WHERE condition with bound values. Runs on DuckDB 1.4 (WASM) and 1.5 (native). */
export function toSql(state: FilterState, context: FilterContext, options: SqlOptions = {}): SqlFilter {
	const prefix = options.table === undefined ? '' : `${options.table}.`;
	const parts = clausesOf(state, options).map((clause) => compile(clause, context, prefix));
	if (parts.length === 0) return { where: 'TRUE', params: [] };
	return { where: parts.map((p) => p.where).join(' AND '), params: parts.flatMap((p) => p.params) };
}

function compile(clause: Clause, context: FilterContext, prefix: string): SqlFilter {
	switch (clause.test) {
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
