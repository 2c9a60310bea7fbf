import { latenessOf, STATUS_CODES, type Dictionary, type Status } from '../domain';
import type { Schedules } from '../dataset';

/** What is known of a work's date, by row: 0 is "not late" (or finished, or cancelled). */
export const LATE = 1;
export const LATE_UNKNOWN = 2;

const isStatus = (code: string | null | undefined): code is Status =>
	STATUS_CODES.some((known) => known === code);

/** Judged as the pages of municipalities do (`unfinishedByMunicipality`), on a day, YYYY-MM-DD. */
export function latenessCodes(
	status: Dictionary,
	{ planned_end, actual_end }: Schedules,
	on: string
): Uint8Array {
	const statuses = status.values.map((word): Status => (isStatus(word) ? word : 'sin_dato'));
	return Uint8Array.from(planned_end, (planned, row) => {
		const state = statuses[status.codes[row] ?? 0] ?? 'sin_dato';
		const lateness = latenessOf(
			{ status: state, planned_end: planned, actual_end: actual_end[row] ?? null },
			on
		);
		if (lateness.state === 'late') return LATE;
		return lateness.state === 'unknown' && state !== 'terminada' ? LATE_UNKNOWN : 0;
	});
}
