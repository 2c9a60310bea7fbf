import type { Change } from '../domain';
import { statusLabel } from './labels';
import { formatCount, formatDate, formatMoney, formatPercent } from './page-format';
import { m } from './paraglide/messages.js';

const percent = (value: number | null): string => formatPercent(value === null ? null : value / 100);

/** A change in words: "Avance físico: de 40 % a 65 %". */
export function changeWords(change: Change): string {
	const line = (fact: string, before: string, after: string) => m.follow_change({ fact, before, after });
	switch (change.what) {
		case 'gone':
			return m.follow_gone();
		case 'new':
			return m.follow_new();
		case 'status':
			return line(m.follow_fact_status(), statusLabel(change.before), statusLabel(change.after));
		case 'investment':
		case 'spent':
			return line(
				change.what === 'spent' ? m.follow_fact_spent() : m.follow_fact_investment(),
				formatMoney(change.before),
				formatMoney(change.after)
			);
		case 'works':
			return line(m.follow_fact_works(), formatCount(change.before), formatCount(change.after));
		case 'physical_progress':
			return line(m.follow_fact_progress(), percent(change.before), percent(change.after));
		case 'planned_end':
		case 'actual_end':
			return line(
				change.what === 'planned_end' ? m.follow_fact_planned_end() : m.follow_fact_actual_end(),
				formatDate(change.before),
				formatDate(change.after)
			);
	}
}
