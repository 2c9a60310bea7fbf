import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCATION_QUALITIES } from '../../../src/lib/domain';
import { featureProperties } from '../../../src/lib/filters';
import { boundsOf, featuresOf, locatedOf } from '../../../src/lib/map/features';
import { focusFeatures } from '../../../src/lib/map/focus';
import { radiusScale, SMALLEST_RADIUS } from '../../../src/lib/map/scales';
import { all, columnsOf, type TestWork } from './columns';

const degrees = fc.option(fc.oneof(fc.double({ min: -102, max: -99, noNaN: true }), fc.constant(NaN)), {
	nil: undefined
});
const work: fc.Arbitrary<TestWork> = fc
	.record(
		{
			lon: degrees,
			lat: degrees,
			quality: fc.constantFrom(...LOCATION_QUALITIES),
			rubro: fc.constantFrom('agua' as const, 'otros' as const, 'desconocido' as const),
			investment: fc.integer({ min: -5, max: 9e12 })
		},
		{ requiredKeys: [] }
	)
	.map((w) => Object.fromEntries(Object.entries(w).filter(([, v]) => v !== undefined)) as TestWork);

describe('locatedOf', () => {
	it('keeps exactly the chosen works of grade exact or locality that have a point, in their order', () => {
		fc.assert(
			fc.property(fc.array(work, { maxLength: 40 }), fc.infiniteStream(fc.boolean()), (works, coin) => {
				const columns = columnsOf(works);
				const chosen = all(columns).filter(() => coin.next().value);
				const expected = [...chosen].filter((o) => {
					const w = works[o];
					return (
						(w?.quality === 'exact' || w?.quality === 'locality') &&
						Number.isFinite(w.lon ?? NaN) &&
						Number.isFinite(w.lat ?? NaN)
					);
				});
				expect([...locatedOf(columns, chosen)]).toEqual(expected);
			})
		);
	});
});

describe('featuresOf', () => {
	const columns = columnsOf([
		{ lon: -101, lat: 21, quality: 'exact', rubro: 'agua', investment: 100, spent: 5 },
		{ lon: -100.5, lat: 20.5, quality: 'locality', rubro: 'desconocido' },
		{ lon: -100, lat: 20, quality: 'exact' }
	]);
	const features = (measure: 'investment' | 'spent') =>
		featuresOf(columns, all(columns), measure, radiusScale(columns[measure])).features;

	it('puts each work at its point with what drawing needs', () => {
		const [own, locality, bare] = features('investment');
		expect(own?.geometry.coordinates).toEqual([-101, 21]);
		expect(own?.properties).toEqual({ o: 0, r: 'agua', locality: 0, missing: 0, radius: 7 });
		expect(locality?.properties).toEqual({
			o: 1,
			r: 'desconocido',
			locality: 1,
			missing: 1,
			radius: SMALLEST_RADIUS
		});
		expect(bare?.properties).toEqual({ o: 2, locality: 0, missing: 1, radius: SMALLEST_RADIUS });
	});

	it('sizes by the chosen measure', () => {
		const other = featuresOf(columns, all(columns), 'spent', radiusScale(columns.investment)).features[0];
		expect(other?.properties.radius).toBe(SMALLEST_RADIUS);
	});

	it('says of ordinal and rubro what the filters say', () => {
		for (const { properties } of features('investment')) {
			const { o, r } = featureProperties(columns, null, properties.o);
			expect({ o: properties.o, r: properties.r }).toEqual({ o, r });
		}
	});
});

describe('boundsOf', () => {
	it('holds every point and touches the outermost', () => {
		const columns = columnsOf([
			{ lon: -101, lat: 20 },
			{ lon: -100, lat: 21 },
			{ lon: -100.5, lat: 19 }
		]);
		expect(boundsOf(columns, all(columns))).toEqual([-101, 19, -100, 21]);
		expect(boundsOf(columns, Uint32Array.of(1))).toEqual([-100, 21, -100, 21]);
	});
	it('is null without works', () => {
		expect(boundsOf(columnsOf([{ lon: -101, lat: 20 }]), new Uint32Array())).toBeNull();
	});
});

describe('focusFeatures', () => {
	const columns = columnsOf([
		{ lon: -101, lat: 20, quality: 'exact' },
		{ lon: -100, lat: 21, quality: 'suspect' }
	]);
	it('rings the open work over the one pointed at, and none that is not on the map', () => {
		const kinds = (selected: number | null, highlighted: number | null) =>
			focusFeatures(columns, { selected, highlighted }, () => 3).features.map((f) => f.properties.kind);
		expect(kinds(0, 0)).toEqual(['highlighted', 'selected']);
		expect(kinds(0, null)).toEqual(['selected']);
		expect(kinds(1, null)).toEqual([]);
		expect(kinds(null, 99)).toEqual([]);
	});
});
