import { wrap, type Remote } from 'comlink';
import { inFolder } from '../../dataset';
import type { Field, Manifest, Resource } from '../../domain';
import { ConsoleEngine, type ConsoleLimits, type ConsoleResult } from '../../engine';
import { unwrap } from '../columns-client';
import type { TableService } from './console.worker';
import type { TableOrder } from './published-table';
import { statementOf, type Refusal, type Statement } from './statement';

/** A text that is not run, and why. */
export class RefusedStatement extends Error {
	override name = 'RefusedStatement';
	constructor(readonly refusal: Refusal) {
		super(`expected one statement that reads; met ${refusal.kind}`);
	}
}

/** The small tables of a release that only repeat columns of `works`. */
const COPIES = new Set(['works_core', 'works_text']);
/** Larger tables come column by column, as a question names them. */
const WHOLE_ROWS = 200_000;

/** What a page can hold and a table can show: rows, and rows times columns. */
export const CONSOLE_LIMITS: ConsoleLimits = { rows: 100_000, cells: 2_000_000 };

/** The tables a question can name. */
export const consoleTables = ({ resources }: Pick<Manifest, 'resources'>): Resource[] =>
	resources.filter(({ name }) => !COPIES.has(name));

/** Tables, with the columns of each, that a question needs. Names that are also words of the text cost a load, never an answer. */
export function neededTables(
	manifest: Pick<Manifest, 'resources'>,
	{ names, readsAll }: Pick<Statement, 'names' | 'readsAll'>,
	wholeRows = WHOLE_ROWS
): { table: Resource; fields: Field[] }[] {
	return consoleTables(manifest)
		.filter(({ name }) => names.has(name))
		.map((table) => {
			const { fields } = table.schema;
			if (readsAll || table.rows <= wholeRows) return { table, fields };
			const named = fields.filter(({ name }) => names.has(name));
			return { table, fields: named.length > 0 ? named : fields.slice(0, 1) };
		});
}

export interface DeskOptions {
	/** Folder of the releases, as an absolute address. */
	dataUrl: string;
	/** With the columns of its tables. */
	manifest: Manifest;
	engine?: ConsoleEngine;
	/** Reads a table; in a worker unless told otherwise. */
	read?: (order: TableOrder) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Runs typed questions on a release: loads the tables they name, and loads them again where the engine had to be replaced. */
export class ConsoleDesk {
	readonly engine: ConsoleEngine;
	readonly #options: DeskOptions;
	readonly #read: (order: TableOrder) => Promise<Uint8Array<ArrayBuffer>>;
	/** By table, the columns that are in. */
	readonly #columns = new Map<string, ReadonlySet<string>>();
	#reader: TableReader | null = null;

	constructor(options: DeskOptions) {
		this.#options = options;
		this.engine = options.engine ?? new ConsoleEngine();
		this.#read = options.read ?? ((order) => this.#inWorker(order));
	}

	/**
	 * `onTable` hears which table is being read. Throws RefusedStatement, DatasetError, EngineError, and the signal's reason.
	 */
	async run(
		sql: string,
		signal?: AbortSignal,
		onTable: (name: string | null) => void = () => undefined
	): Promise<ConsoleResult> {
		const statement = statementOf(sql);
		if (statement.refusal) throw new RefusedStatement(statement.refusal);
		const { manifest, dataUrl } = this.#options;
		for (const { table, fields } of neededTables(manifest, statement)) {
			signal?.throwIfAborted();
			const held = this.engine.holds(table.name) ? this.#columns.get(table.name) : undefined;
			const missing = fields.filter(({ name }) => !held?.has(name));
			if (held !== undefined && missing.length === 0) continue;
			onTable(table.name);
			const all = table.schema.fields.filter((field) => fields.includes(field) || held?.has(field.name));
			const order = {
				releaseUrl: inFolder(dataUrl, manifest.id),
				parts: table.parts,
				fields: all.map(({ name, type }) => ({ name, type }))
			};
			await this.engine.load(table.name, order.fields, table.rows === 0 ? null : await this.#read(order));
			this.#columns.set(table.name, new Set(all.map(({ name }) => name)));
		}
		onTable(null);
		signal?.throwIfAborted();
		return this.engine.run(sql, CONSOLE_LIMITS, signal);
	}

	close(): void {
		this.engine.close();
		this.#reader?.close();
		this.#reader = null;
	}

	async #inWorker(order: TableOrder): Promise<Uint8Array<ArrayBuffer>> {
		this.#reader ??= tableReader(() => (this.#reader = null));
		const { service, failed } = this.#reader;
		return unwrap(await Promise.race([failed, service(order)]));
	}
}

interface TableReader {
	/** Held as long as the worker: Comlink closes the line of a proxy that nobody holds. */
	service: Remote<TableService>;
	failed: Promise<never>;
	close(): void;
}

function tableReader(onfailure: () => void): TableReader {
	const worker = new Worker(new URL('./console.worker.ts', import.meta.url), {
		type: 'module',
		name: 'tables'
	});
	const failed = new Promise<never>((_, reject) =>
		worker.addEventListener('error', (event) => {
			onfailure();
			reject(new Error(`the worker that reads tables stopped: ${event.message}`));
		})
	);
	failed.catch(() => undefined);
	return { service: wrap<TableService>(worker), failed, close: () => worker.terminate() };
}
