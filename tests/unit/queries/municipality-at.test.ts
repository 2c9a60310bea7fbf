import { pointToPolygonDistance } from '@turf/turf';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { areasOf, municipalityAt, type Outlines } from '../../../src/lib/queries/municipality-at';
import { decodePlaces } from '../../../src/lib/queries/places-file';

const outlines = (name: string) =>
	areasOf(JSON.parse(readFileSync(`static/base/${name}.json`, 'utf8')) as Outlines);
const drawn = outlines('municipalities');
const exact = outlines('boundaries');
const localities = decodePlaces(JSON.parse(readFileSync('static/base/places.json', 'utf8'))).filter(
	({ kind }) => kind === 'locality'
);

describe('the municipality a point lies in', () => {
	test('where the drawn outlines are certain they are right, and seldom are they not', () => {
		const wrong: string[] = [];
		let uncertain = 0;
		for (const place of localities) {
			const { municipality, certain } = municipalityAt(drawn, place);
			if (!certain) uncertain++;
			else if (municipality !== place.municipality) wrong.push(place.name);
		}
		expect(wrong).toEqual([]);
		expect(uncertain).toBeLessThan(localities.length / 8);
	});
	test('the exact ones decide', () => {
		const doubtful = localities.filter((place) => !municipalityAt(drawn, place).certain);
		// A point of ten-thousandths of a degree may fall across the line it stands on.
		const wrong = doubtful.filter(
			(place) => municipalityAt(exact, place, 0).municipality !== place.municipality
		);
		expect(wrong.length).toBeLessThanOrEqual(1);
	});
	test('no vertex of the exact outlines is farther from the drawn ones than the doubt', () => {
		let most = 0;
		for (const area of exact) {
			const other = drawn.find(({ properties }) => properties.code === area.properties.code);
			if (!other) throw new Error(`no drawn outline of ${area.properties.code}`);
			const { geometry } = area;
			const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
			for (const point of rings.flat().filter((_, i) => i % 5 === 0))
				most = Math.max(most, Math.abs(pointToPolygonDistance(point, other, { units: 'meters' })));
		}
		expect(most).toBeGreaterThan(50);
		expect(most).toBeLessThan(400);
	});
	test('outside the state there is none', () => {
		for (const [lon, lat] of [
			[-99.13, 19.43],
			[-103.35, 20.67],
			[0, 0]
		] as const)
			expect(municipalityAt(drawn, { lon, lat })).toEqual({ municipality: null, certain: true });
	});
});
