import { distance } from 'fastest-levenshtein';

/** Joining words: nobody who errs means one of them, and each stands in hundreds of works. */
const NEVER_MEANT = new Set(
	'a al ante bajo cada como con contra cuando de del desde donde el en entre es esta este hacia hasta la las lo los mas no o para pero por que se segun sin sobre son su sus todo un una unas uno unos y'.split(
		' '
	)
);

/** A word shorter than this must begin as the word it means: a change of its first letter makes another word of it. */
const FREE_BEGINNING = 7;

/**
 * What tells whether a word of the release is what was meant by one that is not in it. Few letters leave no room for an error: from
 * 5 letters on one is forgiven, from 9 on two, two neighbouring letters exchanged being one. None in whatever has a digit. Where a
 * reader picks among what is found, `freeBeginning` 0 forgives the first letter too ("Selaya").
 */
export function meantBy(
	word: string,
	freeBeginning = FREE_BEGINNING
): ((candidate: string) => boolean) | null {
	const errors =
		/\p{N}/u.test(word) || NEVER_MEANT.has(word) ? 0 : word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
	if (errors === 0) return null;
	return (candidate) =>
		Math.abs(candidate.length - word.length) <= errors &&
		(word.length >= freeBeginning || candidate[0] === word[0]) &&
		!NEVER_MEANT.has(candidate) &&
		// An exchange is two changes here: a quick bound before the slower count.
		distance(candidate, word) <= 2 * errors &&
		errorsBetween(candidate, word) <= errors;
}

/** Letters missing, added, changed or exchanged with their neighbour. */
function errorsBetween(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			let least = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			row.push(least);
		}
		[before, last] = [last, row];
	}
	return last[b.length] ?? 0;
}
