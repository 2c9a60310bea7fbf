import {
	Bool,
	DateDay,
	Field as ArrowField,
	Float64,
	Int16,
	Int32,
	Int64,
	makeData,
	RecordBatch,
	RecordBatchStreamWriter,
	Schema,
	Struct,
	type Data
} from 'apache-arrow';
import { readTable, ValueError, type ColumnBuilder, type TableBytes } from '../../dataset';
import type { ColumnType, Field } from '../../domain';
import { texts, validity } from '../arrow-columns';

/** A column as it is published, and as Arrow carries it. */
type Cell = Pick<Field, 'name' | 'type'>;

/**
 * Columns of a published table as the bytes of an Arrow IPC stream, for DuckDB: the same names, types and rows. Throws DatasetError.
 */
export async function tableStream(
	parts: readonly TableBytes[],
	fields: readonly Cell[]
): Promise<Uint8Array<ArrayBuffer>> {
	let rows = 0;
	const columns = await readTable(parts, (count) => {
		rows = count;
		return Object.fromEntries(fields.map(({ name, type }) => [name, BUILDERS[type](count)]));
	});
	const children = fields.map(({ name }) => columns[name] as Data);
	const schema = fields.map(({ name }, at) => new ArrowField(name, (children[at] as Data).type, true));
	const struct = makeData({ type: new Struct(schema), length: rows, nullCount: 0, children });
	const batch = new RecordBatch(new Schema(schema), struct);
	return RecordBatchStreamWriter.writeAll([batch]).toUint8Array(true).slice();
}

type Builder = (rows: number) => ColumnBuilder<Data>;

const shown = (value: unknown): string => `${typeof value} ${String(value).slice(0, 60)}`;

/** One kind of column: `put` writes a value that is there, and throws ValueError. */
function builder(
	rows: number,
	put: (value: unknown, row: number) => void,
	finish: (known: ReturnType<typeof validity>) => Data
): ColumnBuilder<Data> {
	const isKnown = new Uint8Array(rows);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				put(value, at + i);
				isKnown[at + i] = 1;
			}
		},
		finish: () => finish(validity(rows, (row) => isKnown[row] === 1))
	};
}

function numbers<A extends Int16Array | Int32Array | Float64Array>(
	data: A,
	type: Int16 | Int32 | Float64
): ColumnBuilder<Data> {
	return builder(
		data.length,
		(value, row) => {
			if (typeof value !== 'number') throw new ValueError('a number', shown(value));
			data[row] = value;
		},
		(known) => makeData({ type: type as Float64, length: data.length, data: data as Float64Array, ...known })
	);
}

const DAY_MS = 86_400_000;

const BUILDERS: Record<ColumnType, Builder> = {
	VARCHAR: (rows) => {
		const values = new Array<string | null>(rows).fill(null);
		return builder(
			rows,
			(value, row) => {
				if (typeof value !== 'string') throw new ValueError('text', shown(value));
				values[row] = value;
			},
			() => texts(values)
		);
	},
	SMALLINT: (rows) => numbers(new Int16Array(rows), new Int16()),
	INTEGER: (rows) => numbers(new Int32Array(rows), new Int32()),
	DOUBLE: (rows) => numbers(new Float64Array(rows), new Float64()),
	BIGINT: (rows) => {
		const data = new BigInt64Array(rows);
		return builder(
			rows,
			(value, row) => {
				if (typeof value !== 'bigint' && !Number.isSafeInteger(value))
					throw new ValueError('a whole number', shown(value));
				data[row] = BigInt(value as bigint | number);
			},
			(known) => makeData({ type: new Int64(), length: rows, data, ...known })
		);
	},
	BOOLEAN: (rows) => {
		const data = new Uint8Array(Math.ceil(rows / 8));
		return builder(
			rows,
			(value, row) => {
				if (typeof value !== 'boolean') throw new ValueError('true or false', shown(value));
				if (value) data[row >> 3] = (data[row >> 3] ?? 0) | (1 << (row & 7));
			},
			(known) => makeData({ type: new Bool(), length: rows, data, ...known })
		);
	},
	DATE: (rows) => {
		const data = new Int32Array(rows);
		return builder(
			rows,
			(value, row) => {
				if (!(value instanceof Date)) throw new ValueError('a date', shown(value));
				data[row] = Math.round(value.getTime() / DAY_MS);
			},
			(known) => makeData({ type: new DateDay(), length: rows, data, ...known })
		);
	}
};
