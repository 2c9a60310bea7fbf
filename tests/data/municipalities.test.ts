import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../scripts/publish';
import { lateSql, type ReleaseIndex } from '../../src/lib/domain';
import type { MunicipalityProfile } from '../../src/lib/queries';
import { NAMED_WORKS, readProfiles, type Profiles } from '../../src/lib/server/municipalities';
import { REFERENCE, requestFor, rowsOf, temporaryFolder, work } from './publish-fixture';

/** Every number of every municipality's page, asked of native DuckDB over the published Parquet by SQL that shares no code with it. */

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const file = (name: string) => `'${join(data, current, `${name}.parquet`).replaceAll("'", "''")}'`;

type Row = Record<string, unknown>;
const number = (value: unknown): number | null =>
	value === null || value === undefined ? null : Number(value);
const ask = async (sql: string): Promise<Row[]> => rowsOf(sql);
/** Rows by their column `code`. */
async function byCode(sql: string): Promise<Map<string, Row[]>> {
	const rows = new Map<string, Row[]>();
	for (const row of await ask(sql)) {
		const code = String(row.code);
		rows.set(code, [...(rows.get(code) ?? []), row]);
	}
	return rows;
}

let released: Profiles;
beforeAll(async () => {
	released = await readProfiles(current, data);
});

/** One comparison for all municipalities: what the profile says, beside what DuckDB says. */
async function equal(
	sql: string,
	ofRow: (row: Row) => unknown,
	ofProfile: (profile: MunicipalityProfile) => unknown[]
): Promise<void> {
	const rows = await byCode(sql);
	const expected = released.profiles.map(({ code }) => [code, (rows.get(code) ?? []).map(ofRow)]);
	const met = released.profiles.map((profile) => [profile.code, ofProfile(profile)]);
	expect(met).toEqual(expected);
	expect(rows.size).toBeGreaterThan(0);
}

describe('the 46 profiles equal native DuckDB', () => {
	test('there are 46, each with works', () => {
		expect(released.profiles).toHaveLength(46);
		expect(released.profiles.filter(({ totals }) => totals.works > 0).length).toBe(46);
	});

	test('works, money, what has no amount and what is not on the map', () =>
		equal(
			`SELECT municipality AS code, count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS investment,
			 count(*) - count(investment) AS without, coalesce(sum(spent), 0)::BIGINT AS spent, count(spent) AS with_spent,
			 count(*) FILTER (WHERE location_quality NOT IN ('exact', 'locality')) AS unlocated, min(year) AS first, max(year) AS last
			 FROM ${file('works')} GROUP BY municipality`,
			(row) =>
				[row.works, row.investment, row.without, row.spent, row.with_spent, row.unlocated, row.first, row.last].map(
					number
				),
			({ totals: t }) => [
				[t.works, t.amount, t.withoutAmount, t.spent, t.known.spent, t.unlocated, t.firstYear, t.lastYear]
			]
		));

	for (const [by, of] of [
		['year', (profile: MunicipalityProfile) => profile.byYear],
		['rubro', (profile: MunicipalityProfile) => profile.byRubro]
	] as const)
		test(`by ${by}`, () =>
			equal(
				`SELECT municipality AS code, ${by}::VARCHAR AS key, count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS amount,
				 count(*) - count(investment) AS without FROM ${file('works')} GROUP BY ALL ORDER BY key NULLS LAST`,
				(row) => [row.key, number(row.works), number(row.amount), number(row.without)],
				(profile) => of(profile).map((group) => [group.key, group.works, group.amount, group.withoutAmount])
			));

	test('per inhabitant, and the place among the 46', () =>
		equal(
			`SELECT code, round(amount / population)::BIGINT AS centavos, rank() OVER (ORDER BY amount / population DESC) AS place
			 FROM (SELECT municipality AS code, sum(investment)::DOUBLE AS amount FROM ${file('works')} GROUP BY ALL)
			 JOIN ${file('municipalities')} USING (code) WHERE amount IS NOT NULL AND population > 0`,
			(row) => [number(row.centavos), number(row.place), 0, 46],
			({ perPerson }) => (perPerson ? [[perPerson.centavos, perPerson.place, perPerson.tied, perPerson.of]] : [])
		));

	test('the largest works, missing amounts last', () =>
		equal(
			`SELECT municipality AS code, id, investment FROM ${file('works')}
			 QUALIFY row_number() OVER (PARTITION BY municipality ORDER BY investment DESC NULLS LAST, ordinal) <= ${NAMED_WORKS}
			 ORDER BY investment DESC NULLS LAST, ordinal`,
			(row) => [row.id, number(row.investment)],
			({ largest }) => largest.map(({ id, amount }) => [id, amount])
		));

	test('the late works, by how long, and of how many it cannot be told', async () => {
		const { issued } = released.manifest;
		await equal(
			`SELECT municipality AS code, count(*) FILTER (WHERE ${lateSql(issued)}) AS late,
			 count(*) FILTER (WHERE actual_end IS NULL AND status NOT IN ('terminada', 'cancelada')
				AND (planned_end IS NULL OR (status = 'sin_dato' AND planned_end < DATE '${issued}'))) AS unknown, count(*) AS works
			 FROM ${file('works')} GROUP BY municipality`,
			(row) => [number(row.late), number(row.unknown), Number(row.works) - Number(row.unknown)],
			({ late }) => [[late.count, late.unknown, late.judged]]
		);
		await equal(
			`SELECT municipality AS code, id, date_diff('day', planned_end, DATE '${issued}') AS days FROM ${file('works')}
			 WHERE ${lateSql(issued)}
			 QUALIFY row_number() OVER (PARTITION BY municipality ORDER BY planned_end, ordinal) <= ${NAMED_WORKS} ORDER BY planned_end, ordinal`,
			(row) => [row.id, number(row.days)],
			({ late }) => late.works.map(({ id, days }) => [id, days])
		);
	});

	test('the stopped works', async () => {
		await equal(
			`SELECT municipality AS code, count(*) FILTER (WHERE status = 'suspendida') AS stopped,
			 count(*) FILTER (WHERE status = 'sin_dato') AS unknown FROM ${file('works')} GROUP BY municipality`,
			(row) => [number(row.stopped), number(row.unknown)],
			({ stopped }) => [[stopped.count, stopped.withoutStatus]]
		);
		await equal(
			`SELECT municipality AS code, id FROM ${file('works')} WHERE status = 'suspendida'
			 QUALIFY row_number() OVER (PARTITION BY municipality ORDER BY investment DESC NULLS LAST, ordinal) <= ${NAMED_WORKS}
			 ORDER BY investment DESC NULLS LAST, ordinal`,
			(row) => row.id,
			({ stopped }) => stopped.works.map(({ id }) => id)
		);
	});

	test('the works that several municipalities share stand in no municipality’s figures, and are counted', () =>
		equal(
			`SELECT p.municipality AS code, count(DISTINCT p.work) AS shared FROM ${file('places')} p JOIN ${file('works')} w ON w.id = p.work
			 WHERE w.municipality IS NULL AND p.municipality IN (SELECT code FROM ${file('municipalities')}) GROUP BY ALL`,
			(row) => number(row.shared),
			({ shared }) => (shared > 0 ? [shared] : [])
		));

	test('population, and each indicator with its place counted from the worst', async () => {
		await equal(
			`SELECT code, population FROM ${file('municipalities')}`,
			(row) => number(row.population),
			({ population }) => [population]
		);
		// The worst end as CONEVAL and CONAPO say it: a low index of marginación is the worse one, a high one of rezago social.
		await equal(
			`SELECT place AS code, indicator, value, grade, year,
			 rank() OVER (PARTITION BY indicator ORDER BY CASE WHEN indicator = 'marginacion' THEN value ELSE -value END) AS worst
			 FROM ${file('indicators')} WHERE length(place) = 5 AND (indicator IN ('rezago_social', 'marginacion', 'rezago_educativo_pct',
				'pobreza_ingreso_pct', 'pobreza_extrema_ingreso_pct', 'carencia_servicios_basicos_pct', 'carencia_vivienda_pct',
				'carencia_salud_pct', 'carencia_alimentacion_pct')) ORDER BY indicator`,
			(row) => [row.indicator, row.value, row.grade, number(row.year), number(row.worst)],
			({ indicators }) =>
				indicators
					.map(({ code, value, grade, year, ranking }) => [code, value, grade, year, ranking?.place ?? null])
					.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
		);
	});

	test('declared or not, year by year; a year without a list is neither', async () => {
		const [span] = await ask(`SELECT min(year) AS first, max(year) AS last FROM ${file('works')}`);
		await equal(
			`WITH lists AS (SELECT DISTINCT list_year AS year, demonstration FROM ${file('zones')}),
			 years AS (SELECT unnest(range(${Number(span?.first)}, ${Number(span?.last)} + 1)) AS year UNION SELECT year FROM lists)
			 SELECT code, years.year, lists.year IS NOT NULL AS listed, coalesce(lists.demonstration, FALSE) AS invented,
			 EXISTS (FROM ${file('zones')} z WHERE z.list_year = years.year AND z.municipality = code AND z.kind = 'rural') AS inside
			 FROM ${file('municipalities')}, years LEFT JOIN lists USING (year) ORDER BY years.year`,
			(row) => [number(row.year), row.listed ? row.inside : null, row.invented],
			({ zap }) => zap.map(({ year, inside, demonstration }) => [year, inside, demonstration])
		);
		expect(released.profiles.some(({ zap }) => zap.some(({ inside }) => inside === null))).toBe(true);
	});
});

describe('a release that says little', () => {
	test('has no zeros in the place of what it does not say', async () => {
		const out = temporaryFolder();
		const { id } = await publish(
			requestFor(
				out,
				[
					{
						works: [
							work({ id: 'prueba:1', municipality: '11020', status: 'sin_dato', planned_end: '2016-01-01' }),
							work({ id: 'prueba:2', municipality: '11020', status: 'sin_dato' })
						]
					}
				],
				{
					reference: {
						...REFERENCE,
						municipalities: REFERENCE.municipalities.map((place) => ({ ...place, population: 0 }))
					}
				}
			)
		);
		const { profiles } = await readProfiles(id, out);
		const [celaya, leon] = profiles;
		expect(celaya).toMatchObject({ code: '11007', perPerson: null, largest: [], byYear: [], shared: 0 });
		expect(celaya?.totals).toMatchObject({ works: 0, firstYear: null });
		expect(leon).toMatchObject({
			code: '11020',
			perPerson: null,
			late: { count: 0, judged: 0, unknown: 2, works: [] },
			stopped: { count: 0, withoutStatus: 2, works: [] },
			indicators: []
		});
		expect(leon?.totals).toMatchObject({ works: 2, withoutAmount: 2 });
		expect(leon?.byYear).toEqual([{ key: null, works: 2, amount: 0, withoutAmount: 2 }]);
		expect(leon?.zap.map(({ year, inside }) => [year, inside])).toEqual([
			[2016, true],
			[2017, false]
		]);
	});
});
