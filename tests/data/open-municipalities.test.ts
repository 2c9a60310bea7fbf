import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../scripts/publish';
import { worksOf } from '../../src/lib/queries/works-rows';
import { OpenRows, partsOf, type FetchBytes } from '../../src/lib/dataset';
import type { Manifest } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { ReleaseHost } from '../../src/lib/queries';
import { requestFor, rowsOf, work } from './publish-fixture';

const folder = mkdtempSync(join(tmpdir(), 'plomada-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 11001 and 11002 are small and share a part; 11007 and 11020 have their own, 11030 comes after them, some have none. */
const SIZES: [string | null, number][] = [['11001', 7], ['11002', 9], ['11007', 60], ['11020', 80], ['11030', 40], [null, 30]];
const WORKS = SIZES.flatMap(([municipality, works]) =>
	Array.from({ length: works }, (_, n) =>
		work({
			id: `prueba:${municipality ?? 'x'}-${n}`,
			name: `${n % 3 === 0 ? 'Puente' : 'Aula'} ${n}`,
			municipality,
			year: 2015 + (n % 4),
			approved: n % 11 === 0 ? null : (n * 7919) % 5000,
			source_row: n + 2
		})
	)
);

let manifest: Manifest;
let native: string;
beforeAll(async () => {
	manifest = await publish(requestFor(folder, [{ works: WORKS }], { sections: { above: 100, least: 20, most: 1000 } }));
	native = join(folder, manifest.id, 'works', '*.parquet');
});

/** A release open for these municipalities, and which files that took. */
async function opened(municipalities: string[] | null) {
	const asked: string[] = [];
	const get: FetchBytes = async (url, { range } = {}) => {
		const bytes = new Uint8Array(await readFile(url));
		asked.push(relative(join(folder, manifest.id), url));
		return range ? { status: 206, bytes: bytes.slice(...range) } : { status: 200, bytes };
	};
	const host = new ReleaseHost(get);
	const { core, stretches } = await host.open({ dataUrl: folder, release: null, municipalities });
	return { host, core, asked, get, rows: new OpenRows(stretches) };
}
const within = (...municipalities: string[]): FilterState => ({ ...DEFAULT_FILTER, municipalities });

describe('a large release opened for some municipalities', () => {
	test('asks for their parts only', async () => {
		const { core, asked, host } = await opened(['11020', '11001']);
		await host.loadText();
		const works = asked.filter((path) => path.startsWith('works'));
		expect(works.toSorted()).toEqual([
			'works_core/11001-11002.parquet',
			'works_core/11020.parquet',
			'works_text/11001-11002.parquet',
			'works_text/11020.parquet'
		]);
		expect(core.rows).toBe(7 + 9 + 80);
	});

	test.each([[['11020']], [['11001']], [['11030', '11007']]])('answers of %j what native DuckDB does', async (municipalities) => {
		const { host } = await opened(municipalities);
		const list = municipalities.map((code) => `'${code}'`).join(', ');
		for (const [state, where] of [
			[within(...municipalities), 'TRUE'],
			[{ ...within(...municipalities), years: { from: 2016, to: 2017 } }, 'year BETWEEN 2016 AND 2017'],
			[{ ...within(...municipalities), text: 'puente' }, `name LIKE 'Puente%'`]
		] as const) {
			const [expected] = await rowsOf(
				`SELECT count(*)::INTEGER works, coalesce(sum(investment), 0)::INTEGER amount FROM '${native}' WHERE municipality IN (${list}) AND ${where}`
			);
			const { works, amount } = await host.answerer.totals(state);
			expect({ works, amount }, where).toEqual(expected);
		}
	});

	test('exports the works it lists, in their order, whole', async () => {
		const { host, get } = await opened(['11030', '11001']);
		const state = within('11030');
		const { rows } = await host.answerer.page(state, 'monto', 0, 50);
		const ordinals = await host.answerer.ordered(state, 'monto');
		const exported: string[] = [];
		for await (const { id } of worksOf({ dataUrl: folder, manifest, ordinals }, get)) exported.push(id);
		expect(exported).toEqual(rows.map(({ id }) => id));
		expect(exported).toHaveLength(40);
	});

	test('says of a search the ordinals that its SQL is asked with', async () => {
		const { host } = await opened(['11030']);
		const { matches } = await host.context({ ...within('11030'), text: 'puente' });
		const expected = await rowsOf(`SELECT ordinal FROM '${native}' WHERE municipality = '11030' AND name LIKE 'Puente%' ORDER BY 1`);
		expect([...(matches ?? [])]).toEqual(expected.map(({ ordinal }) => ordinal));
	});

	test('knows the place of a work among the open ones, and of one that is not open that it is not', async () => {
		const { host, rows } = await opened(['11020']);
		const own = await host.answerer.work('prueba:11020-5');
		const line = (await host.answerer.lines([rows.rowOf(own?.ordinal ?? NaN) ?? NaN], 'inversion'))[0];
		expect(line?.id).toBe('prueba:11020-5');
		expect((await host.answerer.known('prueba:11020-5'))?.ordinal).toBe(own?.ordinal);
		const other = await host.answerer.work('prueba:11030-5');
		expect(other?.municipality).toBe('11030');
		expect(rows.rowOf(other?.ordinal ?? NaN)).toBeNull();
		expect(await host.answerer.known('prueba:11030-5')).toBeNull();
	});

	test('has no works for a place without any, and gives DuckDB nothing that is not the whole', async () => {
		const { host, core, asked } = await opened(['11046']);
		expect(core.rows).toBe(0);
		expect((await host.answerer.totals(within('11046'))).works).toBe(0);
		expect((await host.answerer.page(within('11046'), 'nombre', 0, 10)).rows).toEqual([]);
		expect(asked.filter((path) => path.startsWith('works'))).toEqual([]);
		await expect(host.arrowStream()).rejects.toThrow('expected all parts');
	});

	test('or whole, has every work, those without a municipality too', async () => {
		const { core, host, rows } = await opened(null);
		expect(core.rows).toBe(WORKS.length);
		expect((await host.answerer.totals(DEFAULT_FILTER)).works).toBe(WORKS.length);
		const some = Uint32Array.of(3, 1, 2);
		expect(rows.ordinalsOf(some)).toBe(some);
	});
});

test('a release of one part, or of parts that say nothing of their municipalities, is opened whole', () => {
	const part = { path: 'x', rows: 5, bytes: 1, sha256: '', year: null };
	const of = (parts: { municipality: [string, string] | null }[]) => {
		const resources = [{ name: 'works_core', parts: parts.map((one) => ({ ...part, ...one })) }];
		return partsOf({ resources } as unknown as Manifest, 'works_core', ['11020']).stretches;
	};
	expect(of([{ municipality: ['11001', '11019'] }])).toEqual([{ first: 0, rows: 5 }]);
	expect(of([{ municipality: null }, { municipality: null }])).toHaveLength(2);
	expect(of([{ municipality: ['11001', '11020'] }, { municipality: ['11020', '11046'] }, { municipality: null }])).toHaveLength(2);
});
