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
	let group: Work[] = [];
	const flush = (): void => {
		void writer.write({ columnData: columnsOf(group), rowGroupSize: GROUP_ROWS });
		group = [];
	};
	for await (const work of rows) {
		group.push(work);
		if (isPlaced(work)) bounds = widened(bounds, work.lon, work.lat);
		if (group.length === GROUP_ROWS) flush();
	}
	if (group.length > 0) flush();
	writer.kvMetadata = [
		{ key: 'geo', value: geoMetadata(bounds) },
		{ key: 'plomada', value: JSON.stringify(aboutOf(facts)) }
	];
	void writer.finish();
	return new Blob([bytes.getBuffer()], { type: PARQUET_TYPE });
}

const isPlaced = (work: Work): work is Work & { lon: number; lat: number } =>
	isLocated(work.location_quality) && work.lon !== null && work.lat !== null;

const columnsOf = (works: readonly Work[]): { name: string; data: unknown[] }[] => [
	...WORK_COLUMNS.map(({ name, type }) => ({ name, data: works.map(storing(type, name)) })),
	{ name: 'geometry', data: works.map((work) => (isPlaced(work) ? wkbPoint(work.lon, work.lat) : null)) }
];

/** A cell of the column as the writer takes it. */
function storing(type: ColumnType, name: keyof Work): (work: Work) => unknown {
	// A column of dates holds few days many times.
	const days = new Map<string, Date>();
	return (work) => {
		const value = work[name];
		if (typeof value === 'number') return type === 'BIGINT' ? BigInt(value) : value;
		if (typeof value !== 'string') return value;
		if (type !== 'DATE') return writableText(value);
		const day = days.get(value) ?? new Date(`${value}T00:00:00Z`);
		days.set(value, day);
		return day;
	};
}

function aboutOf({ municipalities: _, locale: __, ...facts }: ExportFacts) {
	return { ...facts, amount_centavos: facts.amount, money_unit: 'MXN centavos (1/100 peso)' };
}
