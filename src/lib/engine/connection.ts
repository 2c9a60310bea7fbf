import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { DataType, type RecordBatch } from 'apache-arrow';
import { EngineError } from './errors';
import { createWorksSql, INCOMING } from './works-table';

export type EngineValue = string | number | bigint | boolean | null;
export type EngineRow = Readonly<Record<string, EngineValue>>;

export interface Connection {
	/**
	 * `isBrief`: a question of ours, one pass over the works. It goes and comes in one message, which is some milliseconds sooner, and cannot be
	 * stopped while it runs; any other SQL can.
	 */
	query(sql: string, signal?: AbortSignal, isBrief?: boolean): Promise<EngineRow[]>;
	close(): Promise<void>;
}

/** No extension is fetched, no file and no address is opened, and nothing can turn that back on. */
const SETTINGS = [
	'SET autoinstall_known_extensions=false',
	'SET autoload_known_extensions=false',
	"SET custom_extension_repository='/none'",
	'SET enable_external_access=false',
	// Up to 2^16 combinations of codes are counted in a plain table instead of a hash: year × municipality × rubro in a third of the time.
	'SET perfect_ht_threshold=16',
	'SET lock_configuration=true'
];

/** Locks the database, then makes the table `works` of the columns. `ipcStream` is taken away: its buffer is empty afterwards. */
export async function connectDatabase(
	database: AsyncDuckDB,
	ipcStream: Uint8Array,
	failed: Promise<never>
): Promise<Connection> {
	const connection = await database.connect();
	for (const statement of SETTINGS) await connection.query(statement);
	await connection.insertArrowFromIPCStream(ipcStream, { name: INCOMING });
	for (const statement of createWorksSql()) await connection.query(statement);
	await connection.query(`DROP TABLE ${INCOMING}`);
	const queue = new Queue();
	return {
		// A connection holds one pending query: a second would end the first.
		query: (sql, signal, isBrief = false) => {
			const run = isBrief ? ask : send;
			return queue.run(() => Promise.race([failed, run(connection, sql, signal)]), signal);
		},
		close: () => database.terminate()
	};
}

async function ask(
	connection: AsyncDuckDBConnection,
	sql: string,
	signal?: AbortSignal
): Promise<EngineRow[]> {
	try {
		return (await connection.query(sql)).batches.flatMap(rowsOf);
	} catch (thrown) {
		throw engineError(sql, thrown, signal);
	}
}

async function send(
	connection: AsyncDuckDBConnection,
	sql: string,
	signal?: AbortSignal
): Promise<EngineRow[]> {
	const cancel = () => void connection.cancelSent().catch(() => undefined);
	signal?.addEventListener('abort', cancel, { once: true });
	try {
		const rows: EngineRow[] = [];
		let hasDictionaries = false;
		for await (const batch of await connection.send(sql)) {
			hasDictionaries ||= batch.schema.fields.some((field) => DataType.isDictionary(field.type));
			if (!hasDictionaries) rows.push(...rowsOf(batch));
		}
		signal?.throwIfAborted();
		// DuckDB-WASM 1.32 leaves an ENUM's dictionary out of what it streams, and every value would read as missing.
		return hasDictionaries ? await ask(connection, sql, signal) : rows;
	} catch (thrown) {
		throw engineError(sql, thrown, signal);
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

/** What is thrown in the place of `thrown`: the reason of an abort, or an EngineError with the SQL. */
function engineError(sql: string, thrown: unknown, signal?: AbortSignal): unknown {
	if (signal?.aborted) return signal.reason;
	if (thrown instanceof EngineError) return thrown;
	const met = thrown instanceof Error ? thrown.message : String(thrown);
	return new EngineError(sql, met, isFatal(met), { cause: thrown });
}

function rowsOf(batch: RecordBatch): EngineRow[] {
	const names = batch.schema.fields.map((field) => field.name);
	const columns = names.map((_, at) => batch.getChildAt(at));
	return Array.from({ length: batch.numRows }, (_, row) =>
		Object.fromEntries(names.map((name, at) => [name, valueOf(columns[at]?.get(row))]))
	);
}

/** WebAssembly that ran out of memory or broke stays broken. */
const isFatal = (met: string): boolean =>
	/out of memory|memory access|unreachable|signature mismatch|worker stopped/i.test(met);

function valueOf(value: unknown): EngineValue {
	if (value === undefined || value === null) return null;
	if (
		typeof value === 'string' ||
		typeof value === 'number' ||
		typeof value === 'bigint' ||
		typeof value === 'boolean'
	)
		return value;
	throw new EngineError(
		null,
		`expected text, a number or a truth value in a result, met ${typeof value}`,
		false
	);
}

/** One after the other; a waiting one whose signal aborts is never run. */
class Queue {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const result = this.#last.then(() => {
			signal?.throwIfAborted();
			return task();
		});
		this.#last = result.catch(() => undefined);
		return result;
	}
}
