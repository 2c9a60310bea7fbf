/**
 * What a text of SQL asks for, without understanding it: whether it is one statement that only reads, and which names stand in it.
 * Texts, quoted names and comments are told apart as DuckDB does (PostgreSQL's lexical rules with nested comments and dollar quotes).
 */

/** Why a text is not run. `at` is where, in UTF-16 units from the beginning. */
export type Refusal =
	{ kind: 'empty' } | { kind: 'several'; at: number } | { kind: 'not_reading'; word: string; at: number };

export interface Statement {
	refusal: Refusal | null;
	/** Names and words outside texts and comments, in small letters; quoted names as they are in small letters. */
	names: ReadonlySet<string>;
	/** It may read columns that it does not name: `*`, `FROM works`, `SUMMARIZE works`. */
	readsAll: boolean;
}

/** Statements that read. */
const READS = new Set(
	'select from with values describe desc show summarize explain table pivot unpivot'.split(' ')
);
/** What may stand after the common tables of WITH, and would write. */
const WRITES = new Set('insert update delete merge'.split(' '));

/** What may be said of a text before it is run. */
export function statementOf(sql: string): Statement {
	const names = new Set<string>();
	let readsAll = false;
	let previous = ['', ''];
	let refusal: Refusal | null = null;
	let first: string | null = null;
	let depth = 0;
	let ended = false;
	for (const token of tokens(sql)) {
		if (token.kind === 'end') {
			ended = first !== null;
			continue;
		}
		if (ended && refusal === null) refusal = { kind: 'several', at: token.at };
		const word = token.kind === 'word' ? token.text : null;
		if (first === null) {
			// A statement may stand in parentheses.
			if (token.kind === 'open') {
				depth++;
				continue;
			}
			first = word ?? token.text;
			if (!READS.has(first)) refusal ??= { kind: 'not_reading', word: token.text, at: token.at };
		} else if (word !== null && depth === 0 && WRITES.has(word) && (first === 'with' || first === 'explain'))
			refusal ??= { kind: 'not_reading', word, at: token.at };
		if (token.kind === 'open') depth++;
		else if (token.kind === 'close') depth = Math.max(0, depth - 1);
		else if (token.kind === 'word' || token.kind === 'name') names.add(token.text.toLowerCase());
		// `count(*)` needs no column.
		else if (token.text === '*' && previous.join(' ') !== 'count (') readsAll = true;
		previous = [previous[1] ?? '', token.text];
	}
	if (first === null) refusal = { kind: 'empty' };
	const selects = names.has('select');
	readsAll ||= names.has('columns') || (first !== null && !selects && first !== 'values');
	return { refusal, names, readsAll };
}

interface Token {
	kind: 'word' | 'name' | 'open' | 'close' | 'end' | 'other';
	text: string;
	at: number;
}

const SPACE = /\s+/y;
const LINE_COMMENT = /--[^\n]*/y;
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const QUOTED = /"(?:[^"]|"")*"?/y;
const TEXT = /(?:[eE](?=')(?:'(?:[^'\\]|\\[^]|'')*'?))|'(?:[^']|'')*'?/y;
const DOLLARS = /\$([\p{L}_][\p{L}\p{N}_]*)?\$/uy;

function* tokens(sql: string): Generator<Token> {
	let at = 0;
	const match = (pattern: RegExp): string | null => {
		pattern.lastIndex = at;
		return pattern.exec(sql)?.[0] ?? null;
	};
	while (at < sql.length) {
		const skipped = match(SPACE) ?? match(LINE_COMMENT) ?? match(TEXT);
		if (skipped !== null) {
			// A text is a value, and a value can be where a statement has to begin.
			if (/^[eE']/.test(skipped)) yield { kind: 'other', text: "'", at };
			at += skipped.length;
			continue;
		}
		if (sql.startsWith('/*', at)) {
			at = commentEnd(sql, at);
			continue;
		}
		const dollars = match(DOLLARS);
		if (dollars !== null) {
			yield { kind: 'other', text: "'", at };
			const end = sql.indexOf(dollars, at + dollars.length);
			at = end < 0 ? sql.length : end + dollars.length;
			continue;
		}
		const quoted = match(QUOTED);
		if (quoted !== null) {
			yield { kind: 'name', text: quoted.replace(/^"|"$/g, '').replaceAll('""', '"'), at };
			at += quoted.length;
			continue;
		}
		const word = match(WORD);
		if (word !== null) {
			yield { kind: 'word', text: word.toLowerCase(), at };
			at += word.length;
			continue;
		}
		const sign = sql.charAt(at);
		const kind = sign === '(' ? 'open' : sign === ')' ? 'close' : sign === ';' ? 'end' : 'other';
		yield { kind, text: sign, at };
		at++;
	}
}

/** Comments may hold others. */
function commentEnd(sql: string, from: number): number {
	let depth = 0;
	let at = from;
	while (at < sql.length) {
		if (sql.startsWith('/*', at)) {
			depth++;
			at += 2;
		} else if (sql.startsWith('*/', at)) {
			depth--;
			at += 2;
			if (depth === 0) return at;
		} else at++;
	}
	return at;
}
