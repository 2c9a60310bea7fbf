import type { CoreColumns, TextColumns } from '../domain';
import { clausesOf, normaliseFilter, toPredicate, type FilterContext, type FilterState } from '../filters';
import { rowsWithin, type Delays } from './delays';
import { QuestionCache } from './question-cache';
import type { Search } from './search-index';
import { needsText, selectionKey } from './state-key';
import type { ZapLists } from './zap-lists';

export interface SelectionSource {
	core: CoreColumns;
	/** Comes after the core; asked for only by filters that need it. */
	text: () => Promise<TextColumns>;
	/** Built at the first search. */
	search: () => Promise<Search>;
	zapLists: ZapLists;
	/** How late works are; asked for by the first filter by days. */
	delays: () => Promise<Delays>;
}

/** Which works a filter chooses, over plain columns; the last few answers are kept. */
export class Selection {
	readonly #source: SelectionSource;
	readonly #rows = new QuestionCache(8);
	readonly #contexts = new QuestionCache(16);
	readonly #all: Uint32Array;

	constructor(source: SelectionSource) {
		this.#source = source;
		this.#all = Uint32Array.from({ length: source.core.rows }, (_, row) => row);
	}

	/** What the compilers must know for this state; resolves its text search and its range of days. */
	context(state: FilterState): Promise<FilterContext> {
		const { text, delay } = normaliseFilter(state);
		return this.#contexts.ask(JSON.stringify([text, delay]), async () => {
			const { search, delays, zapLists } = this.#source;
			const matches = text === '' ? null : (await search())(text);
			if (delay === null) return { zapLists, matches };
			const { days, on } = await delays();
			return { zapLists, matches, delay: { ordinals: rowsWithin(days, delay.from, delay.to), on } };
		});
	}

	/** Ordinals of the chosen works, ascending. Shared: not to be written to. */
	rows(state: FilterState): Promise<Uint32Array> {
		return this.#rows.ask(selectionKey(state), async () => {
			if (clausesOf(state).length === 0) return this.#all;
			const { core } = this.#source;
			const names = needsText(state) ? await this.#source.text() : null;
			const chosen = toPredicate(state, await this.context(state), core, names);
			const rows = new Uint32Array(core.rows);
			let count = 0;
			for (let row = 0; row < core.rows; row++) if (chosen(row)) rows[count++] = row;
			return rows.slice(0, count);
		});
	}
}
