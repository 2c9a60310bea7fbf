import { describe, expect, test } from 'vitest';
import { MOST_VERTICES, verticesOf } from '../../../src/lib/filters';
import { areaOfGeoJson, areaOfPolygons, type AreaFile } from '../../../src/lib/queries/area-file';

const ring = [
	[-101.7, 21.1],
	[-101.6, 21.1],
	[-101.6, 21.2],
	[-101.7, 21.2],
	[-101.7, 21.1]
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const feature = (geometry: unknown, properties: unknown = null) => ({
	type: 'Feature',
	properties,
	geometry
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const read = (value: unknown): AreaFile =>
	areaOfGeoJson(typeof value === 'string' ? value : JSON.stringify(value));
const reason = (value: unknown): string => {
	const found = read(value);
	return found.ok ? 'ok' : found.reason;
};
const taken = (value: unknown) => {
	const found = read(value);
	if (!found.ok) throw new Error(`expected an area, met ${found.reason}`);
	return found;
};

describe('a GeoJSON file', () => {
	test('bare, in a feature, in a collection, with a byte order mark: the same area, with its name', () => {
		for (const value of [
			polygon,
			feature(polygon),
			collection(feature(polygon)),
			`\uFEFF${JSON.stringify(polygon)}`
		])
			expect(taken(value).area.polygons).toEqual([[ring]]);
		expect(taken(collection(feature(polygon, { NOMBRE: ' La  ~<b>loma' }))).area.name).toBe('La <b>loma');
	});
	test('several polygons are one area, holes stay; points are left out and counted; heights are dropped', () => {
		const hole = [
			[-101.68, 21.12],
			[-101.68, 21.14],
			[-101.66, 21.14],
			[-101.68, 21.12]
		];
		const other = ring.map(([lon = 0, lat = 0]) => [lon + 0.3, lat, 2_000]);
		const found = taken(
			collection(
				feature({ type: 'MultiPolygon', coordinates: [[ring, hole], [other]] }),
				feature({ type: 'Point', coordinates: [0, 0] })
			)
		);
		expect(found.area.polygons.map((rings) => rings.length)).toEqual([2, 1]);
		expect(found.area.polygons[1]?.[0]?.[0]).toEqual([-101.4, 21.1]);
		expect(found.leftOut).toBe(1);
	});
	test('a ring that was left open is closed', () => {
		expect(taken({ type: 'Polygon', coordinates: [ring.slice(0, -1)] }).area.polygons).toEqual([[ring]]);
	});
	test('the systems that are WGS 84 to within a metre are taken, others are named', () => {
		const within = (name: string) => ({ ...polygon, crs: { type: 'name', properties: { name } } });
		for (const name of [
			'urn:ogc:def:crs:OGC:1.3:CRS84',
			'urn:ogc:def:crs:EPSG::4326',
			'EPSG:4326',
			'EPSG:6365',
			'urn:ogc:def:crs:EPSG::6365'
		])
			expect(reason(within(name)), name).toBe('ok');
		for (const name of ['EPSG:6372', 'urn:ogc:def:crs:EPSG::6372', 'EPSG:3857', 'EPSG:32614', 'EPSG:14326'])
			expect(read(within(name))).toEqual({ ok: false, reason: 'crs', crs: name });
		expect(reason({ ...polygon, crs: { type: 'link' } })).toBe('crs');
		expect(reason({ ...polygon, crs: null })).toBe('ok');
	});
	test('what cannot be taken says why', () => {
		expect(reason('PK\u0003\u0004')).toBe('not_json');
		expect(reason('[1, 2]')).toBe('not_geojson');
		expect(reason({ type: 'Topology' })).toBe('not_geojson');
		expect(reason({ type: 'Polygon', coordinates: [[['a', 'b']]] })).toBe('not_geojson');
		expect(reason(collection())).toBe('empty');
		expect(reason(feature(null))).toBe('empty');
		expect(reason({ type: 'Point', coordinates: [-101, 21] })).toBe('no_polygon');
		expect(reason({ type: 'Polygon', coordinates: [ring.map(([lon = 0, lat = 0]) => [lat, lon])] })).toBe(
			'swapped'
		);
		expect(
			reason({
				type: 'Polygon',
				coordinates: [ring.map(([lon = 0, lat = 0]) => [lon * -25_000, lat * 50_000])]
			})
		).toBe('not_degrees');
		expect(
			reason({ type: 'Polygon', coordinates: [ring.map(([lon = 0, lat = 0]) => [lon + 60, lat])] })
		).toBe('outside');
		expect(
			reason({
				type: 'Polygon',
				coordinates: [
					[
						[-101.7, 21.1],
						[-101.6, 21.1],
						[-101.5, 21.1],
						[-101.7, 21.1]
					]
				]
			})
		).toBe('flat');
		const bow = [ring[0], ring[2], ring[1], ring[3], ring[0]];
		expect(read({ type: 'Polygon', coordinates: [bow] })).toMatchObject({
			reason: 'crosses',
			lon: -101.65,
			lat: 21.15
		});
		expect(reason(collection(...Array.from({ length: 13 }, () => feature(polygon))))).toBe('too_many');
	});
	test('too many vertices are made fewer, and it says how much that changed', () => {
		const many = Array.from({ length: 5_000 }, (_, i) => {
			const turn = (2 * Math.PI * i) / 5_000;
			return [-101 + 0.1 * Math.cos(turn), 21 + 0.1 * Math.sin(turn)];
		});
		const found = taken({ type: 'Polygon', coordinates: [[...many, many[0]]] });
		expect(found.simplifiedFrom).toBe(5_000);
		expect(verticesOf(found.area.polygons)).toBeLessThanOrEqual(MOST_VERTICES);
		expect(found.changed).toBeLessThan(0.01);
	});
	test('a collection inside itself a thousand times is no area, and no crash', () => {
		let nested: unknown = polygon;
		for (let i = 0; i < 1_000; i++) nested = { type: 'GeometryCollection', geometries: [nested] };
		expect(reason(nested)).toBe('not_geojson');
		expect(areaOfPolygons([]).ok).toBe(false);
	});
});
