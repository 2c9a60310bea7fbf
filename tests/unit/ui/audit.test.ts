import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUBROS, WORK_COLUMNS } from '../../../src/lib/domain';
import { formatShare } from '../../../src/lib/i18n/page-format';
import { DEFAULT_FILTER, DEFAULT_VIEW, type FilterState } from '../../../src/lib/filters';
import {
	CHANGE_EDGES,
	DELAY_EDGES,
	DERIVED_COLUMNS,
	DESK_VIEWS,
	PIVOT_DIMENSIONS,
	PIVOT_MEASURES,
	type BrushedView,
	type DeskAnswer,
	type DeskPage
} from '../../../src/lib/queries/desk';
import {
	DEFAULT_DESK,
	MOST_SORTS,
	readDesk,
	sortedBy,
	writeDesk,
	type DeskView
} from '../../../src/lib/ui/audit/address';
import { cellWords, columnLabel, TABLE_COLUMNS } from '../../../src/lib/ui/audit/columns';
import { cellOf, filterOfKey, heatOf, pivotText } from '../../../src/lib/ui/audit/pivot-words';
import { CHUNK, RowWindow } from '../../../src/lib/ui/audit/row-window.svelte';
import {
	chosenBins,
	pressed,
	rangeWords,
	rankedOf,
	withBins,
	without
} from '../../../src/lib/ui/audit/views';
import { namesOf } from '../../../src/lib/ui/explorer/names';

const vocabulary = {
	years: [2012, 2020] as [number, number],
	municipalities: new Set(['11020', '11007']),
	rubros: new Set<string>(RUBROS),
	temas: new Set<string>(),
	zapListYears: new Set<number>(),
	releases: new Set<string>()
};
const names = namesOf({
	municipalities: [{ code: '11020', name: 'León', population: 1 }],
	temas: [],
	subtemas: []
});

describe('the address of the desk', () => {
	const column = fc.constantFrom(...TABLE_COLUMNS);
	const desks: fc.Arbitrary<DeskView> = fc.record({
		columns: fc.uniqueArray(column, { minLength: 1 }),
		sorts: fc.uniqueArray(fc.record({ column, descending: fc.boolean() }), {
			minLength: 1,
			maxLength: MOST_SORTS,
			selector: (sort) => sort.column
		}),
		pivot: fc
			.record({
				rows: fc.constantFrom(...PIVOT_DIMENSIONS),
				columns: fc.constantFrom(...PIVOT_DIMENSIONS),
				measure: fc.constantFrom(...PIVOT_MEASURES)
			})
			.filter(({ rows, columns }) => rows !== columns)
	});
	test('is read as it was written, beside any filter', () => {
		fc.assert(
			fc.property(desks, (desk) => {
				const filter: FilterState = {
					...DEFAULT_FILTER,
					municipalities: ['11020'],
					change: { from: -10, to: 25 }
				};
				const read = readDesk(`?${writeDesk(filter, DEFAULT_VIEW, desk)}`, vocabulary);
				expect(read.notices).toEqual([]);
				expect(read.desk).toEqual(desk);
				expect(read.filter).toEqual(filter);
			})
		);
		expect(writeDesk(DEFAULT_FILTER, DEFAULT_VIEW, DEFAULT_DESK)).toBe('');
	});
	test('never throws, and tells what it drops', () => {
		fc.assert(
			fc.property(
				fc.string(),
				(text) => void readDesk(`campos=${text}&ordenar=${text}&cruce=${text}`, vocabulary)
			)
		);
		const { desk, notices } = readDesk(
			'campos=name,ordinal,name,__proto__&ordenar=-year,year,nope,a&cruce=year.year.sum&campos=id&mun=99999',
			vocabulary
		);
		expect(desk).toEqual({
			...DEFAULT_DESK,
			columns: ['name'],
			sorts: [{ column: 'year', descending: true }]
		});
		expect(notices.map(({ parameter, value, reason }) => `${parameter} ${value} ${reason}`).sort()).toEqual([
			'campos __proto__ unknown_value',
			'campos id repeated',
			'campos name repeated',
			'campos ordinal unknown_value',
			'cruce year.year.sum unknown_value',
			'mun 99999 unknown_value',
			'ordenar a unknown_value',
			'ordenar nope unknown_value',
			'ordenar year repeated'
		]);
	});
	test('a press on a heading sorts by it alone, or among others; a fifth takes the place of the fourth', () => {
		const by = (sorts: DeskView['sorts'], name: 'name' | 'year' | 'spent', among: boolean) =>
			sortedBy(sorts, name, among, name !== 'name');
		const one = by(DEFAULT_DESK.sorts, 'year', false);
		expect(one).toEqual([{ column: 'year', descending: true }]);
		expect(by(one, 'year', false)).toEqual([{ column: 'year', descending: false }]);
		const two = by(one, 'name', true);
		expect(two).toEqual([...one, { column: 'name', descending: false }]);
		const turned = by(two, 'name', true);
		expect(turned).toEqual([...one, { column: 'name', descending: true }]);
		expect(by(turned, 'name', true)).toEqual(one);
		// The last one cannot be taken away: a table has an order.
		expect(by(by(one, 'year', true), 'year', true)).toEqual(DEFAULT_DESK.sorts);
		const four = (['id', 'kind', 'tema', 'zone'] as const).map((column) => ({ column, descending: false }));
		expect(by(four, 'spent', true)).toEqual([...four.slice(0, 3), { column: 'spent', descending: true }]);
	});
});

describe('the views of the desk', () => {
	const group = (key: string | null, works: number, amount: number) => ({
		key,
		works,
		amount,
		withoutAmount: 0
	});
	const bins = {
		amount: { edges: [0, 1_000, 10_000, 100_000] },
		change: { edges: [...CHANGE_EDGES] },
		delay: { edges: [...DELAY_EDGES] }
	};
	const views = Object.fromEntries(
		DESK_VIEWS.map((view) => [view, [group('a', 1, 5), group('b', 2, 9), group(null, 1, 3)]])
	) as DeskAnswer['views'];
	views.years = [2012, 2013, 2014].map((year) => group(String(year), 1, 1));
	const answer: DeskAnswer = {
		totals: { works: 4, amount: 17, withoutAmount: 0 },
		views,
		more: { agencies: 0, contractors: 0 },
		bins
	};

	test('the range that a brush writes into the filter is read back as the same bins', () => {
		const counts: Record<BrushedView, number> = {
			years: 3,
			amount: 3,
			change: CHANGE_EDGES.length - 1,
			delay: DELAY_EDGES.length - 1
		};
		for (const view of ['years', 'amount', 'change', 'delay'] as const)
			for (let from = 0; from < counts[view]; from++)
				for (let to = from; to < counts[view]; to++) {
					const isAll = from === 0 && to === counts[view] - 1;
					const next = withBins(view, DEFAULT_FILTER, answer, isAll && view !== 'years' ? null : [from, to]);
					expect(chosenBins(view, next, answer), `${view} ${from} ${to}`).toEqual(
						isAll && view !== 'years' ? null : [from, to]
					);
				}
	});
	test('a range is told as the filter has it, not as the bins that hold it', () => {
		const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
		const told = (view: BrushedView, from: number | null, to: number | null): string =>
			plain(rangeWords(view, { from, to }, names));
		expect(told('amount', 1_000_000, 49_999_999.99)).toBe('$1.0 M a $50.0 M');
		expect(told('amount', 1, 2)).toBe('$1 a $2');
		expect(told('delay', 0, 180)).toBe('0 a 180 días');
		expect(told('change', -10, 25)).toBe('−10 % a 25 %');
		expect(told('years', 2015, 2018)).toBe('2015 a 2018');
		expect(told('years', 2015, 2015)).toBe('2015');
		expect(told('amount', null, 100_000)).toBe('hasta $100,000');
	});
	test('a closed list has all of its names; an open one the first and those that are chosen', () => {
		const many = Array.from({ length: 46 }, (_, i) => group(String(11_001 + i), 1, i));
		const full = { ...answer, views: { ...views, municipalities: many, agencies: many } };
		expect(rankedOf('municipalities', full, full, names, [])).toHaveLength(46);
		expect(rankedOf('agencies', full, full, names, ['11001'])).toHaveLength(41);
	});
	test('a press chooses, a second one lifts; lifting a view leaves the others', () => {
		const chosen = pressed('agencies', { ...DEFAULT_FILTER, rubros: ['agua'] }, 'SOP');
		expect(chosen).toMatchObject({ agency: 'SOP', rubros: ['agua'] });
		expect(pressed('agencies', chosen, 'SOP').agency).toBeNull();
		expect(pressed('statuses', DEFAULT_FILTER, 'no-such').statuses).toEqual([]);
		expect(without('rubros', chosen)).toMatchObject({ agency: 'SOP', rubros: [] });
		for (const view of DESK_VIEWS) expect(without(view, DEFAULT_FILTER)).toEqual(DEFAULT_FILTER);
	});
	test('names stand in the settled order while a brush is dragged; what is missing last', () => {
		const dragged = { ...answer, views: { ...views, agencies: [group('a', 7, 700)] } };
		expect(rankedOf('agencies', answer, dragged, names, []).map(({ key, amount }) => [key, amount])).toEqual([
			['b', 0],
			['a', 700],
			[null, 0]
		]);
	});
});

describe('the cross table', () => {
	test('a cell leads to a filter of its works, where one can choose them', () => {
		expect(filterOfKey('year', '2014', DEFAULT_FILTER)?.years).toEqual({ from: 2014, to: 2014 });
		expect(filterOfKey('status', 'terminada', DEFAULT_FILTER)?.statuses).toEqual(['terminada']);
		expect(filterOfKey('agency', null, DEFAULT_FILTER)).toBeNull();
		expect(filterOfKey('funding_source', 'FISM', DEFAULT_FILTER)).toBeNull();
		const cross = {
			rows: ['2014', null],
			columns: ['11020'],
			cells: [[5], [7]],
			works: [[1], [1]],
			rowTotals: [5, 7],
			columnTotals: [12],
			total: 12,
			more: { rows: 0, columns: 0 }
		};
		const question = { rows: 'year', columns: 'municipality', measure: 'sum' } as const;
		expect(cellOf(question, cross, DEFAULT_FILTER, { key: '2014' }, { key: '11020' }, names)).toMatchObject({
			value: 5,
			title: '2014 · León · Suma · Inversión',
			filter: { municipalities: ['11020'] }
		});
		expect(cellOf(question, cross, DEFAULT_FILTER, { key: null }, { key: '11020' }, names)).toMatchObject({
			value: 7,
			filter: null
		});
		expect(cellOf(question, cross, DEFAULT_FILTER, null, null, names)).toMatchObject({
			value: 12,
			filter: DEFAULT_FILTER
		});
	});
	test('missing is neither 0 nor shaded; less than nothing is shaded otherwise', () => {
		const heat = heatOf([
			[null, 100],
			[-25, 0]
		]);
		expect([heat(null), heat(0), heat(100), heat(-25)]).toEqual([0, 0, 38, -19]);
		const text = { count: String, money: String, full: (value: number) => `${value}!`, share: String };
		expect(pivotText('mean', 10.6, text, true)).toBe('11!');
		expect(pivotText('change', 0.25, text, false)).toBe('+0.25');
		expect(pivotText('sum', null, text, false)).toBe('sin dato');
		const share = (value: number): string => formatShare(value, 1).replace('\u00A0', ' ');
		expect([0.0578, 0.01, 0.0001, 0, -0.00001].map(share)).toEqual([
			'5.8 %',
			'1.0 %',
			'<0.1 %',
			'0.0 %',
			'>-0.1 %'
		]);
	});
});

test('every column has a word and a way to be written; hostile text stays text', () => {
	expect(TABLE_COLUMNS).toHaveLength(WORK_COLUMNS.length - 1 + DERIVED_COLUMNS.length);
	expect(new Set(TABLE_COLUMNS.map(columnLabel)).size).toBe(TABLE_COLUMNS.length);
	for (const column of TABLE_COLUMNS) {
		expect(cellWords(column, null, names)).toBe('sin dato');
		expect(cellWords(column, '<b>constructor</b>', names)).not.toBe('');
	}
	expect(cellWords('modified', 123_456, names)).toBe('$1,234.56');
	expect(cellWords('physical_progress', 50, names)).toContain('50');
	expect(cellWords('year', 2014, names)).toBe('2014');
	expect(cellWords('delay', -1_234, names)).toBe('-1,234');
	expect(cellWords('change', 1_525, names)).toBe('+15.25\u00A0%');
});

describe('rows of a very long table', () => {
	const settled = async (): Promise<void> => {
		for (let i = 0; i < 8; i++) await Promise.resolve();
	};
	const rowsAt = (offset: number, limit: number): DeskPage => ({
		total: 1_000_000,
		offset,
		rows: Array.from({ length: limit }, (_, i) => ({ ordinal: offset + i, id: `w:${offset + i}`, cells: [] }))
	});
	test('only those in sight are asked for; the bar reaches the first and the last of a million', async () => {
		const asked: number[] = [];
		const view = new RowWindow(async (offset, limit) => (asked.push(offset), rowsAt(offset, limit)));
		view.resize(44 + 36 * 15);
		view.show('q', 1_000_000);
		await settled();
		expect(asked).toEqual([0]);
		expect(view.row(14)?.id).toBe('w:14');
		expect(view.row(CHUNK)).toBeNull();
		expect(view.isScaled).toBe(true);
		expect(view.height).toBeLessThan(17_000_000);
		view.scrolled(view.height - (44 + 36 * 15));
		expect(view.first).toBe(1_000_000 - 15);
		view.go(Infinity);
		expect(view.first).toBe(1_000_000 - 15);
		view.scrolled(0);
		expect(view.first).toBe(0);
	});
	test('a step of one row is not undone by the pixel that the bar stands on', () => {
		const view = new RowWindow((offset, limit) => Promise.resolve(rowsAt(offset, limit)));
		view.resize(44 + 36 * 15);
		view.show('q', 1_000_000);
		for (let i = 0; i < 20; i++) {
			view.go(view.first + 1);
			view.scrolled(Math.round(view.scrollTop));
		}
		expect(view.first).toBe(20);
	});
	test('another question begins at the top, and an answer of the former is dropped; a failure can be tried again', async () => {
		let fails = true;
		const late: (() => void)[] = [];
		const view = new RowWindow(
			(offset, limit) =>
				new Promise((resolve, reject) =>
					late.push(() => (fails ? reject(new Error('no')) : resolve(rowsAt(offset, limit))))
				)
		);
		view.resize(44 + 36 * 15);
		view.show('a', 300);
		view.show('b', 300);
		late.forEach((answer) => answer());
		await settled();
		expect(view.failure?.message).toBe('no');
		fails = false;
		view.retry();
		late.at(-1)?.();
		await settled();
		expect(view.row(0)?.id).toBe('w:0');
		expect(view.failure).toBeNull();
	});
});
