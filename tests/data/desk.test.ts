import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS, measureColumn, MEASURES, RUBROS, STATUS_CODES, WORK_COLUMNS, type WorkColumn } from '../../src/lib/domain';
import { DEFAULT_FILTER, inlineSql, normaliseFilter, toSql, type FilterContext, type FilterState, type Range } from '../../src/lib/filters';
import { ReleaseHost } from '../../src/lib/queries';
import {
	brushed,
	BRUSHED_VIEWS,
	DESK_VIEWS,
	PIVOT_DIMENSIONS,
	PIVOT_MEASURES,
	rangeOfBins,
	type DeskAnswer,
	type DeskGroup,
	type DeskSort,
	type DeskView,
	type PivotAnswer,
	type PivotQuestion
} from '../../src/lib/queries/desk';
import { nameKeySql } from '../../src/lib/queries/name-order';
import { HOSTILE_TEXTS } from '../fixtures/hostile';
import { FIXTURE_MUNICIPALITIES, FIXTURE_TEMAS, FIXTURE_YEARS, FIXTURE_ZAP_LISTS, fixtureWorks, randomNumbers } from '../fixtures/works';
import { fromFiles, writeRelease, type FixtureRelease } from '../unit/dataset/release-fixture';

/** The desk over plain columns, and native DuckDB over the published Parquet, along the ways that people filter: one change after another. */

const ROWS = 1_200;
const STEPS = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'plomada-desk-'));
let release: FixtureRelease;
let host: ReleaseHost;

beforeAll(async () => {
	release = await writeRelease(folder, fixtureWorks(ROWS, { seed: 31 }), { parquet: 'V2', parts: 3 });
	host = new ReleaseHost(fromFiles);
	await host.open({ dataUrl: folder, release: null });
});
afterAll(() => {
	release.connection.closeSync();
	rmSync(folder, { recursive: true, force: true });
});

const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<unknown[][]> =>
	(await connection.runAndReadAll(sql)).getRowsJS();

/** DuckDB's clients drop a U+FEFF at the beginning of a text. */
const plain = (value: unknown): string | null => (value === null || value === undefined ? null : String(value).replace(/^\uFEFF/, ''));

class Walk {
	readonly #random: () => number;
	state: FilterState = { ...DEFAULT_FILTER };
	constructor(seed: number) {
		this.#random = randomNumbers(seed);
	}
	int(from: number, to: number): number {
		return from + Math.floor(this.#random() * (to - from + 1));
	}
	pick<T>(values: readonly T[]): T {
		const value = values[this.int(0, values.length - 1)];
		if (value === undefined) throw new Error('expected values to pick from, met none');
		return value;
	}
	some<T>(values: readonly T[], most: number): T[] {
		return Array.from({ length: this.int(1, most) }, () => this.pick(values));
	}
	range(from: number, to: number): Range {
		const ends = [this.int(from, to), this.int(from, to)];
		const open = this.int(0, 3);
		return { from: open === 1 ? null : (ends[0] ?? 0), to: open === 2 ? null : (ends[1] ?? 0) };
	}
	/** One click, brush or clearing. */
	step(): FilterState {
		const changes: (() => Partial<FilterState>)[] = [
			() => ({ years: this.range(FIXTURE_YEARS[0], FIXTURE_YEARS[1]) }),
			() => ({ municipalities: this.some(FIXTURE_MUNICIPALITIES, 5) }),
			() => ({ rubros: this.some(RUBROS, 4) }),
			() => ({ temas: this.some(FIXTURE_TEMAS, 9) }),
			() => ({ kind: this.pick(KINDS) }),
			() => ({ statuses: this.some(STATUS_CODES, 4) }),
			() => ({ amount: this.range(0, 1_000_000) }),
			() => ({ change: this.range(-120, 900) }),
			() => ({ delay: this.range(-900, 1500) }),
			() => ({ zap: true, zapList: this.pick([null, ...FIXTURE_ZAP_LISTS.keys()]) }),
			() => ({ contractor: this.pick(HOSTILE_TEXTS) }),
			() => ({ agency: this.pick(HOSTILE_TEXTS) }),
			() => ({ text: this.pick(['José', 'real', 'obras 2015', 'null', '']) }),
			() => ({ measure: this.pick(MEASURES.map((m) => m.code)) })
		];
		const clearing = this.pick(['years', 'municipalities', 'rubros', 'temas', 'kind', 'statuses', 'amount', 'change', 'delay', 'zap', 'contractor', 'agency', 'text'] as const);
		// Cleared as often as set: a path along which everything is filtered soon chooses nothing.
		const change = this.int(0, 9) < 5 ? { [clearing]: DEFAULT_FILTER[clearing] } : this.pick(changes)();
		if (this.int(0, 30) === 0) this.state = { ...DEFAULT_FILTER };
		return (this.state = normaliseFilter({ ...this.state, ...change }));
	}
}

const CHANGE = 'CASE WHEN approved > 0 THEN floor((modified - approved)::DOUBLE * 10000 / approved) END';
const delayBy = (on: string): string => `CASE WHEN status = 'cancelada' THEN NULL
	WHEN actual_end IS NOT NULL THEN date_diff('day', planned_end, actual_end)
	WHEN status IN ('terminada', 'sin_dato') THEN NULL
	WHEN planned_end < DATE '${on}' THEN date_diff('day', planned_end, DATE '${on}') END`;
/** Written otherwise than the product does: how many edges there are up to the value. */
const binSql = (value: string, edges: readonly number[], scale: number): string =>
	edges.length < 2
		? 'NULL'
		: `CASE WHEN (${value}) IS NOT NULL THEN least(greatest(len(list_filter([${edges.map((edge) => Math.round(edge * scale)).join(', ')}]::BIGINT[], lambda edge: edge <= (${value}))) - 1, 0), ${edges.length - 2}) END`;

const DIMENSION = {
	years: 'years',
	municipalities: 'municipalities',
	rubros: 'rubros',
	agencies: 'agency',
	contractors: 'contractor',
	statuses: 'statuses',
	amount: 'amount',
	change: 'change',
	delay: 'delay'
} as const satisfies Record<DeskView, string>;

const where = (state: FilterState, context: FilterContext, except?: (typeof DIMENSION)[DeskView]): string => {
	const { where: sql, params } = toSql(state, context, { except });
	return inlineSql(sql, params);
};

/** All views and the totals by SQL: view → key → figures. */
async function nativeDesk(state: FilterState, context: FilterContext, bins: DeskAnswer['bins']) {
	const measure = measureColumn(state.measure);
	const keys: Record<DeskView, string> = {
		years: 'year',
		municipalities: 'municipality',
		rubros: 'rubro',
		agencies: 'agency',
		contractors: 'contractor',
		statuses: 'status',
		amount: binSql(measure, bins.amount.edges, 100),
		change: binSql(CHANGE, bins.change.edges, 100),
		delay: binSql(delayBy(release.manifest.issued), bins.delay.edges, 1)
	};
	const figures = `count(*)::INTEGER, coalesce(sum(${measure}), 0)::VARCHAR, (count(*) - count(${measure}))::INTEGER`;
	const one = (view: DeskView): string =>
		`SELECT '${view}' AS view, (${keys[view]})::VARCHAR AS key, ${figures} FROM works WHERE ${where(state, context, DIMENSION[view])} GROUP BY ALL`;
	const rows = await rowsOf(
		release.connection,
		[`SELECT 'totals' AS view, NULL AS key, ${figures} FROM works WHERE ${where(state, context)}`, ...DESK_VIEWS.map(one)].join('\nUNION ALL ')
	);
	const found = new Map<string, string[]>();
	for (const [view, key, works, amount, without] of rows)
		found.set(String(view), [...(found.get(String(view)) ?? []), JSON.stringify([plain(key), Number(works), String(amount), Number(without)])]);
	return (view: DeskView | 'totals') => (found.get(view) ?? []).sort();
}

/** Groups that hold works, as the SQL gives them. */
const asRows = (groups: readonly DeskGroup[]): string[] =>
	groups
		.filter(({ works }) => works > 0)
		.map(({ key, works, amount, withoutAmount }) => JSON.stringify([plain(key), works, String(amount), withoutAmount]))
		.sort();

const isText = (name: DeskSort['column']): boolean => WORK_COLUMNS.some((column) => column.name === name && column.unit === 'text');

async function nativePage(state: FilterState, context: FilterContext, sorts: readonly DeskSort[], offset: number, limit: number, columns: readonly WorkColumn[]) {
	const by = sorts.map(({ column, descending }) => `${isText(column) ? nameKeySql(column) : column} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
	const shown = columns.map((name) => (WORK_COLUMNS.some((column) => column.name === name && column.type === 'DATE') ? `${name}::VARCHAR` : name));
	const sql = `SELECT ${['ordinal', ...shown].join(', ')} FROM works WHERE ${where(state, context)} ORDER BY ${[...by, 'ordinal'].join(', ')} LIMIT ${limit} OFFSET ${offset}`;
	return (await rowsOf(release.connection, sql)).map((row) =>
		row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : typeof cell === 'string' ? plain(cell) : cell))
	);
}

/** Works, known amounts, sum and median of every cell, row, column and of all, by their keys. */
async function nativePivot(state: FilterState, context: FilterContext, { rows, columns }: PivotQuestion) {
	const measure = measureColumn(state.measure);
	const sql = `SELECT grouping_id(r, c)::INTEGER, r::VARCHAR, c::VARCHAR, count(*)::INTEGER, count(${measure})::INTEGER, sum(${measure})::VARCHAR, median(${measure})
		FROM (SELECT *, ${rows} AS r, ${columns} AS c FROM works WHERE ${where(state, context)}) GROUP BY GROUPING SETS ((r, c), (r), (c), ())`;
	const found = new Map<string, { works: number; known: number; sum: number; median: number | null }>();
	for (const [level, r, c, works, known, sum, median] of await rowsOf(release.connection, sql))
		found.set(JSON.stringify([Number(level), plain(r), plain(c)]), {
			works: Number(works),
			known: Number(known),
			sum: Number(sum ?? 0),
			median: median === null ? null : Number(median)
		});
	return (level: number, r: string | null, c: string | null) => found.get(JSON.stringify([level, plain(r), plain(c)]));
}

type NativePivot = Awaited<ReturnType<typeof nativePivot>>;

function expected(native: NativePivot, question: PivotQuestion, level: number, r: string | null, c: string | null): number | null {
	const own = native(level, r, c);
	if (question.measure === 'count') return own?.works ?? 0;
	if (!own || own.known === 0) return null;
	const total = native(3, null, null)?.sum ?? 0;
	const before = (key: string | null): string | null => (key === null ? null : String(Number(key) - 1));
	const earlier = (): number => {
		if (question.rows === 'year') return r === null || level > 1 ? 0 : (native(level, before(r), c)?.sum ?? 0);
		return c === null || level === 1 || level === 3 ? 0 : (native(level, r, before(c))?.sum ?? 0);
	};
	const values = {
		sum: own.sum,
		mean: own.sum / own.known,
		median: own.median,
		share: total === 0 ? null : own.sum / total,
		change: earlier() > 0 ? own.sum / earlier() - 1 : null
	};
	return values[question.measure];
}

function checkPivot(pivot: PivotAnswer, native: NativePivot, question: PivotQuestion): void {
	pivot.rows.forEach((r, at) => {
		expect(pivot.rowTotals[at]).toEqual(expected(native, question, 1, r, null));
		pivot.columns.forEach((c, across) => {
			expect(pivot.works[at]?.[across]).toBe(native(0, r, c)?.works ?? 0);
			expect(pivot.cells[at]?.[across]).toEqual(expected(native, question, 0, r, c));
		});
	});
	pivot.columns.forEach((c, across) => expect(pivot.columnTotals[across]).toEqual(expected(native, question, 2, null, c)));
	expect(pivot.total).toEqual(expected(native, question, 3, null, null));
	expect(pivot.more).toEqual({ rows: 0, columns: 0 });
}

describe('the desk and native DuckDB', () => {
	test(`say the same along ${STEPS} steps of random paths`, { timeout: 600_000 }, async () => {
		const names = WORK_COLUMNS.map(({ name }) => name);
		let worksMet = 0;
		for (let path = 0; path < STEPS / 20; path++) {
			const walk = new Walk(1_000 + path);
			for (let i = 0; i < 20; i++) {
				const state = walk.step();
				const context = await host.context(state);
				const desk = await host.answerer.desk(state);
				worksMet += desk.totals.works;
				const native = await nativeDesk(state, context, desk.bins);
				expect(asRows([{ key: null, ...desk.totals }])).toEqual(desk.totals.works === 0 ? [] : native('totals'));
				for (const view of DESK_VIEWS) expect(asRows(desk.views[view]), view).toEqual(native(view));

				const sorts = walk.some(names, 3).map((column) => ({ column, descending: walk.int(0, 1) === 1 }));
				const columns = walk.some(names, 6);
				const [offset, limit] = [walk.int(0, 3) === 0 ? walk.int(0, ROWS) : 0, walk.int(1, 40)];
				const page = await host.answerer.deskPage(state, sorts, offset, limit, columns);
				expect(page.total).toBe(desk.totals.works);
				expect(page.rows.map(({ ordinal, cells }) => [ordinal, ...cells.map((cell) => (typeof cell === 'string' ? plain(cell) : cell))])).toEqual(
					await nativePage(state, context, sorts, offset, limit, columns)
				);

				const question: PivotQuestion = { rows: walk.pick(PIVOT_DIMENSIONS), columns: walk.pick(PIVOT_DIMENSIONS), measure: walk.pick(PIVOT_MEASURES) };
				if (question.measure === 'change' && question.columns !== 'year') question.rows = 'year';
				const pivot = await host.answerer.pivot(state, question);
				checkPivot(pivot, await nativePivot(state, context, question), question);
				const inCells = pivot.works.flat().reduce((sum, works) => sum + works, 0);
				expect(inCells).toBe(desk.totals.works);
			}
		}
		// Paths that choose nothing would agree about anything.
		expect(worksMet).toBeGreaterThan(STEPS * 40);
	});

	test('a brush over a cube is the desk of the state with that range', { timeout: 120_000 }, async () => {
		for (let path = 0; path < 20; path++) {
			const walk = new Walk(9_000 + path);
			for (let i = 0; i < 10; i++) {
				const state = walk.step();
				const active = walk.pick(BRUSHED_VIEWS);
				const cube = await host.answerer.deskCube(state, active);
				const last = cube.keys.length - 1;
				for (let brush = 0; brush < 5; brush++) {
					const [a, b] = brush === 0 ? [0, last] : [walk.int(0, last), walk.int(0, last)];
					const [from, to] = [Math.min(a, b), Math.max(a, b)];
					const range =
						active !== 'years'
							? rangeOfBins(active, cube.bins, from, to)
							: from === 0 && to === last
								? null
								: { from: Number(cube.keys[from]), to: Number(cube.keys[to]) };
					expect(brushed(cube, a, b)).toEqual(await host.answerer.desk({ ...state, [active]: range }));
				}
			}
		}
	});
});
