/**
 * Syllables of a Spanish word as it is spelled (RAE, Ortografía de la lengua española, 2010, § 3.4: hiatus and diphthong): two open vowels
 * part, a closed one joins its neighbour unless it carries the accent beside an open one, two closed ones join.
 */
export function syllables(word: string): number {
	return nuclei(vowelsOf(word));
}

/** `o` open, `c` closed, `a` closed with accent, `-` between vowels that do not touch. */
type Vowel = 'o' | 'c' | 'a' | '-';

function vowelsOf(word: string): Vowel[] {
	const letters = word
		.toLowerCase()
		.normalize('NFC')
		// The u that is only written, and the h that is not said: `quien`, `guerra`, `ahora`.
		.replace(/(?<=q)u|(?<=g)u(?=[eiéí])/g, '')
		.replace(/(?<!c)h/g, '')
		// y is a vowel at the end and before a consonant.
		.replace(/y(?![aeiouáéíóúü])/g, 'i');
	return Array.from(letters, (letter) => {
		if ('aeoáéó'.includes(letter)) return 'o';
		if ('iuü'.includes(letter)) return 'c';
		return 'íú'.includes(letter) ? 'a' : '-';
	});
}

/** One syllable for each open vowel with the closed ones around it, and for each group of closed ones alone. */
function nuclei(vowels: readonly Vowel[]): number {
	let count = 0;
	for (let at = 0; at < vowels.length;) {
		if (vowels[at] === '-') {
			at++;
			continue;
		}
		count++;
		if (vowels[at] === 'c') {
			at++;
			if (vowels[at] === 'a' || vowels[at] === 'c') {
				at++;
				continue;
			}
			if (vowels[at] !== 'o') continue;
		}
		at++;
		if (vowels[at] === 'c') at++;
	}
	return count;
}
