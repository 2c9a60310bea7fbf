import { MEASURES, type Manifest } from '$lib/domain';
import { clausesOf, type FilterState } from '$lib/filters';
import { openRelease, stateKey, type ReleaseClient } from '$lib/queries';
import { chosenOf, nearIndex } from '$lib/queries/near';
import { SvelteMap } from 'svelte/reactivity';

/** What of a work comes with the names. */
export interface NamedWork {
	id: string;
	name: string | null;
}

const [DEFAULT_MEASURE] = MEASURES;
const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * The release behind "near me". It holds no place and no filter of its own: those are the address's, and it is told them. It outlives a
 * visit to a work's page, so that who comes back finds the list where it was.
 */
export class Nearby {
	client: ReleaseClient | null = $state.raw(null);
	/** Why the works could not be had. */
	failure: Error | null = $state.raw(null);
	/** Why their names could not: the list stands without them. */
	namesFailure: Error | null = $state.raw(null);
	/** By ordinal. */
	readonly names = new SvelteMap<number, NamedWork>();
	/** How many works of the list were shown for which question: who comes back from one of them finds it again. */
	shown = $state.raw({ question: '', most: 0 });
	/** Which works a filter chooses: 1 for each, null for all. */
	chosen: { key: string; works: Uint8Array | null } | null = $state.raw(null);
	readonly index = $derived(this.client ? nearIndex(this.client.mapColumns) : null);

	#opening = 0;
	#asking = 0;
	/** 1 for each work whose name is there or on its way. */
	#wanted = new Uint8Array();

	/** Opens a release, once; `fresh` goes past the browser's cache. `built` is the manifest the page holds, of the release `built.id`. */
	async open(dataUrl: string, release: string | null, built: Manifest | null, fresh = false): Promise<void> {
		if (!fresh && this.client && this.client.manifest.id === (release ?? built?.id)) return;
		const turn = ++this.#opening;
		this.failure = null;
		try {
			const manifest = !fresh && built && (release ?? built.id) === built.id ? built : undefined;
			const client = await openRelease({ dataUrl, release, manifest, fresh });
			if (turn !== this.#opening) return client.close();
			this.client?.close();
			this.names.clear();
			[this.namesFailure, this.chosen] = [null, null];
			this.#wanted = new Uint8Array(client.mapColumns.rows);
			this.client = client;
		} catch (thrown) {
			if (turn === this.#opening) this.failure = asError(thrown);
		}
	}

	/** Asks which works a filter chooses; the last filter wins. */
	async choose(filter: FilterState): Promise<void> {
		const { client } = this;
		const key = stateKey(filter);
		const turn = ++this.#asking;
		if (!client || this.chosen?.key === key) return;
		if (clausesOf(filter).length === 0) {
			this.chosen = { key, works: null };
			return;
		}
		try {
			const ordinals = await client.columns.ordinals(filter);
			if (turn === this.#asking) this.chosen = { key, works: chosenOf(ordinals, client.mapColumns.rows) };
		} catch (thrown) {
			if (turn === this.#asking) this.failure = asError(thrown);
		}
	}

	/** Asks for the names of these works. Those that are there, or on their way, are not asked for again. */
	async name(ordinals: readonly number[]): Promise<void> {
		const { client } = this;
		const missing = ordinals.filter((ordinal) => this.#wanted[ordinal] !== 1);
		if (!client || missing.length === 0) return;
		for (const ordinal of missing) this.#wanted[ordinal] = 1;
		try {
			const lines = await client.columns.lines(missing, DEFAULT_MEASURE.code);
			if (client !== this.client) return;
			for (const { ordinal, id, name } of lines) this.names.set(ordinal, { id, name });
			this.namesFailure = null;
		} catch (thrown) {
			if (client !== this.client) return;
			for (const ordinal of missing) this.#wanted[ordinal] = 0;
			this.namesFailure = asError(thrown);
		}
	}
}

export const nearby = new Nearby();
