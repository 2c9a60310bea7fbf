import type { CoreColumns, Direction, MeasureColumn } from '$lib/domain';
import type { NearestFacts } from '$lib/filters';
import { directionOf, pointOf, qualityOf, type NearAnswer, type Point } from '$lib/queries/near';

/** One work of a near answer, as a row shows it before its name is there. */
export interface NearWork {
	ordinal: number;
	metres: number;
	/** Null: here. */
	direction: Direction | null;
	/** Its point is its locality's centre, not its own. */
	atLocality: boolean;
	/** Centavos; null where the source does not say. */
	amount: number | null;
	status: string;
	rubro: string | null;
	/** INEGI key of 5 digits. */
	municipality: string | null;
	year: number | null;
}

type Word = 'status' | 'rubro' | 'municipality';

/** The first `most` works of an answer. */
export function nearWorks(
	columns: CoreColumns,
	point: Point,
	answer: NearAnswer,
	measure: MeasureColumn,
	most: number
): NearWork[] {
	const word = (column: Word, ordinal: number): string | null =>
		columns[column].values[columns[column].codes[ordinal] ?? 0] ?? null;
	return Array.from(answer.ordinals.subarray(0, most), (ordinal, i) => {
		const amount = columns[measure][ordinal] ?? NaN;
		return {
			ordinal,
			metres: answer.metres[i] ?? NaN,
			direction: directionOf(point, pointOf(columns, ordinal)),
			atLocality: qualityOf(columns, ordinal) === 'locality',
			amount: Number.isNaN(amount) ? null : amount,
			status: word('status', ordinal) ?? 'sin_dato',
			rubro: word('rubro', ordinal),
			municipality: word('municipality', ordinal),
			year: columns.year[ordinal] || null
		};
	});
}

/** What the sentence says of the nearest: one that has a place of its own, where there is one. */
export function nearestOf(columns: CoreColumns, point: Point, answer: NearAnswer): NearestFacts | null {
	const [ordinal] = answer.ordinals;
	const metres = answer.metres[0] ?? NaN;
	if (ordinal === undefined) return null;
	const isExact = qualityOf(columns, ordinal) === 'exact';
	// The first of those that are known by their locality only.
	const other = answer.metres[answer.ordinals.length - answer.atLocality] ?? Infinity;
	return {
		metres,
		direction: directionOf(point, pointOf(columns, ordinal)),
		placed: !isExact ? 'locality' : other < metres ? 'first-exact' : 'exact'
	};
}
