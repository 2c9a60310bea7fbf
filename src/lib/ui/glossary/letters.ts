import { getLocale } from '$lib/i18n';
import type { MethodPart } from '../text/method-parts';
import { fold } from '../controls/fold';
import { definitionOf } from './definitions';
import { TERM_IDS, type TermId } from './terms';

/** A word as the glossary page lists it. */
export interface Entry {
	id: TermId;
	word: string;
	definition: string;
	source: string | null;
	rule: MethodPart | null;
}

export interface Letter {
	/** Upper case, without accent. */
	letter: string;
	entries: Entry[];
}

const entryOf = (id: TermId): Entry => {
	const { word, definition, source, rule = null } = definitionOf(id);
	return { id, word: word(), definition: definition(), source: source?.() ?? null, rule };
};

/** Every word under its first letter, in the order of the reader's language. */
export function letters(): Letter[] {
	const locale = getLocale();
	const entries = TERM_IDS.map(entryOf).sort((a, b) => a.word.localeCompare(b.word, locale));
	const found: Letter[] = [];
	for (const entry of entries) {
		const letter = fold(entry.word).charAt(0).toUpperCase();
		const last = found.at(-1);
		if (last?.letter === letter) last.entries.push(entry);
		else found.push({ letter, entries: [entry] });
	}
	return found;
}

/** The letters that keep a word when only those are shown that hold every typed word at the beginning of one of theirs. */
export function lettersWith(all: readonly Letter[], typed: string): Letter[] {
	const wanted = fold(typed).split(' ').filter(Boolean);
	if (wanted.length === 0) return [...all];
	const holds = ({ word, definition }: Entry): boolean => {
		const parts = fold(`${word} ${definition}`).split(/[^\p{L}\p{N}]+/u);
		return wanted.every((start) => parts.some((part) => part.startsWith(start)));
	};
	return all
		.map(({ letter, entries }) => ({ letter, entries: entries.filter(holds) }))
		.filter(({ entries }) => entries.length > 0);
}
