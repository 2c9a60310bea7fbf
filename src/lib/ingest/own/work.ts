import {
	investmentOf,
	isLocated,
	KINDS,
	LOCATION_QUALITIES,
	RUBROS,
	SourceError,
	spentOf,
	STATUS_CODES,
	WORK_COLUMNS,
	type ColumnDefinition,
	type Work
} from '../../domain';

/** One row of an exported file: where it stands, and its cells by the names of `WORK_COLUMNS`. */
export interface OwnRow {
	/** `row 12`, `feature 3`: for errors. */
	place: string;
	cells: Readonly<Record<string, unknown>>;
}

/** Money in exports for people is in pesos, else in centavos as published. */
export type MoneyUnit = 'pesos' | 'centavos';

const ADVICE = 'Export the works again, or mend that cell.';

/** The published work of an exported row, its ordinal 0. Throws SourceError that says file, place, what was expected and what met. */
export function workOf({ place, cells }: OwnRow, file: string, money: MoneyUnit): Work {
	const wrong = (expected: string, column: string, met: unknown): SourceError =>
		new SourceError(file, expected, `${place}, column ${column}: ${said(met)}`, ADVICE);
	const work: Record<string, unknown> = {};
	for (const column of WORK_COLUMNS) {
		const value = valueOf(column, cells[column.name], money);
		if (value === undefined) throw wrong(wordsFor(column, money), column.name, cells[column.name]);
		work[column.name] = value;
	}
	work.ordinal = 0;
	const read = work as Work;
	for (const [column, expected, holds] of PROMISES)
		if (!holds(read)) throw wrong(expected, column, cells[column]);
	return read;
}

const said = (met: unknown): string => {
	if (met === undefined || met === null || met === '') return 'nothing';
	const text = met instanceof Date ? met.toISOString() : String(met);
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
};

const oneOf = (codes: readonly string[]): string => `one of ${codes.join(', ')}`;
const among = (codes: readonly string[], value: string | null): boolean =>
	value !== null && codes.includes(value);

/** What holds of every published work, whoever made it: column, in words, and whether it does. */
const PROMISES: readonly (readonly [column: string, expected: string, (work: Work) => boolean])[] = [
	['id', 'the stable key of the work', ({ id }) => id !== null],
	['source', 'the source of the work', ({ source }) => source !== null],
	['source_file', 'the file of the source', ({ source_file }) => source_file !== null],
	['source_row', 'the row of the source file', ({ source_row }) => source_row > 0],
	['kind', oneOf(KINDS), ({ kind }) => among(KINDS, kind)],
	['status', oneOf(STATUS_CODES), ({ status }) => among(STATUS_CODES, status)],
	['location_quality', oneOf(LOCATION_QUALITIES), (work) => among(LOCATION_QUALITIES, work.location_quality)],
	['rubro', oneOf(RUBROS), ({ rubro }) => rubro === null || among(RUBROS, rubro)],
	[
		'municipality',
		'an INEGI key of 5 digits',
		({ municipality: key }) => key === null || /^\d{5}$/.test(key)
	],
	['lat', 'both coordinates or none', ({ lon, lat }) => (lon === null) === (lat === null)],
	[
		'lon',
		'the coordinates of a located work',
		(work) => !isLocated(work.location_quality) || work.lon !== null
	],
	[
		'investment',
		'the budget in force of the other columns',
		(work) => work.investment === investmentOf(work)
	],
	['spent', 'what was exercised or, if missing, paid', (work) => work.spent === spentOf(work)]
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Undefined where the cell cannot be what its column holds. */
function valueOf(
	{ type, unit }: ColumnDefinition,
	raw: unknown,
	money: MoneyUnit
): Work[keyof Work] | undefined {
	if (raw === null || raw === undefined || raw === '') return null;
	switch (type) {
		case 'VARCHAR':
			return typeof raw === 'string' ? raw : undefined;
		case 'BOOLEAN':
			if (typeof raw === 'boolean') return raw;
			return raw === 'true' ? true : raw === 'false' ? false : undefined;
		case 'DATE': {
			const day = raw instanceof Date && !Number.isNaN(raw.getTime()) ? raw.toISOString().slice(0, 10) : raw;
			if (typeof day !== 'string' || !DAY.test(day)) return undefined;
			const time = Date.parse(`${day}T00:00:00Z`);
			return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
		}
		case 'DOUBLE':
			return finite(raw);
		default: {
			const whole = unit === 'centavos' && money === 'pesos' ? fromPesos(raw) : finite(raw);
			return whole !== undefined && Number.isSafeInteger(whole) ? whole : undefined;
		}
	}
}

function finite(raw: unknown): number | undefined {
	const value =
		typeof raw === 'string' && DECIMAL.test(raw) ? Number(raw) : typeof raw === 'bigint' ? Number(raw) : raw;
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Text is exact; a number of a sheet is the double nearest to the centavo. */
function fromPesos(raw: unknown): number | undefined {
	if (typeof raw === 'string') {
		const met = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(raw);
		return met ? Number(`${met[1] ?? ''}${met[2] ?? ''}${(met[3] ?? '').padEnd(2, '0')}`) + 0 : undefined;
	}
	const pesos = finite(raw);
	if (pesos === undefined) return undefined;
	const centavos = Math.round(pesos * 100);
	return Math.abs(pesos * 100 - centavos) < 0.01 + Math.abs(centavos) * 1e-12 ? centavos + 0 : undefined;
}

function wordsFor({ type, unit }: ColumnDefinition, money: MoneyUnit): string {
	if (unit === 'centavos') return money === 'pesos' ? 'pesos with two decimals' : 'whole centavos';
	const words: Partial<Record<ColumnDefinition['type'], string>> = {
		VARCHAR: 'text',
		BOOLEAN: 'true or false',
		DATE: 'a date YYYY-MM-DD',
		DOUBLE: 'a number'
	};
	return words[type] ?? 'a whole number';
}
