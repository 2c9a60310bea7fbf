/** Text of the tables: one record per line, so that a change of the sources shows as a small diff. Always `\n`. */

export function jsonRows(rows: readonly object[]): string {
	return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

type Cell = string | number | boolean | null;

/** RFC 4180 quoting; null is an empty cell. */
export function csv<const C extends string>(columns: readonly C[], rows: readonly Record<C, Cell>[]): string {
	const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
	return `${[columns.join(','), ...lines].join('\n')}\n`;
}

function cell(value: Cell): string {
	if (value === null) return '';
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
