import { DataType, TimeUnit, type Vector } from 'apache-arrow';
import type { EngineValue } from './connection';

/** What a column of any result holds, in DuckDB's words. */
export function typeName(type: DataType): string {
	if (DataType.isDictionary(type)) return 'ENUM';
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
	if (DataType.isBool(type)) return 'BOOLEAN';
	if (DataType.isInt(type)) return `${type.isSigned ? '' : 'U'}${WIDTHS[type.bitWidth] ?? 'INTEGER'}`;
	if (DataType.isFloat(type)) return 'DOUBLE';
	if (DataType.isDecimal(type)) return `DECIMAL(${type.precision},${type.scale})`;
	if (DataType.isDate(type)) return 'DATE';
	if (DataType.isTimestamp(type)) return 'TIMESTAMP';
	if (DataType.isTime(type)) return 'TIME';
	if (DataType.isList(type) || DataType.isFixedSizeList(type)) return 'LIST';
	if (DataType.isStruct(type)) return 'STRUCT';
	if (DataType.isMap(type)) return 'MAP';
	return String(type).toUpperCase();
}

const WIDTHS: Record<number, string> = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' };

/** Reads the cells of a column of any type: numbers, text and truth as they are, dates and times as ISO 8601, the rest as JSON. */
export function cellReader(column: Vector): (row: number) => EngineValue {
	const type = column.type as DataType;
	if (DataType.isDecimal(type)) return (row) => decimal(column.get(row), type.scale);
	if (DataType.isDate(type)) return (row) => iso(column.get(row), 10);
	if (DataType.isTimestamp(type)) return (row) => iso(column.get(row), 19)?.replace('T', ' ') ?? null;
	if (DataType.isTime(type)) return (row) => timeOfDay(column.get(row), type.unit);
	return (row) => plain(column.get(row));
}

function plain(value: unknown): EngineValue {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
	// JSON has no word for these, and a table of numbers should show them.
	if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
	return inWords(value);
}

/** Items of a nested value that are told: a cell is read by somebody, and a list of ten million would take the page with it. */
const MOST_ITEMS = 200;

/** Lists and structures as JSON, long ones with how many items are left out. */
function inWords(value: unknown): string {
	if (value === null || value === undefined) return 'null';
	if (typeof value === 'string') return JSON.stringify(value);
	if (typeof value !== 'object') return String(value as number);
	if (value instanceof Date) return JSON.stringify(value);
	if (isListed(value)) {
		const told = Array.from({ length: Math.min(value.length, MOST_ITEMS) }, (_, at) =>
			inWords('get' in value ? value.get(at) : value[at])
		);
		const left = value.length - told.length;
		return `[${told.join(', ')}${left > 0 ? `, … +${left}` : ''}]`;
	}
	const plainValue = 'toJSON' in value ? (value as { toJSON(): object }).toJSON() : value;
	const entries = Object.entries(plainValue as Record<string, unknown>).slice(0, MOST_ITEMS);
	return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}: ${inWords(inner)}`).join(', ')}}`;
}

type Listed = { length: number } & ({ get(at: number): unknown } | ArrayLike<unknown>);
const isListed = (value: object): value is Listed => 'length' in value && typeof value.length === 'number';

function iso(value: unknown, letters: number): string | null {
	if (value === null || value === undefined) return null;
	const date = value instanceof Date ? value : new Date(Number(value));
	// DuckDB's years go further than JavaScript's.
	return Number.isNaN(date.getTime()) ? String(value as number) : date.toISOString().slice(0, letters);
}

const PER_SECOND: Record<TimeUnit, bigint> = {
	[TimeUnit.SECOND]: 1n,
	[TimeUnit.MILLISECOND]: 1_000n,
	[TimeUnit.MICROSECOND]: 1_000_000n,
	[TimeUnit.NANOSECOND]: 1_000_000_000n
};

function timeOfDay(value: unknown, unit: TimeUnit): string | null {
	if (value === null || value === undefined) return null;
	const seconds = Number(BigInt(value as bigint | number) / PER_SECOND[unit]);
	return new Date(seconds * 1000).toISOString().slice(11, 19);
}

/** 128 bits, the lowest word first; a whole number where that is exact, else its digits. */
function decimal(value: unknown, scale: number): EngineValue {
	if (value === null || value === undefined) return null;
	const words = [...(value as Uint32Array)];
	const raw = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
	const signed = BigInt.asIntN(32 * words.length, raw);
	if (scale === 0) return signed;
	const digits = (signed < 0n ? -signed : signed).toString().padStart(scale + 1, '0');
	return `${signed < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
