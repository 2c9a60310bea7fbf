import {
	inFolder,
	rangedFile,
	readWorksColumns,
	type FetchBytes,
	type WorksColumn,
	type WorksColumns
} from '../../dataset';
import {
	WORK_COLUMNS,
	type CoreColumns,
	type Dictionary,
	type Part,
	type TextColumns,
	type WorkColumn
} from '../../domain';
import { nameKey } from '../name-order';
import type { DeskCell } from './types';
import { ranked, rankedTexts } from './ranks';

/** Columns of `works` by ranges of its parts. Throws DatasetError. */
export const columnsOf = (
	folder: string,
	parts: readonly Part[],
	names: readonly WorkColumn[],
	get: FetchBytes
): Promise<WorksColumns> =>
	readWorksColumns(
		parts.map(({ path, bytes }) => {
			const url = inFolder(folder, path);
			return { url, file: rangedFile(url, bytes, get) };
		}),
		names
	);

/** A column as the table shows it and sorts by it. */
export interface DeskColumn {
	cell(row: number): DeskCell;
	/** Ascending by row, NaN where missing. Worked out when first asked for. */
	keys(): Float64Array;
}

/** Words read by people sort as names do (`nameKey`), codes by code point. */
const isWords = (name: WorkColumn): boolean =>
	WORK_COLUMNS.some((column) => column.name === name && column.unit === 'text');

const lazily = (cell: DeskColumn['cell'], make: () => Float64Array): DeskColumn => {
	let keys: Float64Array | null = null;
	return { cell, keys: () => (keys ??= make()) };
};

const DAY = 86_400_000;
const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

export const numbersColumn = (values: Float64Array): DeskColumn =>
	lazily(
		(row) => known(values[row]),
		() => values
	);

const dictionaryColumn = (name: WorkColumn, { values, codes }: Dictionary): DeskColumn =>
	lazily(
		(row) => values[codes[row] ?? 0] ?? null,
		() => {
			const ranks = ranked(values, isWords(name) ? nameKey : (text) => text);
			return Float64Array.from(codes, (code) => ranks[code] ?? NaN);
		}
	);

const textsColumn = (name: WorkColumn, texts: readonly (string | null)[]): DeskColumn =>
	lazily(
		(row) => texts[row] ?? null,
		() => rankedTexts(texts, isWords(name) ? nameKey : null)
	);

function worksColumn(name: WorkColumn, column: WorksColumn): DeskColumn {
	switch (column.kind) {
		case 'texts':
			return dictionaryColumn(name, column.dictionary);
		case 'numbers':
			return numbersColumn(column.values);
		case 'days': {
			const { values } = column;
			const cell = (row: number): DeskCell => {
				const day = known(values[row]);
				return day === null ? null : new Date(day * DAY).toISOString().slice(0, 10);
			};
			return lazily(cell, () => values);
		}
		case 'truths':
			return truthsColumn(column.values);
	}
}

const truthsColumn = (codes: Uint8Array): DeskColumn =>
	lazily(
		(row) => (codes[row] ? codes[row] === 2 : null),
		() => Float64Array.from(codes, (code) => code || NaN)
	);

/** A column of `works` that is in memory already; null where it must be read. */
export function columnInMemory(
	name: WorkColumn,
	core: CoreColumns,
	text: TextColumns,
	ordinalOf: (row: number) => number
): DeskColumn | null {
	if (name === 'ordinal')
		return lazily(ordinalOf, () => Float64Array.from({ length: core.rows }, (_, row) => row));
	if (name === 'year')
		return lazily(
			(row) => core.year[row] || null,
			() => Float64Array.from(core.year, (year) => year || NaN)
		);
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
	readonly #made = new Map<WorkColumn, Promise<DeskColumn>>();

	constructor(
		private readonly inMemory: (name: WorkColumn) => DeskColumn | null,
		private readonly read: (names: readonly WorkColumn[]) => Promise<WorksColumns>
	) {}

	/** In the order asked for; those that are missing are read together. Throws DatasetError. */
	async of(names: readonly WorkColumn[]): Promise<DeskColumn[]> {
		const missing: WorkColumn[] = [];
		for (const name of new Set(names)) {
			if (this.#made.has(name)) continue;
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
