import { measureColumn, pesosText, WORK_COLUMNS, type Unit, type Work } from '../domain';
import { m } from '../i18n';
import { ByteText } from './byte-text';
import type { Rows } from './checked';
import { NAME_OF_MUNICIPALITY, WORK_HEAD } from './csv';
import type { MakeDeflater } from './deflate';
import type { ExportFacts } from './facts';
import { legalXml } from './xml';
import { zipOf } from './zip';

/**
 * A workbook (ECMA-376, transitional) of two sheets. The first is the table of the CSV without its columns of provenance: money as numbers in pesos, dates as
 * dates, keys and names as text, the head frozen and with a filter. The second says what it is: release, filter, address, sources and
 * every column's meaning. It is written as it goes and by our own hand: the libraries at hand keep every cell as an object, and need
 * twenty seconds for a hundred thousand works. All text is a string (`inlineStr` or shared), which no program takes for a formula.
 */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Excel's own limits: rows of a sheet, letters of a cell. */
const MOST_ROWS = 1_048_576;
const MOST_LETTERS = 32_767;

/** Places in `cellXfs` of STYLES. */
const STYLE = { head: 1, money: 2, date: 3, text: 4, wrap: 5 } as const;

export async function xlsxOf(rows: Rows, facts: ExportFacts, makeDeflater?: MakeDeflater): Promise<Blob> {
	if (facts.works >= MOST_ROWS)
		throw new RangeError(m.export_xlsx_limit({ most: String(MOST_ROWS - 1) }, { locale: facts.locale }));
	const sheets = [
		m.export_xlsx_works({}, { locale: facts.locale }),
		m.export_xlsx_about({}, { locale: facts.locale })
	];
	const strings = new SharedStrings();
	return zipOf(
		[
			{ name: '[Content_Types].xml', pieces: [CONTENT_TYPES] },
			{ name: '_rels/.rels', pieces: [relations([['officeDocument', 'xl/workbook.xml']])] },
			{ name: 'xl/workbook.xml', pieces: [workbook(sheets, facts)] },
			{
				name: 'xl/_rels/workbook.xml.rels',
				pieces: [
					relations([
						['worksheet', 'worksheets/sheet1.xml'],
						['worksheet', 'worksheets/sheet2.xml'],
						['styles', 'styles.xml'],
						['sharedStrings', 'sharedStrings.xml']
					])
				]
			},
			{ name: 'xl/styles.xml', pieces: [STYLES] },
			{ name: 'xl/worksheets/sheet1.xml', pieces: worksSheet(rows, facts, strings) },
			{ name: 'xl/worksheets/sheet2.xml', pieces: [aboutSheet(facts)] },
			// Last: by now every row has said its strings.
			{ name: 'xl/sharedStrings.xml', pieces: strings.pieces() }
		],
		XLSX_TYPE,
		makeDeflater
	);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${[1, 2].map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;

/** Formats 4 (#,##0.00) and 49 (text) are built in. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

const relations = (of: readonly (readonly [string, string])[]): string =>
	`${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

function workbook(sheets: readonly string[], { works }: ExportFacts): string {
	const said = sheets.map(
		(name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`
	);
	const [first = ''] = sheets;
	const range = `'${first.replaceAll("'", "''")}'!$A$1:$${letters(WORK_HEAD.length - 1)}$${works + 1}`;
	return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${said.join('')}</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${escaped(range)}</definedName></definedNames></workbook>`;
}

async function* worksSheet(
	rows: Rows,
	facts: ExportFacts,
	strings: SharedStrings
): AsyncGenerator<string | Uint8Array<ArrayBuffer>, void, undefined> {
	const last = `${letters(WORK_HEAD.length - 1)}${facts.works + 1}`;
	const widths = WORK_HEAD.map((name, i) =>
		width(i, name === 'name' ? 48 : Math.min(24, Math.max(11, name.length + 2)))
	);
	yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${WORK_HEAD.map((name, i) => textCell(`${letters(i)}1`, name, STYLE.head)).join('')}</row>`;
	const names = new Map(Object.entries(facts.municipalities));
	const out = new ByteText();
	let row = 1;
	for await (const work of rows) {
		putRow(out, work, ++row, names, strings);
		if (out.length > PIECE) yield out.take();
	}
	yield out.take();
	yield `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** Columns whose texts seldom repeat: they stand in their cells. All others are kept once, which makes the sheet half as long. */
const INLINE: ReadonlySet<string> = new Set(['id', 'name', 'place_text', 'contract_number', 'photo']);

/** Bytes of rows that go on together. */
const PIECE = 1 << 19;

/** The columns with what is fixed of their cells. */
const COLUMNS = WORK_COLUMNS.map(({ name, unit, type }) => {
	const at = WORK_HEAD.indexOf(unit === 'centavos' ? `${name}_pesos` : name);
	const column = letters(at);
	return {
		name,
		type,
		isMoney: unit === 'centavos',
		isInline: INLINE.has(name),
		column,
		open: `<c r="${column}`,
		money: unit === 'centavos' ? `" s="${STYLE.money}"><v>` : '"><v>',
		// Keys are formatted as text, too: a program that edits them must not make numbers of them.
		shared: unit === 'code' ? `" s="${STYLE.text}" t="s"><v>` : '" t="s"><v>',
		beside: name === 'municipality' ? letters(at + 1) : null
	};
});

function putRow(
	out: ByteText,
	work: Work,
	row: number,
	municipalities: ReadonlyMap<string, string>,
	strings: SharedStrings
): void {
	const number = String(row);
	out.put('<row r="');
	out.put(number);
	out.put('">');
	for (const { name, type, isMoney, isInline, open, shared, money, column, beside } of COLUMNS) {
		const value = work[name];
		if (value === null) continue;
		// In pieces that are there already: a text made for each of five million cells would be collected again at once.
		if (typeof value === 'number') {
			out.put(open);
			out.put(number);
			out.put(money);
			out.put(isMoney ? pesosText(value) : String(value));
			out.put('</v></c>');
		} else if (typeof value === 'boolean')
			out.put(`<c r="${column}${number}" t="b"><v>${value ? 1 : 0}</v></c>`);
		else if (type === 'DATE') out.put(dateCell(`${column}${number}`, value));
		else if (isInline) out.put(textCell(`${column}${number}`, value));
		else {
			out.put(open);
			out.put(number);
			out.put(shared);
			out.put(strings.at(value));
			out.put('</v></c>');
		}
		const said = beside === null ? undefined : municipalities.get(String(value));
		if (said === undefined) continue;
		out.put(`<c r="${beside ?? ''}${number}" t="s"><v>${strings.at(said)}</v></c>`);
	}
	out.put('</row>');
}

const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was: right from 1 March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = 61;

function dateCell(ref: string, day: string): string {
	const serial = (Date.parse(`${day}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
	if (!(serial >= FIRST_RIGHT_DAY)) return textCell(ref, day, STYLE.text);
	return `<c r="${ref}" s="${STYLE.date}"><v>${serial}</v></c>`;
}

const textCell = (ref: string, text: string, style = 0): string =>
	`<c r="${ref}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr">${stringOf('is', text)}</c>`;
const stringOf = (element: 'is' | 'si', text: string): string =>
	`<${element}><t${SPACES.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text.slice(0, MOST_LETTERS))}</t></${element}>`;
/** What a reader would drop that is not told to keep it. */
const SPACES = /^\s|\s$|\s\s|[\t\r\n]/;

class SharedStrings {
	private readonly places = new Map<string, string>();

	/** The place of a text, in digits. */
	at(text: string): string {
		const known = this.places.get(text);
		if (known !== undefined) return known;
		const place = String(this.places.size);
		this.places.set(text, place);
		return place;
	}

	/** The part of the file, wanted once all texts have been given a place. */
	*pieces(): Generator<string, void, undefined> {
		yield `${XML}<sst xmlns="${MAIN}" uniqueCount="${this.places.size}">`;
		for (const text of this.places.keys()) yield stringOf('si', text);
		yield '</sst>';
	}
}

// eslint-disable-next-line no-control-regex -- these are the characters meant
const ODD = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;
/** A carriage return as it is would be read as a line feed (XML 1.0, 2.11). */
const escaped = (text: string): string =>
	ODD.test(text) ? legalXml(text).replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`) : text;

const width = (at: number, letters: number): string =>
	`<col min="${at + 1}" max="${at + 1}" width="${letters}" customWidth="1"/>`;

/** A, B, …, Z, AA, … */
function letters(at: number): string {
	const last = String.fromCharCode(65 + (at % 26));
	return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

function aboutSheet(facts: ExportFacts): string {
	const lines = [...aboutLines(facts), [], ...definitions(facts)];
	const rows = lines.map(
		(cells, i) =>
			`<row r="${i + 1}">${cells.map((text, at) => textCell(`${letters(at)}${i + 1}`, text, at === 0 ? STYLE.head : STYLE.wrap)).join('')}</row>`
	);
	return `${XML}<worksheet xmlns="${MAIN}"><cols>${width(0, 26)}${width(1, 90)}${width(2, 22)}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** What the file is, a line each: the label, the words. */
function aboutLines(facts: ExportFacts): string[][] {
	const { locale } = facts;
	const options = { locale };
	const placed = facts.works - facts.unlocated;
	return [
		...(facts.demonstration ? [[m.data_demo_title({}, options), m.data_demo_text({}, options)]] : []),
		[m.export_about_title({}, options), facts.title],
		['plomada_release', facts.release],
		['plomada_date', facts.issued],
		['plomada_demonstration', String(facts.demonstration)],
		['plomada_filter', facts.filter],
		['plomada_query', facts.query],
		[m.export_about_link({}, options), facts.link],
		[
			m.export_about_works({}, options),
			m.export_about_placed({ works: String(facts.works), placed: String(placed) }, options)
		],
		[
			m.export_about_sum({}, options),
			m.export_about_sum_words(
				{
					pesos: pesosText(facts.amount),
					column: `${measureColumn(facts.measure)}_pesos`,
					without: String(facts.withoutAmount)
				},
				options
			)
		],
		[m.export_about_missing({}, options), m.export_about_missing_words({}, options)],
		...facts.sources.map(({ id, title, publisher, license, path }) => [
			m.export_about_source({ id }, options),
			[title, publisher, license.title, path].filter((words) => words !== null && words !== '').join(' · ')
		]),
		...(facts.sources.length === 0 ? [] : [['plomada_sources', JSON.stringify(facts.sources)]])
	];
}

function definitions({ locale }: ExportFacts): string[][] {
	const options = { locale };
	const unit: Record<Unit, string> = {
		centavos: m.export_unit_pesos({}, options),
		percent: m.data_unit_percent({}, options),
		degrees: m.data_unit_degrees({}, options),
		persons: m.data_unit_persons({}, options),
		code: m.data_unit_code({}, options),
		year: m.data_unit_year({}, options),
		date: m.data_unit_date({}, options),
		count: m.data_unit_count({}, options),
		text: m.data_unit_text({}, options)
	};
	const words = WORK_COLUMNS.flatMap((column) => {
		const name = column.unit === 'centavos' ? `${column.name}_pesos` : column.name;
		const line = [name, column[locale], unit[column.unit]];
		if (column.name !== 'municipality') return [line];
		return [line, [NAME_OF_MUNICIPALITY, m.export_municipality_name({}, options), unit.text]];
	});
	return [[m.data_column({}, options), m.data_meaning({}, options), m.data_unit({}, options)], ...words];
}
