import {
	decodeUrl,
	toQuery,
	type Decoded,
	type FilterState,
	type ViewState,
	type Vocabulary
} from '$lib/filters';
import type { PartyKind } from '$lib/queries/party';

/** The state of `/contratista` and `/dependencia`: the filter of every page, in which the one asked about stands, and `buscar=`. */
export interface PartyAddress extends Decoded {
	/** As published; null is the list. */
	name: string | null;
	search: string;
}

const MOST_SEARCH = 100;

export function readParty(search: string, kind: PartyKind, vocabulary: Vocabulary): PartyAddress {
	const params = new URLSearchParams(search);
	const words = (params.get('buscar') ?? '').slice(0, MOST_SEARCH);
	params.delete('buscar');
	const decoded = decodeUrl(params, vocabulary);
	return { ...decoded, search: words, name: decoded.filter[kind] };
}

/** The query without `?`; '' for the default. */
export function writeParty(filter: FilterState, view: ViewState, search: string): string {
	const query = toQuery(filter, view);
	return [
		...(query === '' ? [] : [query]),
		...(search === '' ? [] : [`buscar=${encodeURIComponent(search)}`])
	].join('&');
}
