import { readFileSync } from 'node:fs';
import type { ReleaseIndex } from '../../src/lib/domain';
import { MOST_VERTICES, type DrawnArea } from '../../src/lib/filters';
import { naturalBreaks, quantileBreaks } from '../../src/lib/charts/classes';
import { ReleaseHost } from '../../src/lib/queries';
import { builtIn } from '../../src/lib/queries/compare';
import { insideOf } from '../../src/lib/queries/in-area';
import { areasOf, type Outlines } from '../../src/lib/queries/municipality-at';
import { chosenOf } from '../../src/lib/queries/near';
import { worksOf, type PlaceRule } from '../../src/lib/queries/place-works';
import { sharedWorks } from '../../src/lib/queries/shared-works';
import { zoneTable } from '../../src/lib/queries/zone-table';
import { readZonesOf } from '../../src/lib/server/zones';
import { fromFiles } from '../../src/lib/server/releases';
import { MEASURES, measureValue, orderedBy } from '../../src/lib/ui/zone/zone-measures';
import { DEFAULT_FILTER } from '../../src/lib/filters';
import type { Results } from './results';

/** What the issue of the planners promises at so many works. */
const PROMISED_ROWS = 100_000;
const COMPARE_LIMIT = 100;
const RECOLOUR_LIMIT = 50;

interface Options {
	/** Of a generated release. */
	folder: string;
	rows: number;
	repeats: number;
	results: Results;
}

/** The two steps of the planners' pages that must feel like nothing, in Node, by the code that the pages run. */
export async function measurePlanners(options: Options): Promise<void> {
	const { current } = JSON.parse(readFileSync(`${options.folder}/index.json`, 'utf8')) as ReleaseIndex;
	await measureCompare(current, options);
	await measureRecolouring(current, options);
}

/** Six places of every kind, nothing remembered from before: which works are theirs, and all their figures and the state's, filtered. */
async function measureCompare(release: string, { folder, rows, repeats, results }: Options): Promise<void> {
	const host = new ReleaseHost(fromFiles);
	const { core } = await host.open({ dataUrl: folder, release });
	const keys = await host.answerer.localityKeys();
	const lateness = await host.answerer.lateness();
	const filter = { ...DEFAULT_FILTER, kind: 'obra' as const };
	const chosen = chosenOf(await host.answerer.ordinals(filter), core.rows);
	const rules = sixPlaces();
	const times: number[] = [];
	for (let i = 0; i < repeats; i++) {
		const from = performance.now();
		const source = { core, measure: 'investment' as const, chosen, lateness };
		const works = rules().map((rule) => worksOf(rule, core, keys));
		works.forEach((own) => builtIn(own, source));
		builtIn(null, source);
		sharedWorks(works, core.rows, chosen);
		times.push(performance.now() - from);
	}
	results.add(
		{
			name: 'compare: six places, from the address to all figures',
			rows,
			unit: 'ms',
			limit: rows <= PROMISED_ROWS ? COMPARE_LIMIT : null,
			peer: 'Plomada, plain arrays'
		},
		times
	);
}

/** Two municipalities, a locality, an outline of the proxy, a circle, and a polygon with as many vertices as an address holds. */
function sixPlaces(): () => PlaceRule[] {
	const proxies = areasOf(
		JSON.parse(readFileSync('data/reference/urban_proxy.topo.json', 'utf8')) as Outlines
	);
	const leon = proxies.find(({ properties }) => properties.code === '110200001');
	if (!leon) throw new Error('expected the outline of León, met none');
	const { geometry } = leon;
	const outline = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const ring = Array.from({ length: MOST_VERTICES }, (_, i) => {
		const turn = (2 * Math.PI * i) / MOST_VERTICES;
		const reach = i % 2 ? 0.9 : 0.7;
		return [-101 + reach * Math.cos(turn), 20.9 + reach * Math.sin(turn)];
	});
	const circle: DrawnArea = { kind: 'circle', lon: -101.68, lat: 21.12, radius: 30_000, name: '' };
	const polygon: DrawnArea = { kind: 'polygon', polygons: [[[...ring, ...ring.slice(0, 1)]]], name: '' };
	return () => [
		{ kind: 'municipality', code: '11020' },
		{ kind: 'municipality', code: '11007' },
		{ kind: 'locality', code: '110170001' },
		{
			kind: 'outline',
			locality: '110200001',
			inside: insideOf({ kind: 'polygon', polygons: outline, name: '' })
		},
		{ kind: 'drawn', area: circle, municipalities: new Set(['11020']) },
		{ kind: 'drawn', area: polygon, municipalities: new Set(['11020', '11007']) }
	];
}

/** Another measure, other years, another list: the table of zones, its classes, the class of each municipality and its rank. */
async function measureRecolouring(
	release: string,
	{ folder, rows, repeats, results }: Options
): Promise<void> {
	const { data } = await readZonesOf(release, folder);
	const times: number[] = [];
	for (let i = 0; i < repeats; i++) {
		const from = performance.now();
		const measure = MEASURES[i % MEASURES.length] ?? 'pobreza';
		const table = zoneTable(data, {
			years: i % 2 ? { from: 2013, to: 2019 } : null,
			zapList: i % 3 ? null : 2026
		});
		const values = table.rows.flatMap((row) => measureValue(measure, row) ?? []);
		const breaks = (i % 2 ? naturalBreaks : quantileBreaks)(values, 5);
		orderedBy(table.rows, measure, false).map((row) => {
			const value = measureValue(measure, row);
			return value === null ? null : breaks.filter((at) => value >= at).length;
		});
		times.push(performance.now() - from);
	}
	results.add(
		{
			name: 'zones: recolouring the choropleth, table and classes',
			rows,
			unit: 'ms',
			limit: rows <= PROMISED_ROWS ? RECOLOUR_LIMIT : null,
			peer: 'Plomada, plain arrays'
		},
		times
	);
}
