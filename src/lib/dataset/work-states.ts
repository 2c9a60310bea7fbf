import { STATUS_CODES, type Dictionary, type Status, type WorkSeen } from '../domain';
import {
	dateColumn,
	dictionaryColumn,
	idColumn,
	moneyColumn,
	numberColumn,
	textColumn,
	yearColumn
} from './column-builders';
import { readTable, type TableBytes } from './read-table';

/** What a follower of a work is told, in columns by ordinal: of a whole release that is far less than its rows. */
export interface WorkStates {
	id: string[];
	name: (string | null)[];
	municipality: Dictionary;
	/** 0 where missing. */
	year: Uint16Array;
	rubro: Dictionary;
	status: Dictionary;
	investment: Float64Array;
	spent: Float64Array;
	physical_progress: Float64Array;
	planned_end: (string | null)[];
	actual_end: (string | null)[];
}

/** From `works`, those columns only. Throws DatasetError. */
export const readWorkStates = (parts: readonly TableBytes[]): Promise<WorkStates> =>
	readTable(parts, (rows) => ({
		id: idColumn(rows),
		name: textColumn(rows),
		municipality: dictionaryColumn(rows),
		year: yearColumn(rows),
		rubro: dictionaryColumn(rows),
		status: dictionaryColumn(rows),
		investment: moneyColumn(rows),
		spent: moneyColumn(rows),
		physical_progress: numberColumn(rows, 'per cent'),
		planned_end: dateColumn(rows),
		actual_end: dateColumn(rows)
	}));

const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;
const wordAt = ({ values, codes }: Dictionary, row: number): string | null => values[codes[row] ?? 0] ?? null;
const isStatus = (code: string | null): code is Status => STATUS_CODES.some((status) => status === code);

/** One work's state. */
export function workSeenAt(states: WorkStates, row: number): WorkSeen {
	const status = wordAt(states.status, row);
	return {
		kind: 'work',
		status: isStatus(status) ? status : 'sin_dato',
		investment: known(states.investment[row]),
		spent: known(states.spent[row]),
		physical_progress: known(states.physical_progress[row]),
		planned_end: states.planned_end[row] ?? null,
		actual_end: states.actual_end[row] ?? null
	};
}
