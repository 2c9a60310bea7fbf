import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { ConsoleColumn, ConsoleLimits, ConsoleResult, OpenDatabase } from './console-types';
import { EngineError } from './errors';

/** Milliseconds that a stopped query has to end by itself, before its worker is replaced. */
const GRACE = 1500;

/**
 * DuckDB for questions that anybody may type: its own worker, a limit of memory, nothing outside of it, and a stop that always stops. A worker that
 * broke or would not stop is thrown away, and the next question gets a new one, which holds no tables until they are loaded again.
 */
export class ConsoleEngine {
	#open: { held: OpenDatabase; connection: AsyncDuckDBConnection } | null = null;
	#tables = new Set<string>();
	/** How many workers were thrown away. */
	replaced = 0;

	constructor(
		private readonly openDatabase: () => Promise<OpenDatabase> = async () =>
			(await import('./duckdb')).openDatabase(),
		private readonly settings: readonly string[] = CONSOLE_SETTINGS
	) {}

	holds(table: string): boolean {
		return this.#tables.has(table);
	}

	/** Starts the worker. Throws where it cannot start. */
	async start(): Promise<void> {
		await this.#opened();
	}

	/**
	 * Puts a table in, in the place of one of the same name. `ipcStream` is taken away: its buffer is empty afterwards; null is a table without rows.
	 */
	async load(table: string, columns: readonly ConsoleColumn[], ipcStream: Uint8Array | null): Promise<void> {
		const { held, connection } = await this.#opened();
		const name = quotedName(table);
		const list = columns.map((column) => `${quotedName(column.name)} ${column.type}`).join(', ');
		await Promise.race([
			held.failed,
			(async () => {
				await connection.query(`CREATE OR REPLACE TABLE ${name} (${list})`);
				if (ipcStream) await connection.insertArrowFromIPCStream(ipcStream, { name: table, create: false });
			})()
		]);
		this.#tables.add(table);
	}

	/**
	 * The first rows of a result. Throws EngineError where DuckDB refuses or breaks, and the signal's reason where it was aborted: by then nothing
	 * of the query runs any more.
	 */
	async run(sql: string, limits: ConsoleLimits, signal?: AbortSignal): Promise<ConsoleResult> {
		const { held, connection } = await this.#opened();
		signal?.throwIfAborted();
		const began = performance.now();
		const ended = new AbortController();
		let patience: ReturnType<typeof setTimeout> | undefined;
		const stuck = new Promise<never>((_, reject) =>
			signal?.addEventListener(
				'abort',
				() => {
					void connection.cancelSent().catch(() => undefined);
					patience = setTimeout(() => reject(new Stuck()), GRACE);
				},
				{ signal: ended.signal }
			)
		);
		try {
			const read = await import('./console-result');
			const result = await Promise.race([
				held.failed,
				stuck,
				read.readResult(connection, sql, limits, signal)
			]);
			signal?.throwIfAborted();
			return { ...result, took: performance.now() - began };
		} catch (thrown) {
			const met = thrown instanceof Error ? thrown.message : String(thrown);
			const fatal = BROKEN.test(met);
			if (thrown instanceof Stuck || fatal) this.#throwAway();
			if (signal?.aborted) throw signal.reason;
			throw new EngineError(sql, met, fatal, { cause: thrown });
		} finally {
			ended.abort();
			clearTimeout(patience);
		}
	}

	close(): void {
		this.#open?.held.terminate();
		this.#open = null;
		this.#tables.clear();
	}

	async #opened(): Promise<{ held: OpenDatabase; connection: AsyncDuckDBConnection }> {
		if (this.#open) return this.#open;
		const held = await this.openDatabase();
		held.failed.catch(() => undefined);
		try {
			const connection = await Promise.race([held.failed, held.database.connect()]);
			for (const statement of this.settings) await Promise.race([held.failed, connection.query(statement)]);
			return (this.#open = { held, connection });
		} catch (thrown) {
			held.terminate();
			throw thrown;
		}
	}

	#throwAway(): void {
		this.close();
		this.replaced++;
	}
}

class Stuck extends Error {}

/** WebAssembly that ran out of memory or broke stays broken. */
const BROKEN =
	/memory access|unreachable|signature mismatch|worker stopped|wasm|RuntimeError|out of bounds|fatal/i;

const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** No extension, no file and no address; memory for a question, and no place on disk to spill to; nothing can turn that back. */
export const CONSOLE_SETTINGS: readonly string[] = [
	'SET autoinstall_known_extensions=false',
	'SET autoload_known_extensions=false',
	"SET custom_extension_repository='/none'",
	"SET memory_limit='1GB'",
	'SET enable_external_access=false',
	'SET lock_configuration=true'
];
