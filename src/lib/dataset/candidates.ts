import type { Candidate } from '../domain';
import { numberColumn, textColumn } from './column-builders';
import { readTable, type TableBytes } from './read-table';

/** `candidates`: pairs of works of different sources that may be the same. Throws DatasetError. */
export async function readCandidates(parts: readonly TableBytes[]): Promise<Candidate[]> {
	const { work_a, work_b, similarity, reason } = await readTable(parts, (rows) => ({
		work_a: textColumn(rows),
		work_b: textColumn(rows),
		similarity: numberColumn(rows, 'a likeness'),
		reason: textColumn(rows)
	}));
	return work_a.map((a, i) => ({
		work_a: a ?? '',
		work_b: work_b[i] ?? '',
		similarity: similarity[i] ?? NaN,
		reason: reason[i] ?? ''
	}));
}
