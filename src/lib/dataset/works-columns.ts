import { WORK_COLUMNS, type ColumnType, type Dictionary, type WorkColumn } from '../domain';
import {
	booleanColumn,
	dayColumn,
	dictionaryColumn,
	moneyColumn,
	numberColumn,
	type ColumnBuilder
} from './column-builders';
import { readTable, type TableBytes, type TableFile } from './read-table';

/** One column of `works` in memory, by row. */
export type WorksColumn =
	| { kind: 'texts'; dictionary: Dictionary }
	/** NaN where missing. Days are counted from 1970-01-01. */
	| { kind: 'numbers' | 'days'; values: Float64Array }
	/** 0 missing, 1 no, 2 yes. */
	| { kind: 'truths'; values: Uint8Array };
export type WorksColumns = ReadonlyMap<WorkColumn, WorksColumn>;

/** These columns of `works`, and no other. Throws DatasetError. */
export async function readWorksColumns(
	parts: readonly (TableBytes | TableFile)[],
	names: readonly WorkColumn[]
): Promise<WorksColumns> {
	const table: Record<string, WorksColumn> = await readTable(parts, (rows) =>
		Object.fromEntries(names.map((name) => [name, builderOf(typeOf(name), rows)]))
	);
	return new Map(Object.entries(table) as [WorkColumn, WorksColumn][]);
}

const typeOf = (name: WorkColumn): ColumnType =>
	WORK_COLUMNS.find((column) => column.name === name)?.type ?? 'VARCHAR';

function builderOf(type: ColumnType, rows: number): ColumnBuilder<WorksColumn> {
	switch (type) {
		case 'VARCHAR':
			return become(dictionaryColumn(rows), (dictionary) => ({ kind: 'texts', dictionary }));
		case 'DATE':
			return become(dayColumn(rows), (values) => ({ kind: 'days', values }));
		case 'BOOLEAN':
			return become(booleanColumn(rows), (values) => ({ kind: 'truths', values }));
		case 'BIGINT':
			return become(moneyColumn(rows), (values) => ({ kind: 'numbers', values }));
		case 'SMALLINT':
		case 'INTEGER':
		case 'DOUBLE':
			return become(numberColumn(rows, 'a number'), (values) => ({ kind: 'numbers', values }));
	}
}

const become = <A, B>(builder: ColumnBuilder<A>, make: (column: A) => B): ColumnBuilder<B> => ({
	put: (values, at) => builder.put(values, at),
	finish: () => make(builder.finish())
});
