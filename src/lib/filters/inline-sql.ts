import { FilterError } from './context';
import type { SqlValue } from './sql';

/** What may hold a `?` that is no parameter: strings (also E'…' and $tag$…$tag$), quoted names, comments. */
const PIECES =
	/\b[eE]'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/|(\$[A-Za-z_]*\$)[^]*?\1|\?/g;

/** The query with its values written in, to be read and pasted elsewhere. Running it gives what the bound one gives. */
export function inlineSql(sql: string, params: readonly SqlValue[]): string {
	let used = 0;
	const text = sql.replace(PIECES, (piece) => {
		if (piece !== '?') return piece;
		const value = params[used++];
		return value === undefined ? '?' : literal(value);
	});
	if (used !== params.length) {
		throw new FilterError(
			`expected a value for each of the ${used} parameters, met ${params.length}: ${sql}`
		);
	}
	return text;
}

/** A value as DuckDB reads it back. */
export function literal(value: SqlValue): string {
	return typeof value === 'number' ? numberLiteral(value) : textLiteral(value);
}

function numberLiteral(value: number): string {
	if (!Number.isFinite(value)) return `'${String(value)}'::DOUBLE`;
	// The exponent makes it a DOUBLE; without one DuckDB reads a DECIMAL, whose cast can miss the last bit.
	const text = Number.isInteger(value) || String(value).includes('e') ? String(value) : `${value}e0`;
	// In parentheses, since two hyphens begin a comment and a cast binds tighter than a sign.
	return value < 0 ? `(${text})` : text;
}

function textLiteral(value: string): string {
	const quoted = value.split('\u0000').map((part) => `'${part.replaceAll("'", "''")}'`);
	// A query ends at a NUL, so it is written as what makes one.
	return quoted.length === 1 ? quoted.join('') : `(${quoted.join(' || chr(0) || ')})`;
}
