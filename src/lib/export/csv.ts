import { formulaSafe, pesosText, WORK_COLUMNS, type Unit, type Work } from '../domain';
import { writableText } from './text';
import type { TextFormat } from './text-format';

/**
 * A clean table (RFC 4180: CRLF, quotes doubled) in UTF-8 with BOM, which is what makes Excel read accents. Its columns are those of
 * `works`, with three differences: money is in pesos with two decimals and its column says so (`investment_pesos`), the municipality's
 * name stands beside its key, and the last columns say in every row where it comes from, so that no sorting, cutting or pasting
 * parts a row from its release. Missing is an empty cell; an empty text is `""`.
 */
const BOM = '\uFEFF';
const CRLF = '\r\n';

export const PROVENANCE_COLUMNS = [
	'plomada_release',
	'plomada_date',
	'plomada_demonstration',
	'plomada_filter',
	'plomada_query'
] as const;

export const NAME_OF_MUNICIPALITY = 'municipality_name';

/** The columns of works as tables for people have them: in pesos, and with the municipality's name. */
export const WORK_HEAD: readonly string[] = WORK_COLUMNS.flatMap(({ name, unit }) => {
	if (unit === 'centavos') return [`${name}_pesos`];
	return name === 'municipality' ? [name, NAME_OF_MUNICIPALITY] : [name];
});

export const csvColumns: readonly string[] = [...WORK_HEAD, ...PROVENANCE_COLUMNS];

const quoted = (text: string): string =>
	text === '' || /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const textCell = (text: string): string => quoted(formulaSafe(writableText(text)));

function cell(value: string | number | boolean | null, unit: Unit): string {
	if (value === null) return '';
	if (typeof value === 'string') return textCell(value);
	if (typeof value === 'number' && unit === 'centavos') return pesosText(value);
	return String(value);
}

export const CSV: TextFormat = {
	type: 'text/csv;charset=utf-8',
	head: () => BOM + csvColumns.join(',') + CRLF,
	writer: ({ release, issued, demonstration, filter, query, municipalities }) => {
		const provenance = [release, issued, String(demonstration), filter, query].map(textCell).join(',');
		const names = new Map(Object.entries(municipalities).map(([code, name]) => [code, textCell(name)]));
		return (work) => `${rowOf(work, names)},${provenance}${CRLF}`;
	},
	first: '',
	between: '',
	tail: ''
};

function rowOf(work: Work, names: ReadonlyMap<string, string>): string {
	const cells: string[] = [];
	for (const { name, unit } of WORK_COLUMNS) {
		cells.push(cell(work[name], unit));
		if (name === 'municipality') cells.push(names.get(work.municipality ?? '') ?? '');
	}
	return cells.join(',');
}
