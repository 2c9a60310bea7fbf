/** Above this many ordinals, neighbours are written as ranges. */
const INLINE_LIMIT = 64;

/** First and last of each run of neighbours. `ordinals` ascending, without repeats. */
export function runsOf(ordinals: Uint32Array): [first: number, last: number][] {
	const runs: [number, number][] = [];
	let run: [number, number] | null = null;
	for (const ordinal of ordinals) {
		if (run !== null && ordinal === run[1] + 1) run[1] = ordinal;
		else runs.push((run = [ordinal, ordinal]));
	}
	return runs;
}

/**
 * `column` is one of the ordinals. They are whole numbers of ours, so they stand in the text: thousands of bound values would cost more
 * than the query. Many of them become a set of ranges that DuckDB unfolds and joins once, instead of testing each range for each row.
 */
export function ordinalsSql(column: string, ordinals: Uint32Array): string {
	if (ordinals.length === 0) return 'FALSE';
	if (ordinals.length <= INLINE_LIMIT) return `${column} IN (${ordinals.join(', ')})`;
	const runs = runsOf(ordinals);
	const [run] = runs;
	if (runs.length === 1 && run !== undefined) return `${column} BETWEEN ${run[0]} AND ${run[1]}`;
	if (runs.length * 2 > ordinals.length) return `${column} IN (${ordinals.join(', ')})`;
	const rows = runs.map(([first, last]) => `(${first}, ${last + 1})`).join(', ');
	return `${column} IN (SELECT unnest(range(first_ordinal, end_ordinal)) FROM (VALUES ${rows}) AS found(first_ordinal, end_ordinal))`;
}
