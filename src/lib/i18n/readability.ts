import { syllables } from './syllables';

/** How easy a Spanish text is to read. */
export interface Readability {
	/** Fernández-Huerta: 60 to 70 is normal for an adult, more is easier. */
	score: number;
	/** The same with the other reading of F: sentences in 100 words. */
	asPrinted: number;
	words: number;
	sentences: number;
	syllables: number;
}

/**
 * Fernández Huerta, J. (1959), "Medidas sencillas de lecturabilidad", Consigna 214, 29–32: L = 206.84 − 0.60·P − 1.02·F, with P the syllables
 * of 100 words. It adapts Flesch's formula (1948), whose second variable is the mean length of a sentence in words. As printed, F is the
 * number of sentences in 100 words: longer sentences would then make a text easier, a known error (Law, G., 2011, "Error in the Fernández
 * Huerta readability formula"). `score` takes F as words per sentence; `asPrinted` as it stands in the article.
 *
 * A sentence ends with `.`, `!`, `?` or `…` before a space, or with its line. The article also ends one at a semicolon; here it does not, which
 * is stricter. Figures are left out: how many syllables they have depends on who reads them aloud.
 */
export function readability(text: string): Readability {
	const sentences = text
		.split(/(?<=[.!?…][»”"')\]]*)\s+|\n+/u)
		.map((sentence) => sentence.match(/\p{L}+/gu) ?? [])
		.filter((words) => words.length > 0);
	const words = sentences.flat();
	const counted = words.reduce((sum, word) => sum + Math.max(1, syllables(word)), 0);
	if (words.length === 0) return { score: NaN, asPrinted: NaN, words: 0, sentences: 0, syllables: 0 };
	const perHundred = (100 * counted) / words.length;
	const scoreWith = (f: number): number => 206.84 - 0.6 * perHundred - 1.02 * f;
	return {
		score: scoreWith(words.length / sentences.length),
		asPrinted: scoreWith((100 * sentences.length) / words.length),
		words: words.length,
		sentences: sentences.length,
		syllables: counted
	};
}
