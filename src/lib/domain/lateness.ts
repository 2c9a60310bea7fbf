import type { Status } from './codes';

/**
 * Whether a work keeps its date. The rule, in words: a work is **late** where its planned end is before the day asked about, it is neither
 * finished nor cancelled, and its status is published. A work that is finished is judged by its actual end. Whoever publishes no
 * planned end or no status leaves it unknown: a work is never called late because its source is silent.
 */
export type Lateness =
	/** Not finished, and its planned end has passed. */
	| { state: 'late'; days: number }
	/** Finished after its planned end. */
	| { state: 'finished_late'; days: number }
	/** Its planned end is still to come. */
	| { state: 'on_time' }
	| { state: 'finished_on_time' }
	| { state: 'cancelled' }
	| { state: 'unknown'; missing: 'planned_end' | 'status' | 'actual_end' };

export interface Schedule {
	status: Status;
	/** YYYY-MM-DD; null is missing. */
	planned_end: string | null;
	actual_end: string | null;
}

const DAY = 86_400_000;

/** Whole days from one date to another (YYYY-MM-DD), negative where the second comes first. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** Judged on a day, YYYY-MM-DD: the release's own date, never the clock, so that an old link still says what it said. */
export function latenessOf({ status, planned_end, actual_end }: Schedule, on: string): Lateness {
	if (status === 'cancelada') return { state: 'cancelled' };
	if (planned_end === null) return { state: 'unknown', missing: 'planned_end' };
	if (actual_end !== null) {
		const days = daysBetween(planned_end, actual_end);
		return days > 0 ? { state: 'finished_late', days } : { state: 'finished_on_time' };
	}
	if (status === 'terminada') return { state: 'unknown', missing: 'actual_end' };
	const days = daysBetween(planned_end, on);
	if (days <= 0) return { state: 'on_time' };
	return status === 'sin_dato' ? { state: 'unknown', missing: 'status' } : { state: 'late', days };
}

/** The same rule as a condition over the published `works`, for whoever wants to check. `on` is a release's date. */
export function lateSql(on: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new RangeError(`expected a date YYYY-MM-DD, met ${on}`);
	return `planned_end < DATE '${on}' AND actual_end IS NULL AND status NOT IN ('terminada', 'cancelada', 'sin_dato')`;
}

/** A date as days since 1970-01-01. */
export const dayOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);

/**
 * Days from the planned to the actual end, less than 0 for early. A work that is late and has not ended is counted up to the day asked about. NaN where
 * nothing can be said, by the rule of `latenessOf`, and of a work that still has time. All days since 1970-01-01, NaN where missing.
 */
export function delayDays(status: Status, plannedEnd: number, actualEnd: number, on: number): number {
	if (status === 'cancelada') return NaN;
	if (!Number.isNaN(actualEnd)) return actualEnd - plannedEnd;
	const isOpen = status !== 'terminada' && status !== 'sin_dato';
	return isOpen && plannedEnd < on ? on - plannedEnd : NaN;
}

/** The same as an expression over the published `works`; `prefix` names the table, with its point. `on` is a release's date. */
export function delaySql(on: string, prefix = ''): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new RangeError(`expected a date YYYY-MM-DD, met ${on}`);
	const [status, end, ended] = ['status', 'planned_end', 'actual_end'].map((name) => `${prefix}${name}`);
	const isLate = `${status} NOT IN ('terminada', 'sin_dato') AND ${end} < DATE '${on}'`;
	return `CASE WHEN ${status} <> 'cancelada' THEN coalesce(${ended}, CASE WHEN ${isLate} THEN DATE '${on}' END) - ${end} END`;
}
