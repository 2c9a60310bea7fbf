import type { FilterState, ViewState } from './state';

/** All works, counted by investment. Frozen: a control spreads it, nobody changes it. */
export const DEFAULT_FILTER: Readonly<FilterState> = Object.freeze({
	years: null,
	municipalities: [],
	rubros: [],
	temas: [],
	kind: null,
	statuses: [],
	amount: null,
	change: null,
	delay: null,
	zap: false,
	zapList: null,
	text: '',
	contractor: null,
	agency: null,
	measure: 'inversion'
});

export const DEFAULT_VIEW: Readonly<ViewState> = Object.freeze({
	sort: 'monto',
	work: null,
	view: null,
	release: null,
	engine: 'auto'
});

/** Whether the filter chooses all works and counts them by investment. */
export function isDefault(state: FilterState): boolean {
	return (
		state.years === null &&
		state.municipalities.length === 0 &&
		state.rubros.length === 0 &&
		state.temas.length === 0 &&
		state.kind === null &&
		state.statuses.length === 0 &&
		state.amount === null &&
		state.change === null &&
		state.delay === null &&
		!state.zap &&
		state.zapList === null &&
		state.text === '' &&
		state.contractor === null &&
		state.agency === null &&
		state.measure === 'inversion'
	);
}
