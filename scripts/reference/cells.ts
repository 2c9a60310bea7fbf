import { SourceError } from '../../src/lib/domain';

/** A decimal number with a point, without thousands separators; null where the cell is empty. */
export function decimal(file: string, column: string, place: string, cell: string): number | null {
	if (cell.trim() === '') return null;
	if (/^-?\d+(\.\d+)?(e-?\d+)?$/i.test(cell.trim())) return Number(cell);
	throw new SourceError(
		file,
		`a number in ${column}`,
		`${quoted(cell)} at ${place}`,
		'Correct the cell, or leave it empty if it is not known.'
	);
}

/** A count of persons or things, which may not be missing; `1234.0` is met in files that went through a spreadsheet. */
export function count(file: string, column: string, place: string, cell: string): number {
	if (/^\d{1,12}(\.0+)?$/.test(cell.trim())) return Number(cell);
	throw new SourceError(
		file,
		`a whole number in ${column}`,
		`${quoted(cell)} at ${place}`,
		'Correct the cell.'
	);
}

/** As met, cut so that a giant cell does not fill the screen. */
export const quoted = (cell: string): string =>
	JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);

/** Rows by a code; a code met twice is an error, since either row could be meant. */
export function byCode<T>(file: string, rows: readonly T[], code: (row: T) => string): Map<string, T> {
	const map = new Map<string, T>();
	for (const row of rows) {
		const key = code(row);
		if (map.has(key))
			throw new SourceError(file, 'each code once', `${key} twice`, 'Remove the repeated row.');
		map.set(key, row);
	}
	return map;
}

/** Two tables must tell of the same places. */
export function requireCodes(
	file: string,
	wanted: Iterable<string>,
	met: ReadonlyMap<string, unknown>
): void {
	const missing = [...wanted].filter((code) => !met.has(code));
	if (missing.length === 0) return;
	throw new SourceError(
		file,
		'a row for each of the municipalities',
		`none for ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ` and ${missing.length - 10} more` : ''}`,
		'Use the national file, or the one of the state.'
	);
}
