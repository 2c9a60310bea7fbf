import type { Manifest } from '$lib/domain';
import type { FilterState } from '$lib/filters';
import { openRelease, stateKey, type ReleaseClient, type Totals } from '$lib/queries';
import {
	brushed,
	type BrushedView,
	type DeskAnswer,
	type DeskColumnName,
	type DeskCube,
	type DeskPage,
	type DeskSort,
	type PivotAnswer,
	type PivotQuestion
} from '$lib/queries/desk';

export const questionKey = (filter: FilterState): string => `${stateKey(filter)} ${filter.measure}`;
const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

interface Kept {
	key: string;
	active: BrushedView;
	/** Null while it is being made. */
	ready: DeskCube | null;
}

/** All of one filter. */
export interface Answered {
	key: string;
	filter: FilterState;
	answer: DeskAnswer;
	/** What the sentence tells; null while it is on its way. */
	totals: Totals | null;
}

/**
 * The release behind the desk and the answers to the address. It holds no filter: it is told, the last question wins, and an older answer never replaces a
 * newer one. A brush that is being dragged is drawn from a cube on this thread, and asks nobody.
 */
export class AuditDesk {
	client = $state.raw<ReleaseClient | null>(null);
	answered = $state.raw<Answered | null>(null);
	/** With what it answers: while another is on its way it is still told as what it is. */
	crossed = $state.raw<{
		key: string;
		filter: FilterState;
		question: PivotQuestion;
		answer: PivotAnswer;
	} | null>(null);
	failure = $state.raw<Error | null>(null);
	crossFailure = $state.raw<Error | null>(null);
	/** What a drag would leave; null where nobody drags. */
	dragged = $state.raw<DeskAnswer | null>(null);
	readonly #dataUrl: string;
	readonly #built: Manifest;
	#opening = 0;
	#asked: AbortController | null = null;
	#crossing: AbortController | null = null;
	#cube: Kept | null = null;
	#drag: { active: BrushedView; from: number; to: number } | null = null;

	constructor(dataUrl: string, built: Manifest, first: Answered) {
		this.#dataUrl = dataUrl;
		this.#built = built;
		this.answered = first;
	}

	/** `fresh` goes past the browser's cache, after a damaged file. */
	async open(release: string | null, fresh = false): Promise<void> {
		const turn = ++this.#opening;
		this.failure = null;
		try {
			const isBuilt = (release ?? this.#built.id) === this.#built.id;
			const client = await openRelease({
				dataUrl: this.#dataUrl,
				release,
				manifest: isBuilt && !fresh ? this.#built : undefined,
				fresh
			});
			if (turn !== this.#opening) return client.close();
			if (client.manifest.id !== (this.client?.manifest.id ?? this.#built.id))
				[this.answered, this.crossed] = [null, null];
			this.client?.close();
			[this.#cube, this.client] = [null, client];
		} catch (thrown) {
			if (turn === this.#opening) this.failure = asError(thrown);
		}
	}

	close(): void {
		this.#opening++;
		this.#asked?.abort();
		this.#crossing?.abort();
		this.client?.close();
		this.client = null;
	}

	async ask(client: ReleaseClient, filter: FilterState): Promise<void> {
		const key = questionKey(filter);
		this.#asked?.abort();
		const asked = (this.#asked = new AbortController());
		this.failure = null;
		try {
			const answer = await client.columns.desk(filter, asked.signal);
			if (asked.signal.aborted) return;
			this.answered = { key, filter, answer, totals: null };
			this.#drag = null;
			this.dragged = null;
			// The views do not wait for what only the sentence tells.
			const totals = await client.columns.totals(filter, asked.signal);
			if (!asked.signal.aborted) this.answered = { key, filter, answer, totals };
		} catch (thrown) {
			if (!asked.signal.aborted) this.failure = asError(thrown);
		}
	}

	async cross(client: ReleaseClient, filter: FilterState, question: PivotQuestion): Promise<void> {
		this.#crossing?.abort();
		const asked = (this.#crossing = new AbortController());
		this.crossFailure = null;
		try {
			const answer = await client.columns.pivot(filter, question, asked.signal);
			if (!asked.signal.aborted) this.crossed = { key: crossKey(filter, question), filter, question, answer };
		} catch (thrown) {
			if (!asked.signal.aborted) this.crossFailure = asError(thrown);
		}
	}

	rows(
		client: ReleaseClient,
		filter: FilterState,
		sorts: readonly DeskSort[],
		offset: number,
		limit: number,
		columns: readonly DeskColumnName[]
	): Promise<DeskPage> {
		return client.columns.deskPage(filter, sorts, offset, limit, columns);
	}

	/** Somebody is about to drag over a view: its cube is made meanwhile. */
	want(filter: FilterState, active: BrushedView): void {
		const { client } = this;
		const key = `${questionKey(filter)} ${active}`;
		if (!client || (this.#cube?.key === key && this.#cube.active === active)) return;
		const cube = client.columns.deskCube(filter, active);
		const kept: Kept = { key, active, ready: null };
		this.#cube = kept;
		cube.then(
			(made) => {
				kept.ready = made;
				if (this.#cube === kept && this.#drag?.active === active) this.#draw(made, this.#drag);
			},
			() => {
				// Without a cube the views follow when the brush is let go.
				if (this.#cube === kept) this.#cube = null;
			}
		);
	}

	drag(filter: FilterState, active: BrushedView, from: number, to: number): void {
		this.#drag = { active, from, to };
		this.want(filter, active);
		if (this.#cube?.ready && this.#cube.active === active) this.#draw(this.#cube.ready, this.#drag);
	}

	/** The drag was taken back. One that is let go stays drawn until its answer is there. */
	drop(): void {
		this.#drag = null;
		this.dragged = null;
	}

	#draw(cube: DeskCube, { from, to }: { from: number; to: number }): void {
		this.dragged = brushed(cube, from, to);
	}
}

export const crossKey = (filter: FilterState, { rows, columns, measure }: PivotQuestion): string =>
	`${questionKey(filter)} ${rows} ${columns} ${measure}`;
