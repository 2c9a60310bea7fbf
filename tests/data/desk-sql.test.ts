import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { delaySql, type ReleaseIndex } from '../../src/lib/domain';
import { changeSql, DEFAULT_FILTER, inlineSql, toSql, type FilterState } from '../../src/lib/filters';
import { ReleaseHost, type Opened } from '../../src/lib/queries';
import { DESK_VIEWS, PIVOT_MEASURES, type PivotDimension } from '../../src/lib/queries/desk';
import { deskTotalsSql, viewSql } from '../../src/lib/queries/desk-sql';
import { pivotSql } from '../fixtures/pivot-sql';
import { fromFiles } from '../../src/lib/server/releases';
import { without } from '../../src/lib/ui/audit/views';
import { rowsOf } from './publish-fixture';

/** The SQL that the desk's cards show, run by native DuckDB over the demonstration release, gives what the desk shows. */

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const host = new ReleaseHost(fromFiles);
let opened: Opened;
beforeAll(async () => void (opened = await host.open({ dataUrl: data, release: current })));

const run = (sql: string) =>
	rowsOf(sql.replaceAll('FROM works\n', `FROM '${join(data, current, 'works.parquet')}'\n`).replaceAll('FROM works ', `FROM '${join(data, current, 'works.parquet')}' `));
const FILTERS: FilterState[] = [
	DEFAULT_FILTER,
	{ ...DEFAULT_FILTER, municipalities: ['11020', '11007'], years: { from: 2014, to: 2018 } },
	{ ...DEFAULT_FILTER, change: { from: 15, to: 199.99 }, delay: { from: 1, to: null }, measure: 'contratado' },
	{ ...DEFAULT_FILTER, rubros: ['caminos'], statuses: ['terminada', 'sin_dato'], text: 'rehabilitación', measure: 'ejercido' },
	{ ...DEFAULT_FILTER, agency: "O'Brien; DROP TABLE works" }
];

test('totals and every view', async () => {
	for (const filter of FILTERS) {
		const answer = await host.answerer.desk(filter);
		const [totals] = await run(deskTotalsSql(filter, await host.context(filter)));
		expect([Number(totals?.works), Number(totals?.amount), Number(totals?.without_amount)]).toEqual([
			answer.totals.works,
			answer.totals.amount,
			answer.totals.withoutAmount
		]);
		for (const view of DESK_VIEWS) {
			const lifted = without(view, filter);
			const rows = await run(viewSql(view, answer.bins, lifted, await host.context(lifted), opened.manifest.issued));
			const native = new Map(rows.map((row) => [row.key === null ? null : String(row.key), [Number(row.works), Number(row.amount), Number(row.without_amount)]]));
			const isCut = (view === 'agencies' || view === 'contractors') && answer.more[view] > 0;
			for (const { key, works, amount, withoutAmount } of answer.views[view])
				expect(native.get(key) ?? [0, 0, 0], `${view} ${key}`).toEqual([works, amount, withoutAmount]);
			if (!isCut) expect([...native.values()].length).toBe(answer.views[view].filter(({ works }) => works > 0).length);
		}
	}
});

test('delay and change of budget as columns: sorted as native DuckDB sorts what their filters compare', async () => {
	const columns = ['delay', 'change'] as const;
	for (const filter of FILTERS.slice(0, 3)) {
		const sorts = [{ column: 'delay', descending: true }, { column: 'change', descending: false }] as const;
		const { rows } = await host.answerer.deskPage(filter, sorts, 0, 10_000, columns);
		const { where, params } = toSql(filter, await host.context(filter));
		const native = await run(`SELECT id, ${delaySql(opened.manifest.issued)} AS delay, CASE WHEN approved > 0 THEN ${changeSql()} END AS change
FROM works
WHERE ${inlineSql(where, params)}
ORDER BY delay DESC NULLS LAST, change NULLS LAST, ordinal`);
		const number = (value: unknown): number | null => (value === null ? null : Number(value));
		expect(rows.map(({ id, cells }) => [id, ...cells])).toEqual(native.map((row) => [row.id, number(row.delay), number(row.change)]));
		expect(rows.some(({ cells }) => cells[0] === null)).toBe(filter.delay === null);
	}
});

test('the cross table, in every measure', async () => {
	const ends: [PivotDimension, PivotDimension][] = [['rubro', 'year'], ['year', 'municipality'], ['status', 'kind']];
	let compared = 0;
	for (const filter of FILTERS.slice(0, 4))
		for (const [rows, columns] of ends)
			for (const measure of PIVOT_MEASURES) {
				if (measure === 'change' && rows !== 'year' && columns !== 'year') continue;
				const question = { rows, columns, measure };
				const answer = await host.answerer.pivot(filter, question);
				const native = await run(pivotSql(question, filter, await host.context(filter)));
				const key = (value: unknown): string | null => (value === null ? null : String(value));
				for (const row of native) {
					const [r, c] = [answer.rows.indexOf(key(row.row)), answer.columns.indexOf(key(row.col))];
					expect(answer.works[r]?.[c]).toBe(Number(row.works));
					const value = answer.cells[r]?.[c] ?? null;
					if (row.value === null || !Number.isFinite(Number(row.value))) expect(value).toBeNull();
					else expect(value).toBeCloseTo(Number(row.value), 6);
					compared++;
				}
			}
	expect(compared).toBeGreaterThan(1_000);
});
