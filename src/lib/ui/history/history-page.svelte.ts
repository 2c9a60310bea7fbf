import type { FilterState } from '$lib/filters';
import { openRelease, type Facets, type ReleaseClient } from '$lib/queries';
import { openChanges, type ChangesAnswer, type ChangesAsked, type ChangesClient } from '$lib/queries/changes';
import type { ChangeKind } from '$lib/analysis';

/** Lines of the list that come at once. */
export const CHANGE_LINES = 20;

export interface HistoryAsked {
	/** One text for one question. */
	key: string;
	pair: { before: string; after: string };
	filter: FilterState;
	kinds: ChangeKind[];
}

/**
 * The answers behind `/historial`. The first came with the page; two releases are compared, in a worker, only when another question is asked.
 * The last question wins.
 */
export class HistoryPageState {
	got = $state.raw<{ key: string; answer: ChangesAnswer | null }>({ key: '', answer: null });
	/** Facts compared, of how many; null while nothing is being compared. */
	progress = $state.raw<{ done: number; all: number } | null>(null);
	/** How many works of the later release each choice of a filter would leave; asked for once somebody opens the filters. */
	facets = $state.raw<{ key: string; facets: Facets } | null>(null);
	failure = $state.raw<Error | null>(null);
	#open: { pair: string; client: Promise<ChangesClient> } | null = null;
	#counted: { release: string; client: Promise<ReleaseClient> } | null = null;
	#asked = '';

	constructor(
		private readonly dataUrl: string,
		first: { key: string; answer: ChangesAnswer | null }
	) {
		this.got = first;
		this.#asked = first.key;
	}

	async ask(asked: HistoryAsked, again = false): Promise<void> {
		this.#asked = asked.key;
		this.failure = null;
		if (asked.key === this.got.key && this.got.answer !== null) return;
		try {
			if (again) this.close(asked.key);
			const answer = await this.lines(asked, 0, CHANGE_LINES);
			if (this.#asked === asked.key) this.got = { key: asked.key, answer };
		} catch (thrown) {
			if (this.#asked === asked.key)
				this.failure = thrown instanceof Error ? thrown : new Error(String(thrown));
		} finally {
			if (this.#asked === asked.key) this.progress = null;
		}
	}

	/** Without counts the filters still work: what fails is told by the comparison. */
	async count({ key, pair, filter }: HistoryAsked): Promise<void> {
		if (this.#counted?.release !== pair.after) {
			this.#closeCounted();
			this.#counted = {
				release: pair.after,
				client: openRelease({ dataUrl: this.dataUrl, release: pair.after })
			};
		}
		const { client } = this.#counted;
		try {
			const facets = await (await client).columns.facets($state.snapshot(filter));
			if (this.#asked === key) this.facets = { key, facets };
		} catch {
			if (this.#counted?.client === client) this.#counted = null;
		}
	}

	/** These lines of the list. Throws what the releases throw. */
	async lines({ pair, filter, kinds }: HistoryAsked, offset: number, limit: number): Promise<ChangesAnswer> {
		const client = await this.#client(pair);
		const asked: ChangesAsked = { filter: $state.snapshot(filter), kinds, offset, limit };
		return client.ask(asked);
	}

	close(asked = ''): void {
		this.#asked = asked;
		if (asked === '') this.#closeCounted();
		void this.#open?.client.then(
			(client) => client.close(),
			() => undefined
		);
		this.#open = null;
	}

	#closeCounted(): void {
		void this.#counted?.client.then(
			(client) => client.close(),
			() => undefined
		);
		this.#counted = null;
	}

	#client(pair: HistoryAsked['pair']): Promise<ChangesClient> {
		const key = `${pair.before} ${pair.after}`;
		if (this.#open?.pair === key) return this.#open.client;
		this.close(this.#asked);
		const client = openChanges({ dataUrl: this.dataUrl, ...pair }, (done, all) => {
			if (this.#open?.pair === key) this.progress = { done, all };
		});
		this.#open = { pair: key, client };
		// Whoever asks next tries again.
		client.catch(() => {
			if (this.#open?.client === client) this.#open = null;
		});
		return client;
	}
}
