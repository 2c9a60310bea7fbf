import { m } from '../../i18n';
import { formatCount, formatMoney, formatPercent } from '../../i18n/page-format';
import type { ZoneRow } from '../../queries/zone-table';

/** What the map may be coloured by and the table sorted by, as `indicador=` and `orden=` name it. */
export const MEASURES = [
	'pobreza',
	'pobres',
	'marginacion',
	'rezago',
	'aproximacion',
	'poblacion',
	'obras',
	'inversion',
	'habitante',
	'pobre',
	'parte',
	'dentro',
	'declarada'
] as const;
export type ZoneMeasure = (typeof MEASURES)[number];

type Unit = 'percent' | 'persons' | 'index' | 'count' | 'money' | 'share';
interface Definition {
	label: () => string;
	unit: Unit;
	/** Which end is drawn darkest and comes first: more of it, except for CONAPO's index, whose low end is the worse. */
	first: 'high' | 'low';
	value(row: ZoneRow): number | null;
}

const DEFINITIONS: Record<ZoneMeasure, Definition> = {
	pobreza: { label: m.zones_poverty, unit: 'percent', first: 'high', value: (row) => row.poorPercent },
	pobres: { label: m.zones_poor, unit: 'persons', first: 'high', value: (row) => row.poor },
	marginacion: { label: m.zones_marginacion, unit: 'index', first: 'low', value: (row) => row.marginacion },
	rezago: { label: m.zones_rezago, unit: 'index', first: 'high', value: (row) => row.rezago },
	aproximacion: { label: m.zones_proxy_persons, unit: 'persons', first: 'high', value: (row) => row.proxy },
	poblacion: { label: m.zones_population, unit: 'persons', first: 'high', value: (row) => row.population },
	obras: { label: m.zones_works, unit: 'count', first: 'high', value: (row) => row.works },
	inversion: { label: m.zones_investment, unit: 'money', first: 'high', value: (row) => row.investment },
	habitante: { label: m.zones_per_person, unit: 'money', first: 'high', value: (row) => row.perPerson },
	pobre: { label: m.zones_per_poor, unit: 'money', first: 'high', value: (row) => row.perPoor },
	parte: {
		label: m.zones_investment_share,
		unit: 'share',
		first: 'high',
		value: (row) => row.investmentShare
	},
	dentro: {
		label: m.zones_inside_money,
		unit: 'money',
		first: 'high',
		// Without a list nobody knows; with one, none inside is 0 pesos.
		value: ({ listed, inside }) =>
			listed === 0 || (inside.works > 0 && inside.works === inside.withoutAmount) ? null : inside.amount
	},
	declarada: {
		label: m.zones_declared_years,
		unit: 'count',
		first: 'high',
		value: ({ listed, declared }) => (listed === 0 ? null : declared)
	}
};

export const measureLabel = (measure: ZoneMeasure): string => DEFINITIONS[measure].label();
export const measureValue = (measure: ZoneMeasure, row: ZoneRow): number | null =>
	DEFINITIONS[measure].value(row);
export const darkestFirst = (measure: ZoneMeasure): 'high' | 'low' => DEFINITIONS[measure].first;

/** As a cell shows it; null is "sin dato". */
export function measureText(measure: ZoneMeasure, value: number | null): string {
	const { unit } = DEFINITIONS[measure];
	if (value === null) return formatCount(null);
	if (unit === 'money') return formatMoney(value);
	if (unit === 'percent') return formatPercent(value / 100);
	if (unit === 'share') return formatPercent(value);
	return unit === 'index' ? value.toFixed(2) : formatCount(value);
}

/** What one of the unit a person types is in the unit of the value: pesos are centavos, a percentage of a share is a hundredth. */
const TYPED: Record<Unit, number> = { percent: 1, persons: 1, index: 1, count: 1, money: 100, share: 0.01 };
export const typedValue = (measure: ZoneMeasure, typed: number): number =>
	typed * TYPED[DEFINITIONS[measure].unit];

/** Rows by a measure, its first end first unless turned; those without it last whichever way, equal ones by name. */
export function orderedBy(
	rows: readonly ZoneRow[],
	measure: ZoneMeasure | 'nombre',
	turned: boolean
): ZoneRow[] {
	const byName = (a: ZoneRow, b: ZoneRow) => a.name.localeCompare(b.name, 'es');
	if (measure === 'nombre') return [...rows].sort((a, b) => (turned ? -1 : 1) * byName(a, b));
	const way = (darkestFirst(measure) === 'low' ? 1 : -1) * (turned ? -1 : 1);
	return [...rows].sort((a, b) => {
		const [one, other] = [measureValue(measure, a), measureValue(measure, b)];
		if (one === null || other === null) return one === other ? byName(a, b) : one === null ? 1 : -1;
		return way * (one - other) || byName(a, b);
	});
}
