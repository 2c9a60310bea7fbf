import type { Manifest } from '$lib/domain';
import type { FlagsAnswer, Page, ReleaseClient } from '$lib/queries';
import type { PartyAnswer, PartyKind } from '$lib/queries/party';
import { ReleasePageState, type ReleaseAsked } from '../explorer/release-page.svelte';

export const NAMES_AT_ONCE = 50;
const WORKS_AT_ONCE = 20;
const MOST_PARTNERS = 20;

export interface PartyAsked extends ReleaseAsked {
	kind: PartyKind;
	name: string | null;
	search: string;
}

export interface PartyGot {
	key: string;
	manifest: Manifest;
	answer: PartyAnswer;
	/** Of one: its works, and their flags (null where the release has none). */
	works: Page | null;
	flags: FlagsAnswer | null;
}

/** The answers behind `/contratista` and `/dependencia`. */
export class PartyPageState extends ReleasePageState<PartyAsked> {
	got: PartyGot = $state.raw({} as PartyGot);

	constructor(dataUrl: string, built: Manifest, first: { key: string; answer: PartyAnswer }) {
		super(dataUrl, built, first.key);
		this.got = { ...first, manifest: built, works: null, flags: null };
	}

	protected get shown(): string {
		return this.got.key;
	}

	protected async answer(client: ReleaseClient, asked: PartyAsked): Promise<() => void> {
		const answer = await parties(client, asked, 0, NAMES_AT_ONCE, MOST_PARTNERS);
		const isThere = answer.profile !== null && answer.profile.works > 0;
		const works = isThere ? await client.columns.page(asked.filter, 'monto', 0, WORKS_AT_ONCE) : null;
		const flags = isThere
			? await client.columns.flags(asked.filter, { flag: null, work: null, offset: 0, limit: 0 })
			: null;
		return () => (this.got = { key: asked.key, manifest: client.manifest, answer, works, flags });
	}

	/** The next names of the list, or the next works of one. */
	async more(asked: PartyAsked): Promise<void> {
		const shown = this.got;
		if (shown.key !== asked.key) return;
		await this.settle(asked.key, async () => {
			const client = await this.client(asked.release);
			if (shown.works !== null) {
				const { rows } = shown.works;
				const next = await client.columns.page(asked.filter, 'monto', rows.length, WORKS_AT_ONCE);
				return () => (this.got = { ...shown, works: { ...next, rows: [...rows, ...next.rows] } });
			}
			const { rows } = shown.answer.list;
			const next = await parties(client, asked, rows.length, NAMES_AT_ONCE, 0);
			const list = { ...next.list, rows: [...rows, ...next.list.rows] };
			return () => (this.got = { ...shown, answer: { ...shown.answer, list } });
		});
	}

	/** All partners and competitors of one, not only the first. */
	async whole(asked: PartyAsked): Promise<void> {
		const shown = this.got;
		if (shown.key !== asked.key) return;
		await this.settle(asked.key, async () => {
			const client = await this.client(asked.release);
			const answer = await parties(client, asked, 0, NAMES_AT_ONCE, Infinity);
			return () => (this.got = { ...this.got, answer });
		});
	}

	/** Everything, for a file. Throws what the release throws. */
	async all(asked: PartyAsked): Promise<PartyAnswer> {
		return parties(await this.client(asked.release), asked, 0, Infinity, Infinity);
	}
}

const parties = (
	client: ReleaseClient,
	{ filter, kind, name, search }: PartyAsked,
	offset: number,
	limit: number,
	most: number
): Promise<PartyAnswer> => client.columns.party(filter, { kind, name, search, offset, limit, most });
