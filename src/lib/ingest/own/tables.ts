import { formulaPlain, SourceError, WORK_COLUMNS } from '../../domain';
import { csvPieces, detectDelimiter, type Row } from '../csv';
import { decodePieces, detectEncoding } from '../encoding';
import { aboutOf, type OwnAbout } from './about';
import type { OwnRow } from './work';

/** A file of ours, opened: its rows, and what it says of itself (known once its rows have been read). */
export interface OwnFile {
	rows: AsyncIterable<OwnRow> | Iterable<OwnRow>;
	about: () => OwnAbout | null;
}

/** Columns of the tables for people, by their name in the file. */
const NAMES = WORK_COLUMNS.map(({ name, unit }) => ({
	name,
	head: unit === 'centavos' ? `${name}_pesos` : name
}));
const TEXTS: ReadonlySet<string> = new Set(
	WORK_COLUMNS.filter(({ type }) => type === 'VARCHAR').map(({ name }) => name)
);

/** Where each column stands. Throws SourceError that names the ones that are not there. */
export function placesOf(head: readonly string[], file: string, what: string): Map<string, number> {
	const missing = NAMES.filter((column) => !head.includes(column.head)).map((column) => column.head);
	if (missing.length > 0)
		throw new SourceError(
			file,
			`${what} with all its columns`,
			missing.length === NAMES.length
				? `columns ${head.slice(0, 8).join(', ') || '(none)'}`
				: `none named ${missing.join(', ')}`,
			'Export the works again; a table of another origin goes in as CSV (with --mapping where its layout is not known).'
		);
	return new Map(NAMES.map((column) => [column.name, head.indexOf(column.head)]));
}

/** The CSV of `export/csv.ts`, also saved again by a program that parts cells by semicolons. */
export function openCsv(bytes: Uint8Array, file: string): OwnFile {
	const encoding = detectEncoding(bytes);
	let head = '';
	for (const piece of decodePieces(bytes.subarray(0, 1 << 16), encoding)) {
		head = piece;
		break;
	}
	let about: OwnAbout | null = null;
	return { rows: rows(), about: () => about };

	function* rows(): Generator<OwnRow> {
		let places: Map<string, number> | null = null;
		let names: string[] = [];
		let waiting: OwnRow[] = [];
		const take = (row: Row): void => {
			const cells = Array.from({ length: row.length }, (_, i) => row.cell(i));
			if (cells.every((cell) => cell === '')) return;
			if (places === null) {
				names = cells;
				places = placesOf(names, file, 'a CSV of Plomada');
				return;
			}
			const place = `row ${row.number}`;
			if (row.unclosedQuote || cells.length !== names.length)
				throw new SourceError(
					file,
					`${names.length} cells in each row, its quotes closed`,
					`${place}: ${row.unclosedQuote ? 'a quote that is never closed' : `${cells.length} cells`}`,
					'The file was cut or changed: export the works again.'
				);
			const said = (name: string): string => formulaPlain(cells[names.indexOf(name)] ?? '');
			const now = aboutOf({
				release: said('plomada_release'),
				issued: said('plomada_date'),
				demonstration: said('plomada_demonstration')
			});
			// One row of a demonstration among others makes all of it one.
			about =
				about === null
					? now
					: { ...about, demonstration: about.demonstration || now?.demonstration === true };
			const of: Record<string, unknown> = {};
			for (const [name, at] of places) of[name] = TEXTS.has(name) ? formulaPlain(cells[at] ?? '') : cells[at];
			waiting.push({ place, cells: of });
		};
		for (const read of csvPieces(bytes, { encoding, delimiter: detectDelimiter(head) }, take)) {
			void read;
			yield* waiting;
			waiting = [];
		}
		yield* waiting;
	}
}

/** The workbook of `export/xlsx.ts`: its first sheet are the works, its second says what it is. */
export async function openXlsx(bytes: Uint8Array, file: string): Promise<OwnFile> {
	const { default: readSheets } = await import('read-excel-file/universal');
	const whole = bytes.slice().buffer;
	const sheets = await readSheets(whole, { trim: false }).catch((thrown: unknown) => {
		throw damaged(file, 'a whole Excel workbook', thrown);
	});
	const [works, facts] = sheets;
	const [names = [], ...lines] = works?.data ?? [];
	const places = placesOf(names.map(String), file, 'a workbook of Plomada');
	const said = new Map((facts?.data ?? []).map(([name, value]) => [String(name), value]));
	const about = aboutOf({
		release: said.get('plomada_release'),
		issued: said.get('plomada_date'),
		demonstration: said.get('plomada_demonstration'),
		sources: listOf(said.get('plomada_sources'))
	});
	return { rows: rows(), about: () => about };

	function* rows(): Generator<OwnRow> {
		for (const [i, line] of lines.entries()) {
			if (line.every((cell) => cell === null)) continue;
			const cells = Object.fromEntries([...places].map(([name, at]) => [name, line[at] ?? null]));
			yield { place: `row ${i + 2}`, cells };
		}
	}
}

/** A cell has room for 32,767 letters: where the list was longer, its end is missing and the sources are named by their ids alone. */
function listOf(value: unknown): unknown {
	if (typeof value !== 'string') return [];
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return [];
	}
}

export const damaged = (file: string, expected: string, thrown: unknown): SourceError =>
	new SourceError(
		file,
		expected,
		thrown instanceof Error ? thrown.message : String(thrown),
		'The file was cut or changed: export the works again.'
	);
