/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV injection"; the full-width forms are read as the plain
 * ones by some). An apostrophe before it makes it text. A text that has apostrophes before such a sign gets one more, so that
 * taking one off always gives back what was published.
 */
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/u;

export const formulaSafe = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** The text that `formulaSafe` was given. */
export const formulaPlain = (cell: string): string =>
	/^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
