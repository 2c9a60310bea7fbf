import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocated, WORK_COLUMNS, type Work } from '../../../src/lib/domain';
import type { ExportFacts } from '../../../src/lib/export';
import { GEOJSON } from '../../../src/lib/export/geojson';
import { fixtureWorks } from '../../fixtures/works';
import { factsFor, written } from './rows';

interface Feature {
	type: string;
	id: string;
	geometry: { type: string; coordinates: number[] } | null;
	properties: Work;
}
interface Collection {
	type: string;
	plomada: Record<string, unknown>;
	features: Feature[];
}

const read = async (works: Work[], facts?: ExportFacts): Promise<Collection> =>
	JSON.parse(await written(GEOJSON, works, facts ?? factsFor(works))) as Collection;

describe('GeoJSON', () => {
	it('is the golden file for two works, one of them without a place', async () => {
		const works = fixtureWorks(40, { seed: 9 });
		const placed = works.find((work) => isLocated(work.location_quality));
		const lost = works.find((work) => work.location_quality === 'none');
		if (!placed || !lost) throw new Error('expected a placed and an unplaced work among the fixtures');
		const facts = factsFor([placed, lost], {
			demonstration: true,
			sources: [
				{
					id: 'demo',
					title: 'Demo',
					publisher: 'Plomada',
					license: { name: 'CC0-1.0', title: 'CC0', path: null },
					path: null
				}
			]
		});
		await expect(await written(GEOJSON, [placed, lost], facts)).toMatchFileSnapshot(
			'golden/two-works.geojson'
		);
	});

	it('holds every work once: points as longitude, latitude, the rest without geometry', async () => {
		const works = fixtureWorks(1_500, { seed: 21 });
		const { type, features } = await read(works);
		expect(type).toBe('FeatureCollection');
		expect(features.map((feature) => feature.id)).toEqual(works.map((work) => work.id));
		features.forEach((feature, i) => {
			const work = works[i];
			expect(feature.type).toBe('Feature');
			expect(Object.keys(feature.properties)).toEqual(WORK_COLUMNS.map((column) => column.name));
			expect(feature.properties).toEqual(work);
			if (!work || !isLocated(work.location_quality)) return expect(feature.geometry).toBeNull();
			expect(feature.geometry).toEqual({ type: 'Point', coordinates: [work.lon, work.lat] });
			const [lon = 0, lat = 0] = feature.geometry?.coordinates ?? [];
			expect(lon).toBeLessThan(-100);
			expect(lat).toBeGreaterThan(19);
		});
	});

	it('a suspect point is not drawn, and its published coordinates stay readable', async () => {
		const [first] = fixtureWorks(1, { seed: 2 });
		if (!first) throw new Error('expected a fixture work, met none');
		const work: Work = { ...first, location_quality: 'suspect', lon: 101, lat: 21 };
		const { features } = await read([work]);
		expect(features[0]?.geometry).toBeNull();
		expect(features[0]?.properties.lon).toBe(101);
	});

	it('says what was exported, and its features add up to it', async () => {
		const works = fixtureWorks(800, { seed: 4 });
		const facts = factsFor(works, { measure: 'ejercido', demonstration: true });
		const { plomada, features } = await read(works, facts);
		expect(plomada).toMatchObject({
			release: facts.release,
			issued: '2021-01-31',
			demonstration: true,
			filter: 'Municipio: León',
			query: facts.query,
			measure: 'ejercido',
			works: 800,
			unlocated: facts.unlocated
		});
		expect(features.reduce((sum, { properties }) => sum + (properties.spent ?? 0), 0)).toBe(
			plomada.amount_centavos
		);
		expect(features.filter(({ geometry }) => geometry === null)).toHaveLength(facts.unlocated);
	});

	it('keeps any text; half a surrogate pair and NUL are replaced, so that every reader takes the file', async () => {
		const [first] = fixtureWorks(1, { seed: 2 });
		if (!first) throw new Error('expected a fixture work, met none');
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (name, filter) => {
				const works = [{ ...first, name }];
				const { features, plomada } = await read(works, factsFor(works, { filter }));
				expect(features[0]?.properties.name).toBe(name.replaceAll('\0', '\uFFFD'));
				expect(plomada.filter).toBe(filter.replaceAll('\0', '\uFFFD'));
			}),
			{ numRuns: 150 }
		);
		const text = await written(GEOJSON, [{ ...first, name: 'x\uD83Dy' }], factsFor([first]));
		expect(text).toContain('"x\uFFFDy"');
	});

	it('no work is an empty, valid collection', async () => {
		expect((await read([])).features).toEqual([]);
	});
});
