import { latenessOf, STATUS_CODES, type CoreColumns, type Status } from '../domain';

/** Which works of one place are late or stopped, by ordinal, and of how many that cannot be told. */
export interface Unfinished {
	/** Late on the day asked about, the longest first. */
	late: { ordinal: number; days: number }[];
	/** Works of which it can be told whether they are late: finished and cancelled ones are not. */
	judged: number;
	/** Works that may be late for all one knows: their source publishes no planned end, or no status. */
	unknown: number;
	/** Suspended, the largest investment first; one without an amount comes last. */
	stopped: number[];
	/** Works without a status: any of them may be stopped. */
	withoutStatus: number;
}

export interface EndDates {
	/** YYYY-MM-DD by ordinal; null is missing. */
	planned_end: readonly (string | null)[];
	actual_end: readonly (string | null)[];
}

const isStatus = (code: string | null | undefined): code is Status =>
	STATUS_CODES.some((known) => known === code);

/** One answer for each municipality that has works, judged on a day (the release's date). */
export function unfinishedByMunicipality(
	core: Pick<CoreColumns, 'rows' | 'municipality' | 'status' | 'investment'>,
	{ planned_end, actual_end }: EndDates,
	on: string
): Map<string, Unfinished> {
	const found = new Map<string, Unfinished>();
	for (let ordinal = 0; ordinal < core.rows; ordinal++) {
		const code = core.municipality.values[core.municipality.codes[ordinal] ?? 0];
		if (code === null || code === undefined) continue;
		const place = found.get(code) ?? { late: [], judged: 0, unknown: 0, stopped: [], withoutStatus: 0 };
		found.set(code, place);
		const word = core.status.values[core.status.codes[ordinal] ?? 0];
		const status = isStatus(word) ? word : 'sin_dato';
		const lateness = latenessOf(
			{ status, planned_end: planned_end[ordinal] ?? null, actual_end: actual_end[ordinal] ?? null },
			on
		);
		if (lateness.state === 'late') place.late.push({ ordinal, days: lateness.days });
		// A finished work may have ended late, but it is not late any more.
		if (lateness.state === 'unknown' && status !== 'terminada') place.unknown++;
		else place.judged++;
		if (status === 'suspendida') place.stopped.push(ordinal);
		if (status === 'sin_dato') place.withoutStatus++;
	}
	const size = (ordinal: number): number => {
		const amount = core.investment[ordinal] ?? NaN;
		return Number.isNaN(amount) ? -Infinity : amount;
	};
	for (const place of found.values()) {
		place.late.sort((a, b) => b.days - a.days || a.ordinal - b.ordinal);
		place.stopped.sort((a, b) => {
			const [one, other] = [size(a), size(b)];
			return one === other ? a - b : other - one;
		});
	}
	return found;
}
