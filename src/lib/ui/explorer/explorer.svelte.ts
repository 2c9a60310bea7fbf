import type { Manifest } from '$lib/domain';
import type { FilterContext, FilterState, ViewState } from '$lib/filters';
import {
	openRelease,
	QueryError,
	stateKey,
	type Answerer,
	type Facets,
	type Group,
	type Page,
	type ReleaseClient,
	type Totals
} from '$lib/queries';

/** Everything the page shows of one question. All of it belongs to the same filter. */
export interface Answers {
	key: string;
	filter: FilterState;
	totals: Totals;
	byYear: Group[];
	/** By year with the years' own filter lifted: the pale bars. */
	byAnyYear: Group[];
	byMunicipality: Group[];
	byRubro: Group[];
	facets: Facets;
	/** What the compilers were told; null before the release is open. */
	context: FilterContext | null;
	/** The works for the map; null before the release is open. */
	ordinals: Uint32Array | null;
	tier: 'js' | 'duckdb';
}

/** The first lines of the list, and the question they answer. */
export interface ListAnswer {
	key: string;
	page: Page;
}

export const LIST_LINES = 50;

const unlocatedOnly = (view: ViewState): boolean => view.view === 'sin-ubicacion';
export const questionKey = (filter: FilterState): string => stateKey(filter);
export const listKey = (filter: FilterState, view: ViewState): string =>
	`${stateKey(filter)} ${view.sort} ${unlocatedOnly(view) ? 'unlocated' : 'all'}`;

/**
 * The release behind the page and the answers to the question in the URL. It holds no filter of its own: `ask` is told each time, the
 * last question wins, and an older answer never replaces a newer one.
 */
export class Explorer {
	client = $state.raw<ReleaseClient | null>(null);
	answers = $state.raw<Answers | null>(null);
	list = $state.raw<ListAnswer | null>(null);
	/** Why the release could not be opened, or a question not answered. */
	failure = $state.raw<Error | null>(null);
	/** Why names are missing: without them there is no list and no search, but the figures stand. */
	textFailure = $state.raw<Error | null>(null);

	#dataUrl: string;
	/** Of the release the page was built for: no need to ask for it again. */
	#built: Manifest;
	#opening = 0;
	#asked: AbortController | null = null;
	/** Who was last asked for the figures. */
	#answeredBy: { client: ReleaseClient; tier: Answers['tier'] } | null = null;

	constructor(dataUrl: string, built: Manifest, first: { answers: Answers; list: ListAnswer } | null) {
		this.#dataUrl = dataUrl;
		this.#built = built;
		this.answers = first?.answers ?? null;
		this.list = first?.list ?? null;
	}

	/** Opens a release; `fresh` goes past the browser's cache, after a damaged file. */
	async open(release: string | null, fresh = false): Promise<void> {
		const turn = ++this.#opening;
		this.failure = null;
		this.textFailure = null;
		try {
			const client = await openRelease({
				dataUrl: this.#dataUrl,
				release,
				// A second try asks the server which release it has now.
				manifest: !fresh && (release ?? this.#built.id) === this.#built.id ? this.#built : undefined,
				fresh,
				onState: (state) => {
					if (turn === this.#opening && state.core === 'ready') this.textFailure = state.error;
				}
			});
			if (turn !== this.#opening) return client.close();
			// What another release answered is no answer of this one.
			if (client.manifest.id !== (this.client?.manifest.id ?? this.#built.id)) {
				this.answers = null;
				this.list = null;
			}
			this.client?.close();
			this.client = client;
		} catch (thrown) {
			if (turn === this.#opening) this.failure = asError(thrown);
		}
	}

	close(): void {
		this.#opening++;
		this.#asked?.abort();
		this.client?.close();
		this.client = null;
	}

	/** Answers the question of the URL: the figures first, the list when its names are there. */
	async ask(client: ReleaseClient, filter: FilterState, view: ViewState): Promise<void> {
		this.#asked?.abort();
		const asked = new AbortController();
		this.#asked = asked;
		const { signal } = asked;
		try {
			const answerer = client.answerer(view.engine === 'js' ? 'js' : 'best');
			await Promise.all([
				this.#isAnswered(client, answerer, filter) || this.#figures(client, answerer, filter, signal),
				this.#list(client, filter, view, signal)
			]);
			// The names come after the figures. What goes wrong is told through `onState`.
			client.textReady.catch(() => undefined);
		} catch (thrown) {
			if (!signal.aborted) this.failure = asError(thrown);
		}
	}

	/** A work that is opened, or another order of the list, leaves the figures and the map as they are. */
	#isAnswered(client: ReleaseClient, { tier }: Answerer, filter: FilterState): boolean {
		return (
			this.failure === null &&
			this.answers?.key === questionKey(filter) &&
			this.#answeredBy?.client === client &&
			this.#answeredBy.tier === tier
		);
	}

	async #figures(
		client: ReleaseClient,
		answerer: Answerer,
		filter: FilterState,
		signal: AbortSignal
	): Promise<void> {
		try {
			const { columns } = client;
			const [totals, byYear, byAnyYear, byMunicipality, byRubro, facets, ordinals, context] =
				await Promise.all([
					answerer.totals(filter, signal),
					answerer.byYear(filter, signal),
					columns.byYear({ ...filter, years: null }, signal),
					answerer.byMunicipality(filter, signal),
					answerer.byRubro(filter, signal),
					columns.facets(filter, signal),
					columns.ordinals(filter, signal),
					columns.context(filter, signal)
				]);
			if (signal.aborted) return;
			this.answers = {
				key: questionKey(filter),
				filter,
				totals,
				byYear,
				byAnyYear,
				byMunicipality,
				byRubro,
				facets,
				context,
				ordinals,
				tier: answerer.tier
			};
			this.#answeredBy = { client, tier: answerer.tier };
			this.failure = null;
		} catch (thrown) {
			// DuckDB may break on a small machine at any time; the columns still answer.
			if (answerer.tier === 'duckdb' && thrown instanceof QueryError && !signal.aborted)
				return this.#figures(client, client.columns, filter, signal);
			throw thrown;
		}
	}

	async #list(
		client: ReleaseClient,
		filter: FilterState,
		view: ViewState,
		signal: AbortSignal
	): Promise<void> {
		const key = listKey(filter, view);
		if (this.list?.key === key) return;
		try {
			const page = unlocatedOnly(view)
				? await client.columns.unlocatedPage(filter, view.sort, 0, LIST_LINES)
				: await client.columns.page(filter, view.sort, 0, LIST_LINES, signal);
			if (!signal.aborted) {
				this.list = { key, page };
				this.textFailure = null;
			}
		} catch (thrown) {
			if (!signal.aborted) this.textFailure = asError(thrown);
		}
	}
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
