import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import {
	geoMetadata,
	isLocated,
	widened,
	wkbPoint,
	WORK_COLUMNS,
	type Bounds,
	type ColumnType,
	type Work
} from '../domain';
import type { Rows } from './checked';
import type { ExportFacts } from './facts';
import { writableText } from './text';

/**
 * The table as `works.parquet` is published: the same columns and types (money BIGINT in centavos, dates DATE), Snappy, and GeoParquet 1.1.0 with
 * a point where a work is on the map. The file's metadata say where it comes from under `plomada` (JSON), so that a copy of it
 * without this page still knows its release and filter.
 */
export const PARQUET_TYPE = 'application/vnd.apache.parquet';

/** As published: one stretch of a large file is read without the rest. */
const GROUP_ROWS = 20_480;

const ELEMENT: Record<ColumnType, Omit<SchemaElement, 'name'>> = {
	VARCHAR: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
	SMALLINT: { type: 'INT32', converted_type: 'INT_16' },
	INTEGER: { type: 'INT32' },
	BIGINT: { type: 'INT64' },
	DOUBLE: { type: 'DOUBLE' },
	BOOLEAN: { type: 'BOOLEAN' },
	DATE: { type: 'INT32', converted_type: 'DATE' }
};

const SCHEMA: SchemaElement[] = [
	{ name: 'works', num_children: WORK_COLUMNS.length + 1 },
	...WORK_COLUMNS.map(({ name, type }) => ({
		...ELEMENT[type],
		name,
		repetition_type: 'OPTIONAL' as const
	})),
	{ name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' }
];

export async function geoparquetOf(rows: Rows, facts: ExportFacts): Promise<Blob> {
	const bytes = new ByteWriter();
	const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: 'Plomada' });
	let bounds: Bounds | null = null;
	let group = emptyGroup();
	const flush = (): void => {
		void writer.write({
			columnData: [...group].map(([name, data]) => ({ name, data })),
			rowGroupSize: GROUP_ROWS
		});
		group = emptyGroup();
	};
	let waiting = 0;
	for await (const work of rows) {
		for (const { name, type } of WORK_COLUMNS) group.get(name)?.push(stored(type, work[name]));
		const { lon, lat } = work;
		const isPlaced = isLocated(work.location_quality) && lon !== null && lat !== null;
		group.get('geometry')?.push(isPlaced ? wkbPoint(lon, lat) : null);
		if (isPlaced) bounds = widened(bounds, lon, lat);
		if (++waiting < GROUP_ROWS) continue;
		flush();
		waiting = 0;
	}
	if (waiting > 0) flush();
	writer.kvMetadata = [
		{ key: 'geo', value: geoMetadata(bounds) },
		{ key: 'plomada', value: JSON.stringify(aboutOf(facts)) }
	];
	void writer.finish();
	return new Blob([bytes.getBuffer()], { type: PARQUET_TYPE });
}

const emptyGroup = (): Map<string, unknown[]> =>
	new Map([...WORK_COLUMNS.map(({ name }) => [name, []] as [string, unknown[]]), ['geometry', []]]);

function stored(type: ColumnType, value: Work[keyof Work]): unknown {
	if (value === null) return null;
	if (type === 'BIGINT' && typeof value === 'number') return BigInt(value);
	if (type === 'DATE' && typeof value === 'string') return new Date(`${value}T00:00:00Z`);
	return typeof value === 'string' ? writableText(value) : value;
}

function aboutOf({ municipalities: _, locale: __, ...facts }: ExportFacts) {
	return { ...facts, amount_centavos: facts.amount, money_unit: 'MXN centavos (1/100 peso)' };
}
