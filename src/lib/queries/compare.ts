import {
	isLocated,
	MoneyError,
	WAYS,
	type CoreColumns,
	type LocationQuality,
	type MeasureColumn,
	type Way
} from '../domain';
import { LATE, LATE_UNKNOWN } from './lateness-codes';
import type { PlaceWorks } from './place-works';
import type { YearSum } from './zone-table';
import type { Sum } from './zone-split';

/** What was built in one of the compared places, of the works a filter chooses. Money in centavos. */
export interface BuiltFigures extends Sum {
	/** Ascending; those without a year last. */
	byYear: YearSum[];
	finished: number;
	stopped: number;
	/** Works whose source publishes no status: any of them may be finished or stopped. */
	withoutStatus: number;
	/** Null until the dates are there. Late on the release's date, and of how many that cannot be told. */
	late: { count: number; unknown: number } | null;
	/** Not on the map. */
	unlocated: number;
	/** How the works are known to be in it; null of the state. */
	ways: Record<Way, number> | null;
	/** Chosen works of its surroundings of which nobody can tell whether they belong to it. */
	unsure: number;
}

export interface CompareSource {
	core: CoreColumns;
	measure: MeasureColumn;
	/** 1 for each work the filter chooses; null is all of them. */
	chosen: Uint8Array | null;
	/** By row: `LATE`, `LATE_UNKNOWN` or 0; null while it is not known. */
	lateness: Uint8Array | null;
}

/** Of the whole release where `works` is null. Throws MoneyError beyond ±2^53 centavos. */
export function builtIn(works: PlaceWorks | null, source: CompareSource): BuiltFigures {
	const { core, chosen, lateness } = source;
	const amounts = core[source.measure];
	const { status, location_quality, year } = core;
	const isStatus = (word: string) => status.values.map((value) => (value ?? 'sin_dato') === word);
	const [isFinished, isStopped, isSilent] = ['terminada', 'suspendida', 'sin_dato'].map(isStatus);
	const located = location_quality.values.map((value) => isLocated((value ?? 'none') as LocationQuality));
	const ways = [0, 0, 0];
	const byYear = new Map<number, YearSum>();
	let last: YearSum = { year: null, works: 0, amount: 0, withoutAmount: 0 };
	let lastYear = -1;
	let [count, total, withoutAmount, size] = [0, 0, 0, 0];
	let [finished, stopped, withoutStatus, unlocated, late, unknown] = [0, 0, 0, 0, 0, 0];
	const length = works === null ? core.rows : works.rows.length;
	for (let at = 0; at < length; at++) {
		const row = works === null ? at : (works.rows[at] as number);
		if (chosen !== null && chosen[row] !== 1) continue;
		const when = year[row] as number;
		// Works stand by municipality and year: most are of the year of the one before.
		if (when !== lastYear) {
			const known = byYear.get(when);
			last = known ?? { year: when === 0 ? null : when, works: 0, amount: 0, withoutAmount: 0 };
			if (!known) byYear.set(when, last);
			lastYear = when;
		}
		const amount = amounts[row] as number;
		count++;
		last.works++;
		if (amount !== amount) {
			withoutAmount++;
			last.withoutAmount++;
		} else {
			total += amount;
			last.amount += amount;
			size += Math.abs(amount);
		}
		const code = status.codes[row] as number;
		if (isFinished?.[code]) finished++;
		else if (isStopped?.[code]) stopped++;
		else if (isSilent?.[code]) withoutStatus++;
		if (!located[location_quality.codes[row] as number]) unlocated++;
		if (lateness !== null) {
			const verdict = lateness[row];
			if (verdict === LATE) late++;
			else if (verdict === LATE_UNKNOWN) unknown++;
		}
		if (works !== null) {
			const way = works.ways[at] as number;
			ways[way] = (ways[way] as number) + 1;
		}
	}
	// Where all of them together stay within the exact range, so does every sum on the way.
	if (size > Number.MAX_SAFE_INTEGER)
		throw new MoneyError('the sum of a compared place is beyond the exact range of ±2^53 centavos');
	let unsure = 0;
	for (const row of works?.unsure ?? []) if (chosen === null || chosen[row] === 1) unsure++;
	return {
		works: count,
		amount: total,
		withoutAmount,
		byYear: [...byYear.values()].sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity)),
		finished,
		stopped,
		withoutStatus,
		late: lateness === null ? null : { count: late, unknown },
		unlocated,
		ways:
			works === null
				? null
				: (Object.fromEntries(WAYS.map((way, i) => [way, ways[i] ?? 0])) as Record<Way, number>),
		unsure
	};
}
