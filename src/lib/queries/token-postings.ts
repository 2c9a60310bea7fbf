/** Words without accents or capitals, ñ as n: what a search compares. */
export const foldWord = (word: string): string =>
	word
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}+/gu, '');

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Nobody types longer words, and a hostile cell must not fill the vocabulary. */
const MAX_WORD = 40;

export const wordsOf = (text: string): string[] =>
	(text.match(WORDS) ?? []).map((word) => foldWord(word).slice(0, MAX_WORD));

/** For each word, the documents that hold it. A document is a row or a dictionary's code. */
export interface TokenPostings {
	/** Sorted by code unit. */
	words: readonly string[];
	/** Documents of word i: `documents[starts[i] … starts[i + 1])`; one may repeat. */
	starts: Uint32Array;
	documents: Uint32Array;
}

export function postingsOf(texts: readonly (string | null)[]): TokenPostings {
	const idOfRaw = new Map<string, number>();
	const idOfWord = new Map<string, number>();
	const met: string[] = [];
	let ids = new Uint32Array(1024);
	let documents = new Uint32Array(1024);
	let pairs = 0;
	texts.forEach((text, document) => {
		if (text === null) return;
		for (const raw of text.match(WORDS) ?? []) {
			let id = idOfRaw.get(raw);
			if (id === undefined) {
				const word = foldWord(raw).slice(0, MAX_WORD);
				id = idOfWord.get(word);
				if (id === undefined) idOfWord.set(word, (id = met.push(word) - 1));
				idOfRaw.set(raw, id);
			}
			if (pairs === ids.length) {
				ids = grown(ids);
				documents = grown(documents);
			}
			ids[pairs] = id;
			documents[pairs++] = document;
		}
	});
	return sortedPostings(met, ids.subarray(0, pairs), documents.subarray(0, pairs));
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(array.length * 2);
	larger.set(array);
	return larger;
}

function sortedPostings(met: string[], ids: Uint32Array, documents: Uint32Array): TokenPostings {
	const order = met.map((_, id) => id).sort((a, b) => ((met[a] ?? '') < (met[b] ?? '') ? -1 : 1));
	const place = new Uint32Array(met.length);
	order.forEach((id, at) => (place[id] = at));
	const starts = new Uint32Array(met.length + 1);
	for (const id of ids) {
		const at = (place[id] ?? 0) + 1;
		starts[at] = (starts[at] ?? 0) + 1;
	}
	for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
	const next = starts.slice();
	const sorted = new Uint32Array(documents.length);
	for (let pair = 0; pair < ids.length; pair++) {
		const at = place[ids[pair] ?? 0] ?? 0;
		const slot = next[at] ?? 0;
		next[at] = slot + 1;
		sorted[slot] = documents[pair] ?? 0;
	}
	return { words: order.map((id) => met[id] ?? ''), starts, documents: sorted };
}

/** First word not before `word`. */
export function lowerBound(words: readonly string[], word: string): number {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((words[middle] ?? '') < word) low = middle + 1;
		else high = middle;
	}
	return low;
}
