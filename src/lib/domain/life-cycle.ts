import type { Status } from './codes';
import type { Work } from './columns';
import { daysBetween } from './lateness';
import type { Contract, EventKind, WorkEvent } from './long-tables';

/** The life of a work as a line of stages, read from what its source publishes and judged on one day: the release's date. */
export const STAGE_KINDS = [
	'planned',
	'tendered',
	'contracted',
	'started',
	'paused',
	'finished',
	'delivered',
	'cancelled'
] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/**
 * `done` it happened (`date` may be missing); `now` it goes on; `overdue` the plan said before the day of the release, and it has not
 * happened; `ahead` it is still to come; `unknown` the source does not say; `skipped` it is not for this work.
 */
export type StageState = 'done' | 'now' | 'overdue' | 'ahead' | 'unknown' | 'skipped';

export interface Stage {
	kind: StageKind;
	state: StageState;
	/** YYYY-MM-DD; null is "sin dato". */
	date: string | null;
	/** Last day of what lasts: the plan, a pause. */
	until: string | null;
	/** What the plan said for it. */
	planned: string | null;
	/** Days after the plan (less than 0: before it); for what is overdue, up to the release's date. Null where the plan or the day is not known. */
	late: number | null;
}

export interface Lived {
	work: Pick<
		Work,
		'status' | 'procurement_method' | 'planned_start' | 'planned_end' | 'actual_start' | 'actual_end'
	>;
	events: readonly Pick<WorkEvent, 'kind' | 'date'>[];
	contracts: readonly Pick<Contract, 'signed_on'>[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Null where either is missing or is no day: data may hold anything. */
function daysApart(from: string | null, to: string | null): number | null {
	if (from === null || to === null || !DAY.test(from) || !DAY.test(to)) return null;
	const days = daysBetween(from, to);
	return Number.isNaN(days) ? null : days;
}

/** How far a status says that a work has come; null where it does not say. */
const REACHED = {
	planeada: 0,
	licitacion: 1,
	contratada: 2,
	en_ejecucion: 3,
	suspendida: 3,
	terminada: 4,
	cancelada: null,
	sin_dato: null
} as const satisfies Record<Status, number | null>;

/** The stages of a work in the order of its life, seen on the day `asOf`. `paused` may stand several times, `cancelled` only where it was. */
export function stagesOf({ work, events, contracts }: Lived, asOf: string): Stage[] {
	const reached = REACHED[work.status];
	const day = (kind: EventKind): string | null => events.find((event) => event.kind === kind)?.date ?? null;
	const cancelled = work.status === 'cancelada';
	const stage = (kind: StageKind, state: StageState, more: Partial<Stage> = {}): Stage => ({
		kind,
		state,
		date: null,
		until: null,
		planned: null,
		late: null,
		...more
	});
	/** A step with or without its day: `step` is how far a work must have come for it to have happened. */
	const step = (kind: StageKind, date: string | null, at: number, planned: string | null = null): Stage => {
		if (date !== null) return stage(kind, 'done', { date, planned, late: daysApart(planned, date) });
		if (reached === null) return stage(kind, cancelled && at > 3 ? 'skipped' : 'unknown', { planned });
		// A work is begun and ended whatever is published of it; it may never have been put out to tender.
		if (reached >= at) return stage(kind, at >= 3 ? 'done' : 'unknown', { planned });
		const late = daysApart(planned, asOf);
		if (late !== null && late > 0) return stage(kind, 'overdue', { planned, late });
		return stage(kind, 'ahead', { planned });
	};

	const start = work.planned_start ?? day('planned_start');
	const end = work.planned_end ?? day('planned_end');
	const finished = work.actual_end ?? day('finished');
	const method = work.procurement_method;
	const signed =
		day('contracted') ??
		contracts
			.map(({ signed_on }) => signed_on)
			.filter((signing) => signing !== null)
			.sort()[0] ??
		null;

	const stages = [
		stage('planned', start === null && end === null ? 'unknown' : 'done', { date: start, until: end }),
		tendered(),
		contracted(),
		step('started', work.actual_start ?? day('started'), 3, start),
		...pauses(),
		step('finished', finished, 4, end),
		delivered()
	];
	return cancelled || day('cancelled') !== null
		? [...stages, stage('cancelled', 'done', { date: day('cancelled') })]
		: stages;

	function tendered(): Stage {
		const date = day('tendered');
		if (date === null && (method === 'adjudicacion' || method === 'administracion'))
			return stage('tendered', 'skipped');
		return date === null && work.status === 'licitacion'
			? stage('tendered', 'now')
			: step('tendered', date, 1);
	}
	function contracted(): Stage {
		if (signed === null && method === 'administracion') return stage('contracted', 'skipped');
		return signed === null && work.status === 'contratada'
			? stage('contracted', 'done')
			: step('contracted', signed, 2);
	}
	function pauses(): Stage[] {
		const met = events
			.filter(({ kind }) => kind === 'suspended' || kind === 'resumed')
			.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
		const found: Stage[] = [];
		for (const { kind, date } of met) {
			const open = found.findLast(({ until }) => until === null);
			if (kind === 'suspended') found.push(stage('paused', 'done', { date }));
			else if (open) open.until = date;
			else found.push(stage('paused', 'done', { until: date }));
		}
		const last = found.at(-1);
		if (work.status === 'suspendida') {
			if (last && last.until === null) last.state = 'now';
			else found.push(stage('paused', 'now'));
		}
		// What has not begun cannot pause.
		if (found.length > 0 || (reached !== null && reached < 3)) return found;
		return [stage('paused', 'unknown')];
	}
	function delivered(): Stage {
		const date = day('delivered');
		if (date !== null) return stage('delivered', 'done', { date });
		if (cancelled) return stage('delivered', 'skipped');
		return stage('delivered', reached === null || reached === 4 ? 'unknown' : 'ahead');
	}
}

/** How late a work is as a whole: at its end, else at its beginning. `since` is the plan's day. Null where nothing says. */
export interface Delay {
	of: 'finished' | 'started';
	/** Whether it still has not happened. */
	open: boolean;
	/** Less than 0: before its time. */
	days: number;
	planned: string;
}

export function delayOf(stages: readonly Stage[]): Delay | null {
	const found = (['finished', 'started'] as const)
		.map((kind) => stages.find((stage) => stage.kind === kind))
		.find((stage) => stage?.late != null && (stage.kind === 'finished' || stage.state === 'overdue'));
	if (!found || found.late === null || found.planned === null) return null;
	return {
		of: found.kind === 'started' ? 'started' : 'finished',
		open: found.state === 'overdue',
		days: found.late,
		planned: found.planned
	};
}
