import {
	Bool,
	Dictionary as DictionaryType,
	Field,
	Float64,
	Int32,
	makeData,
	RecordBatch,
	RecordBatchStreamWriter,
	Schema,
	Struct,
	Uint16,
	Utf8,
	Vector,
	type Data
} from 'apache-arrow';
import type { CoreColumns, Dictionary, TextColumns } from '../domain';
import { texts, validity } from './arrow-columns';

/**
 * The columns as the bytes of an Arrow IPC stream, for DuckDB. Built from the typed arrays themselves. Money goes as the Float64 it is, and DuckDB casts it to
 * BIGINT once, exactly, within ±2^53.
 */
export function arrowStream(core: CoreColumns, text: TextColumns): Uint8Array<ArrayBuffer> {
	const { rows } = core;
	const columns: [string, Data][] = [
		[
			'ordinal',
			makeData({
				type: new Int32(),
				length: rows,
				nullCount: 0,
				data: Int32Array.from({ length: rows }, (_, i) => i)
			})
		],
		['id', texts(text.id)],
		['name', texts(text.name)],
		...(['kind', 'rubro', 'tema', 'status', 'municipality', 'location_quality'] as const).map(
			(name): [string, Data] => [name, codes(core[name], rows)]
		),
		...(['program', 'agency', 'locality', 'contractor', 'source'] as const).map((name): [string, Data] => [
			name,
			codes(text[name], rows)
		]),
		['place_text', texts(text.place_text)],
		['year', years(core.year)],
		['zap', booleans(core.zap)],
		...(['lon', 'lat', 'approved', 'modified', 'contracted', 'investment', 'spent'] as const).map(
			(name): [string, Data] => [name, numbers(core[name])]
		)
	];
	const fields = columns.map(([name, data]) => new Field(name, data.type, true));
	const type = new Struct(fields);
	const struct = makeData({ type, length: rows, nullCount: 0, children: columns.map(([, data]) => data) });
	const batch = new RecordBatch(new Schema(fields), struct);
	const bytes = RecordBatchStreamWriter.writeAll([batch]).toUint8Array(true);
	return bytes.slice();
}

function numbers(values: Float64Array): Data {
	const known = validity(values.length, (row) => !Number.isNaN(values[row]));
	return makeData({ type: new Float64(), length: values.length, data: values, ...known });
}

function years(values: Uint16Array): Data {
	return makeData({
		type: new Uint16(),
		length: values.length,
		data: values,
		...validity(values.length, (row) => values[row] !== 0)
	});
}

function booleans(zap: Uint8Array): Data {
	const data =
		validity(zap.length, (row) => zap[row] === 2).nullBitmap ??
		new Uint8Array(Math.ceil(zap.length / 8)).fill(0xff);
	return makeData({
		type: new Bool(),
		length: zap.length,
		data,
		...validity(zap.length, (row) => zap[row] !== 0)
	});
}

function codes({ values, codes: met }: Dictionary, rows: number): Data {
	const [, ...words] = values;
	const dictionary = new Vector<Utf8>([texts(words)]);
	const indices = Int32Array.from(met, (code) => Math.max(code - 1, 0));
	return makeData({
		type: new DictionaryType<Utf8, Int32>(new Utf8(), new Int32()),
		length: rows,
		data: indices,
		dictionary,
		...validity(rows, (row) => met[row] !== 0)
	});
}
