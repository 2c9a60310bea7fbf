import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FLAGS } from '../../src/lib/analysis';
import type { Manifest } from '../../src/lib/domain';
import { scoreFlags, type Planted, type Score } from '../../scripts/flags/score';
import { publish } from '../../scripts/publish';
import { requestFor, temporaryFolder, work } from './publish-fixture';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'plomada-flags-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

let manifest: Manifest;
let connection: DuckDBConnection;
let scores: Map<string, Score>;
let planted: Planted[];

beforeAll(async () => {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', join(root, 'scripts/demo.ts'), '--out', out, '--json'],
		{ encoding: 'utf8', cwd: root }
	);
	expect(status, stderr).toBe(0);
	const { id } = JSON.parse(stdout) as { id: string };
	manifest = JSON.parse(readFileSync(join(out, id, 'manifest.json'), 'utf8')) as Manifest;
	planted = JSON.parse(readFileSync(join(root, 'data/demo/planted.json'), 'utf8')) as Planted[];
	connection = await open(join(out, id));
	scores = new Map(
		(
			await scoreFlags(
				connection,
				FLAGS.map((flag) => flag.id),
				planted
			)
		).map((score) => [score.flag, score])
	);
});

async function open(folder: string): Promise<DuckDBConnection> {
	const opened = await (await DuckDBInstance.create(':memory:')).connect();
	for (const table of ['flags', 'flag_gaps', 'works'])
		await opened.run(`CREATE VIEW ${table} AS FROM read_parquet('${folder}/${table}.parquet')`);
	return opened;
}

const rows = async (sql: string, on = connection) => (await on.runAndReadAll(sql)).getRowObjectsJson();

it('finds every anomaly that was planted, and little else', () => {
	for (const flag of new Set(planted.map((row) => row.flag))) {
		expect(scores.get(flag)?.recall, flag).toBe(1);
		expect(scores.get(flag)?.precision, flag).toBeGreaterThanOrEqual(0.95);
	}
});

it('is in the manifest, with words for each column, and small', () => {
	for (const name of ['flags', 'flag_gaps']) {
		const table = manifest.resources.find((resource) => resource.name === name);
		expect(table?.bytes).toBeLessThan(40_000);
		for (const field of table?.schema.fields ?? []) expect(field.description_en.length).toBeGreaterThan(0);
	}
});

it('names works by the key and the ordinal of the same release', async () => {
	expect(
		await rows(
			"SELECT f.subject FROM flags f LEFT JOIN works w ON w.ordinal = f.ordinal AND w.id = f.subject WHERE f.subject_kind = 'work' AND w.id IS NULL"
		)
	).toEqual([]);
});

it('never counts a missing input as an answer: a work is raised or not calculable, never both', async () => {
	expect(
		await rows(
			"SELECT f.flag FROM flags f JOIN flag_gaps g USING (ordinal) WHERE list_contains(string_split(g.flags, ';'), f.flag)"
		)
	).toEqual([]);
});

it('does not know the ceilings of years that cannot be cited, and says so', async () => {
	const folder = temporaryFolder();
	const one = work({ id: 'prueba:1', year: 2018, agency: 'Municipio de León' });
	const contract = {
		work: 'prueba:1',
		contract_number: 'C1',
		contractor: 'A',
		method: 'adjudicacion',
		bidders: 1,
		centavos: 100,
		signed_on: '2018-03-01',
		start: null,
		end: null
	};
	const { id } = await publish(requestFor(folder, [{ works: [one], contracts: [contract] }]));
	const answer = await rows('SELECT flags FROM flag_gaps', await open(join(folder, id)));
	expect(String(answer[0]?.['flags']).split(';')).toContain('split_under_ceiling');
});
