import type { Amount, Contract, Observation, Place, Work, WorkEvent } from '../../src/lib/domain';
import { plantAnomalies, type Planted } from './anomalies';
import type { Draft } from './draft';
import type { Grounds } from './gazetteer';
import { historyOf } from './history';
import { draftWork, STANDARD_ROWS } from './work';
import { buildWorld } from './world';

export interface DemoOptions {
	/** How many works. */
	rows: number;
	seed: number;
}

export const DEFAULTS: DemoOptions = { rows: STANDARD_ROWS, seed: 11 };

/** Above this, only the standard works carry their history: a million would make twenty million rows of long tables. */
export const FULL_HISTORY_ROWS = 100_000;

/** A piece of the demonstration, as publishing takes it. */
export interface DemoBatch {
	works: Work[];
	amounts: Amount[];
	observations: Observation[];
	events: WorkEvent[];
	contracts: Contract[];
	places: Place[];
}

export interface Demonstration {
	/** All works in pieces; each call starts again and gives the same. */
	batches(): Generator<DemoBatch>;
	/** What was planted in these works. */
	planted: Planted[];
}

const BATCH_ROWS = 2048;

/**
 * The demonstration with this seed. The standard 3,702 works come first and are the same at any number of rows from there on; the
 * others are made one by one as they are read, so memory does not grow with them.
 */
export function generate(grounds: Grounds, { rows, seed }: DemoOptions): Demonstration {
	const { world, standard, planted } = standardDrafts(grounds, seed);
	const published = new Set(standard.slice(0, rows).map(({ work }) => work.id));
	const withHistory = rows <= FULL_HISTORY_ROWS ? rows : STANDARD_ROWS;

	function* drafts(): Generator<Draft> {
		yield* standard.slice(0, rows);
		for (let index = STANDARD_ROWS; index < rows; index++) yield draftWork(index, world);
	}

	function* batches(): Generator<DemoBatch> {
		let batch = emptyBatch();
		for (const draft of drafts()) {
			batch.works.push(draft.work);
			for (const place of draft.places) batch.places.push(place);
			if (draft.index < withHistory) addHistory(batch, draft, seed);
			if (batch.works.length === BATCH_ROWS) {
				yield batch;
				batch = emptyBatch();
			}
		}
		if (batch.works.length > 0) yield batch;
	}

	return { batches, planted: planted.filter(({ work }) => published.has(work)) };
}

/** The standard works with what is planted in them, and the world they stand in. */
export function standardDrafts(grounds: Grounds, seed: number) {
	const world = buildWorld(grounds, seed);
	const standard = Array.from({ length: STANDARD_ROWS }, (_, index) => draftWork(index, world));
	return { world, standard, planted: plantAnomalies(standard, world) };
}

const emptyBatch = (): DemoBatch => ({
	works: [],
	amounts: [],
	observations: [],
	events: [],
	contracts: [],
	places: []
});

function addHistory(batch: DemoBatch, draft: Draft, seed: number): void {
	const history = historyOf(draft, seed);
	batch.amounts.push(...history.amounts);
	batch.observations.push(...history.observations);
	batch.events.push(...history.events);
	batch.contracts.push(...history.contracts);
}
