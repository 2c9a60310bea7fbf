import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import type { EngineValue } from './connection';

export interface ConsoleColumn {
	name: string;
	/** In DuckDB's words. */
	type: string;
}

export interface ConsoleResult {
	columns: ConsoleColumn[];
	rows: EngineValue[][];
	/** There was more: only the first rows were read. */
	isCut: boolean;
	/** Milliseconds until the last row was here. */
	took: number;
}

export interface ConsoleLimits {
	rows: number;
	/** Rows times columns. */
	cells: number;
}

/** A database in a worker that can be thrown away. */
export interface OpenDatabase {
	database: AsyncDuckDB;
	/** Rejects when the worker stops by itself. */
	failed: Promise<never>;
	/** At once, whatever it is doing. */
	terminate(): void;
}
