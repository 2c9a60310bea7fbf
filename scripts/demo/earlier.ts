import type { Point } from '../../src/lib/analysis';
import type { Work, WorkColumn } from '../../src/lib/domain';
import { settle } from './budget';
import { dayOfYear, isoDate } from './days';
import type { Draft } from './draft';
import type { Grounds } from './gazetteer';
import { standardDrafts, type DemoBatch } from './generate';
import { historyOf } from './history';
import { Random } from './random';
import { rewind } from './rewind';
import { draftWork, STANDARD_ROWS } from './work';

/** The day on which the earlier release saw the works, and the day it was published. */
export const EARLIER_CUT_OFF = dayOfYear(2020, 6, 30);
export const EARLIER_DATE = '2020-07-31';
/** Works that the earlier release has and the present one does not. */
const DISAPPEARED = 18;

/** A difference that was made on purpose: what a comparison of the two releases must find, and nothing else. */
export type KnownDifference =
	| { work: string; event: 'new' | 'gone' }
	| {
			work: string;
			field: WorkColumn | 'point';
			before: Work[WorkColumn] | Point;
			after: Work[WorkColumn] | Point;
	  };

export interface EarlierDemonstration {
	batch: DemoBatch;
	known: KnownDifference[];
}

/**
 * The demonstration as it was seen half a year before: the same works with less of their life behind them, some not known yet, some
 * written otherwise, and some that were not there any more later. The present works are read and never changed.
 */
export function generateEarlier(grounds: Grounds, seed: number): EarlierDemonstration {
	const { world, standard } = standardDrafts(grounds, seed);
	const known: KnownDifference[] = [];
	const batch: DemoBatch = {
		works: [],
		amounts: [],
		observations: [],
		events: [],
		contracts: [],
		places: []
	};
	for (const draft of standard) {
		const random = new Random(seed ^ 0x2545f491, draft.index);
		const seen = rewind(structuredClone(draft), random, EARLIER_CUT_OFF);
		if (seen === null) {
			known.push({ work: draft.work.id, event: 'new' });
			continue;
		}
		settle(seen.work);
		known.push(...differences(seen.work, draft.work));
		add(batch, seen, seed);
	}
	for (let index = STANDARD_ROWS; index < STANDARD_ROWS + DISAPPEARED; index++) {
		const random = new Random(seed ^ 0x2545f491, index);
		const draft = draftWork(index, world);
		const seen = rewind(structuredClone(draft), random, EARLIER_CUT_OFF) ?? draft;
		settle(seen.work);
		known.push({ work: seen.work.id, event: 'gone' });
		add(batch, seen, seed);
	}
	return { batch, known };
}

/** Written here a second time, plainly, so that a mistake of the comparison is not its own proof. */
function differences(before: Work, after: Work): KnownDifference[] {
	const work = before.id;
	const met: KnownDifference[] = [];
	for (const field of Object.keys(before) as WorkColumn[]) {
		if (['ordinal', 'investment', 'spent', 'lon', 'lat', 'zone', 'zap'].includes(field)) continue;
		if (before[field] !== after[field]) met.push({ work, field, before: before[field], after: after[field] });
	}
	if (before.lon !== after.lon || before.lat !== after.lat) {
		const point = ({ lon, lat }: Work): Point => (lon === null || lat === null ? null : [lon, lat]);
		met.push({ work, field: 'point', before: point(before), after: point(after) });
	}
	return met;
}

/** The work with what was known of its life by then. */
function add(batch: DemoBatch, draft: Draft, seed: number): void {
	const last = isoDate(EARLIER_CUT_OFF);
	const { work } = draft;
	const history = historyOf(draft, seed);
	batch.works.push(work);
	batch.places.push(...draft.places);
	batch.amounts.push(
		...history.amounts.map((row) => ({ ...row, observed_on: earlierOf(row.observed_on, last) }))
	);
	const observed = history.observations.filter(
		({ observed_on }) => observed_on === null || observed_on <= last
	);
	batch.observations.push(...observed);
	if (observed.length < history.observations.length)
		batch.observations.push({
			work: work.id,
			observed_on: last,
			physical: work.physical_progress,
			financial: work.financial_progress,
			status: work.status
		});
	batch.events.push(
		...history.events.filter(({ kind, date }) => kind.startsWith('planned_') || date === null || date <= last)
	);
	batch.contracts.push(...history.contracts);
}

const earlierOf = (date: string | null, last: string): string | null =>
	date !== null && date > last ? last : date;
