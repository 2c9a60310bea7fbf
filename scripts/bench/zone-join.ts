import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Area } from '../../src/lib/queries/municipality-at';
import { CustomLayer } from '../../src/lib/queries/custom-layer';
import { joinWith, polygonIndex } from '../../src/lib/queries/zone-join';
import { layersOf } from '../publish/layers';
import { loadReference } from '../reference/load';
import type { Results } from './results';

const WORKS = 100_000;
const POLYGONS = 3_500;
const VERTICES = 40;
const REPEATS = 5;
/** What the issue of the zones promises for the publish-time join. */
const LIMIT = 20_000;

/** Numbers in [0, 1), the same every time (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A ragged polygon of the size of a town around each locality: they overlap where localities are close. */
function towns(random: () => number): Area[] {
	const { data } = Papa.parse<Record<string, string>>(readFileSync('data/reference/localities.csv', 'utf8'), {
		header: true,
		skipEmptyLines: true
	});
	return data.slice(0, POLYGONS).map((place) => {
		const [lon, lat] = [Number(place.lon), Number(place.lat)];
		const ring = Array.from({ length: VERTICES }, (_, i): [number, number] => {
			const turn = (2 * Math.PI * i) / VERTICES;
			const reach = 0.01 + 0.02 * random();
			return [lon + reach * Math.cos(turn), lat + reach * Math.sin(turn)];
		});
		const closed = [...ring, ...ring.slice(0, 1)];
		const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
		return {
			type: 'Feature',
			properties: { code: place.code ?? '' },
			bbox: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
			geometry: { type: 'Polygon', coordinates: [closed] }
		};
	});
}

/** The join of works with polygons at publishing: index and all points. */
export function measureZoneJoin(results: Results): void {
	const random = seeded(4);
	const areas = towns(random);
	// Works stand where people live: near localities, not spread over the hills.
	const points = Array.from({ length: WORKS }, () => {
		const [west = 0, south = 0] = areas[Math.floor(random() * areas.length)]?.bbox ?? [];
		return [west + 0.06 * random(), south + 0.06 * random()] as const;
	});
	const times = Array.from({ length: REPEATS }, () => {
		const from = performance.now();
		const join = joinWith(polygonIndex(areas), new Set());
		for (const [lon, lat] of points) join({ lon, lat, exact: true, locality: null, municipality: null });
		return performance.now() - from;
	});
	results.add(
		{
			name: `zones: join works with ${POLYGONS} polygons at publishing`,
			rows: WORKS,
			unit: 'ms',
			limit: LIMIT,
			peer: 'turf and flatbush'
		},
		times
	);
	results.add(
		{
			name: `zones: join works with ${POLYGONS} brought zones, compared with towns and municipalities`,
			rows: WORKS,
			unit: 'ms',
			limit: LIMIT,
			peer: 'turf and flatbush'
		},
		[timeOfBrought(areas, points)]
	);
}

/** As `npm run data -- --zones` does it: towns, localities and municipalities of each zone, then all works. Once: it is the longest. */
function timeOfBrought(areas: readonly Area[], points: readonly (readonly [number, number])[]): number {
	const reference = loadReference();
	const { boundaries, proxies } = layersOf(reference);
	const { municipalities, localities } = reference;
	const zones = areas.map(({ properties: { code }, geometry }, row) => ({
		zone: `zona-${code}`,
		id: code,
		keys: [],
		kind: null,
		name: code,
		outline: geometry,
		population: null,
		years: null,
		file: 'bench',
		row
	}));
	const from = performance.now();
	const layer = new CustomLayer(zones, { municipalities, localities, boundaries, towns: proxies });
	for (const [lon, lat] of points) layer.join({ lon, lat, exact: true, locality: null, municipality: null });
	layer.rows();
	return performance.now() - from;
}
