import type { Work } from '../domain';
import type { Rows } from './checked';
import type { ExportFacts } from './facts';

/** A format of text whose works stand one after another: a head, a text for each work, a tail. */
export interface TextFormat {
	/** Media type. */
	type: string;
	head(facts: ExportFacts): string;
	/** How a work is written; asked for once a file. */
	writer(facts: ExportFacts): (work: Work) => string;
	/** Before the first work, and before each of the others. */
	first: string;
	between: string;
	tail: string;
}

/** Which part of a file is made: the works of part `at` (from 0) of `of` parts. Only the first has the head, only the last the tail. */
export interface Share {
	at: number;
	of: number;
}
export const WHOLE: Share = { at: 0, of: 1 };

/** The text in pieces. A share other than the first has at least one work before it. */
export async function* textOf(
	{ head, writer, first, between, tail }: TextFormat,
	rows: Rows,
	facts: ExportFacts,
	{ at, of }: Share = WHOLE
): AsyncGenerator<string, void, undefined> {
	if (at === 0) yield head(facts);
	const write = writer(facts);
	let before = at === 0 ? first : between;
	for await (const work of rows) {
		yield before + write(work);
		before = between;
	}
	if (at === of - 1) yield tail;
}
