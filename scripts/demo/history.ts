import {
	NO_CONTRACT_DETAILS,
	type Amount,
	type Contract,
	type Moment,
	type Observation,
	type Work,
	type WorkEvent
} from '../../src/lib/domain';
import { CUT_OFF, dayOfYear, isoDate, quarterEnds, yearOf } from './days';
import type { Draft } from './draft';
import { Random } from './random';

export interface History {
	amounts: Amount[];
	observations: Observation[];
	events: WorkEvent[];
	contracts: Contract[];
}

/** What the work lived through, for the long tables; its last view is the work itself. */
export function historyOf(draft: Draft, seed: number): History {
	const random = new Random(seed ^ 0x5bd1e995, draft.index);
	return {
		amounts: amountsOf(draft, random),
		observations: observationsOf(draft, random),
		events: eventsOf(draft),
		contracts: contractsOf(draft)
	};
}

const BUDGET: readonly Moment[] = ['approved', 'modified', 'committed', 'accrued', 'exercised', 'paid'];

/**
 * One row per moment and fiscal year, each the year's own amount (not cumulative): they add up to the work's. Works over ten million
 * pesos that run into the next year are split over two.
 */
function amountsOf({ work, life }: Draft, random: Random): Amount[] {
	const year = work.year ?? 2020;
	const last = yearOf(Math.min(life.end ?? life.plannedStart + life.plannedDays, CUT_OFF));
	const split = last > year && (work.investment ?? 0) > 1_000_000_000 ? random.between(0.4, 0.8) : 1;
	const rows: Amount[] = [];
	const add = (moment: Moment, fiscal_year: number, centavos: number, day: number): void => {
		const observed_on = isoDate(Math.min(day, CUT_OFF));
		rows.push({ work: work.id, fiscal_year, moment, fund: work.program, centavos, observed_on });
	};
	for (const moment of BUDGET) {
		const total = work[moment as keyof Work] as number | null;
		if (total === null) continue;
		const first = Math.round(total * split);
		add(moment, year, first, moment === 'approved' ? dayOfYear(year, 1, 1) : dayOfYear(year, 12, 31));
		if (split < 1) add(moment, year + 1, total - first, dayOfYear(year + 1, 12, 31));
	}
	if (work.contracted !== null)
		add('contracted', year, work.contracted, life.signed ?? dayOfYear(year, 12, 31));
	return rows;
}

/** Quarterly, physical along an S and financial behind it, to the work's own last figures. */
function observationsOf({ work, life, setback }: Draft, random: Random): Observation[] {
	if (life.start === null || work.status === 'sin_dato') return [];
	const stop = life.end ?? life.cancelled ?? CUT_OFF;
	const pause = life.end === null ? (life.suspended ?? stop) : stop;
	const days = quarterEnds(life.start + 10, stop - 1);
	if (setback) while (days.length < 3) days.unshift((days[0] ?? stop) - 14);
	const physical = work.physical_progress;
	const financial = work.financial_progress;
	const lag = random.between(1, 1.35);
	const start = life.start;
	const rows = days.map((day): Observation => {
		const u = Math.min(1, Math.max(0, (day - start) / Math.max(1, pause - start)));
		const s = u * u * (3 - 2 * u);
		return {
			work: work.id,
			observed_on: isoDate(day),
			physical: physical === null ? null : percent(physical * s),
			financial: financial === null ? null : percent(financial * s ** lag),
			status: life.end === null && day > pause ? work.status : 'en_ejecucion'
		};
	});
	rows.push({ work: work.id, observed_on: isoDate(stop), physical, financial, status: work.status });
	if (setback) fallBack(rows, random);
	return rows;
}

/** One reading in the middle falls below the one before it, as when a supervisor corrects what was reported. */
function fallBack(rows: Observation[], random: Random): void {
	const at = rows.length - 2;
	const before = rows[at - 1];
	const fallen = rows[at];
	if (!before || !fallen) return;
	before.physical = Math.max(before.physical ?? 0, 30);
	fallen.physical = percent(before.physical - random.between(8, 22));
}

const percent = (value: number): number => Math.round(value * 100) / 100;

function eventsOf({ work, life }: Draft): WorkEvent[] {
	const rows: WorkEvent[] = [];
	const add = (kind: WorkEvent['kind'], date: string | null): void => {
		if (date !== null) rows.push({ work: work.id, kind, date });
	};
	const on = (day: number | null): string | null => (day === null ? null : isoDate(day));
	add('planned_start', work.planned_start);
	add('planned_end', work.planned_end);
	add('tendered', on(life.tendered));
	add('contracted', on(life.awarded));
	add('started', work.actual_start);
	add('suspended', on(life.suspended));
	add('resumed', on(life.resumed));
	add('finished', work.actual_end);
	add('delivered', on(life.delivered));
	add('cancelled', on(life.cancelled));
	return rows;
}

function contractsOf({ work, life }: Draft): Contract[] {
	if (life.signed === null || work.contractor === null) return [];
	const start = Math.max(life.signed, life.awarded ?? life.signed) + 3;
	return [
		{
			work: work.id,
			contract_number: work.contract_number,
			contractor: work.contractor,
			method: work.procurement_method,
			bidders: work.bidders,
			centavos: work.contracted,
			signed_on: isoDate(life.signed),
			start: isoDate(start),
			end: isoDate(start + life.plannedDays),
			...NO_CONTRACT_DETAILS
		}
	];
}
