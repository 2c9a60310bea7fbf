import {
	decodeUrl,
	toQuery,
	type Decoded,
	type FilterState,
	type ViewState,
	type Vocabulary
} from '$lib/filters';

/** The state of `/alertas`: the filter of every page, and `alerta=`, which no other page knows. */
export interface FlagsAddress extends Decoded {
	/** Id of the chosen flag; null is all. */
	flag: string | null;
	/** A flag that was asked for and is not known. */
	unknownFlag: string | null;
}

export function readAddress(search: string, vocabulary: Vocabulary, ids: ReadonlySet<string>): FlagsAddress {
	const params = new URLSearchParams(search);
	const asked = params.get('alerta');
	params.delete('alerta');
	const isKnown = asked !== null && ids.has(asked);
	return {
		...decodeUrl(params, vocabulary),
		flag: isKnown ? asked : null,
		unknownFlag: asked !== null && asked !== '' && !isKnown ? asked.slice(0, 60) : null
	};
}

/** The query without `?`; '' for the default. */
export function writeAddress(filter: FilterState, view: ViewState, flag: string | null): string {
	const query = toQuery(filter, view);
	return [...(query === '' ? [] : [query]), ...(flag === null ? [] : [`alerta=${flag}`])].join('&');
}
