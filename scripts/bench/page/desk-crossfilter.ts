import crossfilter from 'crossfilter2';
import type { CoreColumns } from '../../../src/lib/domain';
import type { FilterState } from '../../../src/lib/filters';
import { binOf } from '../../../src/lib/queries/desk/bins';

export interface DeskCrossfilter {
	bins: number;
	/** Applies a state, reads totals, five groupings and the fifty largest works; the count of works. */
	step(state: FilterState): number;
	/** Brushes the amounts by their bins; the works of every group. */
	brush(fromBin: number, toBin: number): number[];
}

interface Sum {
	works: number;
	amount: number;
}

/** crossfilter2 as its users have it: a dimension and its group for each view, on the page's thread. Years, municipalities, rubros, statuses, amount. */
export function buildDeskCrossfilter(core: CoreColumns, edges: readonly number[]): DeskCrossfilter {
	const rows = crossfilter(Array.from({ length: core.rows }, (_, row) => row));
	const amount = (row: number) => {
		const value = core.investment[row] ?? NaN;
		return Number.isNaN(value) ? -1 : value;
	};
	const code = (name: 'municipality' | 'rubro' | 'status') => (row: number) => core[name].codes[row] ?? 0;
	const bounds = edges.map((edge) => Math.round(edge * 100));
	const add = (sum: Sum, row: number): Sum => ({
		works: sum.works + 1,
		amount: sum.amount + Math.max(amount(row), 0)
	});
	const remove = (sum: Sum, row: number): Sum => ({
		works: sum.works - 1,
		amount: sum.amount - Math.max(amount(row), 0)
	});
	const zero = (): Sum => ({ works: 0, amount: 0 });
	const dimensions = {
		year: rows.dimension((row) => core.year[row] ?? 0),
		municipality: rows.dimension(code('municipality')),
		rubro: rows.dimension(code('rubro')),
		status: rows.dimension(code('status')),
		amount: rows.dimension(amount)
	};
	const groups = [
		dimensions.year.group<number, Sum>(),
		dimensions.municipality.group<number, Sum>(),
		dimensions.rubro.group<number, Sum>(),
		dimensions.status.group<number, Sum>(),
		dimensions.amount.group<number, Sum>((value) => (value < 0 ? -1 : binOf(bounds, value)))
	].map((group) => group.reduce(add, remove, zero));
	const all = rows.groupAll<Sum>().reduce(add, remove, zero);
	const only = (name: 'municipality' | 'rubro' | 'status', values: readonly string[]) => {
		if (values.length === 0) return void dimensions[name].filterAll();
		const wanted = new Set(values.map((value) => core[name].values.indexOf(value)));
		dimensions[name].filterFunction((met) => wanted.has(Number(met)));
	};
	let last: FilterState | null = null;
	return {
		bins: edges.length - 1,
		step(state) {
			// Only what changed, as a page would.
			if (JSON.stringify(last?.years) !== JSON.stringify(state.years)) {
				if (state.years) dimensions.year.filterRange([state.years.from ?? 1, (state.years.to ?? 9999) + 1]);
				else dimensions.year.filterAll();
			}
			for (const [name, field] of [
				['municipality', 'municipalities'],
				['rubro', 'rubros'],
				['status', 'statuses']
			] as const)
				if (JSON.stringify(last?.[field]) !== JSON.stringify(state[field])) only(name, state[field]);
			if (JSON.stringify(last?.amount) !== JSON.stringify(state.amount)) {
				if (state.amount)
					dimensions.amount.filterRange([
						(state.amount.from ?? 0) * 100,
						(state.amount.to ?? 1e13) * 100 + 1
					]);
				else dimensions.amount.filterAll();
			}
			last = state;
			const read = groups.map((group) => group.all().length);
			const { works } = all.value();
			return read.length + dimensions.amount.top(50).length > 0 ? works : 0;
		},
		brush(fromBin, toBin) {
			dimensions.amount.filterRange([bounds[fromBin] ?? 0, bounds[toBin + 1] ?? Infinity]);
			return groups.flatMap((group) => group.all().map(({ value }) => value.works));
		}
	};
}
