import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments, UsageError } from '../../scripts/publish/data-arguments';
import type { DataSummary } from '../../scripts/publish/summary';
import type { Manifest } from '../../src/lib/domain';
import { officialSite, serve } from './fetch-server';
import { bytesUnder, rowsOf, temporaryFolder } from './publish-fixture';

interface Ended {
	code: number | null;
	out: string;
	err: string;
}

/** Runs `npm run data -- …` without npm, whose own lines are no part of it. */
async function data(...args: string[]): Promise<Ended> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/data.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	const ended: Ended = { code: null, out: '', err: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.out += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.err += text));
	[ended.code] = (await once(child, 'close')) as [number | null];
	return ended;
}

const HEADER = 'numero_de_proyecto,clave_del_proyecto,fondo,id_entidad,entidad,id_municipio,municipio,proyecto,monto,pagado';
const ROWS = [
	'1,U128,DESARROLLO REGIONAL,11,GUANAJUATO,20,LEON,"PAVIMENTACION DE LA CALLE HIDALGO, LEON",1000.10,500.05',
	'2,U128,DESARROLLO REGIONAL,11,GUANAJUATO,7,CELAYA,"AULA EN LA COMUNIDAD DE RINCON DE TAMAYO, CELAYA",2000,0',
	'3,U128,DESARROLLO REGIONAL,11,GUANAJUATO,9999,NO DISTRIBUIBLE,DRENAJE,3000.33,',
	'4,U128,DESARROLLO REGIONAL,1,AGUASCALIENTES,1,AGUASCALIENTES,OTRO ESTADO,9999,0',
	'5,U128,DESARROLLO REGIONAL,11,GUANAJUATO,20,LEON,PUENTE,no se sabe,0'
];
function ramo23(folder: string, rows: readonly string[] = ROWS, name = 'ramo23_2016.csv'): string {
	const path = join(folder, name);
	writeFileSync(path, `${HEADER}\n${rows.join('\n')}\n`);
	return path;
}
const summaryOf = (ended: Ended): DataSummary => {
	expect(ended.err + ended.out, 'the command ended well').toContain('{');
	expect(ended.code, ended.err).toBe(0);
	expect(ended.out.trim().split('\n')).toHaveLength(1);
	return JSON.parse(ended.out) as DataSummary;
};

test('a file becomes a release; --json prints one summary, and the files say the same', async () => {
	const folder = temporaryFolder();
	const out = join(folder, 'out');
	const ended = await data('--works', ramo23(folder), '--out', out, '--date', '2017-03-01', '--json');
	const summary = summaryOf(ended);
	expect(summary).toMatchObject({ works: 4, investment: 600_043, issued: '2017-03-01', candidates: 0 });
	expect(summary.files).toMatchObject([
		{ file: 'ramo23_2016.csv', format: 'shcp-ramo23', rows: 5, works: 4, approved: 600_043, paid: 50_005, exercised: null }
	]);
	expect(Object.values(summary.placed).reduce((sum, works) => sum + works, 0)).toBe(4);
	expect(summary.placed.none).toBe(1);
	expect(Object.values(summary.problems.byRule).reduce((sum, times) => sum + times, 0)).toBe(summary.problems.total);
	expect(summary.out).toBe(join(out, summary.release));
	const [row] = await rowsOf(`SELECT count(*)::INTEGER AS n, sum(investment)::INTEGER AS sum, sum(spent)::INTEGER AS spent FROM '${summary.out}/works.parquet'`);
	expect(row).toEqual({ n: 4, sum: 600_043, spent: 50_005 });
	const manifest = JSON.parse(readFileSync(join(summary.out, 'manifest.json'), 'utf8')) as Manifest;
	expect(manifest).toMatchObject({ id: summary.release, title: 'Obra pública de Guanajuato, 2016', demonstration: false });
	expect(manifest.sources).toMatchObject([{ id: 'ramo23-2016', file: 'ramo23_2016.csv', rows: 5, works: 4 }]);
	expect(manifest.spatial).toMatchObject({ state: '11', name: 'Guanajuato' });
	expect(readFileSync(join(summary.out, 'problems.csv'), 'utf8')).toMatch(/^file,row,column,value,rule,action\nramo23_2016\.csv,/);
});

test('without --json the summary is for a person, and says which format it took', async () => {
	const folder = temporaryFolder();
	const { code, out, err } = await data('--works', ramo23(folder), '--out', join(folder, 'out'));
	expect([code, err]).toEqual([0, expect.stringContaining('ramo23_2016.csv: shcp-ramo23 (utf-8, «,»)')]);
	expect(out).toContain('inversión $6,000.43 · aprobado $6,000.43 · ejercido sin dato · pagado $500.05');
	expect(out).toMatch(/Publicación 2016-12-31-[0-9a-f]{12} en /);
});

test('the order of the files does not change the works, and the same files give the same release', async () => {
	const folder = temporaryFolder();
	const [one, two] = [ramo23(folder), ramo23(folder, ['1,U128,OTRO,11,GUANAJUATO,7,CELAYA,MERCADO,100,0'], 'ramo23_2017.csv')];
	const args = (out: string, ...files: string[]) => [...files.flatMap((file) => ['--works', file]), '--out', join(folder, out), '--date', '2018-01-01', '--json'];
	const first = summaryOf(await data(...args('a', one, two)));
	const second = summaryOf(await data(...args('b', one, two)));
	expect(second.release).toBe(first.release);
	expect(bytesUnder(join(folder, 'b'))).toEqual(bytesUnder(join(folder, 'a')));
	const turned = summaryOf(await data(...args('c', two, one)));
	for (const table of ['works', 'works_core', 'amounts'])
		expect(readFileSync(join(turned.out, `${table}.parquet`)).equals(readFileSync(join(first.out, `${table}.parquet`))), table).toBe(true);
	expect(first.files.map(({ file }) => file)).toEqual(['ramo23_2016.csv', 'ramo23_2017.csv']);
});

test('two editions of one source that hold the same work count it once, as the later one says', async () => {
	const folder = temporaryFolder();
	const mapping = join(folder, 'mapa.json');
	writeFileSync(
		mapping,
		JSON.stringify({
			version: 1,
			id: 'municipio',
			source: { title: 'T', publisher: 'P', license: { name: 'l', title: 'L', path: null }, path: null, issued: null },
			requires: ['clave', 'obra', 'monto'],
			key: ['clave'],
			fields: { name: { column: 'obra' }, approved: { column: 'monto' }, year: { constant: 2019 } },
			location: { state: { constant: '11' } }
		})
	);
	const edition = (name: string, amount: string) => {
		const path = join(folder, name);
		writeFileSync(path, `clave,obra,monto\nA-1,Puente,${amount}\nB-${name},Otra,1\n`);
		return path;
	};
	const files = [edition('marzo.csv', '100'), edition('junio.csv', '250')];
	const summary = summaryOf(await data(...files.flatMap((file) => ['--works', file]), '--mapping', mapping, '--out', join(folder, 'out'), '--json'));
	expect(summary.works).toBe(3);
	expect(summary.files.map(({ file, works, superseded }) => [file, works, superseded])).toEqual([
		['marzo.csv', 1, 1],
		['junio.csv', 2, 0]
	]);
	expect(summary.problems.byRule).toMatchObject({ 'work.in_newer_file': 1 });
	const rows = await rowsOf(`SELECT approved::INTEGER AS approved, source_file FROM '${summary.out}/works.parquet' WHERE name = 'Puente'`);
	expect(rows).toEqual([{ approved: 25_000, source_file: 'junio.csv' }]);
	const amounts = await rowsOf(`SELECT centavos::INTEGER AS c FROM '${summary.out}/amounts.parquet' WHERE work LIKE '%A-1' ORDER BY c`);
	expect(amounts).toEqual([{ c: 10_000 }, { c: 25_000 }]);
});

test('wrong arguments and files that cannot be understood end with 2, say why, and leave the earlier release as it was', async () => {
	const folder = temporaryFolder();
	const out = join(folder, 'out');
	const good = ramo23(folder);
	summaryOf(await data('--works', good, '--out', out, '--json'));
	const before = bytesUnder(out);
	const strange = join(folder, 'otro.csv');
	writeFileSync(strange, 'a,b,c\n1,2,3\n');
	const copy = join(folder, 'copia.csv');
	writeFileSync(copy, readFileSync(good));
	const empty = join(folder, 'vacio.csv');
	writeFileSync(empty, '');
	const text = join(folder, 'mapa.json');
	writeFileSync(text, '{"version": 2}');
	const cases: [string[], RegExp][] = [
		[['--works', good, '--nada'], /Unknown option '--nada'/],
		[['--works', good, '--works', copy], /copia\.csv was given twice/],
		[['--works', join(folder, 'nadie.csv')], /nadie\.csv: expected a file; met nothing there/],
		[['--works', good, '--works', strange], /otro\.csv: expected .*; met columns a, b, c/],
		[['--works', empty], /vacio\.csv: expected .*; met an empty file/],
		[['--works', strange, '--mapping', text], /mapa\.json: expected a mapping of version 1/]
	];
	for (const [args, says] of cases) {
		const ended = await data(...args, '--out', out, '--json');
		expect([ended.code, ended.out], `${args.join(' ')}\n${ended.err}`).toEqual([2, '']);
		expect(ended.err).toMatch(says);
		expect(ended.err, 'an error, not a stack').not.toMatch(/^\s+at /m);
	}
	expect(bytesUnder(out)).toEqual(before);
	expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
});

test.each<[string, RegExp]>([
	['', /expected --works <file>, --fetch <source> or --verify <folder>; met none/],
	['--works a.csv sobra', /Unexpected argument 'sobra'/],
	['--works a.csv --state 45', /--state: expected an INEGI state from 01 to 32, or \*; met "45"/],
	['--works a.csv --date 2017-02-30', /--date: expected YYYY-MM-DD; met "2017-02-30"/],
	['--works a.csv --year 16', /--year: expected a year YYYY; met "16"/],
	['--works a.csv --to x', /--to does not go with --works/],
	['--fetch opa', /--fetch: expected --year/],
	['--fetch opa --year 2021 --quarter 5', /--quarter: expected 1 to 4; met "5"/],
	['--fetch opa --year 2021 --base ftp:x', /--base: expected an http address/],
	['--fetch opa --year 2021 --works a.csv', /--works does not go with --fetch/]
])('the arguments “%s” are refused with what was expected', (line, says) => {
	expect(() => readArguments(line.split(' ').filter((word) => word !== ''))).toThrow(UsageError);
	expect(() => readArguments(line.split(' ').filter((word) => word !== ''))).toThrow(says);
});

test('what --fetch brought, --works takes, with its date and address', async () => {
	const folder = temporaryFolder();
	const header = readFileSync(ramo23(folder)).toString().split('\n')[0] ?? '';
	const body = Buffer.from(`${header}\n${ROWS[0]}\n`);
	const site = await officialSite((request, response) => serve(request, response, body, { etag: '"a"', lastModified: 'Tue, 07 Mar 2017 00:00:00 GMT' }));
	const args = ['--fetch', 'opa', '--year', '2019', '--to', join(folder, 'oficial'), '--base', site.base];
	const fetched = await data(...args, '--json');
	expect([fetched.code, fetched.err]).toEqual([0, '']);
	const { file, outcome } = JSON.parse(fetched.out) as { file: string; outcome: string };
	expect(outcome).toBe('new');
	expect((await data(...args)).out).toContain('sin cambios desde la última vez');
	const summary = summaryOf(await data('--works', file, '--out', join(folder, 'out'), '--json'));
	expect(summary.issued).toBe('2017-03-07');
	const manifest = JSON.parse(readFileSync(join(summary.out, 'manifest.json'), 'utf8')) as Manifest;
	expect(manifest.sources).toMatchObject([{ issued: '2017-03-07', path: `${site.base}DatosAbiertos/OPA/2019/proyectos_opa.csv` }]);
	await site.close();
	const gone = await data(...args);
	expect([gone.code, gone.err]).toEqual([1, expect.stringMatching(/the site does not answer \(ECONNREFUSED\)/)]);
});

const OFFICIAL = resolve('..', 'shared', 'data', 'shcp');
const official = test.skipIf(!existsSync(OFFICIAL));
if (!existsSync(OFFICIAL)) console.warn('../shared/data is not there: the privacy scan over real files does not run');

official('no official’s name, e-mail or telephone planted in the real files reaches any published byte', async () => {
	const folder = temporaryFolder();
	const planted = ['FULANITO', 'ZUTANEZ', 'MENGANOVICH', 'fulanito.zutanez@shcp.gob.mx', '5536881234', '477 123 98 76', 'FUZM850101AB9', 'correo.personal@gmail.com'];
	const files = ['opa_2015.csv', 'opa_2021.csv', 'ramo23_2016.csv', 'sfu_2017_proyectos_muestra.csv'].map((name) => {
		const path = join(folder, name);
		let cell = 0;
		// Names, e-mails and telephones in the columns of the officials, and in the texts of every work.
		const text = readFileSync(join(OFFICIAL, name))
			.toString('latin1')
			.replaceAll('RESERVADO', () => planted[cell++ % 5] ?? '')
			.replace(/PAVIMENTACI|CONSTRUCCI|Construcci/g, 'CONTACTO fulanito.zutanez@shcp.gob.mx TEL. 477 123 98 76 correo.personal@gmail.com RFC FUZM850101AB9 $&');
		expect(text, name).toContain('CONTACTO');
		writeFileSync(path, text, 'latin1');
		return path;
	});
	const summary = summaryOf(await data(...files.flatMap((file) => ['--works', file]), '--state', '*', '--out', join(folder, 'out'), '--date', '2021-12-31', '--json'));
	expect(summary.works).toBeGreaterThan(8000);
	const found: string[] = [];
	for (const [path, bytes] of bytesUnder(join(folder, 'out'))) {
		const texts = [bytes.toString('latin1')];
		// Compressed pages hide text: the cells themselves are scanned too.
		if (path.endsWith('.parquet')) texts.push(JSON.stringify(await rowsOf(`SELECT COLUMNS(*)::VARCHAR FROM '${join(folder, 'out', path)}'`)));
		for (const word of planted) if (texts.some((text) => text.toLowerCase().includes(word.toLowerCase()))) found.push(`${path}: ${word}`);
	}
	expect(found).toEqual([]);
});

test('--verify: 0 for a release as it was published, 2 and what is wrong for one that is not', async () => {
	const folder = temporaryFolder();
	const out = join(folder, 'out');
	const { release } = summaryOf(await data('--works', ramo23(folder), '--out', out, '--date', '2017-03-01', '--json'));
	const good = await data('--verify', out);
	expect([good.code, good.err]).toEqual([0, '']);
	expect(good.out).toContain(`${release}: en orden`);
	writeFileSync(join(out, release, 'codes.json'), '{}');
	const bad = await data('--verify', join(out, release), '--json');
	expect(bad.code).toBe(2);
	expect(JSON.parse(bad.out)).toMatchObject({ ok: false, verified: [{ release, findings: [{ file: 'codes.json', met: '2 bytes' }] }] });
	const none = await data('--verify', folder);
	expect([none.code, none.err]).toEqual([2, expect.stringContaining('met neither')]);
	expect((await data('--verify', out, '--date', '2017-03-01')).code).toBe(2);
});
