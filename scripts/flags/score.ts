import type { DuckDBConnection } from '@duckdb/node-api';

/** How well a flag finds what was planted in the demonstration. `extra` are raised works that nobody planted this flag in. */
export interface Score {
	flag: string;
	planted: number;
	raised: number;
	found: number;
	/** Raised works where nothing at all was planted. */
	alarmsOnClean: number;
	/** Null where nothing was raised, or nothing planted. */
	precision: number | null;
	recall: number | null;
	notCalculable: number;
}

export interface Planted {
	work: string;
	flag: string;
}

/**
 * Compares the flags of a release with the list of planted anomalies, which is kept apart from every release and never read by a flag.
 * The connection needs `flags` and `flag_gaps`.
 */
export async function scoreFlags(
	connection: DuckDBConnection,
	ids: readonly string[],
	planted: readonly Planted[]
): Promise<Score[]> {
	const touched = new Set(planted.map(({ work }) => work));
	const scores: Score[] = [];
	for (const flag of ids) {
		const answer = await connection.runAndReadAll(
			'SELECT subject, subject_kind, state FROM flags WHERE flag = $1',
			[flag]
		);
		const rows = answer.getRowObjectsJS();
		const raised = rows.filter(({ state }) => state === 'raised').map(({ subject }) => String(subject));
		const own = new Set(planted.filter((row) => row.flag === flag).map(({ work }) => work));
		const found = raised.filter((work) => own.has(work)).length;
		const gaps = await connection.runAndReadAll(
			"SELECT count(*)::INTEGER FROM flag_gaps WHERE list_contains(string_split(flags, ';'), $1)",
			[flag]
		);
		const works = rows.every(({ subject_kind }) => subject_kind === 'work');
		scores.push({
			flag,
			planted: own.size,
			raised: raised.length,
			found,
			alarmsOnClean: works ? raised.filter((work) => !touched.has(work)).length : 0,
			precision: own.size === 0 || raised.length === 0 ? null : found / raised.length,
			recall: own.size === 0 ? null : found / own.size,
			notCalculable: works
				? Number(gaps.getRowsJS()[0]?.[0] ?? 0)
				: rows.filter(({ state }) => state === 'not_calculable').length
		});
	}
	return scores;
}
