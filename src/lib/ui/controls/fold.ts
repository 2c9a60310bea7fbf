import { meantBy } from '../../queries/typo';

/** Text as it is compared: without accents, case or doubled spaces. "León" and "leon" are the same. */
export const fold = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const partsOf = (name: string): string[] =>
	fold(name)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((part) => part !== '');

/** Whether a word, or its beginning while it is being typed, was meant by one written with errors. */
function isNear(part: string, isMeant: (candidate: string) => boolean, length: number): boolean {
	return [part, ...[-1, 0, 1].map((by) => part.slice(0, length + by))].some(isMeant);
}

/**
 * Options whose name holds every typed word at the beginning of one of its words; those that begin with the text come first. A word that
 * no name holds is taken for one written with errors, by the rules of the text search.
 */
export function matching<T extends { name: string }>(options: readonly T[], typed: string): T[] {
	const words = partsOf(typed);
	if (words.length === 0) return [...options];
	const names = options.map(({ name }) => partsOf(name));
	const meets = words.map((word) => {
		const begins = (part: string): boolean => part.startsWith(word);
		if (names.some((parts) => parts.some(begins))) return begins;
		const isMeant = meantBy(word, 0);
		return (part: string): boolean => isMeant !== null && isNear(part, isMeant, word.length);
	});
	const found = options.filter((_, i) => meets.every((meet) => names[i]?.some(meet)));
	const first = fold(typed);
	const rank = (option: T): number => (fold(option.name).startsWith(first) ? 0 : 1);
	return found.sort((a, b) => rank(a) - rank(b));
}
