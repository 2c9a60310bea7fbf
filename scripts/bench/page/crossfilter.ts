import crossfilter, { type Dimension } from 'crossfilter2';
import type { CoreColumns } from '../../../src/lib/domain';
import type { FilterState } from '../../../src/lib/filters';

export interface CrossfilterBench {
	/** Applies a state and reads totals, three groupings and the first fifty rows; the count, so that nothing is optimised away. */
	step(state: FilterState): number;
}

interface Sum {
	works: number;
	amount: number;
}

/** crossfilter2 over the same columns, on the same thread as the page, as its users have it. */
export function buildCrossfilter(core: CoreColumns): CrossfilterBench {
	const rows = crossfilter(Array.from({ length: core.rows }, (_, row) => row));
	const amount = (row: number) => {
		const value = core.investment[row] ?? NaN;
		return Number.isNaN(value) ? -1 : value;
	};
	const code = (name: 'municipality' | 'rubro' | 'status' | 'kind') => (row: number) =>
		core[name].codes[row] ?? 0;
	const year = (row: number) => core.year[row] ?? 0;
	const filters = {
		year: rows.dimension(year),
		municipality: rows.dimension(code('municipality')),
		rubro: rows.dimension(code('rubro')),
		status: rows.dimension(code('status')),
		kind: rows.dimension(code('kind')),
		zap: rows.dimension((row) => core.zap[row] ?? 0),
		amount: rows.dimension(amount)
	};
	// A group does not see its own dimension's filter, so the groupings need dimensions of their own.
	const add = (sum: Sum, row: number): Sum => ({
		works: sum.works + 1,
		amount: sum.amount + Math.max(amount(row), 0)
	});
	const remove = (sum: Sum, row: number): Sum => ({
		works: sum.works - 1,
		amount: sum.amount - Math.max(amount(row), 0)
	});
	const zero = (): Sum => ({ works: 0, amount: 0 });
	const groups = [year, code('municipality'), code('rubro')].map((accessor) =>
		rows.dimension(accessor).group<number, Sum>().reduce(add, remove, zero)
	);
	const all = rows.groupAll<Sum>().reduce(add, remove, zero);

	const only = (
		dimension: Dimension<number, number>,
		name: 'municipality' | 'rubro' | 'status' | 'kind',
		values: readonly string[]
	) => {
		if (values.length === 0) return void dimension.filterAll();
		const wanted = new Set(values.map((value) => core[name].values.indexOf(value)));
		dimension.filterFunction((met) => wanted.has(Number(met)));
	};
	return {
		step(state) {
			if (state.years) filters.year.filterRange([state.years.from ?? 1, (state.years.to ?? 9999) + 1]);
			else filters.year.filterAll();
			only(filters.municipality, 'municipality', state.municipalities);
			only(filters.rubro, 'rubro', state.rubros);
			only(filters.status, 'status', state.statuses);
			only(filters.kind, 'kind', state.kind === null ? [] : [state.kind]);
			if (state.zap) filters.zap.filterExact(2);
			else filters.zap.filterAll();
			if (state.amount)
				filters.amount.filterRange([(state.amount.from ?? 0) * 100, (state.amount.to ?? 1e13) * 100 + 1]);
			else filters.amount.filterAll();
			const read = groups.map((group) => group.all().length);
			return all.value().works + read.length + filters.amount.top(50).length;
		}
	};
}
