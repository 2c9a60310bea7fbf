import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { DeskPage, DeskRow } from '$lib/queries/desk';

/** Rows that are asked for at once. */
export const CHUNK = 100;
/** Chunks that are kept: what was seen a while ago is asked for again. */
const KEPT = 30;
/** Browsers stop at some 17 million pixels; beyond this a pixel of the bar is several rows. */
const MOST_PIXELS = 8_000_000;
/** Milliseconds that a row has to be in sight before it is asked for. */
const PASSING = 40;
/** As the table draws them, pixels. */
const ROW = 36;
const HEAD = 44;

/**
 * Which rows of very many are in sight, and those of them that have come. Rows move by whole ones, as in a spreadsheet: what is drawn stands still, and the
 * place of the scroll bar says which they are.
 */
export class RowWindow {
	first = $state(0);
	visible = $state(1);
	failure = $state.raw<Error | null>(null);
	readonly rowHeight = ROW;
	#total = $state(0);
	#question = '';
	#seen = 0;
	readonly #chunks = new SvelteMap<number, readonly DeskRow[]>();
	readonly #asked = new SvelteSet<number>();

	constructor(private readonly load: (offset: number, limit: number) => Promise<DeskPage>) {}

	/** Pixels that the rows and the heading take, as far as a browser can. */
	get height(): number {
		return Math.min(MOST_PIXELS, this.#total * ROW + HEAD);
	}
	get isScaled(): boolean {
		return this.#total * ROW + HEAD > MOST_PIXELS;
	}
	/** Where the bar stands for `first`. */
	get scrollTop(): number {
		const most = this.#mostFirst();
		return most === 0 ? 0 : (this.first / most) * this.#track();
	}

	/** Another question begins at the top; the same with another total keeps its place. */
	show(question: string, total: number): void {
		if (question === this.#question && total === this.#total) return;
		if (question !== this.#question) {
			this.first = 0;
			this.#chunks.clear();
			this.#asked.clear();
			this.failure = null;
		}
		[this.#question, this.#total] = [question, total];
		this.#need();
	}
	/** Pixels of the window. */
	resize(pixels: number): void {
		this.#seen = pixels;
		this.visible = Math.max(1, Math.floor((pixels - HEAD) / ROW));
		this.#need();
	}
	scrolled(top: number): void {
		const track = this.#track();
		const to = track <= 0 ? 0 : Math.round((top / track) * this.#mostFirst());
		// The bar's place is rounded to pixels: it is not taken for another row than was asked for.
		if (Math.abs(top - this.scrollTop) > 1) this.go(to);
	}
	go(first: number): void {
		this.first = Math.max(0, Math.min(this.#mostFirst(), first));
		this.#need();
	}
	/** Null while it is on its way. */
	row(at: number): DeskRow | null {
		return this.#chunks.get(Math.floor(at / CHUNK))?.[at % CHUNK] ?? null;
	}
	retry(): void {
		this.failure = null;
		this.#need();
	}

	#mostFirst(): number {
		return Math.max(0, this.#total - this.visible);
	}
	#track(): number {
		return Math.max(0, this.height - this.#seen);
	}
	#need(): void {
		if (this.#total === 0) return;
		const last = Math.min(this.#total - 1, this.first + this.visible);
		for (let chunk = Math.floor(this.first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk++)
			void this.#ask(chunk);
	}
	#isNear(chunk: number): boolean {
		const here = Math.floor(this.first / CHUNK);
		return Math.abs(chunk - here) <= Math.ceil(this.visible / CHUNK);
	}
	async #ask(chunk: number): Promise<void> {
		if (this.#asked.has(chunk)) return;
		const question = this.#question;
		this.#asked.add(chunk);
		// A bar that is dragged passes many rows that nobody stops at.
		if (this.#chunks.size > 0) await new Promise((resolve) => setTimeout(resolve, PASSING));
		if (question !== this.#question) return;
		if (!this.#isNear(chunk)) return void this.#asked.delete(chunk);
		try {
			const { rows } = await this.load(chunk * CHUNK, CHUNK);
			if (question !== this.#question) return;
			this.#chunks.set(chunk, rows);
			this.#forget();
		} catch (thrown) {
			if (question !== this.#question) return;
			this.#asked.delete(chunk);
			this.failure = thrown instanceof Error ? thrown : new Error(String(thrown));
		}
	}
	/** The chunks that came first go first, unless they are in sight. */
	#forget(): void {
		for (const known of [...this.#chunks.keys()])
			if (this.#chunks.size > KEPT && !this.#isNear(known)) {
				this.#chunks.delete(known);
				this.#asked.delete(known);
			}
	}
}
