import type { CoreColumns, TextColumns } from '../domain';
import { clausesOf, normaliseFilter, toPredicate, type FilterContext, type FilterState } from '../filters';
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

	/** What the compilers must know for this state; resolves its text search. */
	context(state: FilterState): Promise<FilterContext> {
		const { text } = normaliseFilter(state);
		return this.#contexts.ask(text, async () => {
			const matches = text === '' ? null : (await this.#source.search())(text);
			return { zapLists: this.#source.zapLists, matches };
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
