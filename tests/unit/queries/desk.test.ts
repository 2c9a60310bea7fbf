import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, delayDays, latenessOf, STATUS_CODES } from '../../../src/lib/domain';
import { changeOf } from '../../../src/lib/filters';
import {
	binCount,
	brushed,
	CHANGE_EDGES,
	DELAY_EDGES,
	MOST_NAMES,
	rangeOfBins,
	type DeskAnswer,
	type DeskCube,
	type DeskGroup
} from '../../../src/lib/queries/desk';
import { binOf } from '../../../src/lib/queries/desk/bins';
import { packsOf } from '../../../src/lib/queries/desk/packs';
import { ranked, sortedRows } from '../../../src/lib/queries/desk/ranks';
import { topNames } from '../../../src/lib/queries/desk/top-names';
import { DESK_VIEWS, type DeskView } from '../../../src/lib/queries/desk/types';
import { nameKey } from '../../../src/lib/queries/name-order';

const bins: DeskAnswer['bins'] = {
	amount: { edges: [-5, 100, 200, 500, 1000] },
	change: { edges: CHANGE_EDGES },
	delay: { edges: DELAY_EDGES }
};

describe('an order of rows', () => {
	const key = fc.oneof(
		{ weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
		{ weight: 2, arbitrary: fc.double() },
		{
			weight: 1,
			arbitrary: fc.constantFrom(NaN, 0, -0, Infinity, -Infinity, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE)
		}
	);
	const sorts = fc.array(
		fc.record({ keys: fc.array(key, { minLength: 40, maxLength: 40 }), descending: fc.boolean() }),
		{ maxLength: 3 }
	);

	test('is what comparing one by one gives: missing last whichever way, ties by row', () => {
		fc.assert(
			fc.property(sorts, (asked) => {
				const one = Array.from({ length: 40 }, (_, row) => row).sort((a, b) => {
					for (const { keys, descending } of asked) {
						const [x, y] = [keys[a] ?? NaN, keys[b] ?? NaN];
						if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
						if (x < y) return descending ? 1 : -1;
						if (x > y) return descending ? -1 : 1;
					}
					return a - b;
				});
				const columns = asked.map(({ keys, descending }) => ({ keys: Float64Array.from(keys), descending }));
				expect([...sortedRows(40, columns)]).toEqual(one);
			}),
			{ numRuns: 300 }
		);
	});

	test('of no rows, and by nothing', () => {
		expect([...sortedRows(0, [{ keys: new Float64Array(), descending: true }])]).toEqual([]);
		expect([...sortedRows(3, [])]).toEqual([0, 1, 2]);
	});

	test('words sort as Spanish names do, codes by code point', () => {
		expect([...ranked([null, 'Ñu', 'Nz', 'ángel', 'Angel'], nameKey)]).toEqual([NaN, 2, 1, 0, 0]);
		expect([...ranked(['\u{1F477}', '\uFFFD'], (text) => text)]).toEqual([1, 0]);
	});
});

describe('bins', () => {
	test('a filter over bins chooses what lies in them, to the last centavo, hundredth and day', () => {
		for (const view of ['amount', 'change', 'delay'] as const) {
			const scale = view === 'delay' ? 1 : 100;
			const { edges } = bins[view];
			const bounds = edges.map((edge) => Math.round(edge * scale));
			const many = binCount(bins[view]);
			fc.assert(
				fc.property(
					fc.oneof(
						fc.constantFrom(...bounds.flatMap((edge) => [edge - 1, edge, edge + 1])),
						fc.integer({ min: (bounds[0] ?? 0) - 50, max: (bounds.at(-1) ?? 0) + 50 })
					),
					fc.nat({ max: many - 1 }),
					fc.nat({ max: many - 1 }),
					(value, a, b) => {
						const [from, to] = [Math.min(a, b), Math.max(a, b)];
						const range = rangeOfBins(view, bins, from, to);
						const low = range?.from ?? null;
						const high = range?.to ?? null;
						const isChosen =
							(low === null || value >= Math.round(low * scale)) &&
							(high === null || value <= Math.round(high * scale));
						const bin = binOf(bounds, value);
						expect(isChosen).toBe(bin >= from && bin <= to);
					}
				)
			);
			expect(rangeOfBins(view, bins, 0, many - 1)).toBeNull();
		}
	});

	test('a budget that did not change has its own, as has the day itself', () => {
		const bounds = CHANGE_EDGES.map((edge) => Math.round(edge * 100));
		expect(CHANGE_EDGES[binOf(bounds, changeOf(333, 333))]).toBe(0);
		expect(CHANGE_EDGES[binOf(bounds, changeOf(100_000, 99_999))]).toBe(-5);
		expect(CHANGE_EDGES[binOf(bounds, changeOf(10_000, 12_500))]).toBe(25);
		expect(CHANGE_EDGES[binOf(bounds, changeOf(10_000, 12_499))]).toBe(20);
		expect(DELAY_EDGES[binOf(DELAY_EDGES, 0)]).toBe(0);
		expect(DELAY_EDGES[binOf(DELAY_EDGES, -1)]).toBe(-7);
	});
});

describe('how a budget changed', () => {
	test('is exact where the division is, and unknown where nothing was approved', () => {
		// 0.29 * 100 is 28.999… in floating point.
		expect(changeOf(100, 129)).toBe(2_900);
		expect(changeOf(300, 375)).toBe(2_500);
		expect(changeOf(200_000, 199_999)).toBe(-1);
		expect(changeOf(0, 100)).toBeNaN();
		expect(changeOf(NaN, 100)).toBeNaN();
		expect(changeOf(100, NaN)).toBeNaN();
	});
});

describe('how late a work is', () => {
	const date = fc.option(fc.integer({ min: 15_000, max: 15_060 }));
	const text = (day: number | null) =>
		day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);

	test('never disagrees with what the pages call late', () => {
		fc.assert(
			fc.property(fc.constantFrom(...STATUS_CODES), date, date, (status, planned, actual) => {
				const on = '2011-01-30';
				const days = delayDays(status, planned ?? NaN, actual ?? NaN, dayOf(on));
				const lateness = latenessOf({ status, planned_end: text(planned), actual_end: text(actual) }, on);
				if (lateness.state === 'late' || lateness.state === 'finished_late') expect(days).toBe(lateness.days);
				else if (lateness.state === 'finished_on_time') expect(days).toBeLessThanOrEqual(0);
				else expect(days).toBeNaN();
			}),
			{ numRuns: 3_000 }
		);
	});
});

describe('packs of views', () => {
	const dictionary = (size: number, seed: number) => ({
		values: [null, ...Array.from({ length: size }, (_, i) => String(i))],
		codes: Uint32Array.from({ length: 200 }, (_, row) => (row * seed) % (size + 1))
	});

	test('every view is in one, and its group is found again', () => {
		const views = Object.fromEntries(
			DESK_VIEWS.map((view, i) => [view, dictionary([9, 46, 9, 70_000, 3_000, 8, 12, 18, 13][i] ?? 1, 7 + i)])
		) as Record<DeskView, ReturnType<typeof dictionary>>;
		const packs = packsOf(views);
		expect(packs.flatMap((pack) => pack.views.map(({ view }) => view)).sort()).toEqual(
			[...DESK_VIEWS].sort()
		);
		for (const pack of packs) {
			expect(pack.cells <= 0x10000 || pack.views.length === 1).toBe(true);
			for (const { view, stride, size } of pack.views)
				views[view].codes.forEach((code, row) =>
					expect(Math.floor((pack.codes[row] ?? 0) / stride) % size).toBe(code)
				);
		}
	});
});

describe('names of a view', () => {
	const group = (key: string | null, works: number, amount: number): DeskGroup => ({
		key,
		works,
		amount,
		withoutAmount: 0
	});
	const many = Array.from({ length: MOST_NAMES + 30 }, (_, i) => group(`c${i}`, 1, i));

	test('those with most money, the chosen one in any case, "sin dato" last, and how many more', () => {
		const { groups, more } = topNames([...many, group(null, 2, 5), group('none', 0, 0)], 'c3');
		expect(groups).toHaveLength(MOST_NAMES + 2);
		expect(groups[0]?.key).toBe(`c${MOST_NAMES + 29}`);
		expect(groups.slice(-2).map(({ key }) => key)).toEqual(['c3', null]);
		expect(more).toBe(29);
	});
});

describe('a brush', () => {
	const sums = (values: number[]) => ({
		works: Float64Array.from(values),
		amount: Float64Array.from(values, (value) => value * 100),
		withoutAmount: new Float64Array(values.length)
	});
	const empty = (keys: string[], slots: number, totals: number[]): DeskCube => ({
		active: 'years',
		keys,
		slots,
		totals: sums(totals),
		views: {},
		own: [],
		chosen: { agencies: null, contractors: null },
		bins
	});

	test('all bins are no filter: what has none is counted too', () => {
		const cube = empty(['2015', '2016', '2017'], 5, [7, 0, 1, 3, 6]);
		expect(brushed(cube, 0, 2).totals.works).toBe(13);
		expect(brushed(cube, 1, 2).totals.works).toBe(5);
		expect(brushed(cube, 2, 1).totals.works).toBe(5);
		expect(brushed(cube, -4, 1).totals.works).toBe(3);
		expect(brushed(cube, 2, 99).totals.works).toBe(3);
	});
	test('of a view without any bin is all there is', () => {
		expect(brushed(empty([], 2, [7, 0]), 0, 0).totals.works).toBe(7);
	});
});
