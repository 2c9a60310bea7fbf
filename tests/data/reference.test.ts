import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { area, booleanClockwise, booleanPointInPolygon, featureCollection, kinks, polygon, union } from '@turf/turf';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { beforeAll, describe, expect, it } from 'vitest';
import { GRADES } from '../../src/lib/domain';
import { loadReference, REFERENCE_FOLDER, type Outline, type Reference } from '../../scripts/reference/load';
import { sha256 } from '../../scripts/reference/source';

let reference: Reference;
beforeAll(() => {
	reference = loadReference();
});

const text = (file: string): string => readFileSync(join(REFERENCE_FOLDER, file), 'utf8');
const rings = (outline: Outline): GeoJSON.Position[][][] =>
	outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('municipalities', () => {
	it('are the 46 of Guanajuato, sorted by code, with the census population', () => {
		const codes = reference.municipalities.map((m) => m.code);
		expect(codes).toEqual(Array.from({ length: 46 }, (_, i) => String(11001 + i)));
		expect(sum(reference.municipalities.map((m) => m.population))).toBe(6_166_934);
	});

	it('have a head town that is an urban or rural locality of their own', () => {
		for (const { code, head_town } of reference.municipalities) {
			const names = reference.localities.filter((l) => l.municipality === code).map((l) => l.name);
			expect(names, code).toContain(head_town);
		}
	});

	it('have the index and grade of both councils, area, label point and box', () => {
		for (const m of reference.municipalities) {
			expect(GRADES, m.code).toContain(m.marginacion_grade);
			expect(GRADES, m.code).toContain(m.rezago_grade);
			expect(m.marginacion_index, m.code).toBeGreaterThan(0);
			expect(m.rezago_index, m.code).not.toBeNull();
			const outline = reference.outlines.get(m.code);
			expect(outline, m.code).toBeDefined();
			if (!outline) continue;
			expect(booleanPointInPolygon([m.lon, m.lat], outline), `label of ${m.name}`).toBe(true);
			const [west, south, east, north] = m.bbox;
			for (const [lon = NaN, lat = NaN] of rings(outline).flat(2)) {
				expect(lon >= west - 1e-4 && lon <= east + 1e-4 && lat >= south - 1e-4 && lat <= north + 1e-4, m.code).toBe(true);
			}
		}
	});

	it('say what INEGI, CONAPO and CONEVAL say of León and Xichú', () => {
		expect(reference.municipalities.find((m) => m.code === '11020')).toMatchObject({
			name: 'León',
			head_town: 'León de los Aldama',
			population: 1_721_215,
			rezago_index: -1.054585,
			rezago_grade: 'Muy bajo'
		});
		expect(reference.municipalities.find((m) => m.code === '11045')).toMatchObject({
			name: 'Xichú',
			population: 11_143,
			rezago_index: 0.44792,
			rezago_grade: 'Medio'
		});
	});
});

describe('localities', () => {
	it('are 3,512, sorted, in their municipality; four have a confidential population, which is not 0', () => {
		const codes = reference.localities.map((l) => l.code);
		expect(codes).toHaveLength(3512);
		expect(codes).toEqual([...new Set(codes)].sort());
		expect(reference.localities.every((l) => l.municipality === l.code.slice(0, 5))).toBe(true);
		const confidential = reference.localities.filter((l) => l.population === null).map((l) => l.code);
		expect(confidential).toEqual(['110031019', '110050260', '110201492', '110370653']);
		expect(reference.localities.filter((l) => l.ambit === 'urban')).toHaveLength(175);
	});

	it('keep a name with a comma or a quote whole', () => {
		const lines = text('localities.csv').trimEnd().split('\n');
		expect(lines).toHaveLength(3513);
		expect(reference.localities.every((l) => l.name !== '' && Number.isFinite(l.lon) && Number.isFinite(l.lat))).toBe(true);
	});

	it('lie, all of them, inside the boundary of their municipality', () => {
		const outside = reference.localities.filter((l) => {
			const boundary = reference.boundaries.get(l.municipality);
			return !boundary || !booleanPointInPolygon([l.lon, l.lat], boundary);
		});
		expect(outside).toEqual([]);
	});
});

describe.each(['outlines', 'boundaries', 'proxyOutlines'] as const)('%s', (layer) => {
	it('are valid: no self-crossing, closed rings, outer counter-clockwise and holes clockwise', () => {
		expect(reference[layer].size).toBe(layer === 'proxyOutlines' ? 117 : 46);
		for (const [code, outline] of reference[layer]) {
			expect(kinks(outline).features.length, code).toBe(0);
			for (const [outer = [], ...holes] of rings(outline)) {
				expect(booleanClockwise(outer), code).toBe(false);
				for (const hole of holes) expect(booleanClockwise(hole), code).toBe(true);
				for (const ring of [outer, ...holes]) {
					expect(ring.length, code).toBeGreaterThanOrEqual(4);
					expect(ring.at(-1), code).toEqual(ring[0]);
				}
			}
		}
	});
});

describe('shared borders', () => {
	it.each([
		['municipalities.topo.json', ['code', 'name']],
		['boundaries.topo.json', ['code', 'name']]
	])('of %s: every border is one arc, run once each way by its two neighbours', (file, properties) => {
		const topology = JSON.parse(text(file)) as Topology;
		const uses = topology.arcs.map(() => ({ forward: 0, backward: 0 }));
		const collection = topology.objects['municipalities'];
		if (collection?.type !== 'GeometryCollection') throw new Error(`${file} has no collection of municipalities`);
		for (const geometry of collection.geometries) {
			expect(Object.keys(geometry.properties ?? {}).sort()).toEqual(properties);
			for (const arc of (geometry as Polygon | MultiPolygon).arcs.flat(2)) {
				const use = uses[arc < 0 ? ~arc : arc];
				if (use) use[arc < 0 ? 'backward' : 'forward'] += 1;
			}
		}
		expect(uses.every((use) => use.forward <= 1 && use.backward <= 1 && use.forward + use.backward >= 1)).toBe(true);
		expect(uses.filter((use) => use.forward + use.backward === 2).length).toBeGreaterThan(80);
	});

	it('leave no gap and no overlap: the union has no hole, and its area is the sum of the areas', () => {
		const parts = [...reference.outlines.values()].flatMap((outline) => rings(outline).map((r) => polygon(r)));
		const whole = union(featureCollection(parts));
		if (!whole) throw new Error('the union is empty');
		const total = sum([...reference.outlines.values()].map((outline) => area(outline)));
		expect(Math.abs(area(whole) / total - 1)).toBeLessThan(1e-9);
		expect(Math.abs(area(reference.state) / total - 1)).toBeLessThan(1e-9);
		for (const part of rings(whole.geometry)) expect(part).toHaveLength(1);
		expect(rings(reference.state)).toHaveLength(1);
	});
});

describe('priority zones and the urban proxy', () => {
	it('holds the 30 rural zones of the 2026 list, with their decree', () => {
		expect(reference.zones).toHaveLength(30);
		const codes = new Set(reference.municipalities.map((m) => m.code));
		for (const zone of reference.zones) {
			expect(codes.has(zone.municipality)).toBe(true);
			expect(zone).toMatchObject({
				zone: `zap-rural-${zone.municipality}`,
				kind: 'rural',
				list_year: 2026,
				source: 'DOF 2025-11-21, Anexo A',
				demonstration: false
			});
		}
	});

	it('holds 117 localities with AGEBs of grade Alto or Muy alto, none of them as a zone', () => {
		expect(reference.proxies).toHaveLength(117);
		expect(sum(reference.proxies.map((p) => p.agebs.Alto))).toBe(359);
		expect(sum(reference.proxies.map((p) => p.agebs['Muy alto']))).toBe(158);
		const localities = new Set(reference.localities.map((l) => l.code));
		for (const proxy of reference.proxies) {
			expect(proxy.agebs.Alto + proxy.agebs['Muy alto'], proxy.code).toBeGreaterThan(0);
			expect(localities.has(proxy.code)).toBe(true);
			expect(reference.proxyOutlines.has(proxy.code)).toBe(true);
		}
		expect(reference.zones.some((zone) => zone.kind === 'urban')).toBe(false);
	});
});

describe('indicators', () => {
	it('have one value per place, indicator and year, of a defined indicator, unit and source', () => {
		const definitions = new Map(reference.indicatorDefinitions.map((d) => [d.code, d]));
		const sources = new Set(reference.sources.sources.map((s) => s.id));
		const seen = new Set<string>();
		for (const row of reference.indicators) {
			const key = `${row.place} ${row.indicator} ${row.year}`;
			expect(seen.has(key), key).toBe(false);
			seen.add(key);
			expect(definitions.get(row.indicator), key).toMatchObject({ unit: row.unit, source: row.source });
			expect(sources.has(row.source), key).toBe(true);
			if (row.unit === 'percent' && row.value !== null) expect(row.value >= 0 && row.value <= 100, key).toBe(true);
			if (row.unit === 'persons' && row.value !== null) expect(Number.isInteger(row.value), key).toBe(true);
		}
	});

	it('have every municipal indicator for each of the 46', () => {
		const municipal = reference.indicatorDefinitions.filter((d) => d.code !== 'ageb_alta_marginacion_personas');
		expect(municipal).toHaveLength(29);
		for (const { code } of municipal) {
			const values = reference.indicators.filter((row) => row.indicator === code && row.place.length === 5);
			expect(values.filter((row) => row.value !== null), code).toHaveLength(46);
		}
	});

	it('agree with the table of municipalities', () => {
		const find = (place: string, indicator: string) =>
			reference.indicators.find((row) => row.place === place && row.indicator === indicator);
		for (const m of reference.municipalities) {
			expect(find(m.code, 'poblacion')?.value).toBe(m.population);
			expect(find(m.code, 'marginacion')).toMatchObject({ value: m.marginacion_index, grade: m.marginacion_grade });
			expect(find(m.code, 'rezago_social')).toMatchObject({ value: m.rezago_index, grade: m.rezago_grade });
		}
	});

	it('have persons that are the per cent of the estimated population', () => {
		const value = (place: string, code: string): number =>
			reference.indicators.find((row) => row.place === place && row.indicator === code)?.value ?? NaN;
		for (const { code: place } of reference.municipalities) {
			for (const stem of ['pobreza_ingreso', 'carencia_salud', 'rezago_educativo']) {
				const persons = (value(place, `${stem}_pct`) / 100) * value(place, 'poblacion_coneval');
				expect(Math.abs(persons - value(place, `${stem}_personas`)), `${place} ${stem}`).toBeLessThan(1);
			}
		}
	});
});

describe('provenance', () => {
	it('names publisher, licence, date, command, rows and hash of every table as it lies there', () => {
		const { sources, tables } = reference.sources;
		const ids = new Set(sources.map((source) => source.id));
		for (const source of sources) {
			expect(source.publisher && source.license.title && source.date, source.id).toBeTruthy();
			expect(source.inputs.length, source.id).toBeGreaterThan(0);
			for (const input of source.inputs) expect(input.sha256).toMatch(/^[0-9a-f]{64}$/);
		}
		for (const table of tables) {
			const bytes = readFileSync(join(REFERENCE_FOLDER, table.file));
			expect({ bytes: bytes.length, sha256: sha256(bytes) }, table.file).toEqual({ bytes: table.bytes, sha256: table.sha256 });
			expect(table.command).toContain('npm run reference');
			expect(table.sources.every((id) => ids.has(id)), table.file).toBe(true);
		}
		const rows = Object.fromEntries(tables.map((table) => [table.file, table.rows]));
		expect(rows).toMatchObject({
			'municipalities.json': 46,
			'localities.csv': 3512,
			'zap_rural.csv': 30,
			'urban_proxy.json': 117,
			'indicators.csv': reference.indicators.length
		});
	});

	it('keeps the whole folder under 1.5 MB', () => {
		const bytes = sum(readdirSync(REFERENCE_FOLDER).map((file) => statSync(join(REFERENCE_FOLDER, file)).size));
		expect(bytes).toBeLessThanOrEqual(1_500_000);
	});
});
