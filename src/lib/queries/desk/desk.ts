import type { WorksColumns } from '../../dataset';
import type { Dictionary, Measure, TextColumns, WorkColumn } from '../../domain';
import { changeColumn, type FilterContext, type FilterState } from '../../filters';
import type { Counting } from '../counting';
import { QuestionCache } from '../question-cache';
import { columnInMemory, DeskColumns } from './columns';
import { CrossMask } from './cross-mask';
import { cubeOf } from './cube';
import { pivotOf } from './pivot';
import { sortedRows } from './ranks';
import { groupsOfView, rowsOf, tally } from './tally';
import type {
	BrushedView,
	DeskAnswer,
	DeskColumnName,
	DeskCube,
	DeskPage,
	DeskSort,
	PivotAnswer,
	PivotDimension,
	PivotQuestion
} from './types';
import { viewCodes, type ViewCodes } from './view-codes';

export interface DeskSource {
	counting: Counting;
	text: TextColumns;
	/** Days by row, NaN where nothing can be said. */
	delays: Float64Array;
	/** Resolves the search; a range of days needs none here. */
	context: (state: FilterState) => Promise<FilterContext>;
	worksColumns: (names: readonly WorkColumn[]) => Promise<WorksColumns>;
	/** The ordinal in the release of a row. */
	ordinalOf: (row: number) => number;
}

/** The auditors' desk over plain columns; where they are, in the worker. */
export class Desk {
	readonly #source: DeskSource;
	readonly #mask: CrossMask;
	readonly #codes: (measure: Measure) => ViewCodes;
	readonly #columns: DeskColumns;
	/** Four bytes a work each. */
	readonly #orders = new QuestionCache(4);

	constructor(source: DeskSource) {
		this.#source = source;
		const { counting, text, delays } = source;
		const { core } = counting;
		this.#mask = new CrossMask({ core, names: text, delays });
		this.#codes = viewCodes({ counting, text, delays });
		this.#columns = new DeskColumns(
			(name) => columnInMemory(name, core, text, source.ordinalOf),
			source.worksColumns,
			{ change: changeColumn(core), delay: delays }
		);
	}

	async answer(state: FilterState): Promise<DeskAnswer> {
		const masks = await this.#masksOf(state);
		return tally(this.#source.counting, masks(), this.#codes(state.measure), state);
	}

	async cube(state: FilterState, active: BrushedView): Promise<DeskCube> {
		const masks = await this.#masksOf(state);
		const codes = this.#codes(state.measure);
		const { counting } = this.#source;
		const own = groupsOfView(counting, masks(), codes, state, active);
		return cubeOf(counting, masks(), codes, state, active, own);
	}

	async page(
		state: FilterState,
		sorts: readonly DeskSort[],
		offset: number,
		limit: number,
		names: readonly DeskColumnName[]
	): Promise<DeskPage> {
		const [masks, order, columns] = await Promise.all([
			this.#masksOf(state),
			this.#order(sorts),
			this.#columns.of(names)
		]);
		const chosen = masks();
		const total = rowsOf(chosen).length;
		const from = Math.max(0, Math.trunc(offset));
		const end = Math.min(total, from + Math.max(0, Math.trunc(limit)));
		const shown: number[] = [];
		let met = 0;
		for (let i = 0; i < order.length && met < end; i++) {
			const row = order[i] as number;
			if (chosen[row] !== 0) continue;
			if (met++ >= from) shown.push(row);
		}
		const { text } = this.#source;
		return {
			total,
			offset: from,
			rows: shown.map((row) => ({
				ordinal: row,
				id: text.id[row] ?? '',
				cells: columns.map((column) => column.cell(row))
			}))
		};
	}

	async pivot(state: FilterState, question: PivotQuestion): Promise<PivotAnswer> {
		const [masks, rows, columns] = await Promise.all([
			this.#masksOf(state),
			this.#dictionary(question.rows),
			this.#dictionary(question.columns)
		]);
		return pivotOf(this.#source.counting, masks(), { rows, columns }, state.measure, question);
	}

	/** Masks are shared: whoever has waited asks for them at the last moment, and is done with them before anybody waits again. */
	async #masksOf(state: FilterState): Promise<() => Uint16Array> {
		const context = await this.#source.context(state);
		return () => {
			this.#mask.set(state, context);
			return this.#mask.masks;
		};
	}

	#order(sorts: readonly DeskSort[]): Promise<Uint32Array> {
		return this.#orders.ask(JSON.stringify(sorts), async () => {
			const columns = await this.#columns.of(sorts.map(({ column }) => column));
			return sortedRows(
				this.#source.counting.core.rows,
				sorts.map(({ descending }, i) => ({ keys: columns[i]?.keys() ?? new Float64Array(), descending }))
			);
		});
	}

	async #dictionary(name: PivotDimension): Promise<Dictionary> {
		const { counting, text } = this.#source;
		if (name === 'year') return counting.years;
		if (name === 'agency' || name === 'contractor') return text[name];
		if (name !== 'funding_source') return counting.core[name];
		const column = (await this.#source.worksColumns([name])).get(name);
		if (column?.kind !== 'texts') throw new Error(`expected texts in ${name}, met ${column?.kind ?? 'none'}`);
		return column.dictionary;
	}
}
