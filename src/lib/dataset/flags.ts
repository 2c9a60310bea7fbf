import type { Dictionary } from '../domain';
import { dictionaryColumn, numberColumn, textColumn } from './column-builders';
import { readTable, type TableBytes } from './read-table';

/** `flags` in memory: a row is a flag of a work (`ordinal`) or of an agency (`ordinal` NaN). Missing numbers are NaN. */
export interface FlagColumns {
	rows: number;
	flag: Dictionary;
	subject_kind: Dictionary;
	state: Dictionary;
	subject: (string | null)[];
	ordinal: Float64Array;
	value: Float64Array;
	threshold: Float64Array;
	observed: Float64Array;
	reference: Float64Array;
	peer: (string | null)[];
}

/** `flag_gaps` in memory: what cannot be calculated of the works at these ordinals, as texts that repeat. */
export interface FlagGapColumns {
	ordinal: Float64Array;
	flags: Dictionary;
}

/** Throws DatasetError. */
export async function readFlags(parts: readonly TableBytes[]): Promise<FlagColumns> {
	let rows = 0;
	const columns = await readTable(parts, (all) => {
		rows = all;
		return {
			flag: dictionaryColumn(all),
			subject_kind: dictionaryColumn(all),
			state: dictionaryColumn(all),
			subject: textColumn(all),
			ordinal: numberColumn(all, 'an ordinal'),
			value: numberColumn(all, 'a value'),
			threshold: numberColumn(all, 'a threshold'),
			observed: numberColumn(all, 'a value'),
			reference: numberColumn(all, 'a value'),
			peer: textColumn(all)
		};
	});
	return { rows, ...columns };
}

/** Throws DatasetError. */
export const readFlagGaps = (parts: readonly TableBytes[]): Promise<FlagGapColumns> =>
	readTable(parts, (rows) => ({ ordinal: numberColumn(rows, 'an ordinal'), flags: dictionaryColumn(rows) }));
