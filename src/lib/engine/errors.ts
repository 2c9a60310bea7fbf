/** A query that DuckDB-WASM refused or could not finish, with its SQL; or an engine that is not there. */
export class EngineError extends Error {
	override name = 'EngineError';
	constructor(
		readonly sql: string | null,
		readonly met: string,
		/** The engine itself is gone: no later query will be answered. */
		readonly fatal: boolean,
		options?: ErrorOptions
	) {
		super(sql === null ? met : `${met}\n${sql}`, options);
	}
}
