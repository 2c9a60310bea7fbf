import type { Manifest } from '$lib/domain';
import type { FilterState } from '$lib/filters';
import { openRelease, type Facets, type ReleaseClient } from '$lib/queries';

/** A question of a page: of which works, in which release. */
export interface ReleaseAsked {
	/** One text for one question. */
	key: string;
	filter: FilterState;
	/** Null is the release the page was built for. */
	release: string | null;
}

/**
 * A page whose first answer came with it: a release is opened, in its worker, only when another question is asked. The last question
 * wins: an older answer never replaces a newer one.
 */
export abstract class ReleasePageState<Asked extends ReleaseAsked> {
	/** How many works each choice of a filter would leave; asked for once somebody opens the filters. */
	facets = $state.raw<{ key: string; facets: Facets } | null>(null);
	failure = $state.raw<Error | null>(null);
	#open: { release: string | null; client: Promise<ReleaseClient> } | null = null;
	#asked: string;

	constructor(
		private readonly dataUrl: string,
		private readonly built: Manifest,
		firstKey: string
	) {
		this.#asked = firstKey;
	}

	/** The question whose answer is shown. */
	protected abstract readonly shown: string;
	/** Asks, and says how the answer is put in its place. */
	protected abstract answer(client: ReleaseClient, asked: Asked): Promise<() => void>;

	async ask(asked: Asked, fresh = false): Promise<void> {
		this.#asked = asked.key;
		this.failure = null;
		if (asked.key === this.shown) return;
		await this.settle(asked.key, async () => this.answer(await this.client(asked.release, fresh), asked));
	}

	async count({ key, filter, release }: ReleaseAsked): Promise<void> {
		await this.settle(key, async () => {
			const facets = await (await this.client(release)).columns.facets(filter);
			return () => (this.facets = { key, facets });
		});
	}

	close(): void {
		this.#asked = '';
		this.#closeOpen();
		this.#open = null;
	}

	/** Puts an answer in its place, or says why there is none, while its question is the last one. */
	protected async settle(key: string, work: () => Promise<() => void>): Promise<void> {
		try {
			const finish = await work();
			if (this.#asked === key) finish();
		} catch (thrown) {
			if (this.#asked === key) this.failure = thrown instanceof Error ? thrown : new Error(String(thrown));
		}
	}

	protected client(release: string | null, fresh = false): Promise<ReleaseClient> {
		if (this.#open && this.#open.release === release && !fresh) return this.#open.client;
		this.#closeOpen();
		const isBuilt = release === null || release === this.built.id;
		const client = openRelease({
			dataUrl: this.dataUrl,
			release,
			manifest: isBuilt && !fresh ? this.built : undefined,
			fresh
		});
		this.#open = { release, client };
		// Whoever asks next tries again.
		client.catch(() => {
			if (this.#open?.client === client) this.#open = null;
		});
		return client;
	}

	#closeOpen(): void {
		void this.#open?.client.then(
			(client) => client.close(),
			() => undefined
		);
	}
}
