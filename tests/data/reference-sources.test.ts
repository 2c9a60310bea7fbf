import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { area } from '@turf/turf';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { SourceError } from '../../src/lib/domain';
import { buildReference } from '../../scripts/reference/build';
import { readMarginacion } from '../../scripts/reference/conapo';
import { COMPONENTS, IRS, readRezago } from '../../scripts/reference/coneval';
import { readLocalities, readMunicipalAreas } from '../../scripts/reference/inegi';
import { loadReference, REFERENCE_FOLDER } from '../../scripts/reference/load';
import { SourceFolder } from '../../scripts/reference/source';

const project = resolve(REFERENCE_FOLDER, '../..');
const official = resolve(project, '../shared/data');
const present = existsSync(join(official, 'inegi'));
if (!present) {
	console.warn('reference-sources.test: ../shared/data is not beside the project; "the official files" is not run.');
}

const folders: string[] = [];
const temporary = (): string => {
	const folder = mkdtempSync(join(tmpdir(), 'plomada-reference-'));
	folders.push(folder);
	return folder;
};
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const command = (...args: string[]) =>
	spawnSync(process.execPath, ['--import', 'tsx', 'scripts/reference.ts', ...args], { cwd: project, encoding: 'utf8' });

describe.runIf(present)('the official files', () => {
	let copy = '';
	beforeAll(() => {
		copy = temporary();
		for (const folder of ['inegi', 'inegi/localities', 'conapo', 'coneval', 'bienestar']) {
			mkdirSync(join(copy, folder));
			// Written anew rather than copied: the originals may be read-only.
			for (const entry of readdirSync(join(official, folder), { withFileTypes: true })) {
				if (entry.isFile()) writeFileSync(join(copy, folder, entry.name), readFileSync(join(official, folder, entry.name)));
			}
		}
	});

	it('give the committed tables again, byte for byte', async () => {
		const files = await buildReference(official);
		expect([...files.keys()].sort()).toEqual(readdirSync(REFERENCE_FOLDER).filter((f) => files.has(f)).sort());
		for (const [file, text] of files) {
			expect(text === readFileSync(join(REFERENCE_FOLDER, file), 'utf8'), file).toBe(true);
		}
	});

	it('have areas that simplification keeps: within 1 % for maps, 0.1 % for boundaries, 2 % for towns', () => {
		const { outlines, boundaries, proxyOutlines, municipalities } = loadReference();
		const from = new SourceFolder(official);
		const change = (outline: GeoJSON.Geometry | undefined, original: GeoJSON.Geometry | undefined): number =>
			outline && original ? Math.abs(area(outline) / area(original) - 1) : Infinity;
		for (const { code, geometry } of readMunicipalAreas(from)) {
			expect(change(outlines.get(code), geometry), code).toBeLessThan(0.01);
			expect(change(boundaries.get(code), geometry), code).toBeLessThan(0.001);
			const stated = municipalities.find((m) => m.code === code)?.area_km2 ?? NaN;
			expect(Math.abs(stated - area(geometry) / 1e6), code).toBeLessThan(0.006);
		}
		const { areas } = readLocalities(from);
		for (const [code, outline] of proxyOutlines) {
			expect(change(outline, areas.get(code)?.geometry), code).toBeLessThan(0.02);
		}
	});

	it('agree on the population of each municipality, which shows that codes were joined with codes', async () => {
		const from = new SourceFolder(official);
		const marginacion = readMarginacion(from);
		const rezago = await readRezago(from);
		for (const { code, population } of readMunicipalAreas(from)) {
			expect(marginacion.get(code)?.population, code).toBe(population);
			expect(rezago.get(code)?.population, code).toBe(population);
		}
	});

	it('have 2,469 municipalities in the Excel sheet, neither footnotes nor header rows among them', async () => {
		const rezago = await readRezago(new SourceFolder(official));
		expect(rezago.size).toBe(2469);
		expect([...rezago.values()].filter((row) => row.index !== null && row.grade !== null)).toHaveLength(2469);
	});

	it("are described as the publisher's dictionary says: counted, sampled or modelled", () => {
		const text = readFileSync(join(official, 'coneval/diccionario_indicadores.csv'), 'utf8');
		const dictionary = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
		const basis = (cell: string): string =>
			cell.startsWith('MODELADA') ? 'modelled' : cell.includes('censo') ? 'census' : 'survey';
		const { indicatorDefinitions, indicators } = loadReference();
		const components = Papa.parse<Record<string, string>>(readFileSync(join(official, COMPONENTS), 'utf8'), { header: true });
		const row = components.data.find((r) => r.cvegeo === '11020') ?? {};
		for (const line of dictionary) {
			const value = Number(row[line.variable ?? '']);
			const met = indicators.find((i) => i.place === '11020' && i.unit === 'percent' && Math.abs((i.value ?? NaN) - value) < 1e-6);
			const definition = indicatorDefinitions.find((d) => d.code === met?.indicator);
			expect(definition?.basis, line.variable).toBe(basis(line.directa_modelada ?? ''));
		}
	});

	const spoiled: [string, string, (text: string) => string, RegExp][] = [
		['a missing column', 'conapo/IMM_2020.csv', (t) => t.replace('GM_2020', 'GRADO'), /IMM_2020\.csv: expected the columns .*GM_2020.*; met no GM_2020/],
		['a grade that is none', 'conapo/IMM_2020.csv', (t) => t.replace('Muy bajo', 'Regular'), /expected a grade \(Muy alto, .*; met "Regular" at 01001/],
		['a municipality left out', 'conapo/IMM_2020.csv', (t) => t.replace(/^11,Guanajuato,11020,.*\n/m, ''), /expected a row for each of the municipalities; met none for 11020/],
		['a municipality twice', 'conapo/IMM_2020.csv', (t) => t.replace(/^(11,Guanajuato,11020,.*\n)/m, '$1$1'), /expected each code once; met 11020 twice/],
		['a short row', 'conapo/IMU_2020_guanajuato.csv', (t) => `${t}1100100019999,11\n`, /IMU_2020_guanajuato\.csv: expected 24 cells in every row; met row 2216/],
		['a number that is none', COMPONENTS, (t) => t.replace('9.3756554231', 'n/d'), /expected a number in rezago_educ_pct; met "n\/d" at 01001/],
		['JSON cut short', 'inegi/AGEM_11.geojson', (t) => t.slice(0, 5000), /AGEM_11\.geojson: expected GeoJSON; met text that is not JSON/],
		['a property left out', 'inegi/AGEM_11.geojson', (t) => t.replace('"pob":', '"poblacion":'), /met no pob \(feature 1\)/],
		['a point instead of an area', 'inegi/AGEM_11.geojson', (t) => t.replace('"MultiPolygon"', '"Point"'), /expected a Polygon or MultiPolygon; met "Point" in feature 1/],
		['a population that is none', 'inegi/localities/AGLOC_11001.geojson', (t) => t.replace('"pob": "29002"', '"pob": "29,002"'), /expected a whole number in pob; met "29,002" at 110010001/],
		['a point in the sea', 'inegi/localities/AGLOC_11001.geojson', (t) => t.replace('-101.5283606', '101.5283606'), /expected degrees between -118.5 and -86.5 in longitud; met "101.5283606"/],
		['a zone of another state', 'bienestar/zap_rural_2026_guanajuato.csv', (t) => t.replace('11,11002', '12,12002'), /met 12002/],
		['a list without its decree', 'bienestar/zap_rural_2031_guanajuato.csv', () => 'cve_ent,cve_mun\n11,11002\n', /expected a list of 2026; met the year 2031/]
	];
	it.each(spoiled)('%s is one clear error', async (_, file, spoil, message) => {
		const path = join(copy, file);
		const original = existsSync(path) ? readFileSync(path, 'utf8') : null;
		const text = spoil(original ?? '');
		expect(text).not.toBe(original);
		try {
			writeFileSync(path, text);
			const failure = await buildReference(copy).catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(SourceError);
			expect(String(failure)).toMatch(message);
			expect(String(failure)).not.toContain(copy);
		} finally {
			if (original === null) rmSync(path);
			else writeFileSync(path, original);
		}
	});

	it('an Excel file that is none, or has other headings, or text for an index, is one clear error', async () => {
		const folder = temporary();
		mkdirSync(join(folder, 'coneval'));
		const path = join(folder, IRS);
		const read = () => readRezago(new SourceFolder(folder));
		const sheet = async (...rows: string[][]) => {
			await writeExcelFile(rows.map((row) => row.map((value) => ({ value }))), { sheet: 'Municipios' }).toFile(path);
		};
		const headings = ['Clave municipio', 'Población total', 'Índice de rezago social', 'Grado de rezago social'];

		writeFileSync(path, 'not a workbook');
		await expect(read()).rejects.toThrow(/expected an Excel file with a sheet "Municipios"/);
		await sheet(['Clave municipio', 'Población total', 'Índice', 'Grado de rezago social'], ['11001', '5', '0.1', 'Bajo']);
		await expect(read()).rejects.toThrow(/met no Índice de rezago social\./);
		await sheet(headings, ['11001', '5', 'alto', 'Bajo']);
		await expect(read()).rejects.toThrow(/expected a number in Índice de rezago social; met "alto" at 11001/);
		await sheet(['Un título'], headings, ['11001', '5', '0.1', 'Bajo'], ['Nota 1: una nota al pie']);
		expect([...(await read())]).toEqual([['11001', { population: 5, index: 0.1, grade: 'Bajo' }]]);
	});

	it('a failed run leaves the tables of an earlier one alone, says why, and exits with 2', () => {
		const out = temporary();
		const first = command('--from', copy, '--out', out);
		expect(first.stderr).toBe('');
		expect(first.status).toBe(0);
		const before = readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]);
		const path = join(copy, 'conapo/IMU_2020_guanajuato.csv');
		const original = readFileSync(path);
		try {
			rmSync(path);
			const second = command('--from', copy, '--out', out);
			expect(second.status).toBe(2);
			expect(second.stderr).toMatch(/conapo\/IMU_2020_guanajuato\.csv: expected a readable file; met nothing there/);
			expect(second.stderr).not.toContain('    at ');
		} finally {
			writeFileSync(path, original);
		}
		expect(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')])).toEqual(before);
	});
});

describe('the command', () => {
	it.each([
		['no folder', [], /expected --from <folder>; met none/],
		['a folder that is not there', ['--from', 'no-such-folder'], /expected a folder after --from; met "no-such-folder"/],
		['an unknown option', ['--form', 'x'], /--form/]
	])('with %s says what it wants and exits with 2', (_, args, message) => {
		const { status, stderr } = command(...args);
		expect(status).toBe(2);
		expect(stderr).toMatch(message);
		expect(stderr).toContain('npm run reference -- --from <folder>');
	});

	it('with a file where the tables should go says so', () => {
		const folder = temporary();
		writeFileSync(join(folder, 'tables'), '');
		const { status, stderr } = command('--from', folder, '--out', join(folder, 'tables'));
		expect(status).toBe(2);
		expect(stderr).toMatch(/expected a folder after --out; met the file/);
	});

	it('with an empty folder names the first file it misses', () => {
		const { status, stderr } = command('--from', temporary());
		expect(status).toBe(2);
		expect(stderr).toMatch(/inegi\/AGEM_11\.geojson: expected a readable file; met nothing there/);
	});

	it('refuses text that is not UTF-8 rather than spoiling names', () => {
		const folder = temporary();
		writeFileSync(join(folder, 'latin.csv'), Buffer.from('nombre\nLe\xf3n\n', 'latin1'));
		expect(() => new SourceFolder(folder).csv('latin.csv', ['nombre'])).toThrow(/expected UTF-8 text/);
	});
});

describe('loading', () => {
	it('a folder without the tables is one clear error', () => {
		expect(() => loadReference(temporary())).toThrow(SourceError);
	});
	it('a table that is cut is one clear error', () => {
		const folder = temporary();
		cpSync(REFERENCE_FOLDER, folder, { recursive: true });
		writeFileSync(join(folder, 'municipalities.json'), '[{"code":');
		expect(() => loadReference(folder)).toThrow(/municipalities\.json: expected JSON/);
	});
});
