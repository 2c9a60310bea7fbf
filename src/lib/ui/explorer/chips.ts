import type { Measure } from '$lib/domain';
import { DEFAULT_FILTER, describeFilter, type FilterState } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { formatMoney } from '$lib/i18n/page-format';
import { kindLabel, measureLabel, rubroLabel, statusLabel } from '$lib/i18n/labels';
import type { Names } from './names';

/** One removable part of the filter: its words, and the filter without it. */
export interface Chip {
	id: string;
	label: string;
	without: FilterState;
}

const without = <T>(list: readonly T[], item: T): T[] => list.filter((other) => other !== item);

/** The filter as chips, in the order of the panel. The measure is how works are counted, not which ones: it has no chip. */
export function chipsOf(filter: FilterState, names: Names): Chip[] {
	const chips: Chip[] = [];
	const add = (id: string, label: string, change: Partial<FilterState>) =>
		chips.push({ id, label, without: { ...filter, ...change } });

	if (filter.text !== '') add('q', `“${filter.text}”`, { text: '' });
	if (filter.years) add('anio', yearsWords(filter.years.from, filter.years.to), { years: null });
	if (filter.amount)
		add('monto', amountWords(filter.amount.from, filter.amount.to, filter.measure), { amount: null });
	for (const { dimension, label, value } of describeFilter(filter, names, getLocale())) {
		if (dimension === 'change') add('cambio', `${label}: ${value}`, { change: null });
		if (dimension === 'delay') add('retraso', `${label}: ${value}`, { delay: null });
	}
	for (const code of filter.municipalities)
		add(`mun:${code}`, names.municipality(code), { municipalities: without(filter.municipalities, code) });
	for (const code of filter.rubros)
		add(`rubro:${code}`, rubroLabel(code), { rubros: without(filter.rubros, code) });
	for (const code of filter.temas)
		add(`tema:${code}`, names.tema(code), { temas: without(filter.temas, code) });
	for (const code of filter.statuses)
		add(`estatus:${code}`, statusLabel(code), { statuses: without(filter.statuses, code) });
	if (filter.kind) add('tipo', kindLabel(filter.kind), { kind: null });
	if (filter.zap) add('zap', m.chip_zap(), { zap: false });
	if (filter.zapList !== null) add('zaplista', m.chip_zap_list({ year: filter.zapList }), { zapList: null });
	if (filter.contractor !== null) add('contratista', filter.contractor, { contractor: null });
	if (filter.agency !== null) add('dependencia', filter.agency, { agency: null });
	return chips;
}

/** Everything lifted but the measure. */
export const cleared = (measure: Measure): FilterState => ({ ...DEFAULT_FILTER, measure });

function yearsWords(from: number | null, to: number | null): string {
	if (from !== null && to !== null) return from === to ? String(from) : `${from}–${to}`;
	return from !== null ? m.chip_from({ from }) : m.chip_to({ to: String(to) });
}

function amountWords(from: number | null, to: number | null, measure: Measure): string {
	const pesos = (value: number) => formatMoney(Math.round(value * 100));
	const range =
		from !== null && to !== null
			? `${pesos(from)} – ${pesos(to)}`
			: from !== null
				? m.chip_from({ from: pesos(from) })
				: m.chip_to({ to: pesos(to ?? 0) });
	return measure === 'inversion' ? range : `${measureLabel(measure)}: ${range}`;
}
