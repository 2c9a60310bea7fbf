/** A parameter whose percent codes are no text, and how it stands in the address. */
export interface BrokenPair {
	parameter: string;
	written: string;
}

/** The text, or null where it cannot be read. Its value is used: a call for its throwing alone is taken out of the built page as idle. */
function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/**
 * A query's parameters, those apart whose codes do not decode (a link cut in the middle of an ñ, a lone `%`). Browsers read such codes
 * as U+FFFD without a word. A search keeps what can be read of it; every other value would be another one, and is left out.
 */
export function splitQuery(query: string): { params: URLSearchParams; broken: BrokenPair[] } {
	const broken: BrokenPair[] = [];
	const params = new URLSearchParams();
	for (const pair of query.replace(/^\?/, '').split('&')) {
		if (pair === '') continue;
		// A `?` at the beginning would be taken for the query's own.
		const [[name, value] = ['', '']] = new URLSearchParams(`&${pair}`);
		const isWhole = decoded(pair) !== null;
		if (!isWhole) broken.push({ parameter: name, written: pair });
		if (isWhole) params.append(name, value);
		else if (name === 'q') params.append(name, value.replaceAll('\uFFFD', ''));
	}
	return { params, broken };
}
