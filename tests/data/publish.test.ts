import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish } from '../../scripts/publish';
import { manifestSchema } from '../../src/lib/dataset/schemas';
import { CORE_FILE_COLUMNS, NO_CONTRACT_DETAILS, TEXT_COLUMNS, WORK_COLUMNS } from '../../src/lib/domain';
import * as v from 'valibot';
import { bytesUnder, requestFor, rowsOf, temporaryFolder, work } from './publish-fixture';

const HOSTILE = `Ñandú "comillas", 'apóstrofo'; \\ % _ \u001f 🧱 <script>\nsegunda línea`;
const full = work({
	id: 'prueba:b',
	name: HOSTILE,
	kind: 'accion',
	rubro: 'agua',
	tema: 'agua.potable',
	subtema: 'agua.potable.red',
	rubro_basis: 'source',
	program: 'FAIS',
	agency: 'Comisión Estatal del Agua',
	status: 'terminada',
	status_text: 'CONCLUIDA',
	year: 2016,
	municipality: '11020',
	locality: '110200001',
	lon: -101.6824357,
	lat: 21.1250001,
	location_quality: 'exact',
	location_note: 'as_published',
	location_confidence: 0.875,
	approved: 123456789012345,
	modified: 9007199254740000,
	committed: 0,
	accrued: -1,
	exercised: 1,
	paid: 2,
	contracted: 100,
	physical_progress: 99.99,
	financial_progress: 0,
	planned_start: '2016-02-29',
	planned_end: '1999-12-31',
	actual_start: '2016-03-01',
	actual_end: '2100-01-01',
	contractor: 'Constructora Ñ, S.A. de C.V.',
	contract_number: 'C-1',
	procurement_method: 'licitacion',
	bidders: 3,
	funding_source: 'Federal',
	beneficiaries: 1500,
	place_text: 'COM. EMILIANO ZAPATA',
	photo: 'https://example.org/a.jpg',
	source_row: 17
});
const WORKS = [
	full,
	work({ id: 'prueba:a', municipality: '11020', year: 2016, paid: 500 }),
	work({ id: 'prueba:Z', municipality: '11007', year: 2017, approved: 7 }),
	work({ id: 'prueba:d', municipality: '11007', year: 2016 }),
	work({ id: 'prueba:e', municipality: '11007', year: null }),
	work({ id: 'prueba:f', municipality: null, year: 2016, contracted: 3 }),
	work({ id: 'prueba:g', municipality: '11020', year: 2015 })
];
const BATCH = {
	works: WORKS,
	amounts: [
		{ work: 'prueba:b', fiscal_year: 2016, moment: 'paid' as const, fund: 'FAIS', centavos: 2, observed_on: '2016-12-31' },
		{ work: 'prueba:b', fiscal_year: 2016, moment: 'paid' as const, fund: null, centavos: 1, observed_on: '2016-06-30' }
	],
	observations: [{ work: 'prueba:a', observed_on: null, physical: 12.5, financial: null, status: null }],
	events: [{ work: 'prueba:b', kind: 'started' as const, date: '2016-03-01' }],
	contracts: [
		{ work: 'prueba:b', contract_number: 'C-1', contractor: 'X', method: null, bidders: 3, centavos: 100, signed_on: null, start: null, end: '2017-01-01', ...NO_CONTRACT_DETAILS }
	],
	places: [{ work: 'prueba:f', municipality: '01000', share: null }],
	candidates: [{ work_a: 'prueba:a', work_b: 'prueba:b', similarity: 0.9, reason: 'name' }],
	problems: [
		{ file: 'prueba.csv', row: 3, column: 'monto', value: 'a "b", c', rule: 'money.unreadable', action: 'value_dropped' as const },
		{ file: 'prueba.csv', row: null, column: null, value: '=1+1', rule: 'x', action: 'kept' as const },
		{ file: 'prueba.csv', row: 4, column: 'lat', value: '-34658478', rule: 'y', action: 'kept' as const }
	]
};
/** By municipality, year and id; what is missing goes last. */
const ORDER = ['d', 'Z', 'e', 'g', 'a', 'b', 'f'].map((key) => `prueba:${key}`);
const NOT_COMPARED = new Set(['ordinal', 'zone', 'zap']);

test('a work comes back from Parquet as it went in, by native DuckDB', async () => {
	const out = temporaryFolder();
	const manifest = await publish(requestFor(out, [BATCH]));
	const file = join(out, manifest.id, 'works.parquet');
	const names = WORK_COLUMNS.map((c) => (c.type === 'DATE' ? `"${c.name}"::VARCHAR AS "${c.name}"` : `"${c.name}"`));
	const rows = await rowsOf(`SELECT ${names.join(', ')} FROM '${file}' ORDER BY ordinal`);
	expect(rows.map((row) => row['id'])).toEqual(ORDER);
	for (const given of WORKS) {
		const row = rows.find(({ id }) => id === given.id);
		for (const { name, type } of WORK_COLUMNS) {
			if (NOT_COMPARED.has(name)) continue;
			const met = row?.[name];
			expect(type === 'BIGINT' && met !== null ? Number(met) : met, `${given.id} ${name}`).toEqual(given[name]);
		}
	}
	const types = await rowsOf(`DESCRIBE SELECT * EXCLUDE (geometry) FROM '${file}'`);
	expect(types.map((t) => [t['column_name'], t['column_type']])).toEqual(WORK_COLUMNS.map((c) => [c.name, c.type]));
	const [sums] = await rowsOf(`SELECT sum(investment)::BIGINT investment, count(*) AS works FROM '${file}'`);
	expect(Number(sums?.['investment'])).toBe(manifest.totals.investment);
	expect(manifest.totals).toEqual({ works: 7, investment: 9007199254740510, located: 1, unlocated: 6, problems: 3 });
});

test('the three tables of works keep one order, and the small ones say the same as the large one', async () => {
	const out = temporaryFolder();
	const { id } = await publish(requestFor(out, [BATCH]));
	const read = async (table: string) =>
		parquetReadObjects({ file: await asyncBufferFromFile(join(out, id, `${table}.parquet`)), geoparquet: false });
	const [works, core, text] = await Promise.all([read('works'), read('works_core'), read('works_text')]);
	expect(works.map((row) => row['ordinal'])).toEqual([0, 1, 2, 3, 4, 5, 6]);
	const near = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
	for (const [index, row] of works.entries()) {
		for (const name of CORE_FILE_COLUMNS) {
			const stepped = name === 'lon' || name === 'lat';
			expect(stepped ? near(core[index]?.[name]) : core[index]?.[name], name).toEqual(stepped ? near(row[name]) : row[name]);
		}
		for (const name of TEXT_COLUMNS) expect(text[index]?.[name], name).toEqual(row[name]);
	}
	expect(Object.keys(core[0] ?? {})).toEqual(CORE_FILE_COLUMNS);
	expect(Object.keys(text[0] ?? {})).toEqual(TEXT_COLUMNS);
});

test('a work is judged by the zones of its own year; without a list, or a municipality, nothing is said', async () => {
	const out = temporaryFolder();
	const { id, zone_lists } = await publish(requestFor(out, [BATCH]));
	const rows = await rowsOf(`SELECT id, zap, zone FROM '${join(out, id, 'works.parquet')}'`);
	const judged = Object.fromEntries(rows.map((row) => [row['id'], [row['zap'], row['zone']]]));
	expect(judged).toEqual({
		'prueba:a': [true, 'zap-rural-11020'],
		'prueba:b': [true, 'zap-rural-11020'],
		'prueba:Z': [true, 'zap-rural-11007'],
		'prueba:d': [false, null],
		'prueba:e': [null, null],
		'prueba:f': [null, null],
		'prueba:g': [null, null]
	});
	expect(zone_lists.map(({ year, zones }) => [year, zones])).toEqual([
		[2016, 2],
		[2017, 1]
	]);
});

test('every table of the manifest is there with its rows, hash, columns and types, and hyparquet reads it', async () => {
	const out = temporaryFolder();
	const manifest = await publish(requestFor(out, [BATCH]));
	const folder = join(out, manifest.id);
	expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest);
	expect(v.safeParse(manifestSchema, manifest).issues).toBeUndefined();
	const promised = [...manifest.resources.flatMap((r) => r.parts), ...manifest.files];
	for (const { path, bytes, sha256 } of promised) {
		const file = readFileSync(join(folder, path));
		expect(file.length, path).toBe(bytes);
		expect(createHash('sha256').update(file).digest('hex'), path).toBe(sha256);
	}
	expect([...bytesUnder(folder).keys()].sort()).toEqual([...promised.map(({ path }) => path), 'manifest.json'].sort());
	for (const { name, rows, parts, schema } of manifest.resources) {
		for (const part of parts) {
			const file = await asyncBufferFromFile(join(folder, part.path));
			const read = await parquetReadObjects({ file, geoparquet: false });
			expect(read.length, name).toBe(part.rows);
			const { row_groups } = await parquetMetadataAsync(file);
			const codecs = row_groups.flatMap((group) => group.columns.map((column) => column.meta_data?.codec));
			expect(new Set(codecs), name).toEqual(new Set(codecs.length > 0 ? ['SNAPPY'] : []));
			const described = await rowsOf(`DESCRIBE SELECT * FROM '${join(folder, part.path)}'`);
			const columns = described.map((d) => [d['column_name'], d['column_type']]).filter(([column]) => column !== 'geometry');
			expect(columns, name).toEqual(schema.fields.map((field) => [field.name, field.type]));
		}
		expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(rows);
	}
	const rows = Object.fromEntries(manifest.resources.map((resource) => [resource.name, resource.rows]));
	expect(rows).toEqual({
		works: 7, works_core: 7, works_text: 7, amounts: 2, observations: 1, events: 1, contracts: 1, places: 1, candidates: 1,
		municipalities: 2, localities: 1, zones: 3, indicators: 1, flags: 5, flag_gaps: 7
	});
	const amounts = await rowsOf(`SELECT centavos::INTEGER AS centavos, observed_on::VARCHAR AS day FROM '${join(folder, 'amounts.parquet')}'`);
	expect(amounts).toEqual([
		{ centavos: 1, day: '2016-06-30' },
		{ centavos: 2, day: '2016-12-31' }
	]);
});

test('the works carry GeoParquet points that native DuckDB and hyparquet read', async () => {
	const out = temporaryFolder();
	const { id } = await publish(requestFor(out, [BATCH]));
	const path = join(out, id, 'works.parquet');
	const file = await asyncBufferFromFile(path);
	const metadata = await parquetMetadataAsync(file);
	const geo: unknown = JSON.parse(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? 'null');
	expect(geo).toEqual({
		version: '1.1.0',
		primary_column: 'geometry',
		columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'], bbox: [-101.6824357, 21.1250001, -101.6824357, 21.1250001] } }
	});
	const rows = await parquetReadObjects({ file, columns: ['id', 'geometry'] });
	expect(rows.find((row) => row['id'] === 'prueba:b')?.['geometry']).toEqual({ type: 'Point', coordinates: [-101.6824357, 21.1250001] });
	expect(rows.find((row) => row['id'] === 'prueba:a')?.['geometry'] ?? null).toBeNull();
	const native = await rowsOf(`SELECT geometry::VARCHAR AS point FROM '${path}' WHERE id = 'prueba:b'`);
	expect(String(native[0]?.['point'])).toContain('-101.6824357');
});

test('problems.csv begins with its columns, quotes what must be quoted and lets no spreadsheet run a cell', async () => {
	const out = temporaryFolder();
	const { id } = await publish(requestFor(out, [BATCH]));
	expect(readFileSync(join(out, id, 'problems.csv'), 'utf8')).toBe(
		'file,row,column,value,rule,action\n' +
			'prueba.csv,3,monto,"a ""b"", c",money.unreadable,value_dropped\n' +
			"prueba.csv,,,'=1+1,x,kept\n" +
			'prueba.csv,4,lat,-34658478,y,kept\n'
	);
});

test('the same input gives the same bytes, however it is cut into batches and wherever it is written', async () => {
	const [one, two] = [temporaryFolder(), temporaryFolder()];
	const first = await publish(requestFor(one, [BATCH]));
	const pieces = [{ problems: BATCH.problems }, { works: [...WORKS].reverse() }, { ...BATCH, works: [], problems: [] }];
	const second = await publish(requestFor(two, pieces));
	expect(second).toEqual(first);
	expect(bytesUnder(two)).toEqual(bytesUnder(one));
	expect(first.id).toMatch(/^2020-12-31-[0-9a-f]{12}$/);
	const other = await publish(requestFor(two, [{ works: WORKS.slice(1) }]));
	expect(other.id).not.toBe(first.id);
	expect(existsSync(join(two, first.id))).toBe(true);
});
