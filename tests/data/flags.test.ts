import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGS } from '../../src/lib/analysis';
import { NO_CONTRACT_DETAILS, type Manifest } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { ReleaseHost, type FlagQuestion } from '../../src/lib/queries';
import { fromFiles } from '../../src/lib/server/releases';
import { scoreFlags, type Planted, type Score } from '../../scripts/flags/score';
import { publish } from '../../scripts/publish';
import { requestFor, rowsOf, temporaryFolder, work } from './publish-fixture';

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
		end: null,
		...NO_CONTRACT_DETAILS
	};
	const { id } = await publish(requestFor(folder, [{ works: [one], contracts: [contract] }]));
	const answer = await rows('SELECT flags FROM flag_gaps', await open(join(folder, id)));
	expect(String(answer[0]?.['flags']).split(';')).toContain('split_under_ceiling');
});

describe('answers of /alertas over plain columns', () => {
	const all: FlagQuestion = { flag: null, work: null, offset: 0, limit: 1_000 };
	const ask = async (filter: Partial<FilterState>, asked: Partial<FlagQuestion> = {}) => {
		host ??= await opened();
		const answer = await host.answerer.flags({ ...DEFAULT_FILTER, ...filter }, { ...all, ...asked });
		if (!answer) throw new Error('expected flags, met none');
		return answer;
	};
	let host: ReleaseHost | null = null;
	async function opened(): Promise<ReleaseHost> {
		const made = new ReleaseHost(fromFiles);
		await made.open({ dataUrl: out, release: manifest.id });
		return made;
	}

	it.each<[string, Partial<FilterState>, string]>([
		['all', {}, 'true'],
		['years and a municipality', { years: { from: 2015, to: 2018 }, municipalities: ['11020'] }, "year BETWEEN 2015 AND 2018 AND municipality = '11020'"],
		['an amount', { amount: { from: 5_000_000, to: null } }, 'investment >= 500000000'],
		['a status', { statuses: ['suspendida'] }, "status = 'suspendida'"],
		['nothing', { years: { from: 1990, to: 1991 } }, 'false']
	])('equal native DuckDB: %s', async (_, filter, where) => {
		const answer = await ask(filter);
		const chosen = `(SELECT * FROM works WHERE ${where})`;
		const [totals] = await rows(
			`SELECT (SELECT count(*)::INTEGER FROM ${chosen}) AS works, (SELECT count(DISTINCT ordinal)::INTEGER FROM flags JOIN ${chosen} USING (ordinal)) AS flagged`
		);
		expect({ works: answer.works, flagged: answer.flagged }).toEqual(totals);
		const raised = await rows(`SELECT flag, count(*)::INTEGER AS n FROM flags JOIN ${chosen} USING (ordinal) GROUP BY flag ORDER BY flag`);
		const missing = await rows(
			`SELECT flag, count(*)::INTEGER AS n FROM (SELECT unnest(string_split(flags, ';')) AS flag FROM flag_gaps JOIN ${chosen} USING (ordinal)) GROUP BY flag ORDER BY flag`
		);
		const counted = (of: 'raised' | 'notCalculable') =>
			answer.byFlag.filter((row) => row[of] > 0).map((row) => ({ flag: row.flag, n: row[of] })).sort((a, b) => (a.flag < b.flag ? -1 : 1));
		expect(counted('raised')).toEqual(raised);
		expect(counted('notCalculable')).toEqual(missing);
		// What the card of the page offers to copy.
		expect(await rows(`SELECT flag, raised::INTEGER AS raised, not_calculable::INTEGER AS missing FROM (${answer.sql}) ORDER BY flag`)).toEqual(
			answer.byFlag
				.map(({ flag, raised: n, notCalculable }) => ({ flag, raised: n, missing: notCalculable }))
				.sort((a, b) => (a.flag < b.flag ? -1 : 1))
		);
		const order = await rows(
			`SELECT w.id FROM flags f JOIN ${chosen} w USING (ordinal) GROUP BY w.id, w.ordinal, w.investment ORDER BY count(*) DESC, w.investment DESC NULLS LAST, w.ordinal`
		);
		expect(answer.rows.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
	});

	it('lists the works of one flag, or one work whether or not it raises any, page by page', async () => {
		const some = await ask({}, { flag: 'delay', limit: 5 });
		expect([some.listed, some.rows.length]).toEqual([18, 5]);
		expect((await ask({}, { flag: 'delay', offset: 15 })).rows).toHaveLength(3);
		expect(some.rows.every((row) => row.flags.some(({ flag }) => flag === 'delay'))).toBe(true);
		const id = some.rows[0]?.id ?? '';
		expect((await ask({}, { work: id })).rows.map((row) => row.id)).toEqual([id]);
		const [quiet] = await rows("SELECT id FROM works WHERE ordinal NOT IN (SELECT ordinal FROM flags WHERE ordinal IS NOT NULL) LIMIT 1");
		expect((await ask({}, { work: String(quiet?.['id']) })).rows[0]).toMatchObject({ id: quiet?.['id'], flags: [] });
		expect(await ask({}, { work: 'nobody' })).toMatchObject({ works: 0, listed: 0, rows: [] });
	});

	it('tells agencies that have a chosen work only', async () => {
		const [agency] = await rows("SELECT subject FROM flags WHERE flag = 'near_ceiling' AND state = 'raised'");
		const name = String(agency?.['subject']);
		const own = await ask({ agency: name });
		expect(new Set(own.agencies.map((row) => row.agency))).toEqual(new Set([name]));
		expect(own.agencies.filter((row) => row.raised).map(({ flag }) => flag)).toContain('near_ceiling');
	});

	it('is null in a release without flags', async () => {
		const made = new ReleaseHost(fromFiles);
		const older = { ...manifest, resources: manifest.resources.filter(({ name }) => !name.startsWith('flag')) };
		await made.open({ dataUrl: out, release: manifest.id, manifest: older });
		expect(await made.answerer.flags(DEFAULT_FILTER, all)).toBeNull();
	});
});

it('what is not calculable of many works fits in memory: a sort for each work did not', async () => {
	const folder = temporaryFolder();
	const works = Array.from({ length: 25_000 }, (_, n) => work({ id: `prueba:${n}`, year: 2016, approved: n, source_row: n + 2 }));
	const { id } = await publish(requestFor(folder, [{ works }]));
	const [first] = await rowsOf(
		`SELECT count(*) AS works, count(*) FILTER (flags = array_to_string(list_sort(string_split(flags, ';')), ';')) AS sorted
		FROM '${join(folder, id, 'flag_gaps.parquet')}'`
	);
	expect(Number(first?.works)).toBe(25_000);
	expect(Number(first?.sorted)).toBe(25_000);
}, 120_000);
