import type { Manifest } from '$lib/domain';
import type { FilterState } from '$lib/filters';
import { openRelease, type Facets, type FlagsAnswer, type ReleaseClient } from '$lib/queries';

/** Lines of the list that come at once. */
export const FLAG_LINES = 20;

export interface FlagsAsked {
	/** One text for one question. */
	key: string;
	filter: FilterState;
	flag: string | null;
	work: string | null;
	/** Null is the release the page was built for. */
	release: string | null;
}

/**
 * The answers behind `/alertas`. The first came with the page; a release is opened, in its worker, only when another question is asked.
 * The last question wins: an older answer never replaces a newer one.
 */
export class FlagsPageState {
	got = $state.raw<{ key: string; answer: FlagsAnswer | null; manifest: Manifest }>({
		key: '',
		answer: null,
		manifest: {} as Manifest
	});
	facets = $state.raw<{ key: string; facets: Facets } | null>(null);
	failure = $state.raw<Error | null>(null);
	#open: { release: string | null; client: Promise<ReleaseClient> } | null = null;
	#asked = '';

	constructor(
		private readonly dataUrl: string,
		private readonly built: Manifest,
		first: { key: string; answer: FlagsAnswer | null }
	) {
		this.got = { ...first, manifest: built };
		this.#asked = first.key;
	}

	async ask(asked: FlagsAsked, fresh = false): Promise<void> {
		this.#asked = asked.key;
		this.failure = null;
		if (asked.key === this.got.key) return;
		await this.#settle(asked.key, async () => {
			const client = await this.#client(asked.release, fresh);
			const { filter, flag, work } = asked;
			const answer = await client.columns.flags(filter, { flag, work, offset: 0, limit: FLAG_LINES });
			return () => (this.got = { key: asked.key, answer, manifest: client.manifest });
		});
	}

	/** The next lines of the list, after those that are there. */
	async more(asked: FlagsAsked): Promise<void> {
		const shown = this.got.answer;
		if (shown === null || this.got.key !== asked.key) return;
		await this.#settle(asked.key, async () => {
			const client = await this.#client(asked.release, false);
			const { filter, flag, work } = asked;
			const next = await client.columns.flags(filter, {
				flag,
				work,
				offset: shown.rows.length,
				limit: FLAG_LINES
			});
			return () => {
				if (next && this.got.answer === shown)
					this.got = { ...this.got, answer: { ...next, rows: [...shown.rows, ...next.rows] } };
			};
		});
	}

	/** Counts for the filters, once somebody opens them. */
	async count(asked: FlagsAsked): Promise<void> {
		await this.#settle(asked.key, async () => {
			const client = await this.#client(asked.release, false);
			const facets = await client.columns.facets(asked.filter);
			return () => (this.facets = { key: asked.key, facets });
		});
	}

	/** All rows of the question, for a file. Throws what the release throws. */
	async all({ filter, flag, work, release }: FlagsAsked): Promise<FlagsAnswer | null> {
		const client = await this.#client(release, false);
		return client.columns.flags(filter, { flag, work, offset: 0, limit: Infinity });
	}

	close(): void {
		this.#asked = '';
		void this.#open?.client.then(
			(client) => client.close(),
			() => undefined
		);
		this.#open = null;
	}

	async #settle(key: string, work: () => Promise<() => void>): Promise<void> {
		try {
			const finish = await work();
			if (this.#asked === key) finish();
		} catch (thrown) {
			if (this.#asked === key) this.failure = thrown instanceof Error ? thrown : new Error(String(thrown));
		}
	}

	#client(release: string | null, fresh: boolean): Promise<ReleaseClient> {
		if (this.#open && this.#open.release === release && !fresh) return this.#open.client;
		void this.#open?.client.then(
			(client) => client.close(),
			() => undefined
		);
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
}
