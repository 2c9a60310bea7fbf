import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromDisk } from '../../scripts/publish/from-disk';
import type { ReleaseIndex } from '../../src/lib/domain';
import { DEFAULT_FILTER, type FilterState } from '../../src/lib/filters';
import { ReleaseHost } from '../../src/lib/queries';
import { looseOf, type PartyKind } from '../../src/lib/queries/party';
import { likeness, nameKey, namesLike } from '../../src/lib/queries/party/name-forms';

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const host = new ReleaseHost(fromDisk);
let connection: DuckDBConnection;
beforeAll(async () => {
	await host.open({ dataUrl: data, release: current });
	connection = await (await DuckDBInstance.create(':memory:')).connect();
	await connection.run(`CREATE VIEW works AS FROM '${data}/${current}/works.parquet'`);
});
afterAll(() => connection.closeSync());

const text = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const native = async (sql: string) =>
	(await text(sql)).map((row) =>
		Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key === 'name' ? value : Number(value)]))
	);
const ask = (kind: PartyKind, name: string | null, filter: Partial<FilterState> = {}, search = '') =>
	host.answerer.party(
		{ ...DEFAULT_FILTER, ...filter },
		{ kind, name, search, offset: 0, limit: Infinity, most: Infinity }
	);
const FILTERS: Partial<FilterState>[] = [
	{},
	{ municipalities: ['11020', '11007'], measure: 'ejercido' },
	{ years: { from: 2015, to: 2018 }, rubros: ['agua'], measure: 'contratado' },
	{ text: 'escuela' }
];

describe.each<PartyKind>(['contractor', 'agency'])('the view of a %s', (kind) => {
	it.each(FILTERS)('lists them as native DuckDB does: %o', async (filter) => {
		const { list, sql } = await ask(kind, null, filter);
		expect(
			list.rows.map(({ name, works, amount, withoutAmount, municipalities }) => ({
				name,
				works,
				amount,
				without_amount: withoutAmount,
				municipalities
			}))
		).toEqual(await native(sql.list));
		expect(list.total).toBeGreaterThan(1);
	});

	it.each(FILTERS)('tells of one what native DuckDB does: %o', async (filter) => {
		const { list } = await ask(kind, null, filter);
		for (const { name, works, amount } of [list.rows[0], list.rows[list.rows.length >> 1]].flatMap((line) => line ?? [])) {
			const { profile, sql } = await ask(kind, name, filter);
			if (!profile) throw new Error(`no ${name}`);
			expect(profile).toMatchObject({ name, works, amount, loose: null });
			for (const groups of [profile.byYear, profile.byMunicipality, profile.byRubro])
				expect(groups.reduce((sum, group) => sum + group.amount, 0)).toBe(amount);
			expect(await native(sql.totals)).toEqual([{ works, amount, without_amount: profile.withoutAmount }]);
			for (const [column, groups] of [
				['year', profile.byYear],
				['municipality', profile.byMunicipality],
				['rubro', profile.byRubro]
			] as const) {
				const met = await text(column === 'year' ? sql.years : column === 'rubro' ? sql.rubros : sql.municipalities);
				const shown = groups
					.filter((group) => group.works > 0)
					.map(({ key, works: count, amount: sum }) => [key === null ? null : String(key), count, sum]);
				expect(
					met.map((row) => [row[column] === null ? null : String(row[column]), Number(row['works']), Number(row['amount'])]).sort()
				).toEqual(shown.sort());
			}
			expect(
				profile.partners.rows.map((row) => ({ name: row.name, works: row.works, amount: row.amount, whole: row.whole }))
			).toEqual(await native(sql.partners));
			const competitors = profile.competitors.rows.map((row) => ({
				name: row.name,
				works: row.works,
				amount: row.amount,
				agencies: row.sharedAgencies
			}));
			expect(competitors).toEqual(kind === 'agency' ? [] : await native(sql.competitors));
		}
	});
});

describe('a contractor’s or an agency’s view', () => {
	it('tells the index of an agency’s contractors as SQL does', async () => {
		const { list } = await ask('agency', null);
		const name = list.rows[0]?.name ?? '';
		const { profile, sql } = await ask('agency', name);
		const [met] = await native(`SELECT sum(pow(100.0 * amount / whole, 2)) AS hhi FROM (${sql.partners})`);
		expect(profile?.hhi).toBeCloseTo(Number(met?.hhi), 6);
		expect(profile?.partners.rows.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
	});

	it('searches without accents or legal forms, and tells of names that are like one that is not there', async () => {
		const { list } = await ask('contractor', null);
		const name = list.rows[3]?.name ?? '';
		const found = await ask('contractor', null, {}, nameKey(name).toUpperCase());
		expect(found.list.rows.map((line) => line.name)).toContain(name);
		const unknown = await ask('contractor', `${name}x`);
		expect(unknown.profile).toBeNull();
		expect(unknown.near[0]).toEqual(list.rows[3]);
		expect((await ask('contractor', "'; DROP TABLE works; --")).near.length).toBeLessThan(9);
	});

	it('calls names alike that differ in letters of their legal form, and never adds them up', () => {
		const names = [null, 'Constructora Río, S.A. de C.V.', 'CONSTRUCTORA RIO SA DE CV', 'Obras del Bajío SC'];
		expect(nameKey(names[1] ?? '')).toBe('constructora rio');
		expect(namesLike(names[1] ?? '', names, 0.9)).toEqual([[names[2], 1]]);
		expect(likeness('constructora rio', 'obras del bajio')).toBeLessThan(0.4);
		// A name that is nothing but letters of a legal form is itself.
		expect(nameKey('S.A.')).toBe('s');
	});

	it('counts contracts without a work of theirs, and their amounts where they are in pesos', () => {
		const contracts = {
			rows: 3,
			contractor: ['A', 'A', 'B'],
			buyer: ['X', null, 'X'],
			centavos: Float64Array.of(500, NaN, 7)
		};
		expect(looseOf(contracts, { kind: 'contractor', name: 'A' })).toEqual({ contracts: 2, amount: 500, withoutAmount: 1 });
		expect(looseOf(contracts, { kind: 'agency', name: 'X' })).toEqual({ contracts: 2, amount: 507, withoutAmount: 0 });
		expect(looseOf(contracts, { kind: 'agency', name: 'Y' })).toBeNull();
		expect(looseOf(null, { kind: 'agency', name: 'X' })).toBeNull();
	});
});
