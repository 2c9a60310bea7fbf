import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { DataType, type RecordBatch, type Schema } from 'apache-arrow';
import { cellReader, typeName } from './cells';
import type { EngineValue } from './connection';
import type { ConsoleLimits, ConsoleResult } from './console-types';

/** Reads a result as far as `limits` go; the rest is called off. */
export async function readResult(
	connection: AsyncDuckDBConnection,
	sql: string,
	limits: ConsoleLimits,
	signal?: AbortSignal
): Promise<Omit<ConsoleResult, 'took'>> {
	const batches = await connection.send(sql, true);
	const schema = (await batches.open()).schema as Schema | undefined;
	if (schema?.fields.some(({ type }) => DataType.isDictionary(type as DataType))) {
		// DuckDB-WASM 1.32 leaves an ENUM's dictionary out of what it streams, and every value would read as missing.
		await connection.cancelSent().catch(() => undefined);
		const table = await connection.query(sql);
		return collected(table.schema, table.batches, limits);
	}
	const met: RecordBatch[] = [];
	let rows = 0;
	const most = mostRows(limits, schema?.fields.length ?? 1);
	for await (const batch of batches) {
		signal?.throwIfAborted();
		met.push(batch);
		rows += batch.numRows;
		if (rows > most) {
			await connection.cancelSent().catch(() => undefined);
			break;
		}
	}
	return collected(schema, met, limits);
}

const mostRows = ({ rows, cells }: ConsoleLimits, columns: number): number =>
	Math.max(1, Math.min(rows, Math.floor(cells / Math.max(1, columns))));

function collected(
	schema: Schema | undefined,
	batches: readonly RecordBatch[],
	limits: ConsoleLimits
): Omit<ConsoleResult, 'took'> {
	const fields = schema?.fields ?? [];
	const most = mostRows(limits, fields.length);
	const rows: EngineValue[][] = [];
	let all = 0;
	for (const batch of batches) {
		all += batch.numRows;
		const readers = fields.map((_, at) => {
			const column = batch.getChildAt(at);
			return column === null ? () => null : cellReader(column);
		});
		for (let row = 0; row < batch.numRows && rows.length < most; row++)
			rows.push(readers.map((read) => read(row)));
	}
	return {
		columns: fields.map(({ name, type }) => ({ name, type: typeName(type as DataType) })),
		rows,
		isCut: all > rows.length
	};
}
