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

/**
 * The columns as the bytes of an Arrow IPC stream, for DuckDB. Built from the typed arrays themselves (`makeData`): building vectors
 * value by value is slower and calls `new Function`, which the page's CSP forbids. Money goes as the Float64 it is, and DuckDB casts it to
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

/** One bit per row, set where `isKnown`; null where every row is known. */
function validity(
	rows: number,
	isKnown: (row: number) => boolean
): { nullBitmap?: Uint8Array; nullCount: number } {
	const nullBitmap = new Uint8Array(Math.ceil(rows / 8));
	let nullCount = 0;
	for (let row = 0; row < rows; row++) {
		if (isKnown(row)) nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
		else nullCount++;
	}
	return nullCount === 0 ? { nullCount } : { nullBitmap, nullCount };
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

function texts(values: readonly (string | null)[]): Data<Utf8> {
	const encoder = new TextEncoder();
	const valueOffsets = new Int32Array(values.length + 1);
	let bytes = new Uint8Array(Math.max(64, values.length * 32));
	let end = 0;
	values.forEach((value, row) => {
		if (value !== null) {
			// A UTF-16 unit is at most three bytes of UTF-8.
			while (end + value.length * 3 > bytes.length) {
				const larger = new Uint8Array(bytes.length * 2);
				larger.set(bytes);
				bytes = larger;
			}
			end += encoder.encodeInto(value, bytes.subarray(end)).written;
		}
		valueOffsets[row + 1] = end;
	});
	const data = bytes.slice(0, end);
	const known = validity(values.length, (row) => values[row] !== null);
	return makeData({ type: new Utf8(), length: values.length, data, valueOffsets, ...known });
}
