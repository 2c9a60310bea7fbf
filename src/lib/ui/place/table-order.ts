import type { MunicipalityRow } from '../../queries';
import { matching } from '../controls/fold';

/** The columns of the table of municipalities, as `orden=` names them. */
export const COLUMNS = [
	'nombre',
	'habitante',
	'monto',
	'obras',
	'atrasadas',
	'detenidas',
	'poblacion'
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
	column: Column;
	/** From the least, or from A. */
	ascending: boolean;
}

/** What the prerendered page holds. */
export const DEFAULT_ORDER: Order = { column: 'nombre', ascending: true };

const VALUE: Record<Exclude<Column, 'nombre'>, (row: MunicipalityRow) => number | null> = {
	habitante: (row) => row.perPerson,
	monto: (row) => row.investment,
	obras: (row) => row.works,
	atrasadas: (row) => row.late,
	detenidas: (row) => row.stopped,
	poblacion: (row) => row.population
};

/** Which way a column is first sorted: names from A, numbers from the most. */
const firstWay = (column: Column): boolean => column === 'nombre';

/** `habitante`, `habitante-asc`, `nombre-desc`; null where it is no order of this table. */
export function orderOf(written: string): Order | null {
	const [name = '', way] = written.split('-', 2);
	const column = COLUMNS.find((known) => known === name);
	if (!column || written.split('-').length > 2) return null;
	if (way === undefined) return { column, ascending: firstWay(column) };
	return way === (firstWay(column) ? 'desc' : 'asc') ? { column, ascending: !firstWay(column) } : null;
}

/** As `orderOf` reads it; empty for the default. */
export function orderText({ column, ascending }: Order): string {
	if (column === DEFAULT_ORDER.column && ascending) return '';
	return ascending === firstWay(column) ? column : `${column}-${ascending ? 'asc' : 'desc'}`;
}

/** A press on a heading: sorts by it, or the other way round where it is sorted by it already. */
export const pressed = (order: Order, column: Column): Order =>
	order.column === column ? { column, ascending: !order.ascending } : { column, ascending: firstWay(column) };

/** Rows in an order; equal ones by name, and those without the value last, whichever way. */
export function ordered(rows: readonly MunicipalityRow[], { column, ascending }: Order): MunicipalityRow[] {
	const byName = (a: MunicipalityRow, b: MunicipalityRow) => a.name.localeCompare(b.name, 'es');
	const way = ascending ? 1 : -1;
	if (column === 'nombre') return [...rows].sort((a, b) => way * byName(a, b));
	const value = VALUE[column];
	return [...rows].sort((a, b) => {
		const [one, other] = [value(a), value(b)];
		if (one === null || other === null) return one === other ? byName(a, b) : one === null ? 1 : -1;
		return way * (one - other) || byName(a, b);
	});
}

/** The rows a search leaves, in their order. */
export function found(rows: readonly MunicipalityRow[], text: string): MunicipalityRow[] {
	const left = new Set(matching(rows, text));
	return rows.filter((row) => left.has(row));
}
