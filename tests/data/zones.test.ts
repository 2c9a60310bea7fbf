import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../scripts/publish';
import type { ReleaseIndex } from '../../src/lib/domain';
import { zoneTable } from '../../src/lib/queries/zone-table';
import { readZonesOf, type Zones } from '../../src/lib/server/zones';
import { REFERENCE, requestFor, rowsOf, temporaryFolder, work } from './publish-fixture';

/** The figures of the zones' pages, asked of native DuckDB over the published Parquet by SQL that shares no code with them. */

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const file = (name: string) => `'${join(data, current, `${name}.parquet`).replaceAll("'", "''")}'`;
const numbers = (row: Record<string, unknown> | undefined): Record<string, number> =>
	Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
const SUM = `count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS amount, count(*) - count(investment) AS "withoutAmount"`;
const one = async (where: string) => numbers((await rowsOf(`SELECT ${SUM} FROM ${file('works')} WHERE ${where}`))[0]);

let zones: Zones;
beforeAll(async () => {
	zones = await readZonesOf(current, data);
}, 60_000);

describe('the table equals native DuckDB', () => {
	test('by the list of each work’s own year', async () => {
		const table = zoneTable(zones.data, { years: null, zapList: null });
		expect(table.inside).toEqual(await one('zap'));
		expect(table.outside).toEqual(await one('NOT zap'));
		expect(table.unknown).toEqual(await one('zap IS NULL'));
		expect(table.total).toEqual(await one('TRUE'));
		expect(table.unknown.works).toBeGreaterThan(0);
		for (const { year, inside, unknown } of table.byYear.filter((line) => line.year !== null)) {
			expect(inside).toEqual(await one(`zap AND year = ${year}`));
			expect(unknown).toEqual(await one(`zap IS NULL AND year = ${year}`));
		}
	});

	test('by one named list, in some years', async () => {
		const table = zoneTable(zones.data, { years: { from: 2015, to: 2017 }, zapList: 2026 });
		const listed = `municipality IN (SELECT municipality FROM ${file('zones')} WHERE list_year = 2026 AND kind = 'rural')`;
		expect(table.inside).toEqual(await one(`${listed} AND year BETWEEN 2015 AND 2017`));
		expect(table.unknown).toEqual(await one('municipality IS NULL AND year BETWEEN 2015 AND 2017'));
		const [people] = await rowsOf(
			`SELECT sum(population) FILTER (WHERE code IN (SELECT municipality FROM ${file('zones')} WHERE list_year = 2026)) / sum(population) AS share
			 FROM ${file('municipalities')}`
		);
		expect(table.populationShare).toBeCloseTo(Number(people?.share), 12);
	});

	test('each municipality: per inhabitant, and per person below the poverty line', async () => {
		const rows = await rowsOf(
			`SELECT code, count(w.id) AS works, round(sum(investment)::DOUBLE / any_value(population)) AS person, round(sum(investment)::DOUBLE / any_value(poor)) AS poor
			 FROM ${file('municipalities')} LEFT JOIN ${file('works')} w ON municipality = code
			 JOIN (SELECT place AS code, value AS poor FROM ${file('indicators')} WHERE indicator = 'pobreza_ingreso_personas') USING (code)
			 GROUP BY code ORDER BY code`
		);
		const table = zoneTable(zones.data, { years: null, zapList: null });
		expect(table.rows.map(({ code, works, perPerson, perPoor }) => [code, works, perPerson, perPoor])).toEqual(
			rows.map(({ code, works, person, poor }) => [code, Number(works), Number(person), Number(poor)])
		);
		expect(table.rows).toHaveLength(46);
	});

	test('the 30 of the real list of 2026, and 6,166,934 people', () => {
		expect(zones.data.lists.find(({ year }) => year === 2026)).toMatchObject({ demonstration: false });
		expect(zones.data.lists.find(({ year }) => year === 2026)?.codes).toHaveLength(30);
		expect(zones.data.places.reduce((sum, { population }) => sum + (population ?? 0), 0)).toBe(6_166_934);
	});
});

describe('the profiles equal native DuckDB', () => {
	test('a declared municipality: works, rubros, years with their verdicts, the median of the 46', async () => {
		for (const profile of zones.profiles.filter(({ zone }) => zone.kind === 'rural')) {
			const { place } = profile.zone;
			expect(profile.total).toEqual(await one(`municipality = '${place}'`));
		}
		const [profile] = zones.profiles;
		const where = `municipality = '${profile?.zone.place}'`;
		expect(profile?.byRubro).toEqual(
			(await rowsOf(`SELECT rubro AS key, ${SUM} FROM ${file('works')} WHERE ${where} GROUP BY rubro ORDER BY rubro NULLS LAST`)).map(
				({ key, ...sum }) => ({ key, ...numbers(sum) })
			)
		);
		for (const { year, inside, sum } of profile?.declarations.filter((line) => line.sum.works > 0) ?? [])
			expect(await one(`${where} AND year = ${year} AND zap IS NOT DISTINCT FROM ${inside}`)).toEqual(sum);
		const medians = await rowsOf(
			`SELECT indicator AS code, median(value) AS median FROM ${file('indicators')} WHERE length(place) = 5 GROUP BY ALL`
		);
		expect(profile?.needs).toHaveLength(9);
		for (const { code, median } of profile?.needs ?? [])
			expect(median).toBeCloseTo(Number(medians.find((row) => row.code === code)?.median), 9);
	});

	test('how works are known to be where they are adds up to all works', async () => {
		const [all] = await rowsOf(`SELECT count(*) AS works FROM ${file('works')}`);
		expect(zones.ways.reduce((sum, way) => sum + way.sum.works, 0)).toBe(Number(all?.works));
		expect(zones.ways.find(({ way }) => way === null)?.sum).toEqual(await one('municipality IS NULL'));
	});

	test('the 117 localities of the proxy: by their polygon, crossing by crossing, or by their key; never a ZAP', async () => {
		const topology = JSON.parse(readFileSync('data/reference/urban_proxy.topo.json', 'utf8')) as Topology<{
			urban_proxy: GeometryCollection<{ code: string }>;
		}>;
		const edges = feature(topology, topology.objects.urban_proxy).features.flatMap(({ geometry, properties }) =>
			(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [])
				.flat()
				.flatMap((ring) =>
					ring.slice(1).map((to, i) => `('${properties.code}', ${ring[i]?.join(', ')}, ${to.join(', ')})`)
				)
		);
		const rows = await rowsOf(
			`WITH edges(code, x1, y1, x2, y2) AS (VALUES ${edges.join(', ')}),
			 holding AS (SELECT code, id FROM ${file('works')}, edges WHERE location_quality = 'exact' AND (y1 > lat) <> (y2 > lat)
				AND lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1 GROUP BY code, id HAVING count(*) % 2 = 1),
			 found AS (FROM holding UNION ALL SELECT locality, id FROM ${file('works')} WHERE location_quality <> 'exact' AND locality IN (SELECT code FROM edges))
			 SELECT code, ${SUM} FROM found JOIN ${file('works')} USING (id) GROUP BY code ORDER BY code`
		);
		const proxies = zones.profiles.filter(({ zone }) => zone.kind === 'proxy');
		expect(proxies).toHaveLength(117);
		expect(proxies.every(({ zone }) => zone.declared.length === 0)).toBe(true);
		expect(
			proxies.filter(({ total }) => total.works > 0).map(({ zone, total }) => [zone.place, total])
		).toEqual(rows.map(({ code, ...sum }) => [code, numbers(sum)]));
	}, 60_000);
});

test('publishing a later list changes no verdict that was there', async () => {
	const out = temporaryFolder();
	const works = [2016, 2017, 2018].flatMap((year) =>
		['11007', '11020'].map((municipality) =>
			work({ id: `prueba:${year}-${municipality}`, municipality, year, approved: 100 })
		)
	);
	const verdicts = async (zoneRows: typeof REFERENCE.zones) => {
		const { id } = await publish(
			requestFor(out, [{ works }], { reference: { ...REFERENCE, zones: zoneRows } })
		);
		const { data: released } = await readZonesOf(id, out);
		return {
			published: await rowsOf(`SELECT id, zap, zone FROM '${join(out, id, 'works.parquet')}' ORDER BY id`),
			table: zoneTable(released, { years: null, zapList: null })
		};
	};
	const before = await verdicts(REFERENCE.zones);
	expect(before.published.map(({ zap }) => zap)).toEqual([false, true, true, false, null, null]);
	const later = { ...REFERENCE.zones[0], list_year: 2026 } as (typeof REFERENCE.zones)[number];
	expect(await verdicts([...REFERENCE.zones, later])).toEqual(before);
	// A list of a year that had none settles that year, and no other.
	const of2018 = { ...later, list_year: 2018 };
	const after = await verdicts([...REFERENCE.zones, of2018]);
	expect(after.published.map(({ zap }) => zap)).toEqual([false, true, true, false, false, true]);
});
