/** A question that could not be answered, with the SQL that was asked (null where plain columns answered). */
export class QueryError extends Error {
	override name = 'QueryError';
	constructor(
		readonly question: string,
		readonly sql: string | null,
		readonly met: string,
		options?: ErrorOptions
	) {
		super(`${question}: ${met}${sql === null ? '' : `\n${sql}`}`, options);
	}
}
