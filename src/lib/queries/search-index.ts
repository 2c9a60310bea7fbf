import type { Dictionary, TextColumns } from '../domain';
import { lowerBound, postingsOf, wordsOf, type TokenPostings } from './token-postings';
import { meantBy } from './typo';

/**
 * Text search over name, place, contractor and the municipality's name. A work is found when every word of the query stands in it,
 * in any of them. A word is met exactly or as a beginning ("pavim"); only where nothing in the release begins so, by words that
 * differ in few letters ("pavimentasion"): a right word never drags in its neighbours, which would falsify the sums. Numbers are
 * met exactly. The index is a vocabulary with postings: at a million works it is built in seconds and holds tens of megabytes,
 * where a ranking index would hold gigabytes; ranking is not asked for, the list has its own order.
 */
export type Search = (query: string) => Uint32Array;

export interface SearchColumns {
	text: Pick<TextColumns, 'name' | 'place_text' | 'contractor'>;
	municipality: Dictionary;
	/** Names by INEGI key. */
	municipalityNames: ReadonlyMap<string, string>;
}

/** Words that say nothing alone. A query made only of them is taken as it is. */
const STOP_WORDS = new Set('a al con de del el en la las los o para por un una y'.split(' '));
/** A query has at most so many words; what follows is left out. */
const MAX_WORDS = 24;

interface Field {
	postings: TokenPostings;
	/** Where documents are a dictionary's codes rather than rows: that dictionary. */
	dictionary: Dictionary | null;
}

export function searchIndex({ text, municipality, municipalityNames }: SearchColumns): Search {
	const rows = text.name.length;
	const nameOf = (key: string | null) => (key === null ? null : (municipalityNames.get(key) ?? null));
	const fields: Field[] = [
		{ postings: postingsOf(text.name), dictionary: null },
		{ postings: postingsOf(text.place_text), dictionary: null },
		{ postings: postingsOf(text.contractor.values), dictionary: text.contractor },
		{ postings: postingsOf(municipality.values.map(nameOf)), dictionary: municipality }
	];
	return (query) => found(fields, rows, queryWords(query));
}

function queryWords(query: string): string[] {
	const words = [...new Set(wordsOf(query))].slice(0, MAX_WORDS);
	const telling = words.filter((word) => !STOP_WORDS.has(word));
	return telling.length > 0 ? telling : words;
}

function found(fields: readonly Field[], rows: number, words: readonly string[]): Uint32Array {
	if (words.length === 0) return new Uint32Array(0);
	// reached[row] is how many words, from the first, the row has met.
	const reached = new Uint8Array(rows);
	words.forEach((word, index) => {
		const exact = fields.map((field) => wordsMeeting(field.postings.words, word));
		const near = exact.some((met) => met.length > 0)
			? exact
			: fields.map((field) => wordsNear(field.postings.words, word));
		fields.forEach((field, at) => mark(field, near[at] ?? [], reached, index));
	});
	let count = 0;
	for (const met of reached) if (met === words.length) count++;
	const ordinals = new Uint32Array(count);
	let next = 0;
	for (let row = 0; row < rows; row++) if (reached[row] === words.length) ordinals[next++] = row;
	return ordinals;
}

const isNumber = (word: string): boolean => /^\p{N}+$/u.test(word);

/** The word itself, and the words it begins; a number only itself. */
function wordsMeeting(vocabulary: readonly string[], word: string): number[] {
	const met: number[] = [];
	const exactOnly = isNumber(word);
	for (let at = lowerBound(vocabulary, word); at < vocabulary.length; at++) {
		const candidate = vocabulary[at] ?? '';
		if (exactOnly ? candidate !== word : !candidate.startsWith(word)) break;
		met.push(at);
	}
	return met;
}

/** Words that were meant by one written with errors. */
function wordsNear(vocabulary: readonly string[], word: string): number[] {
	const isMeant = meantBy(word);
	const near: number[] = [];
	if (isMeant === null) return near;
	vocabulary.forEach((candidate, at) => {
		if (isMeant(candidate)) near.push(at);
	});
	return near;
}

function mark(
	{ postings, dictionary }: Field,
	words: readonly number[],
	reached: Uint8Array,
	index: number
): void {
	if (words.length === 0) return;
	const { starts, documents } = postings;
	if (dictionary === null) {
		for (const word of words)
			for (let i = starts[word] ?? 0; i < (starts[word + 1] ?? 0); i++) {
				const row = documents[i] ?? 0;
				if (reached[row] === index) reached[row] = index + 1;
			}
		return;
	}
	const met = new Uint8Array(dictionary.values.length);
	for (const word of words)
		for (let i = starts[word] ?? 0; i < (starts[word + 1] ?? 0); i++) met[documents[i] ?? 0] = 1;
	const { codes } = dictionary;
	for (let row = 0; row < reached.length; row++)
		if (reached[row] === index && met[codes[row] ?? 0] === 1) reached[row] = index + 1;
}
