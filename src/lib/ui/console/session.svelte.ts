import type { Manifest } from '$lib/domain';
import { ConsoleDesk, type ConsoleResult } from '$lib/queries/console';
import { consoleFailure, type ConsoleFailure } from './console-words';

/** What the console is doing. */
export type ConsoleState =
	| { is: 'idle' }
	/** `table` is being read; null while the engine starts or the question runs. */
	| { is: 'running'; step: 'starting' | 'table' | 'asking'; table: string | null }
	| { is: 'done'; sql: string; result: ConsoleResult }
	/** `replaced`: the engine had to be closed, and the next question opens another. */
	| { is: 'stopped'; replaced: boolean }
	| { is: 'failed'; sql: string; failure: ConsoleFailure };

/** One release being asked. A question ends before the next begins. */
export class ConsoleSession {
	state = $state.raw<ConsoleState>({ is: 'idle' });
	#desk: ConsoleDesk | null = null;
	#stop: AbortController | null = null;
	#release = '';

	constructor(private readonly dataUrl: string) {}

	get isRunning(): boolean {
		return this.state.is === 'running';
	}

	/** Runs a question on a release. Rows of the answer; null where there is none. */
	async run(sql: string, manifest: Manifest): Promise<number | null> {
		if (this.isRunning) return null;
		const desk = this.#deskOf(manifest);
		const stop = (this.#stop = new AbortController());
		const before = desk.engine.replaced;
		this.state = { is: 'running', step: 'starting', table: null };
		try {
			const result = await desk.run(sql, stop.signal, (table) => {
				this.state = { is: 'running', step: table === null ? 'asking' : 'table', table };
			});
			if (this.#stop !== stop) return null;
			this.state = { is: 'done', sql, result };
			return result.rows.length;
		} catch (thrown) {
			if (this.#stop !== stop) return null;
			this.state = stop.signal.aborted
				? { is: 'stopped', replaced: desk.engine.replaced > before }
				: { is: 'failed', sql, failure: consoleFailure(thrown, sql) };
			return null;
		}
	}

	stop(): void {
		this.#stop?.abort(new DOMException('stopped by the reader', 'AbortError'));
	}

	close(): void {
		this.#stop = null;
		this.#desk?.close();
		this.#desk = null;
	}

	#deskOf(manifest: Manifest): ConsoleDesk {
		if (this.#desk && this.#release === manifest.id) return this.#desk;
		this.#desk?.close();
		this.#release = manifest.id;
		return (this.#desk = new ConsoleDesk({ dataUrl: this.dataUrl, manifest }));
	}
}
