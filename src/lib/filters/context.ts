import type { DelayContext, FilterContext } from './state';

/** A state cannot be compiled because something it needs was not given. */
export class FilterError extends Error {
	override name = 'FilterError';
}

/** What the search found for `text`. */
export function matchesFor(text: string, context: FilterContext): Uint32Array {
	if (context.matches === null) {
		throw new FilterError(
			`expected the ordinals found for the search ${JSON.stringify(text)}, met none; resolve the search before compiling`
		);
	}
	return context.matches;
}

/** What the dates chose for the range of days. */
export function delayFor(context: FilterContext): DelayContext {
	if (!context.delay)
		throw new FilterError(
			'expected the ordinals whose delay is in the range, met none; read the dates first'
		);
	return context.delay;
}

/** The municipalities of one year's list, sorted; a year without a list has none. */
export function zapMunicipalities(year: number, context: FilterContext): string[] {
	return [...(context.zapLists.get(year) ?? [])].sort();
}
