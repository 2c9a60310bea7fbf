import type { Manifest } from '$lib/domain';
import type { FlagsAnswer, ReleaseClient } from '$lib/queries';
import { ReleasePageState, type ReleaseAsked } from '../explorer/release-page.svelte';

/** Lines of the list that come at once. */
export const FLAG_LINES = 20;

export interface FlagsAsked extends ReleaseAsked {
	flag: string | null;
	work: string | null;
}

/** The answers behind `/alertas`. */
export class FlagsPageState extends ReleasePageState<FlagsAsked> {
	got = $state.raw<{ key: string; answer: FlagsAnswer | null; manifest: Manifest }>({
		key: '',
		answer: null,
		manifest: {} as Manifest
	});

	constructor(dataUrl: string, built: Manifest, first: { key: string; answer: FlagsAnswer | null }) {
		super(dataUrl, built, first.key);
		this.got = { ...first, manifest: built };
	}

	protected get shown(): string {
		return this.got.key;
	}

	protected async answer(client: ReleaseClient, asked: FlagsAsked): Promise<() => void> {
		const answer = await lines(client, asked, 0, FLAG_LINES);
		return () => (this.got = { key: asked.key, answer, manifest: client.manifest });
	}

	/** The next lines of the list, after those that are there. */
	async more(asked: FlagsAsked): Promise<void> {
		const shown = this.got.answer;
		if (shown === null || this.got.key !== asked.key) return;
		await this.settle(asked.key, async () => {
			const next = await lines(await this.client(asked.release), asked, shown.rows.length, FLAG_LINES);
			return () => {
				if (next && this.got.answer === shown)
					this.got = { ...this.got, answer: { ...next, rows: [...shown.rows, ...next.rows] } };
			};
		});
	}

	/** All rows of the question, for a file. Throws what the release throws. */
	async all(asked: FlagsAsked): Promise<FlagsAnswer | null> {
		return lines(await this.client(asked.release), asked, 0, Infinity);
	}
}

const lines = (
	client: ReleaseClient,
	{ filter, flag, work }: FlagsAsked,
	offset: number,
	limit: number
): Promise<FlagsAnswer | null> => client.columns.flags(filter, { flag, work, offset, limit });
