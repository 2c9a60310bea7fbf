import { m } from '../../i18n';
import {
	formatCount,
	formatMoney,
	formatMoneyFull,
	formatNumber,
	formatPercent
} from '../../i18n/page-format';
import type { AreaPopulation } from '../../queries/area-population';
import type { BuiltFigures } from '../../queries/compare';
import type { PeopleFacts } from '../../queries/compare-page';
import { investmentOfSum } from '../../queries/zone-table';

/** What a column shows: a place or the state. */
export interface Column {
	key: string;
	title: string;
	kind: string;
	isState: boolean;
	people: PeopleFacts;
	estimate: AreaPopulation | null;
	/** Its population is an estimate, whoever made it. */
	estimated: boolean;
	built: BuiltFigures;
}
export type Unit = 'count' | 'money' | 'percent' | 'share' | 'index' | 'persons';
export type Group = 'built' | 'going' | 'where' | 'people';

export interface Measure {
	code: string;
	group: Group;
	label: () => string;
	unit: Unit;
	/** Grows with the place: beside the state it says only how large the place is, so it has no difference from it. */
	grows: boolean;
	/** Which end is worse, where one is. */
	worse?: 'lower' | 'higher';
	/** Null is "sin dato". `state` is the whole state's column. */
	value(column: Column, state: Column): number | null;
}

/** Persons to divide by; null where they are not known, or where an estimate is too unsure. */
export const personsOf = ({ people, estimate }: Pick<Column, 'people' | 'estimate'>): number | null => {
	const { population } = people;
	if (population === null || population <= 0) return null;
	return estimate === null || estimate.certain ? population : null;
};
const each = (centavos: number | null, persons: number | null): number | null =>
	centavos === null || persons === null || persons <= 0 ? null : Math.round(centavos / persons);
/**
 * What was spent on no works is 0 pesos; works without an amount are "sin dato". So is a place without a work of its own where others may be its:
 * nobody can say that it received nothing.
 */
export const amountOf = (built: BuiltFigures): number | null =>
	built.works > 0 ? investmentOfSum(built) : built.unsure > 0 ? null : 0;
const part = (value: number | null, whole: number | null): number | null =>
	value === null || whole === null || whole <= 0 ? null : value / whole;
/** Of works: nobody can tell how many where none tells its status. */
const toldOf = (count: number, { works, withoutStatus }: BuiltFigures): number | null =>
	works > 0 && withoutStatus === works ? null : count;

export const MEASURES: readonly Measure[] = [
	{
		code: 'obras',
		group: 'built',
		label: m.compare_works,
		unit: 'count',
		grows: true,
		value: ({ built }) => built.works
	},
	{
		code: 'inversion',
		group: 'built',
		label: m.compare_money,
		unit: 'money',
		grows: true,
		value: ({ built }) => amountOf(built)
	},
	{
		code: 'habitante',
		group: 'built',
		label: m.compare_per_person,
		unit: 'money',
		grows: false,
		value: (column) => each(amountOf(column.built), personsOf(column))
	},
	{
		code: 'pobre',
		group: 'built',
		label: m.compare_per_poor,
		unit: 'money',
		grows: false,
		value: ({ built, people }) => each(amountOf(built), people.poor)
	},
	{
		code: 'parte',
		group: 'built',
		label: m.compare_share,
		unit: 'share',
		grows: true,
		value: ({ built }, state) => part(amountOf(built), amountOf(state.built))
	},
	{
		code: 'parte_gente',
		group: 'built',
		label: m.compare_share_people,
		unit: 'share',
		grows: true,
		value: (column, state) => part(personsOf(column), state.people.population)
	},
	{
		code: 'sin_monto',
		group: 'built',
		label: m.compare_without_amount,
		unit: 'count',
		grows: true,
		value: ({ built }) => built.withoutAmount
	},
	{
		code: 'terminadas',
		group: 'going',
		label: m.compare_finished,
		unit: 'count',
		grows: true,
		value: ({ built }) => toldOf(built.finished, built)
	},
	{
		code: 'atrasadas',
		group: 'going',
		label: m.compare_late,
		unit: 'count',
		grows: true,
		value: ({ built: { late, works } }) =>
			late === null || (works > 0 && late.unknown === works) ? null : late.count
	},
	{
		code: 'detenidas',
		group: 'going',
		label: m.compare_stopped,
		unit: 'count',
		grows: true,
		value: ({ built }) => toldOf(built.stopped, built)
	},
	{
		code: 'sin_ubicacion',
		group: 'where',
		label: m.compare_unlocated,
		unit: 'count',
		grows: true,
		value: ({ built }) => built.unlocated
	},
	{
		code: 'sin_saber',
		group: 'where',
		label: m.compare_unsure,
		unit: 'count',
		grows: true,
		value: ({ built }) => built.unsure
	},
	{
		code: 'poblacion',
		group: 'people',
		label: m.compare_population,
		unit: 'persons',
		grows: true,
		value: ({ people }) => people.population
	},
	{
		code: 'pobreza',
		group: 'people',
		label: m.compare_poverty,
		unit: 'percent',
		grows: false,
		worse: 'higher',
		value: ({ people }) => people.poorPercent
	},
	{
		code: 'pobres',
		group: 'people',
		label: m.compare_poor,
		unit: 'persons',
		grows: true,
		value: ({ people }) => people.poor
	},
	{
		code: 'marginacion',
		group: 'people',
		label: m.compare_marginacion,
		unit: 'index',
		grows: false,
		worse: 'lower',
		value: ({ people }) => people.marginacion
	},
	{
		code: 'rezago',
		group: 'people',
		label: m.compare_rezago,
		unit: 'index',
		grows: false,
		worse: 'higher',
		value: ({ people }) => people.rezago
	}
];

export function valueText(unit: Unit, value: number | null): string {
	if (value === null) return formatCount(null);
	if (unit === 'money') return formatMoney(value);
	if (unit === 'percent') return formatPercent(value / 100);
	if (unit === 'share') return formatPercent(value);
	return unit === 'index' ? value.toFixed(2) : formatCount(value);
}
/** The whole figure, where the shown one is short. */
export const fullText = (unit: Unit, value: number | null): string | undefined =>
	unit === 'money' && value !== null ? formatMoneyFull(value) : undefined;

/** Whether a difference may be told as a per cent too. */
export const isAmount = (unit: Unit): boolean => unit === 'count' || unit === 'money' || unit === 'persons';

const signed = (negative: boolean, text: string): string => `${negative ? '−' : '+'}${text}`;
/** A difference in the figure's own unit, with its sign; of percentages, in points. */
export function differenceText(unit: Unit, absolute: number): string {
	if (absolute === 0) return m.compare_equal();
	const size = Math.abs(absolute);
	const points = unit === 'percent' ? size : size * 100;
	if (unit === 'percent' || unit === 'share')
		return signed(absolute < 0, m.compare_points({ n: formatNumber(points) }));
	return signed(absolute < 0, valueText(unit, size));
}
export const relativeText = (relative: number): string =>
	signed(relative < 0, formatPercent(Math.abs(relative)));
