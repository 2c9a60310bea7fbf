export type FetchFailure =
	/** Not in `data/sources.json`, or without an address for that year. */
	| 'unknown'
	/** No connection, no name, no reply in time. */
	| 'silent'
	/** It answered that it will not give the file. */
	| 'refused'
	/** It gave something that is not the file: a web page, nothing, another format. */
	| 'not_the_file'
	/** The connection was cut; what came is kept, to go on from there. */
	| 'cut';

/** Why a file could not be fetched: what was expected, what was met, and what to do. */
export class FetchError extends Error {
	override name = 'FetchError';
	constructor(
		readonly reason: FetchFailure,
		readonly url: string,
		readonly met: string,
		readonly advice: string,
		options?: ErrorOptions
	) {
		super(`${url}: ${met}. ${advice}`, options);
	}
}
