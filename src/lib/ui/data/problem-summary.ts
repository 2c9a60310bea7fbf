import type { PROBLEM_COLUMNS } from '$lib/domain';

/** `problems.csv` as the data page shows it. */
export interface ProblemSummary {
	rows: number;
	/** Most frequent first; one line per rule and what was done. */
	byRule: { rule: string; action: string; times: number }[];
	/** The first lines, cells as in the file. */
	first: Record<(typeof PROBLEM_COLUMNS)[number], string>[];
}
