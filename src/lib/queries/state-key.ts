import { DEFAULT_FILTER, normaliseFilter, type FilterState } from '../filters';

/** One text for each filter: equal filters have equal keys, however they were written. */
export function stateKey(state: FilterState): string {
	const normal = normaliseFilter(state);
	return JSON.stringify((Object.keys(DEFAULT_FILTER) as (keyof FilterState)[]).map((name) => normal[name]));
}

/** The key of what a filter chooses: measures only matter where they bound the amount. */
export function selectionKey(state: FilterState): string {
	const measure = state.amount === null ? DEFAULT_FILTER.measure : state.measure;
	const zapList = state.zap ? state.zapList : null;
	return stateKey({ ...state, measure, zapList });
}

/** Whether choosing needs the text columns: the search, the contractor, the agency. */
export function needsText(state: FilterState): boolean {
	return normaliseFilter(state).text !== '' || state.contractor !== null || state.agency !== null;
}
