/** What ingestion did about a problem. */
export type ProblemAction =
	| 'row_dropped' // the row made no work
	| 'value_dropped' // the cell became missing
	| 'value_repaired' // the cell was repaired; `rule` says how
	| 'kept'; // noted only

/** One thing found wrong in an official file. `problems.csv` begins with these columns, in this order. */
export interface Problem {
	file: string;
	/** Row in the file, the header being 1; null for the file as a whole. */
	row: number | null;
	column: string | null;
	/** The cell as met, cut at 200 characters; never personal data. */
	value: string | null;
	/** A stable code: `money.unreadable`, `coordinates.swapped`, … */
	rule: string;
	action: ProblemAction;
}

export const PROBLEM_COLUMNS = ['file', 'row', 'column', 'value', 'rule', 'action'] as const;

/** A file that cannot be understood at all: says what was expected, what was met, and what to do. Exit code 2. */
export class SourceError extends Error {
	override name = 'SourceError';
	constructor(
		readonly file: string,
		readonly expected: string,
		readonly met: string,
		readonly advice: string
	) {
		super(`${file}: expected ${expected}; met ${met}. ${advice}`);
	}
}

/** `problems.csv` as the data page shows it. */
export interface ProblemSummary {
	rows: number;
	/** Most frequent first; one line per rule and what was done. */
	byRule: { rule: string; action: string; times: number }[];
	/** The first lines, cells as in the file. */
	first: Record<(typeof PROBLEM_COLUMNS)[number], string>[];
}
