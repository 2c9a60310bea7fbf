import type { FigureItem } from '../../charts/figure';
import { RUBROS, STATUS_CODES } from '../../domain';
import { DEFAULT_FILTER, describeFilter, type FilterState, type Range } from '../../filters';
import { getLocale, m } from '../../i18n';
import { rubroLabel, statusLabel } from '../../i18n/labels';
import { formatCount, formatMoney } from '../../i18n/page-format';
import { binOf, rangeOfBins, type BrushedView, type DeskAnswer, type DeskView } from '../../queries/desk';
import type { Names } from '../explorer/names';

/** The views that are lists of names; the others are histograms. */
export type ListedView = Exclude<DeskView, BrushedView>;

/** How many names an open list shows at most; the pages of contractors and agencies have them all. */
export const MOST_LISTED = 40;
/** Of a closed list, which has no page of its own: more than the municipalities of any state. */
export const MOST_CLOSED = 600;

/** Each group of a view in words. Groups stand as the settled answer orders them, so that nothing jumps while a brush is dragged. */
export function itemsOf(view: DeskView, settled: DeskAnswer, shown: DeskAnswer, names: Names): FigureItem[] {
	const now = new Map(shown.views[view].map((group) => [group.key, group]));
	const label = (key: string | null): string =>
		key === null ? m.no_data() : labelOf(view, key, settled, names);
	const nothing = { works: 0, amount: 0, withoutAmount: 0 };
	return settled.views[view].map((group): FigureItem => ({
		...(now.get(group.key) ?? nothing),
		key: group.key,
		label: label(group.key)
	}));
}

/** The same, largest first, those that are chosen always among them. "Sin dato" stays last. */
export function rankedOf(
	view: ListedView,
	settled: DeskAnswer,
	shown: DeskAnswer,
	names: Names,
	chosen: readonly string[]
): FigureItem[] {
	const rank = new Map(
		[...settled.views[view]]
			.sort((a, b) => b.amount - a.amount || b.works - a.works || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
			.map((group, i) => [group.key, i])
	);
	const items = itemsOf(view, settled, shown, names).sort(
		(a, b) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0)
	);
	const named = items.filter(({ key }) => key !== null);
	const most = view === 'agencies' || view === 'contractors' ? MOST_LISTED : MOST_CLOSED;
	const kept = named.filter(({ key }, i) => i < most || (key !== null && chosen.includes(key)));
	return [...kept, ...items.filter(({ key }) => key === null)];
}

function labelOf(view: DeskView, key: string, { bins }: DeskAnswer, names: Names): string {
	switch (view) {
		case 'municipalities':
			return names.municipality(key);
		case 'rubros':
			return rubroLabel(key);
		case 'statuses':
			return statusLabel(key);
		case 'amount':
		case 'change':
		case 'delay':
			return binWords(view, bins[view].edges, Number(key));
		default:
			return key;
	}
}

/** A bin in words; the first and the last are open outwards. */
export function binWords(view: Exclude<BrushedView, 'years'>, edges: readonly number[], bin: number): string {
	const last = edges.length - 2;
	const [from = 0, to = 0] = [edges[bin], edges[bin + 1]];
	if (view === 'delay') {
		// A bin of days holds whole ones: 31 to 90.
		if (bin === 0) return m.audit_days_most({ n: formatCount(to - 1) });
		if (bin === last) return m.audit_days_least({ n: formatCount(from) });
		return from === to - 1
			? m.audit_days_one({ n: formatCount(from) })
			: m.audit_days_span({ from: formatCount(from), to: formatCount(to - 1) });
	}
	const text = view === 'amount' ? pesos : percent;
	if (view === 'change' && from === 0 && to < 1) return m.audit_change_none();
	if (bin === 0) return m.audit_under({ to: text(to) });
	if (bin === last) return m.audit_over({ from: text(from) });
	return m.audit_span({ from: text(view === 'change' && from > 0 && from < 1 ? 0 : from), to: text(to) });
}

const pesos = (value: number): string => formatMoney(Math.round(value * 100));
const percent = (value: number): string =>
	m.audit_percent({ n: `${value > 0 ? '+' : ''}${formatCount(value)}` });

/** A range in words, as the filter has it and its chip says it: `$1.0 M a $50.0 M`, `0 a 180 días`. */
export function rangeWords(view: BrushedView, { from, to }: Range, names: Names): string {
	if (view === 'change' || view === 'delay') {
		const phrases = describeFilter({ ...DEFAULT_FILTER, [view]: { from, to } }, names, getLocale());
		return phrases.find(({ dimension }) => dimension === view)?.value ?? '';
	}
	const text = view === 'amount' ? pesos : String;
	if (from === null) return to === null ? '' : m.chip_to({ to: text(to) });
	if (to === null) return m.chip_from({ from: text(from) });
	return from === to ? text(from) : m.audit_span({ from: text(from), to: text(to) });
}

/** The bins that the filter chooses of a view, both included; null where it chooses all. */
export function chosenBins(
	view: BrushedView,
	filter: FilterState,
	answer: DeskAnswer
): readonly [number, number] | null {
	const range = rangeIn(view, filter);
	if (range === null) return null;
	if (view === 'years') {
		const years = answer.views.years.flatMap(({ key }) => (key === null ? [] : [Number(key)]));
		const first = years.findIndex((year) => range.from === null || year >= range.from);
		const last = years.findLastIndex((year) => range.to === null || year <= range.to);
		return first < 0 || last < first ? null : [first, last];
	}
	const { edges } = answer.bins[view];
	if (edges.length < 2) return null;
	return [
		range.from === null ? 0 : binOf(edges, range.from),
		range.to === null ? edges.length - 2 : binOf(edges, range.to)
	];
}

export const rangeIn = (view: BrushedView, filter: FilterState): Range | null => filter[view];

/** The filter with a range of bins of a view; null lifts it. */
export function withBins(
	view: BrushedView,
	filter: FilterState,
	answer: DeskAnswer,
	bins: readonly [number, number] | null
): FilterState {
	if (bins === null) return { ...filter, [view]: null };
	if (view === 'years') {
		const at = (bin: number): number | null => {
			const key = answer.views.years[bin]?.key;
			return key === undefined || key === null ? null : Number(key);
		};
		return { ...filter, years: { from: at(bins[0]), to: at(bins[1]) } };
	}
	return { ...filter, [view]: rangeOfBins(view, answer.bins, bins[0], bins[1]) };
}

/** What a list has chosen, as keys of its groups. */
export function chosenIn(view: ListedView, filter: FilterState): readonly string[] {
	switch (view) {
		case 'municipalities':
			return filter.municipalities;
		case 'rubros':
			return filter.rubros;
		case 'statuses':
			return filter.statuses;
		case 'agencies':
			return filter.agency === null ? [] : [filter.agency];
		case 'contractors':
			return filter.contractor === null ? [] : [filter.contractor];
	}
}

const toggled = <T extends string>(list: readonly T[], item: T): T[] =>
	list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** The filter after a press on a name. */
export function pressed(view: ListedView, filter: FilterState, key: string): FilterState {
	switch (view) {
		case 'municipalities':
			return { ...filter, municipalities: toggled(filter.municipalities, key) };
		case 'rubros': {
			const rubro = RUBROS.find((code) => code === key);
			return rubro ? { ...filter, rubros: toggled(filter.rubros, rubro), temas: [] } : filter;
		}
		case 'statuses': {
			const status = STATUS_CODES.find((code) => code === key);
			return status ? { ...filter, statuses: toggled(filter.statuses, status) } : filter;
		}
		case 'agencies':
			return { ...filter, agency: filter.agency === key ? null : key };
		case 'contractors':
			return { ...filter, contractor: filter.contractor === key ? null : key };
	}
}

/** The filter without a view's own part: what its bars count. */
export function without(view: DeskView, filter: FilterState): FilterState {
	switch (view) {
		case 'municipalities':
			return { ...filter, municipalities: [] };
		case 'rubros':
			// Temas are a filter of their own.
			return { ...filter, rubros: [] };
		case 'statuses':
			return { ...filter, statuses: [] };
		case 'agencies':
			return { ...filter, agency: null };
		case 'contractors':
			return { ...filter, contractor: null };
		default:
			return { ...filter, [view]: null };
	}
}
