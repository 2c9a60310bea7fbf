import { bbox } from '@turf/turf';
import { inFolder, wholeFile } from '../dataset';
import { CUSTOM_OUTLINES, isLocated, type CoreColumns, type LocationQuality, type Manifest } from '../domain';
import type { Area } from '../queries/municipality-at';
import { grownBox, metresToBorder } from '../queries/zone-distance';
import type { AroundLine } from '../queries/zone-profile';
import { addedUp, single } from '../queries/zone-split';
import { fromFiles } from './releases';
import { wordOf } from './zone-works';

/** How far "around" a zone reaches, metres from its border. */
const AROUND = [1_000, 2_000, 5_000];

/** Outlines of the zones brought, by id. */
export async function customOutlines(manifest: Manifest, folder: string): Promise<Map<string, Area>> {
	if (!manifest.files.some(({ path }) => path === CUSTOM_OUTLINES)) return new Map();
	const bytes = await wholeFile(inFolder(folder, `${manifest.id}/${CUSTOM_OUTLINES}`), fromFiles);
	const { features } = JSON.parse(new TextDecoder().decode(bytes)) as {
		features: { properties: { zone: string }; geometry: Area['geometry'] }[];
	};
	return new Map(
		features.map(({ properties: { zone }, geometry }): [string, Area] => [
			zone,
			{ type: 'Feature', properties: { code: zone }, geometry, bbox: bbox(geometry) }
		])
	);
}

/** Located works that are not the zone's own, by how near its border they are; each line counts the nearer ones too. */
export function around(core: CoreColumns, area: Area, own: ReadonlySet<number>): AroundLine[] {
	const farthest = Math.max(...AROUND);
	const isNear = grownBox(area, farthest);
	const found: { metres: number; amount: number }[] = [];
	for (let row = 0; row < core.rows; row++) {
		const [lon, lat] = [core.lon[row] ?? NaN, core.lat[row] ?? NaN];
		if (own.has(row) || !isNear(lon, lat)) continue;
		if (!isLocated((wordOf(core.location_quality, row) ?? 'none') as LocationQuality)) continue;
		found.push({ metres: metresToBorder(area, lon, lat), amount: core.investment[row] ?? NaN });
	}
	return AROUND.map((metres) => ({
		metres,
		sum: addedUp(found.filter((work) => work.metres <= metres).map(({ amount }) => single(amount)))
	}));
}
