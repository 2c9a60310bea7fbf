import { getLocale, m } from '$lib/i18n';
import type { ConsoleColumn, ConsoleResult, EngineValue } from '$lib/queries/console';
import type { SheetValue } from '$lib/export/table-xlsx';
import type { CsvCell } from '$lib/export/table-csv';

const NUMBERS = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|DOUBLE|DECIMAL)/;

export const isNumber = ({ type }: ConsoleColumn): boolean => NUMBERS.test(type);

/** Years and keys are numbers that nobody reads with commas. */
const isPlain = ({ name }: ConsoleColumn): boolean =>
	/(?:^|_)(?:year|anio|año|code|id|ordinal|row)$/i.test(name);

/** The whole of a longer text is in the exported file. */
const MOST_LETTERS = 2_000;
const shortened = (text: string): string =>
	text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;

/** A cell as a reader sees it: numbers in the reader's way, up to the digits they have. */
export function cellText(value: EngineValue, column: ConsoleColumn): string {
	if (value === null) return m.data_unknown_value();
	if (typeof value === 'boolean') return value ? m.console_yes() : m.console_no();
	if (!isNumber(column) || isPlain(column)) return shortened(String(value));
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number === 'number' && !Number.isFinite(number)) return String(value);
	return number.toLocaleString(getLocale() === 'es' ? 'es-MX' : 'en-US', { maximumFractionDigits: 4 });
}

/** The number a bar is drawn from; null where there is none. */
export function cellNumber(value: EngineValue | undefined): number | null {
	if (value === null || value === undefined || typeof value === 'boolean' || value === '') return null;
	const number = Number(value);
	return Number.isFinite(number) ? number : null;
}

export const csvRows = ({ rows }: ConsoleResult): CsvCell[][] =>
	rows.map((row) =>
		row.map((value) => (typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : value))
	);

/** Whole numbers beyond what a spreadsheet keeps exactly stay text. */
export function sheetRows({ rows, columns }: ConsoleResult): SheetValue[][] {
	return rows.map((row) =>
		row.map((value, at): SheetValue => {
			const column = columns[at];
			if (typeof value === 'bigint')
				return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
			if (column?.type === 'DATE' && typeof value === 'string') return new Date(`${value}T00:00:00Z`);
			if (column?.type.startsWith('DECIMAL') && typeof value === 'string') return Number(value);
			return value;
		})
	);
}
