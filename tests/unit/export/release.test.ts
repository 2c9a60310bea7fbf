import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatasetError, type FetchBytes } from '../../../src/lib/dataset';
import type { Manifest, Part, Work } from '../../../src/lib/domain';
import { ExportError, exportFile, factsOf, fileNameOf } from '../../../src/lib/export';
import { DEFAULT_FILTER, type Names } from '../../../src/lib/filters';
import { worksOf } from '../../../src/lib/queries/works-rows';
import { createWorksTable, fixtureWorks } from '../../fixtures/works';
import { factsFor } from './rows';

/** A release of 25,000 works in two parts, written by native DuckDB. */
const ROWS = 25_000;
const FIRST_PART = 22_000;
const works = fixtureWorks(ROWS, { seed: 8 });
let folder = '';
let manifest: Manifest;
const asked: string[] = [];

const get: FetchBytes = async (url) => {
	asked.push(url);
	return { status: 200, bytes: new Uint8Array(readFileSync(url)) };
};

function partOf(path: string, rows: number): Part {
	const file = join(folder, 'r1', path);
	const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
	return { path, rows, bytes: statSync(file).size, sha256, municipality: null, year: null };
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'plomada-release-'));
	const instance = await DuckDBInstance.create();
	const connection = await instance.connect();
	await createWorksTable(connection, works);
	const { mkdirSync } = await import('node:fs');
	mkdirSync(join(folder, 'r1', 'works'), { recursive: true });
	const slices: [string, string][] = [
		['works/part-000.parquet', `ordinal < ${FIRST_PART}`],
		['works/part-001.parquet', `ordinal >= ${FIRST_PART}`]
	];
	for (const [path, where] of slices)
		await connection.run(
			`COPY (SELECT * FROM works WHERE ${where} ORDER BY ordinal) TO '${join(folder, 'r1', path)}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 20480)`
		);
	instance.closeSync();
	const parts = [
		partOf('works/part-000.parquet', FIRST_PART),
		partOf('works/part-001.parquet', ROWS - FIRST_PART)
	];
	manifest = {
		id: 'r1',
		name: 'r1',
		title: 'Prueba',
		schema_version: '1.0.0',
		issued: '2021-01-31',
		demonstration: true,
		spatial: { state: '11', name: 'Guanajuato', bbox: [0, 0, 1, 1] },
		temporal: null,
		totals: { works: ROWS, investment: 0, located: 0, unlocated: 0, problems: 0 },
		zone_lists: [],
		resources: [
			{
				name: 'works',
				title: '',
				title_en: '',
				format: 'parquet',
				rows: ROWS,
				bytes: 1,
				parts,
				schema: { fields: [] }
			}
		],
		sources: [],
		files: []
	};
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = (ordinals: number[] | Uint32Array) =>
	worksOf({ dataUrl: folder, manifest, ordinals: Uint32Array.from(ordinals) }, get);
async function collected(ordinals: number[]): Promise<Work[]> {
	const met: Work[] = [];
	for await (const work of rowsOf(ordinals)) met.push(work);
	return met;
}

describe('rows of a release', () => {
	it('come whole, in the order asked for, across stretches and parts', async () => {
		const ordinals = [24_999, 0, 20_480, 20_479, 22_000, 21_999, 1, 24_999];
		expect(await collected(ordinals)).toEqual(ordinals.map((ordinal) => works[ordinal]));
	});

	it('fetch only the parts that hold a wanted row, each once', async () => {
		asked.length = 0;
		await collected([23_000, 24_000, 22_001]);
		expect(asked).toEqual([join(folder, 'r1', 'works/part-001.parquet')]);
		asked.length = 0;
		await collected([]);
		expect(asked).toEqual([]);
	});

	it('an ordinal beyond the release is an error that says so', async () => {
		await expect(collected([ROWS])).rejects.toThrow(/ordinal below 25000; met 25000/);
	});

	it('a part that is not the published one is refused', async () => {
		const broken: FetchBytes = async (url) => {
			const { status, bytes } = await get(url);
			bytes[1000] = (bytes[1000] ?? 0) ^ 1;
			return { status, bytes };
		};
		const run = async () => {
			for await (const work of worksOf({ dataUrl: folder, manifest, ordinals: Uint32Array.of(1) }, broken))
				void work;
		};
		await expect(run()).rejects.toThrow(DatasetError);
	});

	it('25,000 works become files that hold them all, and progress is told', async () => {
		const ordinals = Uint32Array.from(works, (work) => work.ordinal);
		let told = 0;
		const csv = await exportFile('csv', rowsOf(ordinals), factsFor(works), {
			onRows: (done) => (told = done)
		});
		expect(csv.type).toBe('text/csv;charset=utf-8');
		expect(told).toBeGreaterThan(ROWS / 2);
		const bytes = new Uint8Array(await csv.arrayBuffer());
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const geojson = await exportFile('geojson', rowsOf(ordinals), factsFor(works));
		expect(geojson.type).toBe('application/geo+json');
		const { features } = JSON.parse(await geojson.text()) as { features: unknown[] };
		expect(features).toHaveLength(ROWS);
	});

	it.each([
		['a centavo', { amount: 1 }],
		['a work', { works: 1 }],
		['a work without amount', { withoutAmount: 1 }],
		['a work without a place', { unlocated: 1 }]
	])('rows that differ from the page by %s make no file', async (_, off) => {
		const some = works.slice(0, 50);
		const facts = factsFor(some);
		for (const [name, by] of Object.entries(off)) {
			const wrong = { ...facts, [name]: Number(facts[name as keyof typeof facts]) + by };
			await expect(exportFile('csv', some, wrong)).rejects.toThrow(ExportError);
			await expect(exportFile('geojson', some, wrong)).rejects.toThrow(ExportError);
		}
		expect((await exportFile('csv', some, facts)).size).toBeGreaterThan(1000);
	});
});

describe('what a file says of itself', () => {
	const names: Names = { municipality: () => 'León', rubro: String, tema: String, status: String };
	const totals = { works: 3, amount: 100, withoutAmount: 1, unlocated: 2 };
	const factsWith = (state: Partial<typeof DEFAULT_FILTER>, locale: 'es' | 'en' = 'es') =>
		factsOf({
			manifest,
			state: { ...DEFAULT_FILTER, ...state },
			totals,
			names,
			municipalities: [{ code: '11020', name: 'León' }],
			locale
		});

	it('names release, date, filter in words and as an address, measure and figures', () => {
		const facts = factsWith({
			years: { from: 2015, to: 2018 },
			municipalities: ['11020'],
			measure: 'ejercido'
		});
		expect(facts).toMatchObject({
			release: 'r1',
			issued: '2021-01-31',
			demonstration: true,
			query: 'anio=2015-2018&mun=11020&medida=ejercido&rel=r1',
			measure: 'ejercido',
			...totals
		});
		expect(facts.filter).toContain('2015 a 2018');
		expect(facts.filter).toContain('León');
		expect(factsWith({ years: { from: 2015, to: 2018 } }, 'en').filter).not.toBe(
			factsWith({ years: { from: 2015, to: 2018 } }).filter
		);
		expect(structuredClone(facts)).toEqual(facts);
	});

	it('its name tells release, filter, and that it is a demonstration', () => {
		const all = fileNameOf(factsWith({}), 'csv');
		const leon = fileNameOf(factsWith({ municipalities: ['11020'] }), 'geojson');
		expect(all).toMatch(/^plomada-demostracion-r1-[0-9a-f]{8}\.csv$/);
		expect(leon).toMatch(/^plomada-demostracion-r1-[0-9a-f]{8}\.geojson$/);
		expect(leon.slice(0, -8)).not.toBe(all.slice(0, -4));
		expect(fileNameOf({ ...factsWith({}), demonstration: false }, 'csv')).toMatch(/^plomada-r1-/);
		expect(fileNameOf(factsWith({}), 'geoparquet')).toMatch(/\.parquet$/);
		expect(fileNameOf(factsWith({}), 'oc4ids')).toMatch(/\.oc4ids\.json$/);
	});
});
