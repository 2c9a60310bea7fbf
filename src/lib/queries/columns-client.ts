import type { FilterState, Sort } from '../filters';
import { AnswerGate } from './answer-gate';
import type { FilterResolver } from './columns-answerer';
import type { ColumnsService, QuestionAnswer, QuestionArguments } from './columns-service';
import { fromWire, type WireResult } from './errors-over-wire';
import { QuestionCache } from './question-cache';
import type { ColumnsAnswerer } from './questions';
import type { ColumnsQuestion } from './release-host';
import { needsText, stateKey } from './state-key';

export const unwrap = <T>(result: WireResult<T>): T => {
	if (result.ok) return result.value;
	throw fromWire(result.error);
};

/**
 * The columns' answers as a page asks for them: equal questions at once go once, answers are kept, an aborted one is dropped, and one that
 * needs the text columns waits for them here, where it holds up no other.
 */
export function columnsClient(
	service: ColumnsService,
	loadText: () => Promise<void>,
	/** Whether one work is found by an index, without the names of all. */
	findsIds: boolean
): ColumnsAnswerer & Required<FilterResolver> {
	const cache = new QuestionCache();
	// Megabytes each.
	const cubes = new QuestionCache(2);
	const gate = new AnswerGate();

	function ask<Q extends ColumnsQuestion>(
		question: Q,
		key: string,
		args: QuestionArguments<Q>,
		waitsForText: boolean,
		signal?: AbortSignal,
		kept = cache
	): Promise<QuestionAnswer<Q>> {
		return kept.ask(
			`${question} ${key}`,
			async (stop) => {
				// Where the text could not be had, the question itself tries again and says why not.
				if (waitsForText) await loadText().catch(() => undefined);
				const result = await gate.pass(stop, () => service.ask(question, args));
				return unwrap(result) as QuestionAnswer<Q>;
			},
			signal
		);
	}
	const figure =
		<Q extends 'totals' | 'byYear' | 'byMunicipality' | 'byRubro' | 'facets' | 'ordinals'>(question: Q) =>
		(state: FilterState, signal?: AbortSignal): Promise<QuestionAnswer<Q>> =>
			ask(question, stateKey(state), [state] as unknown as QuestionArguments<Q>, needsText(state), signal);

	return {
		tier: 'js',
		totals: figure('totals'),
		byYear: figure('byYear'),
		byMunicipality: figure('byMunicipality'),
		byRubro: figure('byRubro'),
		facets: figure('facets'),
		ordinals: figure('ordinals'),
		page: (state: FilterState, sort: Sort, offset: number, limit: number, signal?: AbortSignal) =>
			ask(
				'page',
				`${stateKey(state)} ${sort} ${offset} ${limit}`,
				[state, sort, offset, limit],
				true,
				signal
			),
		ordered: (state: FilterState, sort: Sort, signal?: AbortSignal) =>
			ask('ordered', `${stateKey(state)} ${sort}`, [state, sort], true, signal),
		unlocatedPage: (state, sort, offset, limit) =>
			ask(
				'unlocatedPage',
				`${stateKey(state)} ${sort} ${offset} ${limit}`,
				[state, sort, offset, limit],
				true
			),
		lines: (ordinals, measure) => ask('lines', `${measure} ${ordinals.join(' ')}`, [ordinals, measure], true),
		localityName: (code) => ask('localityName', code, [code], false),
		localityKeys: () => ask('localityKeys', '', [], true),
		lateness: () => ask('lateness', '', [], false),
		broughtWorks: () => ask('broughtWorks', '', [], true),
		flags: (state, asked, signal) =>
			ask(
				'flags',
				`${stateKey(state)} ${state.measure} ${JSON.stringify(asked)}`,
				[state, asked],
				true,
				signal
			),
		desk: (state, signal) => ask('desk', stateKey(state), [state], true, signal),
		deskCube: (state, active, signal) =>
			ask('deskCube', `${active} ${stateKey(state)}`, [state, active], true, signal, cubes),
		deskPage: (state, sorts, offset, limit, columns, signal) =>
			ask(
				'deskPage',
				JSON.stringify([stateKey(state), sorts, offset, limit, columns]),
				[state, sorts, offset, limit, columns],
				true,
				signal
			),
		pivot: (state, question, signal) =>
			ask('pivot', `${JSON.stringify(question)} ${stateKey(state)}`, [state, question], true, signal),
		party: (state, asked, signal) =>
			ask(
				'party',
				`${stateKey(state)} ${state.measure} ${JSON.stringify(asked)}`,
				[state, asked],
				true,
				signal
			),
		work: (id, signal) => ask('work', id, [id], !findsIds, signal),
		known: (id) => ask('known', id, [id], true),
		sameAs: (id, measure) => ask('sameAs', `${measure} ${id}`, [id, measure], true),
		context: (state, signal) => ask('context', stateKey(state), [state], needsText(state), signal)
	};
}
