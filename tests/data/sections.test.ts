import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_MUNICIPALITY, sectionsOf } from '../../scripts/publish/sections';

const OPTIONS = { above: 100, least: 20, most: 60 };
const of = (counts: [string | null, number][]) =>
	sectionsOf(
		counts.map(([municipality, works]) => ({ municipality, works })),
		OPTIONS
	).map(({ name, start, end }) => [name, start, end]);

test('up to the threshold a release has one part', () => {
	expect(of([])).toEqual([[null, 0, 0]]);
	expect(of([['11001', 60], ['11002', 39], [null, 1]])).toEqual([[null, 0, 100]]);
});

test('above it each municipality has its own part, and what has none its own', () => {
	expect(of([['11001', 50], ['11002', 50], [null, 1]])).toEqual([
		['11001', 0, 50],
		['11002', 50, 100],
		[NO_MUNICIPALITY, 100, 101]
	]);
});

test('small neighbours of one state share a part until it is large enough', () => {
	expect(of([['10039', 5], ['11001', 5], ['11002', 5], ['11003', 12], ['11004', 3], ['11005', 60], ['11006', 2], ['11007', 60]])).toEqual([
		['10039', 0, 5],
		['11001-11003', 5, 27],
		['11004', 27, 30],
		['11005', 30, 90],
		['11006', 90, 92],
		['11007', 92, 152]
	]);
});

test('a very large municipality is cut into pieces of its own', () => {
	expect(of([['11019', 30], ['11020', 130], [null, 61]])).toEqual([
		['11019', 0, 30],
		['11020.1', 30, 73],
		['11020.2', 73, 116],
		['11020.3', 116, 160],
		['sin-municipio.1', 160, 190],
		['sin-municipio.2', 190, 221]
	]);
});

test('the parts hold every work once, in order, and their names sort as they stand', () => {
	const code = fc.tuple(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 570 }));
	const counts = fc.uniqueArray(fc.tuple(code, fc.integer({ min: 1, max: 900 })), {
		selector: ([[state, number]]) => state * 1000 + number,
		maxLength: 120
	});
	fc.assert(
		fc.property(counts, fc.integer({ min: 0, max: 900 }), (given, unknown) => {
			const keyed = given
				.map(([[state, number], works]) => ({ municipality: `${String(state).padStart(2, '0')}${String(number).padStart(3, '0')}`, works }))
				.sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
			const all = [...keyed, ...(unknown > 0 ? [{ municipality: null, works: unknown }] : [])];
			const works = all.reduce((sum, { works: own }) => sum + own, 0);
			const sections = sectionsOf(all, OPTIONS);
			expect(sections[0]?.start).toBe(0);
			expect(sections.at(-1)?.end).toBe(works);
			sections.forEach(({ start, end }, i) => {
				if (i > 0) expect(start).toBe(sections[i - 1]?.end);
				expect(end - start <= OPTIONS.most || works <= OPTIONS.above).toBe(true);
			});
			const files = sections.map(({ name }) => `${name}.parquet`);
			expect([...files].sort()).toEqual(files);
		})
	);
});
