import { formulaSafe } from '../domain';
import { writableText } from './text';

/** A cell: missing is empty. */
export type CsvCell = string | number | null;

const quoted = (text: string): string =>
	text === '' || /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const cell = (value: CsvCell): string =>
	value === null || (typeof value === 'number' && !Number.isFinite(value))
		? ''
		: typeof value === 'number'
			? String(value)
			: quoted(formulaSafe(writableText(value)));

/** A small table as RFC 4180 (CRLF) in UTF-8 with BOM, as `csvOf` writes works: for what a page shows and is no list of works. */
export const tableCsv = (head: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
	`\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
