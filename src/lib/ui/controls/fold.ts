/** Text as it is compared: without accents, case or doubled spaces. "León" and "leon" are the same. */
export const fold = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** Options whose name holds every typed word at the beginning of one of its words; those that begin with the text come first. */
export function matching<T extends { name: string }>(options: readonly T[], typed: string): T[] {
	const words = fold(typed)
		.split(' ')
		.filter((word) => word !== '');
	if (words.length === 0) return [...options];
	const found = options.filter((option) => {
		const parts = fold(option.name).split(/[^\p{L}\p{N}]+/u);
		return words.every((word) => parts.some((part) => part.startsWith(word)));
	});
	const first = fold(typed);
	const rank = (option: T): number => (fold(option.name).startsWith(first) ? 0 : 1);
	return found.sort((a, b) => rank(a) - rank(b));
}
