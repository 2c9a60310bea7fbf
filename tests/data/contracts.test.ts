import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContractJoin, openContracts } from '../../scripts/publish/contracts';
import type { DataSummary } from '../../scripts/publish/summary';
import { NO_CONTRACT_DETAILS, SourceError, type Contract, type Manifest } from '../../src/lib/domain';
import { rowsOf, temporaryFolder } from './publish-fixture';

const COMPRANET =
	'GOBIERNO,SIGLAS,DEPENDENCIA,CLAVEUC,NOMBRE_DE_LA_UC,RESPONSABLE,NUMERO_EXPEDIENTE,TITULO_EXPEDIENTE,PLANTILLA_EXPEDIENTE,NUMERO_PROCEDIMIENTO,EXP_F_FALLO,PROC_F_PUBLICACION,FECHA_APERTURA_PROPOSICIONES,CARACTER,TIPO_CONTRATACION,TIPO_PROCEDIMIENTO,FORMA_PROCEDIMIENTO,CODIGO_CONTRATO,TITULO_CONTRATO,FECHA_INICIO,FECHA_FIN,IMPORTE_CONTRATO,MONEDA,ESTATUS_CONTRATO,ARCHIVADO,RAMO,CLAVE_PROGRAMA,APORTACION_FEDERAL,FECHA_CELEBRACION,CONTRATO_MARCO,COMPRA_CONSOLIDADA,PLURIANUAL,CLAVE_CARTERA_SHCP,ESTRATIFICACION_MUC,PROVEEDOR_CONTRATISTA,ESTRATIFICACION_MPC,ESTATUS_EMPRESA,CUENTA_ADMINISTRADA_POR,ANUNCIO';
const SFU =
	'CICLO,MES,KA_PROYECTO,FOLIO,NOMBRE_PROYECTO,NUMERO_PROYECTO,KA_ESTATUS,DESC_ESTATUS,ID_ENTIDAD_FEDERATIVA,ENTIDAD_FEDERATIVA,KA_MUNICIPIO,ID_MUNICIPIO,MUNICIPIO,ID_LOCALIDAD,LOCALIDAD,AMBITO,RECURSO,DESC_RECURSO,RAMO,DESC_RAMO,PP,DESC_PROGRAMA,KA_PROGRAMA_ESPECIFICO,PROGRAMA_ESPECIFICO,KA_MODALIDAD_CONTRATACION,MODALIDAD_CONTRATACION,NUMERO_CONTRATO,OBRA_ADMINSTRACION_CONTRATO,ID_CONTRATACION,CONTRATACION,CONTRATO,MONTO,JUSTIFICACION,ANTICIPO_SN,ANTICIPO,PORCENT_ANT,FECHA_FIRMA,RFC_CONVOCANTE,CONVOCANTE,RFC_CONTRATISTA,CONTRATISTA,URL,ID_ESTATUS_CONTRATO,ESTATUS_CONTRATO,IMPORTE_MODIFICADO,FECHA_CONCLUSION_CONTRATO,FECHA_CONCLUSION,URL_DOCUMENTO';

/** A line of a layout with these cells; all others are empty. */
const line = (header: string, cells: Record<string, string>): string =>
	header.split(',').map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`).join(',');
function written(name: string, header: string, rows: Record<string, string>[]): string {
	const path = join(temporaryFolder(), name);
	writeFileSync(path, [header, ...rows.map((cells) => line(header, cells))].join('\r\n'));
	return path;
}

const ROW = {
	DEPENDENCIA: 'Municipio de León',
	RESPONSABLE: 'NOMBRE DE UNA PERSONA',
	NUMERO_EXPEDIENTE: '705446',
	NUMERO_PROCEDIMIENTO: 'LO-811020-N7-2016',
	TITULO_CONTRATO: 'Pavimentación "Hidalgo"',
	TIPO_CONTRATACION: 'Obra Pública',
	TIPO_PROCEDIMIENTO: 'Invitación a Cuando Menos 3 Personas',
	PROC_F_PUBLICACION: '2016-01-12 19:21',
	FECHA_APERTURA_PROPOSICIONES: '2016-01-28 11:00',
	EXP_F_FALLO: '2016-02-05 00:00:00 GMT',
	FECHA_CELEBRACION: '2016-02-09 00:00:00 GMT',
	FECHA_INICIO: '2016-02-15',
	FECHA_FIN: '2016-06-15',
	CODIGO_CONTRATO: '660477',
	IMPORTE_CONTRATO: '1234567.89',
	MONEDA: 'MXN',
	ESTATUS_CONTRATO: 'Activo',
	PROVEEDOR_CONTRATISTA: 'CONSTRUCTORA, S.A. DE C.V.'
};

test('CompraNet: every column that is kept, and the officer who is not', () => {
	const path = written('compranet_2016.csv', COMPRANET, [ROW]);
	const { contracts, format, problems } = openContracts(path, '11');
	expect(format).toBe('sfp-compranet');
	expect(problems).toEqual([]);
	expect(contracts).toEqual([
		{
			project: null,
			contract: {
				work: null,
				contract_number: '660477',
				contractor: 'CONSTRUCTORA, S.A. DE C.V.',
				method: 'invitacion',
				bidders: null,
				centavos: 123_456_789,
				currency: 'MXN',
				foreign_cents: null,
				modified_centavos: null,
				signed_on: '2016-02-09',
				start: '2016-02-15',
				end: '2016-06-15',
				file_number: '705446',
				procedure_number: 'LO-811020-N7-2016',
				title: 'Pavimentación "Hidalgo"',
				buyer: 'Municipio de León',
				kind: 'Obra Pública',
				status_text: 'Activo',
				published_on: '2016-01-12',
				opened_on: '2016-01-28',
				awarded_on: '2016-02-05',
				matched_by: null,
				source_file: 'compranet_2016.csv',
				source_row: 2
			}
		}
	]);
	expect(JSON.stringify(contracts)).not.toContain('PERSONA');
});

test('money that is not pesos is never added to pesos; repeated rows are one; bad cells are told', () => {
	const path = written('c.csv', COMPRANET, [
		ROW,
		ROW,
		{ ...ROW, CODIGO_CONTRATO: '660478', MONEDA: 'USD', IMPORTE_CONTRATO: '10.5' },
		{ ...ROW, CODIGO_CONTRATO: '660479', MONEDA: 'TEST' },
		{ ...ROW, CODIGO_CONTRATO: '660480', IMPORTE_CONTRATO: 'mucho', FECHA_INICIO: '2016-02-31', FECHA_FIN: '2016-01-01' },
		{ ...ROW, CODIGO_CONTRATO: '660481', FECHA_FIN: '2016-01-01', TIPO_PROCEDIMIENTO: 'Rifa' }
	]);
	const { contracts, rows, problems } = openContracts(path, '11');
	expect(rows).toBe(6);
	expect(contracts.map(({ contract: { centavos, currency, foreign_cents } }) => [centavos, currency, foreign_cents])).toEqual([
		[123_456_789, 'MXN', null],
		[null, 'USD', 1050],
		[null, null, null],
		[null, 'MXN', null],
		[123_456_789, 'MXN', null]
	]);
	expect(problems.map(({ row, rule, action }) => [row, rule, action])).toEqual([
		[3, 'contract.repeated', 'row_dropped'],
		[4, 'currency.foreign', 'kept'],
		[5, 'currency.unknown', 'value_dropped'],
		[6, 'money.unreadable', 'value_dropped'],
		[6, 'date.unreadable', 'value_dropped'],
		[7, 'method.unknown', 'value_dropped'],
		[7, 'contract.ends_before_start', 'kept']
	]);
});

test('SFU: contracts of the state’s projects, without tax ids', () => {
	const row = {
		FOLIO: 'GUA00160300748335',
		NOMBRE_PROYECTO: 'Drenaje',
		ID_ENTIDAD_FEDERATIVA: '11',
		NUMERO_CONTRATO: 'PMG/01/2016',
		MONTO: '1000.50',
		IMPORTE_MODIFICADO: '1200',
		FECHA_FIRMA: '09/02/2016',
		FECHA_CONCLUSION_CONTRATO: '30/06/2016',
		MODALIDAD_CONTRATACION: 'Adjudicación directa',
		CONVOCANTE: 'Municipio de Guanajuato',
		RFC_CONTRATISTA: 'ABCD800101XX1',
		CONTRATISTA: 'Una persona'
	};
	const path = written('contratos.csv', SFU, [row, { ...row, ID_ENTIDAD_FEDERATIVA: '1' }]);
	const read = openContracts(path, '11');
	expect(read).toMatchObject({ format: 'shcp-sfu-contratos', rows: 2, elsewhere: 1 });
	expect(read.contracts).toMatchObject([
		{ project: 'GUA00160300748335', contract: { contract_number: 'PMG/01/2016', centavos: 100_050, modified_centavos: 120_000, method: 'adjudicacion', signed_on: '2016-02-09', end: '2016-06-30', buyer: 'Municipio de Guanajuato' } }
	]);
	expect(JSON.stringify(read)).not.toContain('ABCD800101');
	expect(openContracts(path, '*').contracts).toHaveLength(2);
});

test.each([
	['', /an empty file|columns/],
	['a,b\n1,2\n', /columns a, b/],
	[COMPRANET, /no rows/],
	['FOLIO,ID_ENTIDAD_FEDERATIVA,ID_MUNICIPIO,AUTORIZADO\nX,11,1,1\n', /NUMERO_CONTRATO/]
])('a file that is none is refused: %s', (content, said) => {
	const path = join(temporaryFolder(), 'x.csv');
	writeFileSync(path, content);
	expect(() => openContracts(path, '11')).toThrow(SourceError);
	expect(() => openContracts(path, '11')).toThrow(said);
	expect(() => openContracts(join(path, 'no'), '11')).toThrow(SourceError);
});

describe('which work a contract is of', () => {
	const join_ = (rows: Record<string, string>[], works: [id: string, contract_number: string | null][], own: Contract[] = []) => {
		const joining = new ContractJoin([openContracts(written('c.csv', COMPRANET, rows.map((row) => ({ ...ROW, ...row }))), '11')]);
		for (const [id, contract_number] of works) joining.see({ id, contract_number });
		for (const contract of own) expect(joining.holdBack(contract)).toBe(contract.contract_number === '660477');
		const contracts = joining.finish();
		return { found: contracts.map(({ work, matched_by }) => [work, matched_by]), contracts, report: joining.reports[0], problems: joining.problems };
	};

	test('the project first, then the contract’s number, then the file’s or the procedure’s', () => {
		const key = { CLAVE_CARTERA_SHCP: '0809J3E0005' };
		expect(join_([key], [['opa-2015:0809J3E0005', null], ['x:1', '660477']]).found).toEqual([['opa-2015:0809J3E0005', 'project']]);
		expect(join_([key], [['x:1', '66-0477'], ['x:2', '705446']]).found).toEqual([['x:1', 'contract_number']]);
		expect(join_([{}], [['x:2', '705446']]).found).toEqual([['x:2', 'file_number']]);
		expect(join_([{}], [['x:3', 'lo 811020 n7 2016']]).found).toEqual([['x:3', 'file_number']]);
		expect(join_([{}], [['x:4', '999999'], ['x:660477', null]])).toMatchObject({ found: [[null, null]], report: { unmatched: 1, ambiguous: 0 } });
	});

	test('what fits several works is of none, and told; a number too short is nobody’s', () => {
		const { found, report, problems } = join_([{}, { CODIGO_CONTRATO: '12', NUMERO_EXPEDIENTE: '1' }], [['x:1', '660477'], ['x:2', '660477'], ['x:3', '12']]);
		expect(found).toEqual([[null, null], [null, null]]);
		expect(report).toMatchObject({ contracts: 2, unmatched: 2, ambiguous: 1, matched: { project: 0, contract_number: 0, file_number: 0 }, centavos: 246_913_578 });
		expect(problems).toMatchObject([{ row: 2, rule: 'contract.several_works', action: 'kept' }]);
		// Several works by its number, one by its file.
		expect(join_([{}], [['x:1', '660477'], ['x:2', '660477'], ['x:3', '705446']]).found).toEqual([['x:3', 'file_number']]);
	});

	test('what the work’s own source says of the same contract is the same row, and fills what the file lacks', () => {
		const own: Contract = { ...NO_CONTRACT_DETAILS, work: 'x:1', contract_number: '660477', contractor: 'Otra', method: null, bidders: 3, centavos: 5, signed_on: null, start: null, end: null };
		const { contracts } = join_([{}], [['x:1', '660477']], [own, { ...own, contract_number: 'OTRO-99' }]);
		expect(contracts).toHaveLength(1);
		expect(contracts[0]).toMatchObject({ work: 'x:1', bidders: 3, centavos: 123_456_789, contractor: 'CONSTRUCTORA, S.A. DE C.V.' });
		// Held back, and in the end of another work: it stays.
		expect(join_([{}], [['x:2', '660477']], [own]).contracts.map(({ work }) => work)).toEqual(['x:2', 'x:1']);
	});
});

function data(...args: string[]) {
	return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/data.ts', ...args], { encoding: 'utf8' });
}
const WORKS = 'numero_de_proyecto,clave_del_proyecto,fondo,id_entidad,entidad,id_municipio,municipio,proyecto,monto,pagado\n660477,U128,F,11,GUANAJUATO,20,LEON,PUENTE,1000,0\n';

test('the command: joined, kept and counted, in the release, its manifest and its words', async () => {
	const folder = temporaryFolder();
	const works = join(folder, 'ramo23_2016.csv');
	writeFileSync(works, WORKS);
	const contracts = written('compranet.csv', COMPRANET, [ROW, { ...ROW, CODIGO_CONTRATO: '1', CLAVE_CARTERA_SHCP: '', MONEDA: 'TEST' }]);
	const ended = data('--works', works, '--contracts', contracts, '--out', folder, '--date', '2017-01-01', '--json');
	expect(ended.status, ended.stderr).toBe(0);
	const summary = JSON.parse(ended.stdout) as DataSummary;
	expect(summary.contracts).toMatchObject([{ file: 'compranet.csv', contracts: 2, unmatched: 2, problems: { 'currency.unknown': 1 } }]);
	const manifest = JSON.parse(readFileSync(join(summary.out, 'manifest.json'), 'utf8')) as Manifest;
	expect(manifest.contract_files).toEqual(summary.contracts);
	const rows = await rowsOf(`SELECT work, contract_number, centavos, source_row FROM '${join(summary.out, 'contracts.parquet')}' ORDER BY source_row`);
	expect(rows).toMatchObject([{ work: null, contract_number: '660477', source_row: 2 }, { work: null, centavos: null, source_row: 3 }]);
	const said = data('--works', works, '--contracts', contracts, '--out', folder, '--date', '2017-01-01');
	expect(said.stdout).toContain('sin obra conocida: 2');
	const refused = data('--works', works, '--contracts', works, '--out', folder);
	expect(refused.status).toBe(2);
	expect(refused.stderr).toContain('NUMERO_EXPEDIENTE');
	expect(data('--works', works, '--contracts', contracts, '--contracts', contracts, '--out', folder).stderr).toContain('twice');
}, 120_000);

const OFFICIAL = resolve('..', 'shared', 'data');
const official = test.skipIf(!existsSync(OFFICIAL));
if (!existsSync(OFFICIAL)) console.warn('contracts: ../shared/data is absent, so official files are not read');
/** DuckDB's own CSV reader over the raw file: no code of ours. */
official.each([
	['compranet_contratos_2014_muestra.csv', 397],
	['compranet_contratos_2015_muestra.csv', 397]
])('%s, compared with DuckDB on the raw file', async (name, expected) => {
	const path = join(OFFICIAL, 'sfp', name);
	const { contracts, problems, rows } = openContracts(path, '11');
	const raw = `(SELECT DISTINCT * FROM read_csv('${path}', all_varchar = true, header = true, quote = '"', escape = '"'))`;
	const [sums] = await rowsOf(
		`SELECT count(*) AS contracts, sum(round(IMPORTE_CONTRATO::DECIMAL(18, 4) * 100)) FILTER (WHERE MONEDA = 'MXN')::BIGINT AS pesos,
			sum(round(IMPORTE_CONTRATO::DECIMAL(18, 4) * 100)) FILTER (WHERE MONEDA = 'USD')::BIGINT AS dollars,
			count(FECHA_CELEBRACION) AS signed, count(EXP_F_FALLO) AS awarded, count(PROC_F_PUBLICACION) AS published, count(FECHA_APERTURA_PROPOSICIONES) AS opened,
			count(*) FILTER (WHERE TIPO_PROCEDIMIENTO LIKE 'Licitaci%') AS tenders, count(*) FILTER (WHERE MONEDA = 'TEST') AS tests,
			min(left(FECHA_CELEBRACION, 10)) AS first, max(left(FECHA_CELEBRACION, 10)) AS last, count(DISTINCT PROVEEDOR_CONTRATISTA) AS suppliers
		FROM ${raw}`
	);
	const all = contracts.map(({ contract }) => contract);
	const total = (pick: (contract: (typeof all)[number]) => number | null) => all.reduce((sum, contract) => sum + (pick(contract) ?? 0), 0);
	const known = (pick: (contract: (typeof all)[number]) => unknown) => all.filter((contract) => pick(contract) !== null).length;
	const days = all.flatMap(({ signed_on }) => signed_on ?? []).sort();
	expect(all).toHaveLength(expected);
	expect({
		contracts: all.length,
		pesos: total(({ centavos }) => centavos),
		dollars: total(({ foreign_cents }) => foreign_cents),
		signed: known(({ signed_on }) => signed_on),
		awarded: known(({ awarded_on }) => awarded_on),
		published: known(({ published_on }) => published_on),
		opened: known(({ opened_on }) => opened_on),
		tenders: all.filter(({ method }) => method === 'licitacion').length,
		tests: problems.filter(({ rule }) => rule === 'currency.unknown').length,
		first: days[0],
		last: days.at(-1)
	}).toEqual(Object.fromEntries(Object.entries(sums ?? {}).filter(([key]) => key !== 'suppliers').map(([key, value]) => [key, key === 'first' || key === 'last' ? value : Number(value)])));
	expect(rows - all.length).toBe(problems.filter(({ rule }) => rule === 'contract.repeated').length);
	expect(known(({ contractor }) => contractor)).toBe(all.length);
	expect(JSON.stringify(all)).not.toContain('RESERVADO');
});

official('contracts of 2015 that name a work of the investment portfolio of 2015, counted by DuckDB on both raw files', async () => {
	const [works, contracts] = [join(OFFICIAL, 'shcp', 'opa_2015.csv'), join(OFFICIAL, 'sfp', 'compranet_contratos_2015_muestra.csv')];
	const ended = data('--works', works, '--state', '*', '--contracts', contracts, '--out', temporaryFolder(), '--json');
	expect(ended.status, ended.stderr).toBe(0);
	const { contracts: files, out } = JSON.parse(ended.stdout) as DataSummary;
	const raw = (path: string) => `read_csv('${path}', all_varchar = true, header = true, quote = '"', escape = '"')`;
	const [same] = await rowsOf(
		`SELECT count(*) AS matched FROM (SELECT DISTINCT * FROM ${raw(contracts)})
		WHERE lpad(trim(CLAVE_CARTERA_SHCP), 11, '0') IN (SELECT lpad(trim(CVE_PPI, ' '''), 11, '0') FROM ${raw(works)})`
	);
	expect(Number(same?.matched)).toBe(23);
	expect(files[0]?.matched).toEqual({ project: 23, contract_number: 0, file_number: 0 });
	const [published] = await rowsOf(`SELECT count(work) AS known, count(*) AS contracts FROM '${join(out, 'contracts.parquet')}'`);
	expect([Number(published?.known), Number(published?.contracts)]).toEqual([23, 397]);
}, 120_000);
