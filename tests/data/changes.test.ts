import { DuckDBInstance } from '@duckdb/node-api';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateEarlier, EARLIER_DATE } from '../../scripts/demo/earlier';
import { publish } from '../../scripts/publish';
import { ChangesError, changesText, compareReleases } from '../../scripts/publish/changes';
import { readArguments, UsageError } from '../../scripts/publish/data-arguments';
import { fromDisk } from '../../scripts/publish/from-disk';
import { verify } from '../../scripts/publish/verify';
import { loadReference } from '../../scripts/reference/load';
import { CHANGE_FIELDS, CHANGE_KINDS, NOT_COMPARED, workChanges } from '../../src/lib/analysis';
import { WORK_COLUMNS, type Manifest, type ReleaseIndex } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { ReleaseHost } from '../../src/lib/queries';
import { ChangesHost, workRecord, type ChangesAnswer } from '../../src/lib/queries/changes';
import { requestFor, temporaryFolder, work } from './publish-fixture';

const script = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'plomada-changes-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const demo = (folder: string) => {
	const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, '--out', folder], {
		encoding: 'utf8'
	});
	expect(status, stderr).toBe(0);
	return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as ReleaseIndex;
};

let index: ReleaseIndex;
let before: string;
let after: string;
let host: ChangesHost;
beforeAll(async () => {
	index = demo(out);
	[after = '', before = ''] = index.releases.map(({ id }) => id);
	host = await ChangesHost.open({ dataUrl: out, before, after }, fromDisk);
}, 120_000);

const all = (filter: Partial<FilterState> = {}, of = host) =>
	of.ask({ filter: { ...DEFAULT_FILTER, ...filter }, kinds: [], offset: 0, limit: Infinity });

describe('the demonstration’s two releases', () => {
	it('are an earlier one and the present one, which pages show; both come again byte for byte', async () => {
		expect(index.releases).toHaveLength(2);
		expect(index.current).toBe(after);
		expect(before.startsWith(EARLIER_DATE)).toBe(true);
		expect((await verify(out)).flatMap(({ findings }) => findings)).toEqual([]);
		const again = temporaryFolder();
		expect(demo(again)).toEqual(index);
		// A manifest holds the hash of every file.
		for (const id of [before, after])
			expect(readFileSync(join(again, id, 'manifest.json'), 'utf8')).toBe(
				readFileSync(join(out, id, 'manifest.json'), 'utf8')
			);
	}, 120_000);

	it('differ in exactly what the generator changed', async () => {
		const { known } = generateEarlier(loadReference(), 11);
		const { rows } = await all();
		const met = rows.flatMap(({ id, kinds, fields }): object[] =>
			kinds.includes('new') || kinds.includes('gone')
				? [{ work: id, event: kinds[0] }]
				: fields.flatMap((change) =>
						// What a priority zone says of a work follows from its municipality, at publishing.
						change.field === 'zap'
							? []
							: [{ work: id, field: change.field, before: change.before, after: change.after }]
					)
		);
		const text = (value: unknown): string => JSON.stringify(value);
		expect(met.map(text).sort()).toEqual(known.map(text).sort());
		expect(new Set(known.map((row) => ('event' in row ? row.event : row.field))).size).toBeGreaterThan(15);
	});

	it('list what disappeared first, then by how much money changed', async () => {
		const { rows, summary } = await all();
		expect(rows.slice(0, summary.byKind.gone.works).every(({ kinds }) => kinds[0] === 'gone')).toBe(true);
		const kept = rows.slice(summary.byKind.gone.works);
		const sizes = kept.map((row) =>
			row.kinds.includes('new')
				? (row.after ?? -1)
				: row.before === null || row.after === null
					? -1
					: Math.abs(row.after - row.before)
		);
		expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
		expect(rows).toHaveLength(summary.changed);
	});

	it.each<[string, Partial<FilterState>]>([
		['all works', {}],
		['a municipality', { municipalities: ['11020'] }],
		['years and a status, by what was spent', { years: { from: 2018, to: 2020 }, statuses: ['terminada'], measure: 'ejercido' }],
		['words', { text: 'escuela' }],
		['an agency', { agency: 'Municipio de León, Obras Públicas' }],
		['an amount', { amount: { from: 100_000_000, to: null }, measure: 'contratado' }]
	])('count as native DuckDB over the published files: %s', async (_, filter) => {
		const answer = await all(filter);
		expect(await native(answer.sql)).toEqual(counted(answer));
		expect(answer.summary.all.works).toBeGreaterThan(0);
	});

	it('are compared by npm run data -- --changes with the same code', async () => {
		expect(readArguments(['--changes', before, after, '--out', out, '--json'])).toEqual({
			command: 'changes',
			before,
			after,
			out,
			json: true
		});
		for (const wrong of [['--changes', before], ['--changes', before, after, 'x'], ['--changes', before, after, '--state', '11']])
			expect(() => readArguments(wrong)).toThrow(UsageError);
		const told = await compareReleases(out, before, after);
		const { measure: _default, ...answer } = await all();
		expect(told).toEqual({
			before: { id: before, issued: EARLIER_DATE },
			after: { id: after, issued: '2021-01-31' },
			...answer
		});
		expect(changesText(told)).toContain(`${answer.summary.byKind.gone.works} desaparecieron`);
		await expect(compareReleases(out, before, 'none')).rejects.toThrow(ChangesError);
	});

	it('have a record of one work: that it appeared, changed, stayed, disappeared, or never was', async () => {
		const { rows } = await all();
		const events = async (id: string) =>
			(await workRecord(out, [before, after], id, fromDisk)).map(({ release, event }) => [release, event]);
		const some = (kind: string) => rows.find(({ kinds }) => kinds.some((met) => met === kind))?.id ?? '';
		expect(await events(some('gone'))).toEqual([[before, 'first'], [after, 'gone']]);
		expect(await events(some('new'))).toEqual([[before, 'absent'], [after, 'first']]);
		expect(await events(some('money'))).toEqual([[before, 'first'], [after, 'changed']]);
		expect(await events('demo:none')).toEqual([[before, 'absent'], [after, 'absent']]);
		const again = await workRecord(out, [before, after, before, before], some('gone'), fromDisk);
		expect(again.map(({ event }) => event)).toEqual(['first', 'gone', 'back', 'same']);
	});

	it('tell of one work what a comparison of its two whole rows tells', async () => {
		const hosts = await Promise.all(
			[before, after].map(async (release) => {
				const opened = new ReleaseHost(fromDisk);
				await opened.open({ dataUrl: out, release });
				return opened;
			})
		);
		const { rows } = await all({ municipalities: ['11001', '11046'] });
		const changed = rows.filter(({ fields }) => fields.length > 0);
		expect(changed.length).toBeGreaterThan(5);
		for (const { id, fields } of changed) {
			const [was, is] = await Promise.all(hosts.map(({ answerer }) => answerer.work(id)));
			if (!was || !is) throw new Error(`no work ${id}`);
			expect(workChanges(was, is)).toEqual(fields);
		}
	});
});

function counted({ summary }: ChangesAnswer) {
	const row = (cambio: string, { works, before: antes, after: despues }: ChangesAnswer['summary']['all']) => ({
		cambio,
		obras: works,
		antes,
		despues
	});
	return [row('todas', summary.all), ...CHANGE_KINDS.map((kind) => row(kind, summary.byKind[kind]))];
}

/** Runs the page's own SQL in the folder of releases, as its reader would. */
async function native(sql: string) {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		await connection.run(`SET file_search_path = '${out}'`);
		const reader = await connection.runAndReadAll(sql);
		const rows = reader.getRowObjectsJson().map((row) => ({
			cambio: String(row.cambio),
			obras: Number(row.obras),
			antes: Number(row.antes),
			despues: Number(row.despues)
		}));
		const order = ['todas', ...CHANGE_KINDS] as string[];
		return rows.sort((a, b) => order.indexOf(a.cambio) - order.indexOf(b.cambio));
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

describe('a comparison', () => {
	it('reads every column of a work, or says why it does not', () => {
		const read = [...CHANGE_FIELDS.flatMap(({ columns }) => columns), ...NOT_COMPARED];
		expect(read.sort()).toEqual(WORK_COLUMNS.map(({ name }) => name).sort());
	});

	it('finds an event, an amount to the centavo, missing that is not 0, a point and its metres', async () => {
		const folder = temporaryFolder();
		const on = (date: string) => ({ facts: { date, sources: [] } });
		const place = { lat: 21, location_quality: 'exact' as const, municipality: '11020' };
		const first = await publish(
			requestFor(
				folder,
				[
					{
						works: [
							work({ id: 'prueba:1', name: 'Gone', approved: 500 }),
							work({ id: 'prueba:2', approved: 100, paid: null, ...place, lon: -101 }),
							work({ id: 'prueba:3', name: 'Same' })
						]
					}
				],
				on('2018-01-01')
			)
		);
		const second = await publish(
			requestFor(
				folder,
				[
					{
						works: [
							work({ id: 'prueba:4', name: 'New' }),
							work({ id: 'prueba:2', approved: 101, paid: 0, actual_end: '2018-02-28', ...place, lon: -101.001 }),
							work({ id: 'prueba:3', name: 'Same', source_row: 9 })
						]
					}
				],
				on('2019-01-01')
			)
		);
		const small = await ChangesHost.open({ dataUrl: folder, before: first.id, after: second.id }, fromDisk);
		const { summary, rows, listed } = await all({}, small);
		expect(rows.map(({ id, kinds }) => [id, kinds])).toEqual([
			['prueba:1', ['gone']],
			['prueba:2', ['money', 'dates', 'place']],
			['prueba:4', ['new']]
		]);
		expect(rows[0]).toMatchObject({ name: 'Gone', before: 500, after: null });
		const metres = rows[1]?.fields.find(({ field }) => field === 'point')?.metres ?? 0;
		expect(metres).toBeGreaterThan(103);
		expect(metres).toBeLessThan(104);
		expect(rows[1]?.fields.map(({ field, before: was, after: is }) => [field, was, is])).toEqual([
			['point', [-101, 21], [-101.001, 21]],
			['approved', 100, 101],
			['paid', null, 0],
			['actual_end', null, '2018-02-28']
		]);
		expect(summary).toMatchObject({ worksBefore: 3, worksAfter: 3, same: 1, changed: 3 });
		expect(summary.byKind.gone).toEqual({ works: 1, before: 500, after: 0, withoutBefore: 0, withoutAfter: 0 });
		expect(summary.byKind.new).toEqual({ works: 1, before: 0, after: 0, withoutBefore: 0, withoutAfter: 1 });
		expect(listed).toBe(3);
		const money = await small.ask({ filter: DEFAULT_FILTER, kinds: ['money'], offset: 0, limit: 10 });
		expect(money.rows.map(({ id }) => id)).toEqual(['prueba:2']);
		// The same release twice: nothing changed.
		const same = await ChangesHost.open({ dataUrl: folder, before: first.id, after: first.id }, fromDisk);
		expect((await all({}, same)).listed).toBe(0);
	});

	it('calls a column that a release lacks not comparable, and no change', async () => {
		const older = temporaryFolder();
		const instance = await DuckDBInstance.create(':memory:');
		const connection = await instance.connect();
		for (const id of [before, after]) cpSync(join(out, id), join(older, id), { recursive: true });
		const path = join(older, before, 'works.parquet');
		await connection.run(
			`COPY (SELECT * EXCLUDE (photo, bidders) FROM '${join(out, before)}/works.parquet') TO '${path}' (FORMAT parquet)`
		);
		connection.closeSync();
		instance.closeSync();
		const file = join(older, before, 'manifest.json');
		const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
		const bytes = readFileSync(path);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		for (const resource of manifest.resources.filter(({ name }) => name === 'works'))
			for (const part of resource.parts) Object.assign(part, { bytes: bytes.length, sha256 });
		writeFileSync(file, JSON.stringify(manifest));
		const lacking = await ChangesHost.open({ dataUrl: older, before, after }, fromDisk);
		const { notComparable, rows, sql } = await all({}, lacking);
		expect(notComparable).toEqual(['bidders', 'photo']);
		expect(rows.some(({ fields }) => fields.some(({ field }) => field === 'bidders'))).toBe(false);
		expect(sql).not.toContain('bidders');
	});
});
