import {
	BLOB,
	DOUBLE,
	DuckDBBlobValue,
	DuckDBDataChunk,
	INTEGER,
	VARCHAR,
	type DuckDBAppender,
	type DuckDBConnection,
	type DuckDBType
} from '@duckdb/node-api';
import type { ColumnDefinition } from '../../src/lib/domain';
import { Dictionary, MISSING } from './dictionary';
import { PublishError } from './request';

/** Rows per chunk: DuckDB's vector size, the most a chunk holds. */
const CHUNK_ROWS = 2048;
const NO_INTEGER = -2147483648;

/** Columns whose values seldom repeat: staged as they are. All other texts, dates and booleans go through a dictionary. */
const SELDOM_REPEATED = new Set([
	'name',
	'place_text',
	'contract_number',
	'photo',
	'title',
	'file_number',
	'procedure_number'
]);
/** Keys of works share one dictionary, so that the long tables join by number. */
const WORK_KEYS = new Set(['id', 'work', 'work_a', 'work_b']);

export type Row = Record<string, unknown>;

interface StagedColumn {
	name: string;
	storage: DuckDBType;
	/** The staged value back as the published one. */
	select: string;
	/** The table that gives it back: `dictionary_…`, or `ordinals` for the keys of works. */
	lookup: string | null;
	/** What is staged of a row. A missing value has a value of its own, which costs less than DuckDB's null masks. */
	stage: (row: Row) => number | string;
}

const quoted = (name: string): string => `"${name}"`;

/** The dictionaries of one release. */
export class Dictionaries {
	private readonly byName = new Map<string, Dictionary>();
	readonly works = new Dictionary();

	of(name: string, accept: (value: string) => void): Dictionary {
		const known = this.byName.get(name);
		if (known) return known;
		const made = new Dictionary(accept);
		this.byName.set(name, made);
		return made;
	}

	/** Writes each as a table `dictionary_<name>(code, value)`. */
	async write(connection: DuckDBConnection): Promise<void> {
		for (const [name, { values }] of [['work', this.works] as const, ...this.byName]) {
			await connection.run(`CREATE TABLE ${quoted(`dictionary_${name}`)}(code INTEGER, value VARCHAR)`);
			const appender = await connection.createAppender(`dictionary_${name}`);
			for (let start = 0; start < values.length; start += CHUNK_ROWS) {
				const slice = values.slice(start, start + CHUNK_ROWS);
				const chunk = DuckDBDataChunk.create([INTEGER, VARCHAR], slice.length);
				chunk.setColumnValues(
					0,
					slice.map((_, i) => start + i + 1)
				);
				chunk.setColumnValues(1, slice);
				appender.appendDataChunk(chunk);
			}
			appender.closeSync();
		}
	}
}

const DATE_TEXT = /^\d{4}-\d{2}-\d{2}$/;
function acceptDate(column: string): (value: string) => void {
	return (value) => {
		const time = DATE_TEXT.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
		if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
			throw new PublishError(
				`a date YYYY-MM-DD in ${column}`,
				JSON.stringify(value),
				'Mend the importer that made it.'
			);
	};
}

type Wrong = (expected: string, value: unknown, row: Row) => PublishError;

function stagedColumn(table: string, column: ColumnDefinition, dictionaries: Dictionaries): StagedColumn {
	const { name, type } = column;
	const wrong: Wrong = (expected, value, row) => {
		const of = row['id'] ?? row['work'] ?? row['work_a'] ?? row['code'] ?? row['zone'] ?? '';
		const met = `${String(value)} (${String(of)})`;
		return new PublishError(`${expected} in ${table}.${name}`, met, 'Mend the importer that made it.');
	};
	switch (type) {
		case 'SMALLINT':
		case 'INTEGER':
			return integerColumn(name, type, wrong);
		case 'BIGINT':
		case 'DOUBLE':
			return doubleColumn(name, type, wrong);
		default:
			return type === 'VARCHAR' && SELDOM_REPEATED.has(name)
				? textColumn(name, wrong)
				: dictionaryColumn(table, column, dictionaries, wrong);
	}
}

function integerColumn(name: string, type: 'SMALLINT' | 'INTEGER', wrong: Wrong): StagedColumn {
	const limit = type === 'SMALLINT' ? 32767 : 2147483647;
	return {
		name,
		storage: INTEGER,
		select: `nullif(s.${quoted(name)}, ${NO_INTEGER})::${type}`,
		lookup: null,
		stage(row) {
			const value = row[name] ?? null;
			if (value === null) return NO_INTEGER;
			if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > limit)
				throw wrong(`a whole number (${type})`, value, row);
			return value;
		}
	};
}

function doubleColumn(name: string, type: 'BIGINT' | 'DOUBLE', wrong: Wrong): StagedColumn {
	const allowed = type === 'BIGINT' ? Number.isSafeInteger : Number.isFinite;
	const staged = `s.${quoted(name)}`;
	return {
		name,
		storage: DOUBLE,
		select: `(CASE WHEN isnan(${staged}) THEN NULL ELSE ${staged} END)::${type}`,
		lookup: null,
		stage(row) {
			const value = row[name] ?? null;
			if (value === null) return NaN;
			if (typeof value !== 'number' || !allowed(value))
				throw wrong(type === 'BIGINT' ? 'whole centavos' : 'a number', value, row);
			// -0 would differ from 0 in the file's bytes.
			return value + 0;
		}
	};
}

function textColumn(name: string, wrong: Wrong): StagedColumn {
	return {
		name,
		storage: VARCHAR,
		select: `nullif(s.${quoted(name)}, '')`,
		lookup: null,
		stage(row) {
			const value = row[name] ?? '';
			if (typeof value !== 'string') throw wrong('text', value, row);
			return value;
		}
	};
}

function dictionaryColumn(
	table: string,
	{ name, type }: ColumnDefinition,
	dictionaries: Dictionaries,
	wrong: Wrong
): StagedColumn {
	const isWork = WORK_KEYS.has(name);
	const dictionaryName = `${table}_${name}`;
	const dictionary = isWork
		? dictionaries.works
		: dictionaries.of(dictionaryName, type === 'DATE' ? acceptDate(`${table}.${name}`) : () => {});
	const published = `${quoted(`d_${name}`)}.value`;
	return {
		name,
		storage: INTEGER,
		select: type === 'VARCHAR' ? published : `${published}::${type}`,
		lookup: isWork ? 'ordinals' : `dictionary_${dictionaryName}`,
		stage(row) {
			const value = row[name] ?? null;
			if (value === null || value === '') return MISSING;
			if (typeof value === 'string') return dictionary.code(value);
			if (type === 'BOOLEAN' && typeof value === 'boolean') return dictionary.code(String(value));
			throw wrong(type, value, row);
		}
	};
}

/** Rows of one table on their way into the temporary database, in columns and in chunks: the fastest way in. */
export class StagedTable {
	private readonly columns: Omit<StagedColumn, 'stage'>[];
	/** Emptied at the end: they hold the dictionaries. */
	private stages: StagedColumn['stage'][];
	private readonly waiting: Row[] = [];
	private readonly chunk: DuckDBDataChunk;
	private appender: DuckDBAppender | null = null;
	rows = 0;

	constructor(
		private readonly connection: DuckDBConnection,
		private readonly table: string,
		columns: readonly ColumnDefinition[],
		dictionaries: Dictionaries,
		/** Bytes of a point beside the columns, for `geometry`. */
		private readonly point: ((row: Row) => Uint8Array | null) | null = null
	) {
		const staged = columns.map((column) => stagedColumn(table, column, dictionaries));
		this.columns = staged.map(({ stage: _, ...column }) => column);
		this.stages = staged.map(({ stage }) => stage);
		const types: DuckDBType[] = this.columns.map((column) => column.storage);
		this.chunk = DuckDBDataChunk.create(point ? [...types, BLOB] : types);
	}

	async open(): Promise<void> {
		const columns = this.columns.map((column) => `${quoted(column.name)} ${column.storage.toString()}`);
		if (this.point) columns.push('geometry BLOB');
		await this.connection.run(`CREATE TABLE ${quoted(`staged_${this.table}`)}(${columns.join(', ')})`);
		this.appender = await this.connection.createAppender(`staged_${this.table}`);
	}

	append(rows: readonly object[]): void {
		for (const row of rows) {
			this.waiting.push(row as Row);
			if (this.waiting.length === CHUNK_ROWS) this.flush();
		}
	}

	close(): void {
		this.flush();
		this.appender?.closeSync();
		this.appender = null;
		this.stages = [];
	}

	/** Expressions and joins that give the published columns back from `alias s` over the staged rows. */
	select(names: readonly string[]): { columns: { name: string; sql: string }[]; joins: string } {
		const chosen = this.columns.filter((column) => names.includes(column.name));
		return {
			columns: chosen.map(({ name, select }) => ({ name, sql: `${select} AS ${quoted(name)}` })),
			joins: chosen
				.filter((column) => column.lookup !== null)
				.map((column) => {
					const alias = quoted(`d_${column.name}`);
					return `LEFT JOIN ${quoted(column.lookup ?? '')} ${alias} ON ${alias}.code = s.${quoted(column.name)}`;
				})
				.join('\n')
		};
	}

	private flush(): void {
		const { waiting, chunk, appender, point } = this;
		if (waiting.length === 0) return;
		if (!appender) throw new Error(`the staged table ${this.table} is not open`);
		chunk.reset();
		chunk.rowCount = waiting.length;
		// Counted loops: over fifty columns of a million rows an iterator's small objects cost more than the work.
		for (let position = 0; position < this.columns.length; position++) {
			const vector = chunk.getColumnVector(position);
			const stage = this.stages[position];
			for (let index = 0; index < waiting.length; index++) {
				const row = waiting[index];
				if (row && stage) vector.setItem(index, stage(row));
			}
			vector.flush();
		}
		if (point) {
			const vector = chunk.getColumnVector(this.columns.length);
			for (let index = 0; index < waiting.length; index++) {
				const row = waiting[index];
				const bytes = row ? point(row) : null;
				vector.setItem(index, bytes ? new DuckDBBlobValue(bytes) : null);
			}
			vector.flush();
		}
		appender.appendDataChunk(chunk);
		this.rows += waiting.length;
		waiting.length = 0;
	}
}
