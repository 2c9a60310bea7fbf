/** A component (or any module's default) whose code comes when it is first wanted. `want` after a failure tries again. */
export class Later<C> {
	component = $state.raw<C | null>(null);
	failure = $state.raw<Error | null>(null);
	#asked = false;

	constructor(private readonly load: () => Promise<{ default: C }>) {}

	want(): void {
		if (this.#asked) return;
		this.#asked = true;
		this.failure = null;
		this.load().then(
			(module) => (this.component = module.default),
			(thrown: unknown) => {
				this.#asked = false;
				this.failure = thrown instanceof Error ? thrown : new Error(String(thrown));
			}
		);
	}
}

/** Runs `work` when the page has nothing else to do. Returns what calls it off. */
export function whenIdle(work: () => void): () => void {
	if (typeof requestIdleCallback === 'function') {
		const handle = requestIdleCallback(work, { timeout: 10_000 });
		return () => cancelIdleCallback(handle);
	}
	const timer = setTimeout(work, 2000);
	return () => clearTimeout(timer);
}
