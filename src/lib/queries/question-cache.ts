interface Entry {
	answer: Promise<unknown>;
	/** Callers that still want it. */
	waiting: number;
	settled: boolean;
	stop: AbortController;
}

/** The reason an aborted signal gives, as something to throw. */
export const abortReason = (signal: AbortSignal): unknown =>
	signal.reason ?? new DOMException('aborted', 'AbortError');

/**
 * Answers by key, kept as promises: equal questions asked at once run once. A caller that aborts is let go at once; the work itself is
 * stopped only when nobody waits for it any more. Failures are not kept. The least recently used answers go first.
 */
export class QuestionCache {
	readonly #entries = new Map<string, Entry>();

	constructor(private readonly capacity = 256) {}

	get size(): number {
		return this.#entries.size;
	}

	ask<T>(key: string, run: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
		if (signal?.aborted) return Promise.reject(abortReason(signal) as Error);
		const entry = this.#entries.get(key) ?? this.#start(key, run);
		// Last in the map is the most recently used.
		this.#entries.delete(key);
		this.#entries.set(key, entry);
		this.#evict();
		entry.waiting++;
		const answer = entry.answer as Promise<T>;
		if (!signal) return answer.finally(() => entry.waiting--);
		return new Promise<T>((resolve, reject) => {
			const onAbort = () => {
				this.#leave(key, entry);
				reject(abortReason(signal) as Error);
			};
			signal.addEventListener('abort', onAbort, { once: true });
			answer
				.then(resolve, reject)
				.finally(() => {
					signal.removeEventListener('abort', onAbort);
					if (!signal.aborted) entry.waiting--;
				})
				.catch(() => undefined);
		});
	}

	clear(): void {
		for (const entry of this.#entries.values()) if (!entry.settled) entry.stop.abort();
		this.#entries.clear();
	}

	#start<T>(key: string, run: (signal: AbortSignal) => Promise<T>): Entry {
		const stop = new AbortController();
		const entry: Entry = { answer: run(stop.signal), waiting: 0, settled: false, stop };
		entry.answer.then(
			() => (entry.settled = true),
			() => {
				entry.settled = true;
				this.#forget(key, entry);
			}
		);
		this.#entries.set(key, entry);
		return entry;
	}

	#leave(key: string, entry: Entry): void {
		entry.waiting--;
		if (entry.waiting > 0 || entry.settled) return;
		this.#forget(key, entry);
		entry.stop.abort();
	}

	#forget(key: string, entry: Entry): void {
		if (this.#entries.get(key) === entry) this.#entries.delete(key);
	}

	#evict(): void {
		for (const [key, entry] of this.#entries) {
			if (this.#entries.size <= this.capacity) return;
			// What is still being worked out stays: dropping it would run it twice.
			if (entry.settled) this.#entries.delete(key);
		}
	}
}
