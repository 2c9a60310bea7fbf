import * as duckdb from '@duckdb/duckdb-wasm';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import mvpWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import { connectDatabase, type Connection } from './connection';
import type { OpenDatabase } from './console-types';

/** Workers resolve addresses against their own script, pages against theirs: only an absolute one means the same to both. */
const absolute = (url: string): string => new URL(url, document.baseURI).href;

/**
 * DuckDB-WASM in its own worker: with WebAssembly exceptions where the browser has them, without where not. Only loaded when an engine is
 * started, since everything it imports is heavy.
 */
export async function openDatabase(): Promise<OpenDatabase> {
	const bundle = await duckdb.selectBundle({
		mvp: { mainModule: mvpWasm, mainWorker: mvpWorker },
		eh: { mainModule: ehWasm, mainWorker: ehWorker }
	});
	const script = bundle.mainWorker ?? mvpWorker;
	const worker = new Worker(absolute(script), { name: 'duckdb' });
	const failed = new Promise<never>((_, reject) =>
		worker.addEventListener('error', (event) =>
			reject(new Error(`the DuckDB worker stopped: ${event.message || script}`))
		)
	);
	failed.catch(() => undefined);
	const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
	try {
		await Promise.race([failed, database.instantiate(absolute(bundle.mainModule))]);
	} catch (thrown) {
		worker.terminate();
		throw thrown;
	}
	return { database, failed, terminate: () => worker.terminate() };
}

/** The engine of the figures: the works as columns, our own questions. */
export async function startDuckdb(ipcStream: Uint8Array): Promise<Connection> {
	const { database, failed, terminate } = await openDatabase();
	try {
		return await Promise.race([failed, connectDatabase(database, ipcStream, failed)]);
	} catch (thrown) {
		terminate();
		throw thrown;
	}
}
