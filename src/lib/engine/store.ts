import type { Connection, EngineRow } from './connection';
import { EngineError } from './errors';

export type EngineState = 'idle' | 'starting' | 'ready' | 'unavailable';
/** Why there is no engine: no WebAssembly here, it could not be loaded or started, or it broke later. */
export type EngineReason = 'no_webassembly' | 'not_started' | 'broke' | 'closed';

export interface EngineStatus {
	state: EngineState;
	/** Given where `unavailable`. */
	reason: EngineReason | null;
	/** What was met, for whoever looks into it. */
	detail: string | null;
}

/** What an engine starts with. */
export interface EngineFuel {
	/** The columns as an Arrow IPC stream. */
	stream: Uint8Array;
	/**
	 * SQL that is run before the engine calls itself ready: a browser compiles WebAssembly quickly first and well only once it is used, and an
	 * engine that cannot answer these is none.
	 */
	rehearsal: readonly string[];
}

/** How an engine is started from the columns' Arrow IPC stream; injected, so that tests start others. */
export type StartEngine = (ipcStream: Uint8Array) => Promise<Connection>;

// Loaded when first asked for: a phone that never asks never loads Arrow or DuckDB.
const startWasm: StartEngine = async (ipcStream) => (await import('./duckdb')).startDuckdb(ipcStream);

const status = (
	state: EngineState,
	reason: EngineReason | null = null,
	detail: string | null = null
): EngineStatus => ({
	state,
	reason,
	detail
});

/**
 * DuckDB as the page sees it: a state to subscribe to (as Svelte's stores are, without Svelte) and queries once it is ready. It starts when
 * told, once, and where it cannot start it says why and the page goes on without.
 */
export class EngineStore {
	#status = status('idle');
	#connection: Connection | null = null;
	#starting: Promise<EngineStatus> | null = null;
	readonly #listeners = new Set<(status: EngineStatus) => void>();

	constructor(private readonly startEngine: StartEngine = startWasm) {}

	get status(): EngineStatus {
		return this.#status;
	}

	/** Calls with the present status and every later one, until the returned function is called. */
	subscribe(listener: (status: EngineStatus) => void): () => void {
		this.#listeners.add(listener);
		listener(this.#status);
		return () => void this.#listeners.delete(listener);
	}

	/**
	 * `fuel` is only asked for where the engine can start. Never throws.
	 */
	start(fuel: () => Promise<EngineFuel>): Promise<EngineStatus> {
		return (this.#starting ??= this.#start(fuel));
	}

	/** Throws EngineError; an aborted signal's reason where it aborts. `isBrief` as `Connection` says. */
	async query(sql: string, signal?: AbortSignal, isBrief = false): Promise<EngineRow[]> {
		if (!this.#connection)
			throw new EngineError(sql, `expected a ready engine, met one that is ${this.#status.state}`, true);
		try {
			return await this.#connection.query(sql, signal, isBrief);
		} catch (thrown) {
			if (thrown instanceof EngineError && thrown.fatal) await this.#end('broke', thrown.met);
			throw thrown;
		}
	}

	dispose(): void {
		void this.#end('closed', null);
		this.#listeners.clear();
	}

	async #start(fuel: () => Promise<EngineFuel>): Promise<EngineStatus> {
		if (this.#status.state !== 'idle') return this.#status;
		if (typeof WebAssembly === 'undefined') return this.#tell(status('unavailable', 'no_webassembly'));
		this.#tell(status('starting'));
		try {
			const { stream, rehearsal } = await fuel();
			const connection = await this.startEngine(stream);
			for (const sql of rehearsal) await connection.query(sql, undefined, true);
			// Disposed meanwhile: nobody will close this one later.
			if (this.#isOver()) {
				await connection.close();
				return this.#status;
			}
			this.#connection = connection;
			return this.#tell(status('ready'));
		} catch (thrown) {
			if (this.#isOver()) return this.#status;
			return this.#tell(
				status('unavailable', 'not_started', thrown instanceof Error ? thrown.message : String(thrown))
			);
		}
	}

	#isOver(): boolean {
		return this.#status.state === 'unavailable';
	}

	async #end(reason: EngineReason, detail: string | null): Promise<void> {
		const connection = this.#connection;
		this.#connection = null;
		this.#tell(status('unavailable', reason, detail));
		await connection?.close();
	}

	#tell(next: EngineStatus): EngineStatus {
		this.#status = next;
		for (const listener of this.#listeners) listener(next);
		return next;
	}
}
