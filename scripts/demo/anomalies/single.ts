import { CUT_OFF } from '../days';
import { isContracted, isFinished, rebudget, redate, type Field } from './field';

/** Every point out of place is one: they were drawn with the places. */
export function plantOutside(field: Field): void {
	const outside = field.free(({ work }) => work.location_quality === 'suspect');
	field.plant('outside_municipality', outside, () => undefined);
}

/** Anomalies that one work shows by itself. */
export function plantSingle(field: Field): void {
	const { random } = field;

	field.plantIn(
		'over_1000_days',
		9,
		(d) => isFinished(d) && (d.work.year ?? 0) <= 2016,
		(draft) => {
			const { life } = draft;
			life.plannedDays = random.int(1005, 1290);
			life.end = (life.start ?? life.plannedStart) + Math.round(life.plannedDays * random.between(0.9, 1.02));
			life.resumed = life.suspended = null;
			redate(draft);
		}
	);
	field.plantIn(
		'cost_growth',
		18,
		(d) => isFinished(d) && d.work.approved !== null,
		({ work }) => {
			work.modified = Math.round((work.approved ?? 0) * random.between(1.29, 1.85));
			work.contracted = Math.round(work.modified * 0.985);
			work.committed = work.contracted;
			work.exercised = Math.round(work.contracted * random.between(0.985, 1));
			work.accrued = work.exercised;
			work.paid = work.exercised;
		}
	);
	const tendered = ['licitacion', 'invitacion'];
	field.plantIn(
		'single_bid',
		16,
		(d) => isContracted(d) && tendered.includes(d.work.procurement_method ?? ''),
		({ work }) => {
			work.bidders = 1;
		}
	);
	field.plantIn(
		'short_tender',
		12,
		(d) => isContracted(d) && d.work.procurement_method === 'licitacion',
		({ life }) => {
			life.tendered = (life.awarded ?? 0) - random.int(4, 12);
		}
	);
	field.plantIn(
		'estimate_equals_contract',
		14,
		(d) => isFinished(d) && d.work.approved !== null,
		({ work }) => {
			const estimate = work.approved ?? 0;
			work.modified = work.contracted = work.committed = estimate;
			work.exercised = work.accrued = work.paid = Math.round(estimate * random.between(0.975, 0.999));
		}
	);
	field.plantIn('signed_before_award', 12, isContracted, ({ life }) => {
		life.signed = (life.awarded ?? 0) - random.int(3, 20);
	});
	field.plantIn(
		'delay',
		18,
		(d) => isFinished(d) && (d.life.start ?? 0) + d.life.plannedDays * 2.2 < CUT_OFF,
		(draft) => {
			const { life } = draft;
			life.end = (life.start ?? 0) + Math.round(life.plannedDays * random.between(1.4, 2.15));
			redate(draft);
		}
	);
	field.plantIn(
		'physical_behind_financial',
		16,
		(d) => isContracted(d) && ['en_ejecucion', 'suspendida'].includes(d.work.status),
		({ work }) => {
			const financial = random.between(52, 96);
			work.physical_progress = Math.round((financial - random.between(24, 48)) * 100) / 100;
			work.exercised = Math.round(((work.contracted ?? 0) * financial) / 100);
			work.accrued = work.paid = work.exercised;
		}
	);
	field.plantIn(
		'progress_falls',
		14,
		(d) =>
			isFinished(d) && d.work.physical_progress !== null && (d.life.end ?? 0) - (d.life.start ?? 0) > 150,
		(draft) => {
			draft.setback = true;
		}
	);
	// Last, so that the anomalies above stay in the works they were in.
	field.plantIn(
		'paid_beyond_contract',
		14,
		(d) => isFinished(d) && (d.work.contracted ?? 0) > 0,
		({ work }) => {
			work.exercised = Math.round((work.contracted ?? 0) * random.between(1.02, 1.14));
			work.accrued = work.paid = work.exercised;
		}
	);
	field.plantIn(
		'round_amount',
		12,
		(d) => isFinished(d) && (d.work.contracted ?? 0) > 30_000_000,
		({ work }) => rebudget(work, Math.round((work.contracted ?? 0) / 10_000_000) * 10_000_000)
	);
}
