import { NO_CONTRACT_DETAILS, SourceError, type LooseContract, type Problem } from '../domain';
import { Columns, findColumns } from './columns';
import { detectDelimiter, scanCsv, type Row } from './csv';
import { decodePieces, detectEncoding } from './encoding';
import { carteraKey, parseStates } from './parse/codes';
import { cleanText, comparable } from './parse/text';
import { headerOf } from './recognise';
import type { Note } from './types';

/**
 * Official files of contracts. CompraNet (Secretaría de la Función Pública): one row a contract, 39 columns; the officer who answers for it
 * (RESPONSABLE) is not read. SFU (SHCP), contracts of projects paid with transferred funds: one row a contract of a FOLIO; tax ids are not read.
 */
const COMPRANET = {
	contract_number: ['codigo_contrato'],
	file_number: ['numero_expediente'],
	procedure_number: ['numero_procedimiento'],
	title: ['titulo_contrato'],
	file_title: ['titulo_expediente'],
	buyer: ['dependencia'],
	unit: ['nombre_de_la_uc'],
	kind: ['tipo_contratacion'],
	method: ['tipo_procedimiento'],
	amount: ['importe_contrato'],
	currency: ['moneda'],
	status: ['estatus_contrato'],
	published: ['proc_f_publicacion'],
	opened: ['fecha_apertura_proposiciones'],
	awarded: ['exp_f_fallo'],
	signed: ['fecha_celebracion'],
	start: ['fecha_inicio'],
	end: ['fecha_fin'],
	project: ['clave_cartera_shcp'],
	contractor: ['proveedor_contratista']
} as const;
const SFU = {
	project: ['folio'],
	contract_number: ['numero_contrato'],
	title: ['nombre_proyecto'],
	buyer: ['convocante'],
	kind: ['contratacion'],
	method: ['modalidad_contratacion'],
	amount: ['monto'],
	modified: ['importe_modificado'],
	status: ['estatus_contrato'],
	signed: ['fecha_firma'],
	end: ['fecha_conclusion_contrato'],
	state: ['id_entidad_federativa'],
	contractor: ['contratista']
} as const;

export const CONTRACT_FORMATS = ['sfp-compranet', 'shcp-sfu-contratos'] as const;
export type ContractFormat = (typeof CONTRACT_FORMATS)[number];
const REQUIRED = {
	'sfp-compranet': ['contract_number', 'file_number', 'amount', 'currency', 'contractor'],
	'shcp-sfu-contratos': ['project', 'contract_number', 'amount', 'signed', 'contractor']
} as const;
const EXPECTED =
	'a CSV of contracts: CompraNet (NUMERO_EXPEDIENTE, CODIGO_CONTRATO, IMPORTE_CONTRATO, MONEDA, PROVEEDOR_CONTRATISTA) ' +
	'or SFU (FOLIO, NUMERO_CONTRATO, MONTO, FECHA_FIRMA, CONTRATISTA)';

/** A contract as its file has it, with what it may be known by. */
export interface ReadContract {
	contract: LooseContract;
	/** The works' official key it names: an SFU folio, or a key of the investment portfolio. */
	project: string | null;
}
export interface ReadContracts {
	format: ContractFormat;
	encoding: string;
	rows: number;
	/** Rows of other states, which are left out as works of other states are. */
	elsewhere: number;
	contracts: ReadContract[];
	problems: Problem[];
}

/** Reads a file of contracts. `state` is `11`, or `*` for all. Throws SourceError where it is no such file. */
export function readContracts(bytes: Uint8Array, file: string, state: string): ReadContracts {
	const encoding = detectEncoding(bytes);
	const [head = ''] = decodePieces(bytes.subarray(0, 1 << 16), encoding);
	const delimiter = detectDelimiter(head);
	const header = headerOf(bytes, encoding, delimiter);
	const format = formatOf(header, file);
	const read: ReadContracts = {
		format,
		encoding: encoding.encoding,
		rows: 0,
		elsewhere: 0,
		contracts: [],
		problems: []
	};
	const seen = new Set<string>();
	let isHeader = true;
	const compranet = new Columns<keyof typeof COMPRANET>(header, COMPRANET);
	const sfu = new Columns<keyof typeof SFU>(header, SFU);
	scanCsv(bytes, { delimiter, encoding }, (row) => {
		const cells = Array.from({ length: row.length }, (_, i) => row.cell(i));
		if (cells.every((cell) => cell.trim() === '')) return;
		if (isHeader) {
			isHeader = false;
			return;
		}
		read.rows++;
		const note: Note = (rule, action, column, value) =>
			read.problems.push({
				file,
				row: row.number,
				column: column ?? null,
				value: value ? value.slice(0, 200) : null,
				rule,
				action
			});
		// The very same row twice is one contract; the same number with another supplier or amount is not.
		const whole = cells.join('\u001f');
		if (seen.has(whole)) return note('contract.repeated', 'row_dropped', null, null);
		seen.add(whole);
		const found =
			format === 'sfp-compranet' ? readCompranet(row, compranet, note) : readSfu(row, sfu, note, state);
		if (found === null) read.elsewhere++;
		else {
			found.contract.source_file = file;
			found.contract.source_row = row.number;
			read.contracts.push(found);
		}
	});
	if (read.rows === 0) throw new SourceError(file, EXPECTED, 'a header and no rows', 'Download it again.');
	return read;
}

function formatOf(header: readonly string[], file: string): ContractFormat {
	const found = {
		'sfp-compranet': findColumns(header, COMPRANET),
		'shcp-sfu-contratos': findColumns(header, SFU)
	};
	for (const format of CONTRACT_FORMATS)
		if (REQUIRED[format].every((field) => (found[format] as ReadonlyMap<string, number>).has(field)))
			return format;
	const met = header.slice(0, 10).map((name) => cleanText(name).slice(0, 40));
	throw new SourceError(
		file,
		EXPECTED,
		met.length === 0 ? 'an empty file' : `columns ${met.join(', ')}${header.length > 10 ? ', …' : ''}`,
		'Give the file as CompraNet or SHCP publishes it; works go with --works.'
	);
}

const METHODS: readonly (readonly [RegExp, string])[] = [
	[/LICITACION/, 'licitacion'],
	[/INVITACION/, 'invitacion'],
	[/ADJUDICACION/, 'adjudicacion'],
	[/ADMINISTRACION/, 'administracion']
];

function methodOf(text: string | null, column: string | null, note: Note): string | null {
	if (text === null) return null;
	const found = METHODS.find(([pattern]) => pattern.test(comparable(text)));
	if (found === undefined) note('method.unknown', 'value_dropped', column, text);
	return found?.[1] ?? null;
}

/** Money that is not in pesos is kept apart: it is never added to pesos. */
function amountOf(
	centavos: number | null,
	currency: string,
	column: string | null,
	note: Note
): Pick<LooseContract, 'centavos' | 'currency' | 'foreign_cents'> {
	const code = comparable(currency);
	if (code === '' || code === 'MXN') return { centavos, currency: code || null, foreign_cents: null };
	// `TEST` stands in the official file where a currency should.
	if (!/^[A-Z]{3}$/.test(code)) {
		note('currency.unknown', 'value_dropped', column, currency);
		return { centavos: null, currency: null, foreign_cents: null };
	}
	note('currency.foreign', 'kept', column, currency);
	return { centavos: null, currency: code, foreign_cents: centavos };
}

function inOrder(contract: LooseContract, note: Note): void {
	if (contract.start !== null && contract.end !== null && contract.end < contract.start)
		note('contract.ends_before_start', 'kept', null, `${contract.start} – ${contract.end}`);
}

function readCompranet(row: Row, col: Columns<keyof typeof COMPRANET>, note: Note): ReadContract {
	const project = col.raw(row, 'project').trim();
	const contract: LooseContract = {
		...NO_CONTRACT_DETAILS,
		work: null,
		contract_number: col.text(row, 'contract_number', note),
		contractor: col.text(row, 'contractor', note),
		method: methodOf(col.text(row, 'method', note), col.name('method'), note),
		bidders: null,
		...amountOf(col.money(row, 'amount', note), col.raw(row, 'currency'), col.name('currency'), note),
		signed_on: col.date(row, 'signed', note),
		start: col.date(row, 'start', note),
		end: col.date(row, 'end', note),
		file_number: col.text(row, 'file_number', note),
		procedure_number: col.text(row, 'procedure_number', note),
		title: col.text(row, 'title', note) ?? col.text(row, 'file_title', note),
		buyer: col.text(row, 'buyer', note) ?? col.text(row, 'unit', note),
		kind: col.text(row, 'kind', note),
		status_text: col.text(row, 'status', note),
		published_on: col.date(row, 'published', note),
		opened_on: col.date(row, 'opened', note),
		awarded_on: col.date(row, 'awarded', note)
	};
	inOrder(contract, note);
	return { contract, project: project === '' ? null : carteraKey(project).key };
}

/** Null for a row of another state. */
function readSfu(row: Row, col: Columns<keyof typeof SFU>, note: Note, state: string): ReadContract | null {
	if (state !== '*' && col.raw(row, 'state').trim() !== '') {
		const { states } = parseStates(col.raw(row, 'state'));
		if (states.length > 0 && !states.includes(state)) return null;
	}
	const project = comparable(col.raw(row, 'project')).replaceAll(' ', '');
	const contract: LooseContract = {
		...NO_CONTRACT_DETAILS,
		work: null,
		contract_number: col.text(row, 'contract_number', note),
		contractor: col.text(row, 'contractor', note),
		method: methodOf(col.text(row, 'method', note), col.name('method'), note),
		bidders: null,
		centavos: col.money(row, 'amount', note),
		signed_on: col.date(row, 'signed', note),
		start: null,
		end: col.date(row, 'end', note),
		title: col.text(row, 'title', note),
		buyer: col.text(row, 'buyer', note),
		kind: col.text(row, 'kind', note),
		status_text: col.text(row, 'status', note),
		modified_centavos: col.money(row, 'modified', note),
		currency: 'MXN'
	};
	inOrder(contract, note);
	return { contract, project: project === '' ? null : project };
}
