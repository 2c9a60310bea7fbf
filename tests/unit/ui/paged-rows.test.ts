import { describe, expect, it } from 'vitest';
import type { WorkRow } from '../../../src/lib/queries/questions';
import { PagedRows } from '../../../src/lib/ui/work/paged-rows.svelte';

const row = (ordinal: number): WorkRow => ({
	ordinal,
	id: `w:${ordinal}`,
	name: null,
	municipality: null,
	year: null,
	rubro: null,
	status: 'sin_dato',
	kind: 'obra',
	location_quality: 'none',
	lon: null,
	lat: null,
	amount: null
});
const rows = (from: number, count: number): WorkRow[] =>
	Array.from({ length: count }, (_, i) => row(from + i));
const settled = async (): Promise<void> => {
	for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('rows by the page', () => {
	it('shows the first page at once and asks for each other page only once', async () => {
		const asked: [number, number][] = [];
		const paged = new PagedRows(
			{ total: 130, rows: rows(0, 20) },
			async (offset, limit) => {
				asked.push([offset, limit]);
				return { rows: rows(offset, Math.min(limit, 130 - offset)) };
			},
			50
		);
		expect(paged.row(19)?.ordinal).toBe(19);
		expect(paged.row(20)).toBeUndefined();
		paged.need(20);
		paged.need(21);
		paged.need(120);
		await settled();
		expect(asked).toEqual([
			[0, 50],
			[100, 50]
		]);
		expect(paged.row(20)?.ordinal).toBe(20);
		expect(paged.row(129)?.ordinal).toBe(129);
		expect(paged.row(60)).toBeUndefined();
		expect([paged.indexOf('w:3'), paged.indexOf('w:101'), paged.indexOf('w:60')]).toEqual([3, 101, -1]);
	});

	it('says which rows failed and asks again only when told to', async () => {
		let fails = true;
		let asked = 0;
		const paged = new PagedRows(
			{ total: 100, rows: rows(0, 20) },
			async (offset, limit) => {
				asked++;
				if (fails) throw new Error('no network');
				return { rows: rows(offset, limit) };
			},
			50
		);
		paged.need(70);
		await settled();
		expect([paged.failed(70), paged.failed(30)]).toEqual([true, false]);
		paged.need(70);
		await settled();
		expect(asked).toBe(1);
		fails = false;
		paged.retry(70);
		await settled();
		expect(paged.failed(70)).toBe(false);
		expect(paged.row(70)?.ordinal).toBe(70);
	});
});
