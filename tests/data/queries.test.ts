import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EngineRow } from '../../src/lib/engine';
import { SORTS, type FilterState } from '../../src/lib/filters';
import { duckdbAnswerer, QueryError, ReleaseHost, sqlOf, type Answerer, type Page, type SqlQuestion } from '../../src/lib/queries';
import { filterStates } from '../fixtures/arbitrary';
import { fixtureWorks } from '../fixtures/works';
import { fromFiles, writeRelease, type FixtureRelease } from '../unit/dataset/release-fixture';

/** The two tiers, and plain DuckDB over the published Parquet, answer every question alike, to the centavo. */

const ROWS = 1500;
const STATES = 1000;
const folder = mkdtempSync(join(tmpdir(), 'plomada-queries-'));
let release: FixtureRelease;
let host: ReleaseHost;
let native: Answerer;

const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<EngineRow[]> =>
	(await connection.runAndReadAll(sql)).getRowObjects() as unknown as EngineRow[];

beforeAll(async () => {
	release = await writeRelease(folder, fixtureWorks(ROWS, { seed: 7 }), { parquet: 'V2' });
	host = new ReleaseHost(fromFiles);
	await host.open({ dataUrl: folder, release: null });
	native = duckdbAnswerer({
		query: (sql) => rowsOf(release.connection, sql),
		context: (state) => host.context(state)
	});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** DuckDB's own clients, native and WASM, drop a U+FEFF at the beginning of a text they return; the columns keep it. */
const withoutMarks = (page: Page): Page => ({
	...page,
	rows: page.rows.map((row) => ({ ...row, name: row.name?.replace(/^\uFEFF/, '') ?? null }))
});

const pages = fc.record({
	sort: fc.constantFrom(...SORTS),
	offset: fc.oneof(fc.constant(0), fc.nat({ max: 1600 })),
	limit: fc.integer({ min: 0, max: 60 })
});

describe('plain columns and native DuckDB', () => {
	test(`answer every question alike over ${STATES} random filters`, async () => {
		let chosen = 0;
		await fc.assert(
			fc.asyncProperty(filterStates, pages, async (state, { sort, offset, limit }) => {
				const js = host.answerer;
				const totals = await js.totals(state);
				chosen += totals.works;
				expect(totals).toEqual(await native.totals(state));
				expect(await js.byYear(state)).toEqual(await native.byYear(state));
				expect(await js.byMunicipality(state)).toEqual(await native.byMunicipality(state));
				expect(await js.byRubro(state)).toEqual(await native.byRubro(state));
				expect(withoutMarks(await js.page(state, sort, offset, limit))).toEqual(await native.page(state, sort, offset, limit));
			}),
			{ numRuns: STATES, seed: 20 }
		);
		// Filters that choose nothing would agree about anything.
		expect(chosen).toBeGreaterThan(STATES * 10);
	});

	test('agree on what lies beyond the exact range of money, too: both refuse', async () => {
		const huge = mkdtempSync(join(tmpdir(), 'plomada-huge-'));
		try {
			const { connection } = await writeRelease(huge, fixtureWorks(300, { seed: 3, hugeAmounts: true }));
			const hugeHost = new ReleaseHost(fromFiles);
			await hugeHost.open({ dataUrl: huge, release: null });
			const nativeHuge = duckdbAnswerer({
				query: (sql) => rowsOf(connection, sql),
				context: (state) => hugeHost.context(state)
			});
			const outcome = async (answerer: Answerer, state: FilterState) => {
				try {
					return await answerer.byRubro(state);
				} catch (thrown) {
					return thrown instanceof Error ? thrown.name : 'unknown';
				}
			};
			const outcomes = new Set<string>();
			await fc.assert(
				fc.asyncProperty(filterStates, async (state) => {
					const [js, sql] = [await outcome(hugeHost.answerer, state), await outcome(nativeHuge, state)];
					outcomes.add(typeof js === 'string' ? js : 'answer');
					expect(js).toEqual(sql);
				}),
				{ numRuns: 200, seed: 4 }
			);
			expect(outcomes).toEqual(new Set(['answer', 'MoneyError']));
		} finally {
			rmSync(huge, { recursive: true, force: true });
		}
	});
});

describe('the SQL behind a figure', () => {
	const questions: SqlQuestion[] = [
		...(['totals', 'byYear', 'byMunicipality', 'byRubro'] as const).map((ask) => ({ ask })),
		{ ask: 'perPerson', population: 6_166_934 },
		...SORTS.map((sort) => ({ ask: 'page' as const, sort, offset: 10, limit: 5 }))
	];

	test('is explained and run by a DuckDB that has only the published file, and gives the figure', async () => {
		await fc.assert(
			fc.asyncProperty(filterStates, async (state) => {
				const context = await host.context(state);
				for (const question of questions) {
					const sql = sqlOf(question, state, context);
					expect((await rowsOf(release.connection, `EXPLAIN ${sql}`)).length).toBeGreaterThan(0);
					const rows = await rowsOf(release.connection, sql);
					if (question.ask === 'totals') {
						const { works, amount, amountInZap } = await host.answerer.totals(state);
						expect(rows).toMatchObject([
							{ works: BigInt(works), amount: BigInt(amount), amount_in_zap: BigInt(amountInZap) }
						]);
					} else if (question.ask === 'perPerson') {
						const { works, amount, withoutAmount } = await host.answerer.totals(state);
						const known = works > withoutAmount;
						expect(rows).toEqual([
							{
								per_person: known ? BigInt(Math.round(amount / question.population)) : null,
								amount: known ? BigInt(amount) : null,
								population: 6_166_934
							}
						]);
					} else if (question.ask !== 'page') {
						const groups = await host.answerer[question.ask](state);
						expect(rows).toEqual(
							groups.map(({ key, works, amount, withoutAmount }) => ({
								key,
								works: BigInt(works),
								amount: BigInt(amount),
								without_amount: BigInt(withoutAmount)
							}))
						);
					}
				}
			}),
			{ numRuns: 150, seed: 5 }
		);
	});

	test('comes with the error when DuckDB refuses it', async () => {
		const broken = duckdbAnswerer({
			query: () => Promise.reject(new Error('Catalog Error: no works here')),
			context: (state) => host.context(state)
		});
		const [state] = fc.sample(filterStates, { numRuns: 1, seed: 1 });
		if (!state) throw new Error('expected one state');
		const thrown: unknown = await broken.byYear(state).catch((error: unknown) => error);
		expect(thrown).toBeInstanceOf(QueryError);
		if (!(thrown instanceof QueryError)) return;
		expect(thrown.sql).toContain('GROUP BY');
		expect(thrown.sql).toContain('FROM works');
		expect(thrown.met).toContain('no works here');
	});
});
