import type { CoreColumns } from '../../domain';
import {
	clausesOf,
	DIMENSIONS,
	rowTestOf,
	type Clause,
	type Dimension,
	type FilterContext,
	type FilterState,
	type NameColumns,
	type RowTest
} from '../../filters';

/** The bit of a dimension in a row's mask. */
export const bitOf = (dimension: Dimension): number => 1 << DIMENSIONS.indexOf(dimension);

interface MaskSource {
	core: CoreColumns;
	names: NameColumns;
	/** Days by row. */
	delays: Float64Array;
}

/**
 * Which filters every row fails, one bit for each dimension, kept between steps (crossfilter's way): a step that changes one filter writes one bit, and every
 * view then sums the rows that fail nothing, or its own filter only.
 */
export class CrossMask {
	readonly masks: Uint16Array;
	readonly #source: MaskSource;
	/** The clause whose bit is written, as a text; nothing where the dimension does not filter. */
	readonly #written = new Map<Dimension, string>();

	constructor(source: MaskSource) {
		this.#source = source;
		this.masks = new Uint16Array(source.core.rows);
	}

	/** Brings the masks to a state. `context` has its search; a range of days needs none here. */
	set(state: FilterState, context: FilterContext): void {
		const clauses = new Map(clausesOf(state).map((clause) => [clause.dimension, clause]));
		for (const dimension of DIMENSIONS) {
			const clause = clauses.get(dimension);
			const key = clause && JSON.stringify(clause);
			if (key === this.#written.get(dimension)) continue;
			if (clause === undefined || key === undefined) {
				clear(this.masks, bitOf(dimension));
				this.#written.delete(dimension);
				continue;
			}
			write(this.masks, bitOf(dimension), this.#testOf(clause, context));
			this.#written.set(dimension, key);
		}
	}

	#testOf(clause: Clause, context: FilterContext): RowTest {
		const { core, names, delays } = this.#source;
		if (clause.test !== 'delayed') return rowTestOf(clause, context, core, names);
		return { values: delays, from: clause.from ?? -Infinity, to: clause.to ?? Infinity };
	}
}

function clear(masks: Uint16Array, bit: number): void {
	const keep = ~bit;
	for (let row = 0; row < masks.length; row++) (masks[row] as number) &= keep;
}

function write(masks: Uint16Array, bit: number, test: RowTest): void {
	const keep = ~bit;
	if (test instanceof Uint8Array) {
		for (let row = 0; row < masks.length; row++)
			masks[row] = ((masks[row] as number) & keep) | (test[row] === 1 ? 0 : bit);
	} else if ('codes' in test) {
		const { codes } = test;
		const failing = Uint16Array.from(test.allowed, (allowed) => (allowed === 1 ? 0 : bit));
		for (let row = 0; row < masks.length; row++)
			masks[row] = ((masks[row] as number) & keep) | (failing[codes[row] as number] as number);
	} else {
		const { values, from, to } = test;
		for (let row = 0; row < masks.length; row++) {
			const value = values[row] as number;
			masks[row] = ((masks[row] as number) & keep) | (value >= from && value <= to ? 0 : bit);
		}
	}
}
