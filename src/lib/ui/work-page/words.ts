import type { LadderStep, Stage, WorkProfile } from '$lib/domain';
import { getLocale, m } from '$lib/i18n';
import { rubroLabel } from '$lib/i18n/labels';
import { formatCount, formatDate, formatList, formatPercent, formatPesos } from '$lib/i18n/page-format';

/** What a work's page says in whole sentences. */

const DAYS_PER_MONTH = 30.44;
const DAYS_PER_YEAR = 365.25;

/** `12 días`, `95 días (unos 3 meses)`, `900 días (unos 2.5 años)`. */
export function durationWords(days: number): string {
	const whole = m.sheet_days({ count: days, text: formatCount(days) });
	if (days < 60) return whole;
	if (days < 730)
		return m.sheet_days_months({ days: whole, months: formatCount(Math.round(days / DAYS_PER_MONTH)) });
	const years = new Intl.NumberFormat(getLocale() === 'en' ? 'en-US' : 'es-MX', { maximumFractionDigits: 1 });
	return m.sheet_days_years({ days: whole, years: years.format(days / DAYS_PER_YEAR) });
}

/** A word in the middle of a sentence. */
const inside = (words: string): string => words.slice(0, 1).toLocaleLowerCase(getLocale()) + words.slice(1);

/** How many places a sentence names. */
const MOST_PLACES = 3;

/** What it is and where, and who answers for it. */
export function whatAndWhere(profile: WorkProfile): string {
	const { kind, tema, rubro, municipality, locality, places, agency } = profile;
	const subject = tema?.[getLocale()] ?? (rubro === null ? null : rubroLabel(rubro));
	const what =
		kind === 'obra'
			? subject === null
				? m.sheet_obra()
				: m.sheet_obra_of({ subject: inside(subject) })
			: subject === null
				? m.sheet_accion()
				: m.sheet_accion_of({ subject: inside(subject) });
	const charge = agency === null ? '' : ` ${m.sheet_in_charge({ agency: agency.name })}`;
	if (municipality === null && places.length > 0)
		return m.sheet_in_several({ what, places: placesWords(places) }) + charge;
	if (municipality === null) return m.sheet_in_unknown({ what }) + charge;
	if (locality === null || locality.name === locality.code)
		return m.sheet_in_municipality({ what, municipality: municipality.name }) + charge;
	return m.sheet_in_locality({ what, locality: locality.name, municipality: municipality.name }) + charge;
}

function placesWords(places: WorkProfile['places']): string {
	const names = places.map(({ name }) => name);
	if (names.length <= MOST_PLACES) return formatList(names);
	const [first, more] = [names.slice(0, MOST_PLACES), names.length - MOST_PLACES];
	return m.sheet_and_more({ places: first.join(', '), count: formatCount(more) });
}

const stageOf = (profile: WorkProfile, kind: Stage['kind']): Stage | undefined =>
	profile.stages.findLast((stage) => stage.kind === kind);

/** How it goes in time: finished, late, stopped; and until when its source speaks, where that matters. */
export function timeWords(profile: WorkProfile): string {
	const said = stateOfTime(profile);
	const open = !['terminada', 'cancelada'].includes(profile.status);
	return open && profile.lastSeen !== null
		? `${said} ${m.sheet_last_seen({ date: formatDate(profile.lastSeen) })}`
		: said;
}

function stateOfTime(profile: WorkProfile): string {
	const { status, delay } = profile;
	const asOf = formatDate(profile.release.issued);
	const end = stageOf(profile, 'finished');
	const late = (): string | null => {
		if (!delay?.open) return null;
		const words = { planned: formatDate(delay.planned), asOf, days: durationWords(delay.days) };
		return delay.of === 'finished' ? m.sheet_time_overdue_end(words) : m.sheet_time_overdue_start(words);
	};
	if (status === 'terminada') {
		if (!end || end.date === null) return m.sheet_time_done_undated();
		const date = formatDate(end.date);
		if (end.late === null) return m.sheet_time_done({ date });
		if (end.late === 0) return m.sheet_time_done_on_time({ date });
		const days = durationWords(Math.abs(end.late));
		return end.late > 0 ? m.sheet_time_done_late({ date, days }) : m.sheet_time_done_early({ date, days });
	}
	if (status === 'cancelada') {
		const date = stageOf(profile, 'cancelled')?.date ?? null;
		return date === null
			? m.sheet_time_cancelled_undated()
			: m.sheet_time_cancelled({ date: formatDate(date) });
	}
	if (status === 'suspendida') {
		const since = stageOf(profile, 'paused')?.date ?? null;
		const stopped =
			since === null ? m.sheet_time_paused_undated() : m.sheet_time_paused({ date: formatDate(since) });
		return [stopped, late()].filter((words) => words !== null).join(' ');
	}
	if (status === 'sin_dato')
		return end?.planned
			? m.sheet_time_unknown_planned({ planned: formatDate(end.planned) })
			: m.sheet_time_unknown();
	const overdue = late();
	if (overdue !== null) return overdue;
	if (status === 'en_ejecucion')
		return end?.planned ? m.sheet_time_due({ planned: formatDate(end.planned) }) : m.sheet_time_going();
	const start = stageOf(profile, 'started')?.planned;
	return start ? m.sheet_time_not_begun_due({ planned: formatDate(start) }) : m.sheet_time_not_begun();
}

export const stageLabel = (kind: Stage['kind']): string =>
	({
		planned: m.sheet_stage_planned,
		tendered: m.sheet_stage_tendered,
		contracted: m.sheet_stage_contracted,
		started: m.sheet_stage_started,
		paused: m.sheet_stage_paused,
		finished: m.sheet_stage_finished,
		delivered: m.sheet_stage_delivered,
		cancelled: m.sheet_stage_cancelled
	})[kind]();

/** `del 3 de mayo al 4 de junio`; null where neither day is known. */
export function spanWords(from: string | null, to: string | null): string | null {
	if (from !== null && to !== null) return m.sheet_from_to({ from: formatDate(from), to: formatDate(to) });
	if (from !== null) return m.sheet_from({ from: formatDate(from) });
	return to === null ? null : m.sheet_to({ to: formatDate(to) });
}

/** What is known of a stage. `method` tells why a step was not needed. */
export function stageWords(stage: Stage, method: string | null): string {
	const { kind, state, date, until, planned, late } = stage;
	if (kind === 'planned') return spanWords(date, until) ?? m.sheet_unknown();
	if (kind === 'paused') return pauseWords(stage);
	switch (state) {
		case 'done':
			return date === null ? m.sheet_done_undated() : formatDate(date);
		case 'now':
			return m.sheet_now();
		case 'overdue':
			return m.sheet_overdue({ planned: formatDate(planned), days: durationWords(late ?? 0) });
		case 'ahead':
			return planned === null ? m.sheet_ahead() : m.sheet_ahead_planned({ planned: formatDate(planned) });
		case 'unknown':
			return planned === null ? m.sheet_unknown() : m.sheet_unknown_planned({ planned: formatDate(planned) });
		case 'skipped':
			if (kind === 'finished' || kind === 'delivered') return m.sheet_skipped_cancelled();
			return method === 'administracion' ? m.sheet_skipped_own() : m.sheet_skipped_award();
	}
}

function pauseWords({ state, date, until }: Stage): string {
	if (state === 'unknown') return m.sheet_no_pauses();
	if (state === 'now')
		return date === null ? m.sheet_paused_now() : m.sheet_from_on({ from: formatDate(date) });
	if (date === null && until !== null) return m.sheet_to_resumed({ to: formatDate(until) });
	return spanWords(date, until) ?? m.sheet_unknown();
}

/** How far from its plan something happened; null where that is not known, or has not happened. */
export function lateWords({ state, late }: Stage): string | null {
	if (state !== 'done' || late === null) return null;
	if (late === 0) return m.sheet_on_time();
	const days = durationWords(Math.abs(late));
	return late > 0 ? m.sheet_late({ days }) : m.sheet_early({ days });
}

/** `spentIs` tells whether "spent" is what was exercised or, for want of it, what was paid. */
export const stepLabel = (field: LadderStep['field'], spentIs: WorkProfile['spentIs']): string =>
	({
		approved: m.sheet_step_approved,
		modified: m.sheet_step_modified,
		contracted: m.sheet_step_contracted,
		spent: spentIs === 'paid' ? m.sheet_moment_paid : m.sheet_moment_exercised
	})[field]();

/** How a step of the money differs from the one before it, in pesos and per cent; null for the first. */
export function changeWords({ against, change, changeShare }: LadderStep): string | null {
	if (against === null || change === null) return null;
	const than = {
		approved: m.sheet_than_approved,
		modified: m.sheet_than_modified,
		contracted: m.sheet_than_contracted,
		spent: m.sheet_than_contracted
	}[against]();
	if (change === 0) return m.sheet_change_same({ than });
	const money = formatPesos(Math.abs(change));
	if (changeShare === null)
		return change > 0
			? m.sheet_change_more_plain({ money, than })
			: m.sheet_change_less_plain({ money, than });
	const percent = formatPercent(Math.abs(changeShare));
	return change > 0
		? m.sheet_change_more({ money, than, percent })
		: m.sheet_change_less({ money, than, percent });
}

/** Points between what is built and what is paid; null where one is not known. */
export function gapWords({
	physical,
	financial,
	status
}: Pick<WorkProfile, 'physical' | 'financial' | 'status'>): string | null {
	if (physical === null || financial === null) return null;
	const points = Math.round(physical - financial);
	if (Math.abs(points) < 5) return m.sheet_gap_none();
	const text = { points: formatCount(Math.abs(points)) };
	if (points > 0) return m.sheet_gap_physical(text);
	// An advance explains what a work that goes on has; what stands still has to be asked about.
	const going = status === 'contratada' || status === 'en_ejecucion';
	return going ? `${m.sheet_gap_financial(text)} ${m.sheet_gap_advance()}` : m.sheet_gap_financial(text);
}
