import type { FilterState, ViewState } from './state';
import { MAX_NAME_LENGTH, MAX_WORK_ID_LENGTH, safeText, searchText } from './limits';
import { amountRange, yearRange } from './ranges';
import { changeRange, delayRange } from './signed-ranges';

const sortedSet = <T extends string>(values: readonly T[]): T[] =>
	[...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

function exactText(text: string | null, length: number): string | null {
	if (text === null || text.length > length) return null;
	return safeText(text) || null;
}

/**
 * The one way of writing a state: lists sorted without repeats, ranges in order and within what can be held, texts within their
 * length. What the URL gives is already so; a control may hand over what its reader typed.
 */
export function normaliseFilter(state: FilterState): FilterState {
	return {
		...state,
		years: yearRange(state.years),
		municipalities: sortedSet(state.municipalities),
		rubros: sortedSet(state.rubros),
		temas: sortedSet(state.temas),
		statuses: sortedSet(state.statuses),
		amount: amountRange(state.amount),
		change: changeRange(state.change),
		delay: delayRange(state.delay),
		text: searchText(state.text),
		contractor: exactText(state.contractor, MAX_NAME_LENGTH),
		agency: exactText(state.agency, MAX_NAME_LENGTH)
	};
}

export function normaliseView(view: ViewState): ViewState {
	return { ...view, work: exactText(view.work, MAX_WORK_ID_LENGTH) };
}
