import { dayOf, delayDays, STATUS_CODES, type Dictionary, type Status } from '../domain';

/** How late every work ended, or is. */
export interface Delays {
	/** Days by row, less than 0 for early; NaN where nothing can be said. */
	days: Float64Array;
	/** The release's date, on which unfinished works are judged. */
	on: string;
}

const isStatus = (code: string | null | undefined): code is Status =>
	STATUS_CODES.some((known) => known === code);

interface EndDays {
	/** Days since 1970-01-01, NaN where missing. */
	planned_end: Float64Array;
	actual_end: Float64Array;
}

/** `on`: YYYY-MM-DD. */
export function delaysOf(status: Dictionary, { planned_end, actual_end }: EndDays, on: string): Delays {
	const statuses = status.values.map((word): Status => (isStatus(word) ? word : 'sin_dato'));
	const today = dayOf(on);
	const days = planned_end.map((planned, row) =>
		delayDays(statuses[status.codes[row] ?? 0] ?? 'sin_dato', planned, actual_end[row] ?? NaN, today)
	);
	return { days, on };
}

/** Rows whose delay is in the range, ascending. */
export function rowsWithin(days: Float64Array, from: number | null, to: number | null): Uint32Array {
	const rows = new Uint32Array(days.length);
	const [least, most] = [from ?? -Infinity, to ?? Infinity];
	let count = 0;
	for (let row = 0; row < days.length; row++) {
		const value = days[row] ?? NaN;
		if (value >= least && value <= most) rows[count++] = row;
	}
	return rows.slice(0, count);
}
