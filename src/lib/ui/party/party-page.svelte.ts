import type { Manifest } from '$lib/domain';
import type { FilterState } from '$lib/filters';
import { openRelease, type FlagsAnswer, type Page, type ReleaseClient } from '$lib/queries';
import type { PartyAnswer, PartyKind } from '$lib/queries/party';

export const NAMES_AT_ONCE = 50;
const WORKS_AT_ONCE = 20;
const MOST_PARTNERS = 20;

export interface PartyAsked {
	/** One text for one question. */
	key: string;
	kind: PartyKind;
	filter: FilterState;
	name: string | null;
	search: string;
	/** Null is the release the page was built for. */
	release: string | null;
}

export interface PartyGot {
	key: string;
	manifest: Manifest;
	answer: PartyAnswer;
	/** Of one: its works, and their flags (null where the release has none). */
	works: Page | null;
	flags: FlagsAnswer | null;
}

/** The answers behind `/contratista` and `/dependencia`. The list came with the page; the last question wins. */
export class PartyPageState {
	got: PartyGot = $state.raw({} as PartyGot);
	failure = $state.raw<Error | null>(null);
	#open: { release: string | null; client: Promise<ReleaseClient> } | null = null;
	#asked = '';

	constructor(
		private readonly dataUrl: string,
		private readonly built: Manifest,
		first: { key: string; answer: PartyAnswer }
	) {
		this.got = { ...first, manifest: built, works: null, flags: null };
		this.#asked = first.key;
	}

	async ask(asked: PartyAsked, fresh = false): Promise<void> {
		this.#asked = asked.key;
		this.failure = null;
		if (asked.key === this.got.key) return;
		await this.#settle(asked.key, async () => {
			const client = await this.#client(asked.release, fresh);
			const answer = await this.#answer(client, asked, 0, NAMES_AT_ONCE, MOST_PARTNERS);
			const isThere = answer.profile !== null && answer.profile.works > 0;
			const works = isThere ? await client.columns.page(asked.filter, 'monto', 0, WORKS_AT_ONCE) : null;
			const flags = isThere
				? await client.columns.flags(asked.filter, { flag: null, work: null, offset: 0, limit: 0 })
				: null;
			return () => (this.got = { key: asked.key, manifest: client.manifest, answer, works, flags });
		});
	}

	/** The next names of the list, or the next works of one. */
	async more(asked: PartyAsked): Promise<void> {
		const shown = this.got;
		if (shown.key !== asked.key) return;
		await this.#settle(asked.key, async () => {
			const client = await this.#client(asked.release, false);
			if (shown.works !== null) {
				const { rows } = shown.works;
				const next = await client.columns.page(asked.filter, 'monto', rows.length, WORKS_AT_ONCE);
				return () => (this.got = { ...shown, works: { ...next, rows: [...rows, ...next.rows] } });
			}
			const { rows } = shown.answer.list;
			const next = await this.#answer(client, asked, rows.length, NAMES_AT_ONCE, 0);
			const list = { ...next.list, rows: [...rows, ...next.list.rows] };
			return () => (this.got = { ...shown, answer: { ...shown.answer, list } });
		});
	}

	/** Everything, for a file. Throws what the release throws. */
	async all(asked: PartyAsked): Promise<PartyAnswer> {
		return this.#answer(await this.#client(asked.release, false), asked, 0, Infinity, Infinity);
	}

	close(): void {
		this.#asked = '';
		void this.#open?.client.then(
			(client) => client.close(),
			() => undefined
		);
		this.#open = null;
	}

	#answer(
		client: ReleaseClient,
		{ filter, kind, name, search }: PartyAsked,
		offset: number,
		limit: number,
		most: number
	): Promise<PartyAnswer> {
		return client.columns.party(filter, { kind, name, search, offset, limit, most });
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
