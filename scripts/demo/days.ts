/** Days since 1970-01-01: the generator counts in days and writes dates as `YYYY-MM-DD`. */
const DAY = 86_400_000;

const written = new Map<number, string>();

export function isoDate(day: number): string {
	let text = written.get(day);
	if (text === undefined) {
		text = new Date(day * DAY).toISOString().slice(0, 10);
		written.set(day, text);
	}
	return text;
}

/** `month` from 1. */
export function dayOfYear(year: number, month: number, day: number): number {
	return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

export function yearOf(day: number): number {
	return new Date(day * DAY).getUTCFullYear();
}

/** The last days of the quarters from `from` on, up to and including `to`. */
export function quarterEnds(from: number, to: number): number[] {
	const ends: number[] = [];
	const start = new Date(from * DAY);
	let year = start.getUTCFullYear();
	let quarter = Math.floor(start.getUTCMonth() / 3);
	for (;;) {
		const end = dayOfYear(year, quarter * 3 + 4, 0);
		if (end > to) return ends;
		if (end >= from) ends.push(end);
		quarter += 1;
		if (quarter === 4) {
			quarter = 0;
			year += 1;
		}
	}
}

/** The last day of what the demonstration knows. */
export const CUT_OFF = dayOfYear(2020, 12, 31);
