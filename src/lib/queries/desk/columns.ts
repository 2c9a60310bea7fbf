import type { WorksColumn, WorksColumns } from '../../dataset';
import {
	WORK_COLUMNS,
	type CoreColumns,
	type Dictionary,
	type TextColumns,
	type WorkColumn
} from '../../domain';
import { nameKey } from '../name-order';
import { DERIVED_COLUMNS, type DerivedColumn, type DeskCell, type DeskColumnName } from './types';
import { ranked } from './ranks';

/** A column as the table shows it and sorts by it. */
export interface DeskColumn {
	cell(row: number): DeskCell;
	/** Ascending by row, NaN where missing. Made anew at every call: the order that is made of them is kept, they are not. */
	keys(): Float64Array;
}

/** Words read by people sort as names do (`nameKey`), codes by code point. */
const isWords = (name: WorkColumn): boolean =>
	WORK_COLUMNS.some((column) => column.name === name && column.unit === 'text');

const DAY = 86_400_000;
const MISSING = -(2 ** 31);

const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

function keysOf(rows: number, keyOf: (row: number) => number): Float64Array {
	const keys = new Float64Array(rows);
	for (let row = 0; row < rows; row++) keys[row] = keyOf(row);
	return keys;
}

const numbersColumn = (values: Float64Array): DeskColumn => ({
	cell: (row) => known(values[row]),
	keys: () => values
});

/** Days, counts and rows of files take half the memory: a table may show every column of a million works. */
function packedColumn(values: Float64Array, cellOf: (value: number) => DeskCell): DeskColumn {
	const isSmall = values.every((value) => value !== value || (value === (value | 0) && value !== MISSING));
	if (!isSmall) {
		const cell = (row: number): DeskCell => {
			const value = known(values[row]);
			return value === null ? null : cellOf(value);
		};
		return { cell, keys: () => values };
	}
	const small = new Int32Array(values.length);
	for (let row = 0; row < small.length; row++) {
		const value = values[row] as number;
		small[row] = value === value ? value : MISSING;
	}
	const at = (row: number): number => {
		const value = small[row] ?? MISSING;
		return value === MISSING ? NaN : value;
	};
	return {
		cell: (row) => (Number.isNaN(at(row)) ? null : cellOf(at(row))),
		keys: () => keysOf(small.length, at)
	};
}

const dictionaryColumn = (name: WorkColumn, { values, codes }: Dictionary): DeskColumn => ({
	cell: (row) => values[codes[row] ?? 0] ?? null,
	keys() {
		const ranks = ranked(values, isWords(name) ? nameKey : (text) => text);
		return keysOf(codes.length, (row) => ranks[codes[row] ?? 0] ?? NaN);
	}
});

const textsColumn = (name: WorkColumn, texts: readonly (string | null)[]): DeskColumn => ({
	cell: (row) => texts[row] ?? null,
	keys: () => ranked(texts, isWords(name) ? nameKey : (text) => text)
});

const truthsColumn = (codes: Uint8Array): DeskColumn => ({
	cell: (row) => (codes[row] ? codes[row] === 2 : null),
	keys: () => keysOf(codes.length, (row) => codes[row] || NaN)
});

function worksColumn(name: WorkColumn, column: WorksColumn): DeskColumn {
	switch (column.kind) {
		case 'texts':
			return dictionaryColumn(name, column.dictionary);
		case 'numbers':
			return packedColumn(column.values, (value) => value);
		case 'days':
			return packedColumn(column.values, (day) => new Date(day * DAY).toISOString().slice(0, 10));
		case 'truths':
			return truthsColumn(column.values);
	}
}

/** A column of `works` that is in memory already; null where it must be read. */
export function columnInMemory(
	name: WorkColumn,
	core: CoreColumns,
	text: TextColumns,
	ordinalOf: (row: number) => number
): DeskColumn | null {
	if (name === 'ordinal') return { cell: ordinalOf, keys: () => keysOf(core.rows, (row) => row) };
	if (name === 'year')
		return {
			cell: (row) => core.year[row] || null,
			keys: () => keysOf(core.rows, (row) => core.year[row] || NaN)
		};
	if (name === 'zap') return truthsColumn(core.zap);
	// Coordinates in memory are stepped (5 cm): the table shows every digit that is published.
	if (name === 'lon' || name === 'lat') return null;
	const column =
		name in core ? core[name as Exclude<keyof CoreColumns, 'rows'>] : text[name as keyof TextColumns];
	if (column === undefined) return null;
	if (Array.isArray(column)) return textsColumn(name, column as (string | null)[]);
	if (column instanceof Float64Array) return numbersColumn(column);
	return 'codes' in column ? dictionaryColumn(name, column as Dictionary) : null;
}

/** Columns of the table, each read once. */
export class DeskColumns {
	readonly #made = new Map<DeskColumnName, Promise<DeskColumn>>();

	constructor(
		private readonly inMemory: (name: WorkColumn) => DeskColumn | null,
		private readonly read: (names: readonly WorkColumn[]) => Promise<WorksColumns>,
		/** By row, NaN where nothing can be said. */
		derived: Record<DerivedColumn, Float64Array>
	) {
		for (const name of DERIVED_COLUMNS) this.#made.set(name, Promise.resolve(numbersColumn(derived[name])));
	}

	/** In the order asked for; those that are missing are read together. Throws DatasetError. */
	async of(names: readonly DeskColumnName[]): Promise<DeskColumn[]> {
		const missing: WorkColumn[] = [];
		for (const name of new Set(names)) {
			if (this.#made.has(name) || name === 'change' || name === 'delay') continue;
			const column = this.inMemory(name);
			if (column) this.#made.set(name, Promise.resolve(column));
			else missing.push(name);
		}
		if (missing.length > 0) {
			const reading = this.read(missing);
			for (const name of missing) {
				const column = reading.then((columns) => {
					const met = columns.get(name);
					if (!met) throw new Error(`expected the column ${name}, met none`);
					return worksColumn(name, met);
				});
				// The next question asks again.
				column.catch(() => this.#made.delete(name));
				this.#made.set(name, column);
			}
		}
		return Promise.all(names.map((name) => this.#made.get(name) as Promise<DeskColumn>));
	}
}
