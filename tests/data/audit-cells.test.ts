import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ReleaseIndex } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { ReleaseHost, type Opened } from '../../src/lib/queries';
import type { PivotEnd } from '../../src/lib/queries/cell-sql';
import { PIVOT_MEASURES, type PivotDimension, type PivotQuestion } from '../../src/lib/queries/desk';
import { fromFiles } from '../../src/lib/server/releases';
import { cellCard } from '../../src/lib/ui/audit/cell-card';
import type { Known } from '../../src/lib/ui/audit/facts';
import { cellOf, fullText, measureWords } from '../../src/lib/ui/audit/pivot-words';
import { namesOf } from '../../src/lib/ui/explorer/names';
import { rowsOf } from './publish-fixture';

/** The card of a figure of the cross table holds the figure, proves it, asks for it alone, and is cited with it. */

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const host = new ReleaseHost(fromFiles);
let opened: Opened;
beforeAll(async () => void (opened = await host.open({ dataUrl: data, release: current })));
beforeEach(() => void vi.stubGlobal('location', { origin: 'https://obras.example', pathname: '/auditoria/' }));
const names = namesOf({ municipalities: [], temas: [], subtemas: [] });

const run = (sql: string) =>
	rowsOf(sql.replaceAll(/FROM works(?=\s)/g, `FROM '${join(data, current, 'works.parquet')}'`));

async function cardAt(filter: FilterState, question: PivotQuestion, row: PivotEnd, column: PivotEnd) {
	const answer = await host.answerer.pivot(filter, question);
	const cell = cellOf(question, answer, filter, row, column, names);
	const client = { manifest: opened.manifest, mapColumns: opened.core, columns: host.answerer };
	const answered = { filter, answer: await host.answerer.desk(filter) } as Known['answered'];
	return { cell, card: await cellCard(cell, { client, answered, names }) };
}

/** The figure is the last column of its SQL, but of counts. */
const COLUMNS = {
	count: 'works',
	sum: 'sum_centavos',
	mean: 'mean_centavos',
	median: 'median_centavos',
	share: 'share',
	change: 'change'
} as const;

const LEON = { ...DEFAULT_FILTER, municipalities: ['11020'], years: { from: 2016, to: 2018 } };
const FILTERS: FilterState[] = [
	DEFAULT_FILTER,
	LEON,
	{ ...DEFAULT_FILTER, rubros: ['caminos', 'salud'], measure: 'ejercido', delay: { from: 1, to: null } }
];
const ENDS: [PivotDimension, PivotDimension][] = [
	['rubro', 'year'],
	['year', 'agency'],
	['contractor', 'location_quality'],
	['funding_source', 'year']
];

test('every figure of the cross table: its card says it, holds, and its SQL gives it alone', async () => {
	let compared = 0;
	for (const filter of FILTERS)
		for (const [rows, columns] of ENDS)
			for (const measure of PIVOT_MEASURES) {
				if (measure === 'change' && rows !== 'year' && columns !== 'year') continue;
				const question = { rows, columns, measure };
				const answer = await host.answerer.pivot(filter, question);
				const [some, across] = [
					[answer.rows[0], answer.rows.at(-1)],
					[answer.columns[0], answer.columns.at(-1)]
				].map((keys): PivotEnd[] => [null, ...keys.map((key) => ({ key: key ?? null }))]);
				for (const row of some ?? [])
					for (const column of across ?? []) {
						const { cell, card } = await cardAt(filter, question, row, column);
						const where = `${rows} ${row?.key} ${columns} ${column?.key} ${measure}`;
						expect(card.value, where).toBe(fullText(measure, cell.value));
						expect(card.check?.holds, `${where}: ${card.check?.text}`).toBe(true);
						const [native, ...others] = await run(card.sql ?? '');
						expect(others).toEqual([]);
						expect(card.rows, where).toBe(Number(native?.works));
						const value = native?.[COLUMNS[measure]];
						if (cell.value === null) expect(value ?? null, where).toBeNull();
						else expect(Number(value), where).toBeCloseTo(cell.value, 6);
						compared++;
					}
			}
	expect(compared).toBeGreaterThan(500);
});

test('the median of León’s roads in 2016 is in the card, in the citation, and its link shows the same table', async () => {
	const question = { rows: 'rubro', columns: 'year', measure: 'median' } as const;
	const { card, cell } = await cardAt(LEON, question, { key: 'caminos' }, { key: '2016' });
	expect(card.value).toMatch(/^\$[\d,]+\.\d\d$/);
	expect(card.check?.text).toContain(`el de en medio es ${card.value}`);
	expect(cell.title).toContain(measureWords('median', 'inversion'));
	const cited = await card.cite?.(cell.title);
	expect(cited?.text).toContain(`${cell.title}: ${card.value}`);
	const link = new URL(/https:\S+$/.exec(cited?.text ?? '')?.[0] ?? '');
	expect(link.hash).toBe('#cruce');
	expect(Object.fromEntries(link.searchParams)).toEqual({
		anio: '2016-2018',
		mun: '11020',
		cruce: 'rubro.year.median',
		rel: current
	});
});

test('a figure that is not made of its works does not hold', async () => {
	const question = { rows: 'rubro', columns: 'year', measure: 'mean' } as const;
	const { cell } = await cardAt(LEON, question, { key: 'caminos' }, null);
	const client = { manifest: opened.manifest, mapColumns: opened.core, columns: host.answerer };
	const wrong = { ...cell, value: (cell.value ?? 0) + 1 };
	const answered = { filter: LEON, answer: await host.answerer.desk(LEON) } as Known['answered'];
	expect((await cellCard(wrong, { client, answered, names })).check?.holds).toBe(false);
});
