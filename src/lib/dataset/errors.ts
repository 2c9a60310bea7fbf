export type DatasetErrorKind =
	/** The request itself failed: no connection, refused, cut off. */
	| 'network'
	/** The server answered, but not with the file. */
	| 'http'
	/** The bytes are not the ones that were published. */
	| 'corrupt'
	/** The bytes are whole, but their shape is not the one this page reads. */
	| 'schema';

/** A file of a release that could not be had or read: which, what was expected, and what was met. */
export class DatasetError extends Error {
	override name = 'DatasetError';
	constructor(
		readonly kind: DatasetErrorKind,
		readonly url: string,
		readonly expected: string,
		readonly met: string,
		options?: ErrorOptions
	) {
		super(`${url}: expected ${expected}; met ${met}`, options);
	}
}

/** What an unknown thrown value says of itself. */
export const saidBy = (thrown: unknown): string =>
	thrown instanceof Error ? thrown.message : String(thrown);
