import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { baseFiles } from '../../../scripts/prepare-base';
import type { Municipality } from '../../../src/lib/domain';
import { BaseMapError, decodeBase, localityLabels, topologyBounds } from '../../../src/lib/map/base';
import { fitPadding, holds, roomAround } from '../../../src/lib/map/camera';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const reference = join(root, 'data', 'reference');
const published = (name: string) => readFileSync(join(root, 'static', 'base', name), 'utf8');
const base = () => decodeBase(JSON.parse(published('municipalities.json')));
const places = JSON.parse(readFileSync(join(reference, 'municipalities.json'), 'utf8')) as Municipality[];

describe('static/base', () => {
	it.each([...baseFiles(reference)])(
		'%s is what `npx tsx scripts/prepare-base.ts` makes of data/reference',
		(name, text) => {
			expect(published(name) === text).toBe(true);
		}
	);
});

describe('decodeBase', () => {
	it('gives every municipality its area and its name, the most populated first', () => {
		const { areas, labels } = base();
		expect(areas.features.map((f) => f.properties.code).sort()).toEqual(places.map((p) => p.code).sort());
		const byRank = labels.features.toSorted((a, b) => a.properties.rank - b.properties.rank);
		expect(byRank.slice(0, 3).map((f) => f.properties.name)).toEqual(['León', 'Irapuato', 'Celaya']);
		expect(byRank.map((f) => f.properties.rank)).toEqual(places.map((_, i) => i));
	});
	it('keeps the outline of the state apart from the borders within', () => {
		const { borders, outline, bounds } = base();
		const [west] = bounds;
		const westernmost = (lines: typeof outline) =>
			Math.min(...lines.coordinates.flat().map(([lon = 0]) => lon));
		expect(westernmost(outline)).toBeCloseTo(west, 2);
		expect(westernmost(borders)).toBeGreaterThan(west + 0.01);
	});
	it('holds every label within its bounds', () => {
		const { labels, bounds } = base();
		for (const { geometry } of labels.features) {
			const [lon = NaN, lat = NaN] = geometry.coordinates;
			expect(holds(bounds, lon, lat)).toBe(true);
		}
	});
	it('refuses a topology that does not say its bounds', () => {
		expect(() => topologyBounds({ type: 'Topology', arcs: [], objects: {} })).toThrow(BaseMapError);
	});
});

describe('localityLabels', () => {
	it('names each locality at its point', () => {
		expect(localityLabels([['El Capulín', -100.5, 20.5, 120]]).features).toEqual([
			{
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [-100.5, 20.5] },
				properties: { name: 'El Capulín', population: 120 }
			}
		]);
	});
});

describe('fitPadding', () => {
	const none = { top: 0, right: 0, bottom: 0, left: 0 };
	it('adds the cover to the margin, and leaves room for the legend at the foot', () => {
		const free = fitPadding(none, 1000, 1000);
		const covered = fitPadding({ ...none, bottom: 300 }, 1000, 1000);
		expect(free.bottom).toBeGreaterThan(free.top);
		expect(covered.bottom - free.bottom).toBe(300);
		expect(covered.top).toBe(free.top);
	});
	it('never leaves the map without room, however much is covered', () => {
		const { top, bottom, left, right } = fitPadding({ top: 0, right: 0, bottom: 900, left: 0 }, 320, 400);
		expect(400 - top - bottom).toBeGreaterThanOrEqual(96);
		expect(320 - left - right).toBeGreaterThanOrEqual(96);
	});
});

describe('roomAround', () => {
	it('lets the reader leave the state by some degrees', () => {
		expect(roomAround([-102, 19, -99, 22], 1)).toEqual([-103, 18, -98, 23]);
		expect(holds([-102, 19, -99, 22], -103, 20)).toBe(false);
	});
});
