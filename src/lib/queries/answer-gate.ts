import { abortReason } from './question-cache';

interface Waiting {
	start: () => void;
	drop: (reason: unknown) => void;
	signal: AbortSignal;
}

/**
 * Lets at most `width` questions at a time to the worker, which cannot be interrupted: a question that was given up while it waited is
 * never asked. While a slider moves, old filters are dropped here and the newest is not kept waiting behind them.
 */
export class AnswerGate {
	#running = 0;
	readonly #waiting: Waiting[] = [];

	constructor(private readonly width = 4) {}

	pass<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
		if (signal.aborted) return Promise.reject(abortReason(signal) as Error);
		return new Promise<T>((resolve, reject) => {
			const start = () => {
				this.#running++;
				ask()
					.then(resolve, reject)
					.finally(() => {
						this.#running--;
						this.#next();
					})
					.catch(() => undefined);
			};
			if (this.#running < this.width) start();
			else this.#waiting.push({ start, drop: reject, signal });
		});
	}

	#next(): void {
		for (;;) {
			const next = this.#waiting.shift();
			if (!next) return;
			if (!next.signal.aborted) return next.start();
			next.drop(abortReason(next.signal));
		}
	}
}
