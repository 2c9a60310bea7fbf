import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { area } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { publish } from '../../scripts/publish';
import { layersOf } from '../../scripts/publish/layers';
import { loadReference } from '../../scripts/reference/load';
import { readBroughtZones, type ReadZones } from '../../scripts/zones';
import { mendOutline } from '../../scripts/zones/outline';
import { SourceError } from '../../src/lib/domain';
import { DEFAULT_FILTER } from '../../src/lib/filters';
import { ReleaseHost } from '../../src/lib/queries';
import { builtIn } from '../../src/lib/queries/compare';
import { compareSql } from '../../src/lib/queries/compare-sql';
import { worksOf } from '../../src/lib/queries/place-works';
import { fromFiles } from '../../src/lib/server/releases';
import { readZonesOf } from '../../src/lib/server/zones';
import { requestFor, rowsOf, temporaryFolder, work } from './publish-fixture';

interface Mapshaper {
	applyCommands(commands: string, input: Record<string, object>): Promise<Record<string, Uint8Array>>;
}
const mapshaper = createRequire(import.meta.url)('mapshaper') as Mapshaper;
const reference = loadReference();

/** A square in the hills of Guanajuato, counter-clockwise; degrees. */
const square = (west: number, south: number, size = 0.02): number[][] => [
	[west, south],
	[west + size, south],
	[west + size, south + size],
	[west, south + size],
	[west, south]
];
const feature = (properties: object, ...rings: number[][][]) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'Polygon', coordinates: rings }
});
const collection = (features: unknown[], more: object = {}) => ({ type: 'FeatureCollection', ...more, features });

function written(name: string, content: unknown): string {
	const path = join(temporaryFolder(), name);
	writeFileSync(path, content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}
const reading = (zones: string[], more: Partial<Parameters<typeof readBroughtZones>[0]> = {}): Promise<ReadZones> =>
	readBroughtZones({ zones, shapes: [], years: null, state: '11', ...more }, reference);
const rules = ({ problems }: ReadZones) => problems.map(({ row, rule, action }) => [row, rule, action]);

describe('an outline is repaired or refused, and says why', () => {
	const mend = (coordinates: unknown, type = 'Polygon') =>
		mendOutline({ type, coordinates }, { ordered: true, box: [-103, 19, -99, 22] });
	const sizes = (coordinates: unknown, type?: string) => {
		const { outline, findings } = mend(coordinates, type);
		return { km2: outline === null ? null : Math.round(area(outline) / 1e4) / 100, rules: findings.map(({ rule, action }) => `${rule} ${action}`) };
	};
	const whole = sizes([square(-101, 21)]).km2;

	test('a whole one is left alone', () => {
		expect(sizes([square(-101, 21)])).toEqual({ km2: whole, rules: [] });
		expect(whole).toBeCloseTo(2.22 * 2.08, 1);
	});
	test('a bow-tie becomes two triangles: half the square, not nothing', () => {
		const [a, b, c, d] = square(-101, 21) as [number[], number[], number[], number[]];
		const { km2, rules: met } = sizes([[a, c, b, d, a]]);
		expect(km2).toBeCloseTo((whole ?? 0) / 2, 1);
		expect(met).toEqual(['zone.self_crossing value_repaired']);
	});
	test('an open ring is closed; one that runs the other way is turned; swapped axes are swapped back', () => {
		expect(sizes([square(-101, 21).slice(0, 4)])).toEqual({ km2: whole, rules: ['zone.ring_not_closed value_repaired'] });
		expect(sizes([square(-101, 21).reverse()])).toEqual({ km2: whole, rules: ['zone.ring_order value_repaired'] });
		const swapped = sizes([square(-101, 21).map(([x = 0, y = 0]) => [y, x])]);
		expect(swapped.km2).toBe(whole);
		expect(swapped.rules).toContain('zone.axes_swapped value_repaired');
	});
	test('an empty hole goes, an empty polygon is refused', () => {
		expect(sizes([square(-101, 21), [[-100.99, 21.01]]])).toEqual({ km2: whole, rules: ['zone.hole_empty value_repaired', 'zone.ring_not_closed value_repaired'].slice(0, 1) });
		for (const nothing of [[], [[]], [[[-101, 21], [-101, 21]]]])
			expect(sizes(nothing).rules.at(-1)).toBe('zone.empty row_dropped');
		expect(sizes([square(-101, 21, 0)]).rules.at(-1)).toBe('zone.empty row_dropped');
	});
	test('what is no polygon, no number or no degrees is refused', () => {
		expect(sizes([-101, 21], 'Point').rules).toEqual(['zone.not_a_polygon row_dropped']);
		expect(sizes([[[-101, 21], ['x', 21], [-101, 22], [-101, 21]]]).rules).toEqual(['zone.coordinates_unreadable row_dropped']);
		expect(sizes([square(2_500_000, 1_000_000, 900)]).rules).toEqual(['zone.not_degrees row_dropped']);
		expect(mendOutline(null, { ordered: false, box: null }).findings[0]?.rule).toBe('zone.empty');
	});
});

describe('GeoJSON', () => {
	test('names, kinds, years and people; what is wrong is told, row by row', async () => {
		const path = written(
			'zonas.geojson',
			collection([
				feature({ ID: 'A-1', Nombre: 'Zona del cerro', Tipo: 'microcuenca', Población: '1,234', vigencia: '2016-2018' }, square(-101, 21)),
				feature({ ID: 'A-1', Nombre: 'Otra', vigencia: '2016' }, square(-101.1, 21)),
				feature({ ID: 'B', Nombre: 'Lejos' }, square(-90, 21)),
				feature({ ID: 'C', Nombre: 'Vacía' }),
				{ type: 'Feature', properties: { ID: 'D' }, geometry: null },
				feature({ ID: 'E', vigencia: 'siempre', poblacion: 'mucha' }, square(-101.3, 20.9))
			])
		);
		const read = await reading([path]);
		expect(read.zones.map(({ zone, name, kind, population, years, row }) => ({ zone, name, kind, population, years, row }))).toEqual([
			{ zone: 'zona-a-1', name: 'Zona del cerro', kind: 'microcuenca', population: 1234, years: [2016, 2017, 2018], row: 1 },
			{ zone: 'zona-e', name: 'E', kind: null, population: null, years: null, row: 6 }
		]);
		expect(rules(read)).toEqual([
			[2, 'zone.duplicate_id', 'row_dropped'],
			[3, 'zone.outside_state', 'row_dropped'],
			[4, 'zone.empty', 'row_dropped'],
			[5, 'zone.empty', 'row_dropped'],
			[6, 'zone.years_unreadable', 'value_dropped'],
			[6, 'zone.population_unreadable', 'value_dropped']
		]);
		expect(read.files).toMatchObject([{ format: 'geojson', rows: 6, zones: 2, refused: 4 }]);
		const { zones } = await reading([path], { years: [2020] });
		expect(zones.map(({ years }) => years)).toEqual([[2016, 2017, 2018], null]);
	});

	test('the same zone of another year is the same zone; without an id the name or the outline is one', async () => {
		const zone = (year: number) => feature({ id: 7, year }, square(-101, 21));
		const { zones, problems } = await reading([
			written('a.geojson', collection([zone(2016), zone(2018), feature({ nombre: 'Cañada Real' }, square(-101, 21)), feature({}, square(-101, 21))]))
		]);
		expect(problems).toEqual([]);
		expect(zones.map(({ years }) => years)).toEqual([[2016, 2018], null, null]);
		expect(zones.map(({ zone }) => zone)).toEqual(['zona-7', expect.stringMatching(/^zona-canada-real-[0-9a-f]{6}$/), expect.stringMatching(/^zona-[0-9a-f]{12}$/)]);
	});

	test.each([
		['urn:ogc:def:crs:EPSG::6365', false],
		['EPSG:4326', false],
		['urn:ogc:def:crs:OGC:1.3:CRS84', false],
		['urn:ogc:def:crs:EPSG::6372', true],
		['EPSG:6372', true]
	])('a legacy crs member %s, of the file or inside the geometry', async (name, metres) => {
		const ring = square(-101, 21);
		const projected = metres ? ring.map(([lon = 0, lat = 0]) => lambert(lon, lat)) : ring;
		const crs = { type: 'name', properties: { name } };
		const one = feature({ id: 'x' }, projected);
		const inside = { ...one, geometry: { ...one.geometry, crs } };
		for (const content of [collection([one], { crs }), collection([inside])]) {
			const { zones, problems } = await reading([written('a.geojson', content)]);
			expect(problems).toEqual([]);
			const [lon = 0, lat = 0] = (zones[0]?.outline?.coordinates as number[][][])[0]?.[0] ?? [];
			expect(Math.min(...((zones[0]?.outline?.coordinates as number[][][])[0] ?? []).map(([x = 0]) => x))).toBeCloseTo(-101, 5);
			expect(lat).toBeGreaterThan(20.9);
			expect(lon).toBeLessThan(-100.9);
		}
	});

	test('metres without a crs are refused; a crs that nobody knows refuses the file', async () => {
		const metres = feature({ id: 'x' }, square(2_600_000, 1_000_000, 900));
		expect(rules(await reading([written('a.geojson', collection([metres]))]))).toEqual([[1, 'zone.not_degrees', 'row_dropped']]);
		const odd = collection([metres], { crs: { type: 'name', properties: { name: 'EPSG:27700' } } });
		await expect(reading([written('a.geojson', odd)])).rejects.toThrow(/EPSG:27700/);
	});

	test.each([['a.geojson', '{"type": "FeatureCollection", '], ['a.geojson', '{"type":"Topology"}'], ['a.csv', ''], ['a.csv', 'nombre\nLeón'], ['a.zip', 'PK no es un zip']])(
		'%s with %s is refused, with what was expected',
		async (name, content) => {
			await expect(reading([written(name, content)])).rejects.toThrow(SourceError);
		}
	);
});

/** EPSG:6372 by Snyder's formulas (Map Projections, p. 107), on GRS 80: no code of mapshaper's. */
function lambert(lon: number, lat: number): [number, number] {
	const [a, f, rad] = [6378137, 1 / 298.257222101, Math.PI / 180];
	const e = Math.sqrt(2 * f - f * f);
	const [phi1, phi2, phi0, lam0] = [17.5 * rad, 29.5 * rad, 12 * rad, -102 * rad];
	const t = (phi: number) => Math.tan(Math.PI / 4 - phi / 2) / ((1 - e * Math.sin(phi)) / (1 + e * Math.sin(phi))) ** (e / 2);
	const m = (phi: number) => Math.cos(phi) / Math.sqrt(1 - e * e * Math.sin(phi) ** 2);
	const n = Math.log(m(phi1) / m(phi2)) / Math.log(t(phi1) / t(phi2));
	const big = m(phi1) / (n * t(phi1) ** n);
	const [rho, rho0] = [a * big * t(lat * rad) ** n, a * big * t(phi0) ** n];
	const theta = n * (lon * rad - lam0);
	return [2_500_000 + rho * Math.sin(theta), rho0 - rho * Math.cos(theta)];
}

describe('a zipped shapefile', () => {
	const features = collection([
		feature({ CVE: 1, NOMBRE: 'Peñón de la Cañada', TIPO: 'polígono', POBLACION: 15 }, square(-101, 21)),
		feature({ CVE: 2, NOMBRE: 'León Viejo' }, square(-101.1, 21), square(-101.095, 21.005, 0.005))
	]);
	const LCC = '+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';

	test('latin-1 without a .cpg, in EPSG:6372: names and places come out right', async () => {
		const { 'z.zip': zip } = await mapshaper.applyCommands(`-i in.json -proj from=wgs84 '${LCC}' -o z.zip format=shapefile encoding=latin1`, { 'in.json': features });
		expect(Buffer.from(zip ?? []).includes('.cpg')).toBe(false);
		const { zones, problems, files } = await reading([written('zonas.zip', zip)]);
		expect(problems).toEqual([]);
		expect(files).toMatchObject([{ format: 'shapefile', rows: 2, zones: 2, refused: 0 }]);
		expect(zones.map(({ name, kind, population }) => [name, kind, population])).toEqual([
			['Peñón de la Cañada', 'polígono', 15],
			['León Viejo', null, null]
		]);
		const expected = [square(-101, 21), square(-101.1, 21)].map((ring) => Math.min(...ring.map(([x = 0]) => x)));
		zones.forEach(({ outline }, i) => {
			const xs = (outline?.coordinates as number[][][])[0]?.map(([x = 0]) => x) ?? [];
			expect(Math.min(...xs)).toBeCloseTo(expected[i] ?? 0, 6);
		});
		// The hole is a hole.
		expect(zones[1]?.outline?.coordinates).toHaveLength(2);
	});

	test('of degrees and in UTF-8; a record without a shape is refused; metres without a .prj are too', async () => {
		const degrees = await mapshaper.applyCommands('-i in.json -o z.zip format=shapefile encoding=utf8', {
			'in.json': collection([...features.features, { type: 'Feature', properties: { CVE: 3 }, geometry: null }])
		});
		const read = await reading([written('z.zip', degrees['z.zip'])]);
		expect(read.zones.map(({ name }) => name)).toEqual(['Peñón de la Cañada', 'León Viejo']);
		expect(rules(read)).toEqual([[3, 'zone.empty', 'row_dropped']]);
		const files = await mapshaper.applyCommands(`-i in.json -proj from=wgs84 '${LCC}' -o z.shp format=shapefile`, { 'in.json': features });
		const { 'z.prj': _, ...without } = files;
		const zip = await zipped(without);
		await expect(reading([written('z.zip', zip)])).rejects.toThrow(/\.prj/);
	});
});

/** A .zip of stored files: as much of the format as mapshaper's reader needs. */
async function zipped(files: Record<string, Uint8Array>): Promise<Uint8Array> {
	const { zipSync } = createRequire(import.meta.url)('fflate') as { zipSync: (files: Record<string, Uint8Array>) => Uint8Array };
	return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Uint8Array.from(bytes)])));
}

describe('a CSV of INEGI keys', () => {
	test('localities, municipalities and AGEBs, in latin-1; groups; keys that are none', async () => {
		const csv = [
			'zona,cvegeo,tipo,vigencia',
			'Cañada,110010002,grupo,2016',
			'Cañada,110010005,grupo,2016',
			'Abasolo,11001,municipio,2017',
			',1100100010059,ageb,',
			',110010009,x,',
			',11999,x,',
			',0100100010059,x,',
			',1.1E+12,x,'
		].join('\r\n');
		const read = await reading([written('claves.csv', Buffer.from(csv, 'latin1'))]);
		expect(read.zones.map(({ name, keys, years }) => [name, keys, years])).toEqual([
			['Cañada', ['110010002', '110010005'], [2016]],
			['Abasolo', ['11001'], [2017]],
			['AGEB 0059', ['1100100010059'], null],
			...(reference.localities.some(({ code }) => code === '110010009') ? [['110010009', ['110010009'], null]] : [])
		]);
		expect(rules(read).filter(([row]) => Number(row) > 6)).toEqual([
			[7, 'zone.key_unknown', 'row_dropped'],
			[8, 'zone.outside_state', 'row_dropped'],
			[9, 'zone.key_unreadable', 'row_dropped']
		]);
		expect(rules(read)).toContainEqual([5, 'zone.no_outline', 'kept']);
		const rows = layersOf(reference, read.zones).custom?.rows() ?? [];
		const people = (code: string) => reference.localities.find((place) => place.code === code)?.population ?? 0;
		expect(rows[0]).toMatchObject({ population: people('110010002') + people('110010005'), population_basis: 'census', localities: 2, municipalities: '11001' });
		expect(rows[1]).toMatchObject({ population: 92_040, population_basis: 'census' });
		expect(rows[2]).toMatchObject({ population: null, population_basis: null });
	});

	test('polygons lend their outline to the keys of a list, and are no zones themselves', async () => {
		const shapes = written('ageb.geojson', collection([feature({ CVEGEO: '1100100010059' }, square(-101.53, 20.45, 0.005)), feature({ CVEGEO: '1100100010063' }, square(-101.52, 20.45, 0.005))]));
		const list = written('lista.csv', 'clave_ageb;nombre\n1100100010059;Centro\n');
		const { zones, problems } = await reading([list], { shapes: [shapes] });
		expect(problems).toEqual([]);
		expect(zones.map(({ name, outline }) => [name, outline?.type])).toEqual([['Centro · AGEB 0059', 'Polygon']]);
	});
});

test('which works lie in a zone, how that is known, and of which nobody can tell', async () => {
	const town = reference.localities.find(({ code }) => code === '110010002');
	if (!town) throw new Error('expected the locality 110010002');
	const around = (size: number) => square(town.lon - size / 2, town.lat - size / 2, size);
	const read = await reading([
		written('z.geojson', collection([feature({ id: 'pueblo', vigencia: '2016' }, around(0.02)), feature({ id: 'grande', poblacion: 5 }, around(0.6))])),
		written('m.csv', 'cve_mun\n11001\n')
	]);
	const custom = layersOf(reference, read.zones).custom;
	if (!custom) throw new Error('expected a layer');
	const placed = { lon: NaN, lat: NaN, exact: false, locality: null, municipality: '11001' };
	const found = (fields: object) => custom.join({ ...placed, ...fields });
	expect(found({ lon: town.lon, lat: town.lat, exact: true })).toEqual({
		inside: [
			{ zone: 'zona-pueblo', way: 'point' },
			{ zone: 'zona-grande', way: 'point' },
			{ zone: 'zona-11001', way: 'point' }
		],
		unknown: false
	});
	expect(found({ locality: '110010002' }).inside).toEqual([
		{ zone: 'zona-pueblo', way: 'locality' },
		{ zone: 'zona-grande', way: 'locality' },
		{ zone: 'zona-11001', way: 'locality' }
	]);
	// Its municipality is all that it tells: whole in one zone, and in the others perhaps.
	expect(found({})).toMatchObject({ inside: expect.arrayContaining([{ zone: 'zona-11001', way: 'municipality' }]), unknown: true });
	expect(found({ municipality: '11020' })).toEqual({ inside: [], unknown: false });
	expect(found({ municipality: null })).toEqual({ inside: [], unknown: true });
	const [small] = custom.rows();
	expect(small).toMatchObject({ zone: 'zona-pueblo', population_basis: 'estimated', years: '2016', works_unknown: 1, municipalities: '11001' });
	expect(small?.population).toBeGreaterThanOrEqual(town.population ?? 0);
});

test('a part of a town has a part of its people, and nobody can tell of a work that only names the town', async () => {
	const leon = reference.localities.find(({ code }) => code === '110200001');
	if (!leon) throw new Error('expected León');
	const custom = layersOf(reference, (await reading([written('z.geojson', collection([feature({ id: 'barrio' }, square(leon.lon, leon.lat, 0.02))]))])).zones).custom;
	expect(custom?.join({ lon: NaN, lat: NaN, exact: false, locality: '110200001', municipality: '11020' })).toEqual({ inside: [], unknown: true });
	const [row] = custom?.rows() ?? [];
	expect(row?.population).toBeGreaterThan(1000);
	expect(row?.population).toBeLessThan((leon.population ?? 0) / 10);
});

test('in the release: tables, outlines, manifest and problems; nothing of them where none are brought', async () => {
	const out = temporaryFolder();
	const read = await reading([written('z.geojson', collection([feature({ id: 'a', nombre: 'A' }, square(-101, 21)), feature({ id: 'a' }, square(-101.2, 21))]))]);
	const works = [
		work({ id: 'prueba:1', lon: -100.99, lat: 21.01, location_quality: 'exact', municipality: '11015' }),
		work({ id: 'prueba:2', municipality: '11020' })
	];
	const request = (zones: typeof read.zones) =>
		requestFor(out, [{ works, problems: read.problems }], {
			layers: layersOf(reference, zones),
			zoneFiles: zones.length === 0 ? [] : read.files
		});
	const manifest = await publish(request(read.zones));
	const table = (name: string) => `'${join(out, manifest.id, `${name}.parquet`)}'`;
	expect(await rowsOf(`SELECT work, zone, way FROM ${table('work_zones')} WHERE layer = 'custom'`)).toEqual([{ work: 'prueba:1', zone: 'zona-a', way: 'point' }]);
	expect(await rowsOf(`SELECT zone, name, works_unknown FROM ${table('custom_zones')}`)).toEqual([{ zone: 'zona-a', name: 'A', works_unknown: 0 }]);
	expect(manifest.zone_files).toMatchObject([{ file: 'z.geojson', zones: 1, refused: 1, problems: { 'zone.duplicate_id': 1 } }]);
	const { profiles } = await readZonesOf(manifest.id, out);
	expect(profiles.find(({ zone }) => zone.kind === 'custom')).toMatchObject({
		zone: { id: 'zona-a', name: 'A', declared: [], municipality: '11014' },
		total: { works: 1 },
		ways: { point: 1, locality: 0, municipality: 0 },
		own: { places: ['11014'], population_basis: 'estimated', inForce: { works: 0 } }
	});
	expect(profiles.find(({ zone }) => zone.kind === 'rural')?.own).toBeNull();
	const outlines = JSON.parse(readFileSync(join(out, manifest.id, 'custom_zones.geojson'), 'utf8')) as { features: unknown[] };
	expect(outlines.features).toHaveLength(1);
	expect(readFileSync(join(out, manifest.id, 'problems.csv'), 'utf8')).toContain('z.geojson,2,,a,zone.duplicate_id,row_dropped');
	const without = await publish(request([]));
	expect(without.resources.map(({ name }) => name)).not.toContain('custom_zones');
	expect(without.files.map(({ path }) => path)).not.toContain('custom_zones.geojson');
	expect(without.zone_files).toBeUndefined();
});

test('compared: a zone has the works of the published join, and those of its municipalities that it may have', async () => {
	const out = temporaryFolder();
	const town = reference.localities.find(({ code }) => code === '110010002');
	if (!town) throw new Error('expected the locality 110010002');
	const read = await reading([
		written('z.geojson', collection([feature({ id: 'pueblo' }, square(town.lon - 0.01, town.lat - 0.01)), feature({ id: 'vacia' }, square(-101, 21))])),
		written('m.csv', 'cve_mun\n11001\n')
	]);
	const works = [
		work({ id: 'prueba:1', lon: town.lon, lat: town.lat, location_quality: 'exact', municipality: '11001', approved: 100 }),
		work({ id: 'prueba:2', locality: '110010002', municipality: '11001', approved: 20 }),
		work({ id: 'prueba:3', municipality: '11001', approved: 3 }),
		work({ id: 'prueba:4', municipality: '11020', approved: 7_000 })
	];
	const { id } = await publish(
		requestFor(out, [{ works, problems: read.problems }], { layers: layersOf(reference, read.zones), zoneFiles: read.files })
	);
	const host = new ReleaseHost(fromFiles);
	const { core } = await host.open({ dataUrl: out, release: id });
	const brought = await host.answerer.broughtWorks();
	const figures = (zone: string) => {
		const its = brought?.get(zone);
		if (!its) throw new Error(`expected ${zone}`);
		const built = builtIn(its, { core, measure: 'investment', chosen: null, lateness: null });
		return [built.works, built.amount, built.ways, built.unsure];
	};
	expect(figures('zona-pueblo')).toEqual([2, 120, { point: 1, locality: 1, municipality: 0 }, 1]);
	expect(figures('zona-11001')).toEqual([3, 123, { point: 1, locality: 1, municipality: 1 }, 0]);
	expect(figures('zona-vacia').slice(0, 3)).toEqual([0, 0, { point: 0, locality: 0, municipality: 0 }]);
	const rule = (zone: string) => ({ kind: 'brought' as const, zone, works: worksOf({ kind: 'municipality', code: '11001' }, core, core.municipality) });
	const sql = compareSql(rule('zona-pueblo'), DEFAULT_FILTER, await host.context(DEFAULT_FILTER)) ?? '';
	const table = (name: string) => `'${join(out, id, `${name}.parquet`)}'`;
	const [row] = await rowsOf(sql.replaceAll('FROM works\n', `FROM ${table('works')}\n`).replace('FROM work_zones', `FROM ${table('work_zones')}`));
	expect([Number(row?.works), Number(row?.amount)]).toEqual([2, 120]);
});

const OFFICIAL = resolve('..', 'shared', 'data');
const official = test.skipIf(!existsSync(OFFICIAL));
if (!existsSync(OFFICIAL)) console.warn('brought-zones: ../shared/data is absent, so official files are not read');
official('official files as they are: AGEM, AGLOC, IMU by AGEB, rural ZAP of 2026', async () => {
	const files = [
		['inegi/AGEM_11.geojson', 46],
		['inegi/localities/AGLOC_11001.geojson', 107],
		['conapo/IMU_2020_guanajuato.csv', 2214],
		['bienestar/zap_rural_2026_guanajuato.csv', 30]
	] as const;
	for (const [file, count] of files) {
		const { zones, files: told } = await reading([join(OFFICIAL, file)]);
		expect(zones).toHaveLength(count);
		expect(told[0]?.refused).toBe(0);
	}
	const { zones } = await reading([join(OFFICIAL, 'inegi/AGEM_11.geojson')]);
	expect(zones.reduce((sum, { population }) => sum + (population ?? 0), 0)).toBe(6_166_934);
	// The outlines are INEGI's own: their areas are those of the reference table, which was made of them.
	for (const { keys, outline } of zones)
		expect((outline ? area(outline) : 0) / 1e6).toBeCloseTo(reference.municipalities.find(({ code }) => code === keys[0])?.area_km2 ?? 0, 1);
}, 60_000);
