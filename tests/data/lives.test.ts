import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish, type Batch } from '../../scripts/publish';
import { LONG_TABLES } from '../../scripts/publish/tables';
import { lifeReader, livesFiles, readLife, readLives, type FetchBytes } from '../../src/lib/dataset';
import { LIFE_COLUMNS, LIFE_TABLES, NO_CONTRACT_DETAILS, type Life, type Manifest } from '../../src/lib/domain';
import { ReleaseHost } from '../../src/lib/queries';
import { requestFor, work } from './publish-fixture';

const folder = mkdtempSync(join(tmpdir(), 'plomada-lives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOSTILE = [
	'Ñandú "comillas", \'apóstrofo\'; \\ % _ \u001f 🧱 <script>alert(1)</script>\nsegunda línea\u2028 \ufeff',
	'__proto__',
	'],[{"works":[['
];
const LOOSE = {
	work: null, contract_number: 'X-1', contractor: null, method: null, bidders: null, centavos: 7, signed_on: null, start: null, end: null, ...NO_CONTRACT_DETAILS
};
const MUNICIPALITIES = ['11001', '11002', '11007', '11020', null];
const idOf = (n: number): string => (n < HOSTILE.length ? `prueba:${HOSTILE[n]}` : `prueba:${n}`);

/** Works whose lives are all different, one without any. */
function batchOf(rows: number): Batch {
	const works = Array.from({ length: rows }, (_, n) =>
		work({
			id: idOf(n),
			name: HOSTILE[n % 7] ?? `Obra ${n}`,
			municipality: MUNICIPALITIES[n % MUNICIPALITIES.length] ?? null,
			year: 2015 + (n % 4),
			lon: -101 - n / 3e5,
			lat: 21 + n / 7e5,
			location_quality: 'exact',
			approved: n * 100 + 1,
			committed: n === 5 ? 9007199254740991 : null,
			physical_progress: (n % 101) / 3,
			planned_start: '2016-02-29',
			source_row: n + 2
		})
	);
	const some = works.filter((_, n) => n % 5 !== 4).reverse();
	return {
		works,
		amounts: some.flatMap(({ id, source_row: row }) => [
			{ work: id, fiscal_year: 2016, moment: 'paid' as const, fund: HOSTILE[row % 5] ?? null, centavos: row, observed_on: '2016-12-31' },
			{ work: id, fiscal_year: null, moment: 'approved' as const, fund: null, centavos: row + 1, observed_on: '2016-06-30' }
		]),
		observations: some.map(({ id, source_row: row }) => ({
			work: id, observed_on: '2016-12-31', physical: row / 7, financial: null, status: 'terminada' as const
		})),
		events: some.map(({ id }) => ({ work: id, kind: 'started' as const, date: '2016-03-01' })),
		// One is of no known work: it is in no life.
		contracts: [{ ...LOOSE, title: 'sin obra' }, ...some.map(({ id, source_row: row }) => ({
			work: id, contract_number: `C-${row}`, contractor: HOSTILE[row % 3] ?? null, method: null, bidders: 3, centavos: null, signed_on: null,
			start: null, end: '2017-01-01', ...NO_CONTRACT_DETAILS, title: HOSTILE[row % 5] ?? null, published_on: '2015-12-31', modified_centavos: row, source_row: row
		}))],
		places: some.map(({ id }) => ({ work: id, municipality: '01000', share: 1 / 3 }))
	};
}

const fromFiles: FetchBytes = async (url, { range } = {}) => {
	const bytes = new Uint8Array(await readFile(url));
	return range ? { status: 206, bytes: bytes.slice(...range) } : { status: 200, bytes };
};
/** What a page holds of a manifest: without the columns' descriptions. */
const pageManifest = (manifest: Manifest): Manifest => ({
	...manifest,
	resources: manifest.resources.map((table) => ({ ...table, schema: { fields: [] } }))
});
/** Every life of a release from its Parquet tables, which other tests compare with native DuckDB. */
async function fromTables(releaseUrl: string, manifest: Manifest, ids: readonly string[]): Promise<(Life | null)[]> {
	const without = { ...pageManifest(manifest), files: [] };
	return Promise.all(ids.map((id) => readLife(releaseUrl, without, id, fromFiles)));
}

describe.each([
	['one file', 300, undefined],
	['parts by municipality', 700, { above: 100, least: 50, most: 100 }]
])('lives in %s', (name, rows, sections) => {
	const out = join(folder, name);
	let manifest: Manifest;
	let releaseUrl: string;
	beforeAll(async () => {
		manifest = await publish(requestFor(out, [batchOf(rows)], sections ? { sections } : {}));
		releaseUrl = join(out, manifest.id);
	});

	test('say of every work what the tables say', async () => {
		const ids = Array.from({ length: rows }, (_, n) => idOf(n));
		const reader = lifeReader(releaseUrl, pageManifest(manifest), fromFiles);
		const lives = await Promise.all(ids.map((id) => reader.life(id)));
		const sample = ids.filter((_, n) => n < 20 || n % 23 === 0);
		const tables = await fromTables(releaseUrl, manifest, sample);
		sample.forEach((id, i) => expect(lives[ids.indexOf(id)], id).toEqual(tables[i]));
		expect(lives[5]).toMatchObject({
			work: { id: 'prueba:5', committed: 9007199254740991, planned_start: '2016-02-29' },
			amounts: [
				{ work: 'prueba:5', moment: 'approved', centavos: 8, observed_on: '2016-06-30', fiscal_year: null },
				{ work: 'prueba:5', moment: 'paid', centavos: 7 }
			],
			places: [{ municipality: '01000', share: 1 / 3 }]
		});
		expect(lives[4]).toMatchObject({ amounts: [], observations: [], events: [], contracts: [], places: [] });
	});

	test('of a whole file are read in the order of the release, and every work is in one', async () => {
		const files = livesFiles(manifest);
		const lives = await Promise.all(
			files.map(({ path }) => readLives(path, new Uint8Array(readFileSync(join(releaseUrl, path)))))
		);
		files.forEach(({ layout }, i) => {
			expect(lives[i]?.map(({ work: { ordinal } }) => ordinal)).toEqual(
				Array.from({ length: layout.rows }, (_, n) => layout.first + n)
			);
		});
		expect(new Set(lives.flat().map(({ work: { id } }) => id)).size).toBe(rows);
		expect(lives.flat()[0]).toEqual(await readLife(releaseUrl, manifest, lives.flat()[0]?.work.id ?? '', fromFiles));
	});

	test('are gzip that any tool opens, a line of JSON for each block', () => {
		for (const { path, layout } of livesFiles(manifest)) {
			const lines = gunzipSync(readFileSync(join(releaseUrl, path))).toString('utf8').trimEnd().split('\n');
			expect(lines).toHaveLength(Math.ceil(layout.rows / layout.block));
			expect(lines.reduce((sum, line) => sum + (JSON.parse(line) as { works: [] }).works.length, 0)).toBe(layout.rows);
		}
	});

	test('know nothing of ids that the release does not hold', async () => {
		const strange = ['', 'prueba:', 'prueba:9999999', 'prueba:5 ', 'PRUEBA:5', '\0', '\ud800', '../../x', '__proto__', 'ñ'.repeat(10_000)];
		for (const id of strange) expect(await readLife(releaseUrl, manifest, id, fromFiles), id).toBeNull();
	});

	test('cost one range of the index and one of a block', async () => {
		const asked: [string, number][] = [];
		const counting: FetchBytes = (url, options) => {
			const [start, end] = options?.range ?? [0, Infinity];
			asked.push([url.slice(releaseUrl.length + 1).split(/[./]/)[0] ?? '', end - start]);
			return fromFiles(url, options);
		};
		await readLife(releaseUrl, manifest, idOf(99), counting);
		expect(asked.map(([file]) => file)).toEqual(['id-index', 'lives']);
		expect(asked[0]?.[1]).toBeLessThan(1000);
		expect(asked[1]?.[1]).toBeLessThan(8000);
	});
});

test('a release from before files of contracts says nothing of their details, and is read', async () => {
	const out = join(folder, 'before');
	const { id } = await publish(requestFor(out, [batchOf(10)]));
	const lives = readFileSync(join(out, id, 'lives.jsonl.gzip'));
	const block = JSON.parse(gunzipSync(lives).toString('utf8')) as { columns: { contracts: string[] }; contracts: unknown[][] };
	const before = block.columns.contracts.filter((name) => !(name in NO_CONTRACT_DETAILS));
	block.contracts = block.contracts.map((row) => row.slice(0, before.length));
	block.columns.contracts = before;
	const read = await readLives('lives', gzipSync(`${JSON.stringify(block)}\n`));
	const [contract] = read.flatMap(({ contracts }) => contracts);
	expect(contract).toMatchObject({ bidders: 3, end: '2017-01-01', ...NO_CONTRACT_DETAILS });
	block.columns.contracts = before.map((name) => (name === 'bidders' ? 'otra' : name));
	await expect(readLives('lives', gzipSync(`${JSON.stringify(block)}\n`))).rejects.toThrow(/bidders/);
});

test('the columns that a reader expects of a life are the published ones', () => {
	for (const name of LIFE_TABLES) {
		const [key, ...others] = LONG_TABLES[name].columns;
		expect(key.name).toBe('work');
		expect(Object.fromEntries(others.map((column) => [column.name, column.type]))).toEqual(LIFE_COLUMNS[name]);
	}
});

test('an open release finds a work by the index, without the names of all', async () => {
	const out = join(folder, 'host');
	const manifest = await publish(requestFor(out, [batchOf(300)]));
	const asked: string[] = [];
	const host = new ReleaseHost((url, options) => {
		asked.push(basename(url));
		return fromFiles(url, options);
	});
	await host.open({ dataUrl: out, release: null });
	expect(await host.answerer.work('prueba:77')).toEqual((await readLife(join(out, manifest.id), manifest, 'prueba:77', fromFiles))?.work);
	expect(await host.answerer.work('prueba:no')).toBeNull();
	expect(asked).not.toContain('works_text.parquet');
	expect(asked).not.toContain('works.parquet');
});

test('an empty release has an index that knows nothing', async () => {
	const out = join(folder, 'empty');
	const manifest = await publish(requestFor(out, []));
	expect(await readLife(join(out, manifest.id), manifest, 'prueba:1', fromFiles)).toBeNull();
});
