import type { WorkRow } from '$lib/queries/questions';
import { SvelteMap } from 'svelte/reactivity';

export type Load<R = WorkRow> = (offset: number, limit: number) => Promise<{ rows: readonly R[] }>;
type Loaded<R> = { state: 'loading' } | { state: 'error' } | { state: 'ready'; rows: readonly R[] };

/**
 * The rows of one question, fetched page by page as they come into view. Each page is asked for once; one that failed is asked for
 * again only when the reader wants it.
 */
export class PagedRows<R extends { id: string } = WorkRow> {
	readonly total: number;
	readonly #first: readonly R[];
	readonly #load: Load<R>;
	readonly #size: number;
	readonly #pages = new SvelteMap<number, Loaded<R>>();

	/** @param size how many rows are asked for at once. */
	constructor(first: { rows: readonly R[]; total: number }, load: Load<R>, size: number) {
		this.total = first.total;
		this.#first = first.rows;
		this.#load = load;
		this.#size = size;
	}

	row(index: number): R | undefined {
		if (index < this.#first.length) return this.#first[index];
		const page = this.#pages.get(Math.floor(index / this.#size));
		return page?.state === 'ready' ? page.rows[index % this.#size] : undefined;
	}

	failed(index: number): boolean {
		return this.#pages.get(Math.floor(index / this.#size))?.state === 'error';
	}

	/** Makes sure that the page of this row is on its way. */
	need(index: number): void {
		const page = Math.floor(index / this.#size);
		if (!this.#pages.has(page)) void this.#fetch(page);
	}

	retry(index: number): void {
		const page = Math.floor(index / this.#size);
		if (this.#pages.get(page)?.state === 'error') void this.#fetch(page);
	}

	/** Place of a work in the list among the rows already here; −1 where it is not known. */
	indexOf(id: string): number {
		const inFirst = this.#first.findIndex((row) => row.id === id);
		if (inFirst >= 0) return inFirst;
		for (const [page, loaded] of this.#pages) {
			const at = loaded.state === 'ready' ? loaded.rows.findIndex((row) => row.id === id) : -1;
			if (at >= 0) return page * this.#size + at;
		}
		return -1;
	}

	async #fetch(page: number): Promise<void> {
		this.#pages.set(page, { state: 'loading' });
		try {
			const { rows } = await this.#load(page * this.#size, this.#size);
			this.#pages.set(page, { state: 'ready', rows });
		} catch {
			// Why it failed is told where the data are loaded; here the rows say that they are missing and offer to try again.
			this.#pages.set(page, { state: 'error' });
		}
	}
}
