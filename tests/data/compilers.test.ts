import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { measureColumn } from '../../src/lib/domain';
import {
	clausesOf,
	DIMENSIONS,
	featureProperties,
	inlineSql,
	normaliseFilter,
	predicatesByDimension,
	toMapFilter,
	toPredicate,
	toSql,
	type CompileOptions,
	type FilterContext,
	type FilterState,
	type SqlFilter
} from '../../src/lib/filters';
import { delaysOf, rowsWithin } from '../../src/lib/queries/delays';
import { carelessStates, filterCases as anyCases, filterStates } from '../fixtures/arbitrary';
import { columnsOf, createWorksTable, daysOf, FIXTURE_ON, fixtureWorks } from '../fixtures/works';

/** One truth: predicate, map filter, and native DuckDB over a published Parquet file choose the same works and the same centavos. */

const ROWS = 400;
const BATCH = 50;
const works = fixtureWorks(ROWS, { seed: 11, hugeAmounts: true });
const { core, text } = columnsOf(works);
const features = works.map((_, ordinal) => ({ type: 1 as const, properties: { ...featureProperties(core, text, ordinal) } }));

const delays = delaysOf(core.status, daysOf(works), FIXTURE_ON).days;
/** Ranges of days resolved as a page resolves them; the SQL counts them from the dates themselves. */
const filterCases = (rows: number, states = filterStates): fc.Arbitrary<Case> =>
	anyCases(rows, states).map(({ state, context }) => {
		const { delay } = normaliseFilter(state);
		if (delay === null) return { state, context };
		const ordinals = rowsWithin(delays, delay.from, delay.to);
		return { state, context: { ...context, delay: { on: FIXTURE_ON, ordinals } } };
	});

interface Case {
	state: FilterState;
	context: FilterContext;
}
interface Choice {
	/** Ascending, with commas between: comparing two million array items takes longer than all queries. */
	ordinals: string;
	/** Of the chosen measure, centavos; null where no chosen work has it. */
	sum: bigint | null;
}

function choice(state: FilterState, isChosen: (ordinal: number) => boolean): Choice {
	const column = measureColumn(state.measure);
	const ordinals = works.map((_, ordinal) => ordinal).filter(isChosen);
	let sum: bigint | null = null;
	for (const ordinal of ordinals) {
		const centavos = works[ordinal]?.[column] ?? null;
		if (centavos !== null) sum = (sum ?? 0n) + BigInt(centavos);
	}
	return { ordinals: ordinals.join(), sum };
}

const byPredicate = ({ state, context }: Case, options?: CompileOptions): Choice =>
	choice(state, toPredicate(state, context, core, text, options));

function byMap({ state, context }: Case, options?: CompileOptions): Choice {
	const { filter } = featureFilter(toMapFilter(state, context, options), 'test');
	return choice(state, (ordinal) => {
		const feature = features[ordinal];
		return feature !== undefined && filter({ zoom: 8 }, feature);
	});
}

describe('the three compilers and native DuckDB choose the same works and centavos', () => {
	const folder = mkdtempSync(join(tmpdir(), 'plomada-compilers-'));
	let connection: DuckDBConnection;

	beforeAll(async () => {
		const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
		connection = await instance.connect();
		await createWorksTable(connection, works, 'made');
		const file = join(folder, 'works.parquet');
		await connection.run(`COPY (FROM made ORDER BY ordinal) TO '${file}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048)`);
		await connection.run(`CREATE TABLE works AS FROM '${file}'`);
		await connection.run(`CREATE VIEW published AS FROM '${file}'`);
	});
	afterAll(() => {
		connection.closeSync();
		rmSync(folder, { recursive: true });
	});

	/** One query for many filters: a round trip costs more than the filter. */
	async function bySql(cases: readonly Case[], compiled: readonly SqlFilter[], inlined: boolean, table = 'works'): Promise<Choice[]> {
		const sql = compiled
			.map(({ where }, i) => {
				const column = measureColumn(cases[i]?.state.measure ?? 'inversion');
				return `SELECT ${i} AS n, list(ordinal ORDER BY ordinal) AS ordinals, sum(${column})::VARCHAR AS total FROM ${table} WHERE ${where}`;
			})
			.join('\nUNION ALL ');
		const params = compiled.flatMap((filter) => filter.params);
		const result = await (inlined
			? connection.runAndReadAll(inlineSql(sql, params))
			: connection.runAndReadAll(sql, params));
		const rows = result.getRowsJS().map(([n, ordinals, total]) => ({
			n: Number(n),
			ordinals: Array.isArray(ordinals) ? ordinals.join() : '',
			sum: total === null || total === undefined ? null : BigInt(String(total))
		}));
		return rows.sort((a, b) => a.n - b.n).map(({ ordinals, sum }) => ({ ordinals, sum }));
	}

	test('for 5,000 random states', { timeout: 240_000 }, async () => {
		const choosing = new Map<string, number>();
		const warned = vi.spyOn(console, 'warn');
		await fc.assert(
			fc.asyncProperty(fc.array(filterCases(ROWS), { minLength: BATCH, maxLength: BATCH }), async (cases) => {
				const native = await bySql(cases, cases.map(({ state, context }) => toSql(state, context)), false);
				expect(native).toHaveLength(cases.length);
				cases.forEach((one, i) => {
					expect(byPredicate(one)).toEqual(native[i]);
					expect(byMap(one)).toEqual(native[i]);
					if (native[i]?.ordinals === '') return;
					for (const { dimension } of clausesOf(one.state)) {
						choosing.set(dimension, (choosing.get(dimension) ?? 0) + 1);
					}
				});
			}),
			{ numRuns: 5_000 / BATCH }
		);
		// MapLibre warns of an expression that fails on a feature, and takes it for false.
		expect(warned).not.toHaveBeenCalled();
		warned.mockRestore();
		// States that choose nothing agree too easily: each dimension must have chosen works many times.
		for (const dimension of DIMENSIONS) expect(choosing.get(dimension), dimension).toBeGreaterThan(25);
	});

	test('for the SQL with its values written in, over the Parquet file itself', { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(filterCases(ROWS), { minLength: BATCH, maxLength: BATCH }), async (cases) => {
				const compiled = cases.map(({ state, context }) => toSql(state, context, { table: 'published' }));
				expect(await bySql(cases, compiled, true, 'published')).toEqual(cases.map((one) => byPredicate(one)));
			}),
			{ numRuns: 10 }
		);
	});

	test('for states as a careless control makes them', { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(filterCases(ROWS, carelessStates), { minLength: BATCH, maxLength: BATCH }), async (cases) => {
				const searched = cases.map(({ state, context }) => ({ state, context: { ...context, matches: context.matches ?? new Uint32Array() } }));
				const native = await bySql(searched, searched.map(({ state, context }) => toSql(state, context)), false);
				expect(searched.map((one) => byPredicate(one))).toEqual(native);
				expect(searched.map((one) => byMap(one))).toEqual(native);
			}),
			{ numRuns: 20 }
		);
	});

	test('with a dimension lifted, as a facet asks', { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(filterCases(ROWS), { minLength: BATCH, maxLength: BATCH }),
				fc.constantFrom(...DIMENSIONS),
				async (cases, except) => {
					const native = await bySql(cases, cases.map(({ state, context }) => toSql(state, context, { except })), false);
					cases.forEach((one, i) => {
						const { state, context } = one;
						expect(byPredicate(one, { except })).toEqual(native[i]);
						expect(byMap(one, { except })).toEqual(native[i]);
						const lifted = predicatesByDimension(state, context, core, text).get(except) ?? toPredicate(state, context, core, text);
						expect(choice(state, lifted)).toEqual(native[i]);
						expect(clausesOf(state, { except }).some((clause) => clause.dimension === except)).toBe(false);
					});
				}
			),
			{ numRuns: 22 }
		);
	});
});
