import boundaryTopology from '../../../data/reference/boundaries.topo.json';
import proxyTopology from '../../../data/reference/urban_proxy.topo.json';
import { fetchTable, inFolder, readText, readWorkZones } from '../dataset';
import type { CoreColumns, Dictionary, Manifest, Way, WorkZone } from '../domain';
import { areasOf, type Outlines } from '../queries/municipality-at';
import { workZones } from '../queries/work-zones';
import { fromFiles } from './releases';

export const boundaries = areasOf(boundaryTopology as unknown as Outlines);
export const proxyAreas = areasOf(proxyTopology as unknown as Outlines);

export const wordOf = ({ values, codes }: Dictionary, row: number): string | null =>
	values[codes[row] ?? 0] ?? null;

/** Where the works of a release lie, by row. */
export interface ZoneWorks {
	/** By the municipality that their source names; null is none. The verdict stays the published one. */
	byPlace: ReadonlyMap<string | null, number[]>;
	/** How each is known to be there. */
	wayHere: readonly (Way | null)[];
	byProxy: ReadonlyMap<string, Joined[]>;
	byCustom: ReadonlyMap<string, Joined[]>;
	/** Works of each municipality of which nobody can tell whether they lie in a locality of the proxy. */
	untold: ReadonlyMap<string | null, number>;
}
export interface Joined {
	row: number;
	way: Way;
}

/** Reads the join that the release publishes. Throws DatasetError. */
export async function zoneWorks(folder: string, manifest: Manifest, core: CoreColumns): Promise<ZoneWorks> {
	const table = (name: string) => fetchTable(inFolder(folder, manifest.id), manifest, name, fromFiles);
	const text = await readText(await table('works_text'));
	const rowOf = new Map(text.id.map((id, row) => [id, row]));
	// Releases before 1.3 do not carry the join: it is made here, of the same outlines.
	const joined = manifest.resources.some(({ name }) => name === 'work_zones')
		? await readWorkZones(await table('work_zones'))
		: joinedHere(core, text);

	const wayHere = new Array<Way | null>(core.rows).fill(null);
	const byPlace = new Map<string | null, number[]>();
	for (let row = 0; row < core.rows; row++) listed(byPlace, wordOf(core.municipality, row)).push(row);
	const byProxy = new Map<string, Joined[]>();
	const byCustom = new Map<string, Joined[]>();
	const untold = new Map<string | null, number>();
	for (const { work, layer, zone, way } of joined) {
		const row = rowOf.get(work);
		if (row === undefined) continue;
		if (layer === 'municipality') wayHere[row] = way;
		else if (zone !== null && way !== null)
			listed(layer === 'proxy' ? byProxy : byCustom, zone).push({ row, way });
		else if (layer === 'proxy') {
			const home = wordOf(core.municipality, row);
			untold.set(home, (untold.get(home) ?? 0) + 1);
		}
	}
	return { byPlace, wayHere, byProxy, byCustom, untold };
}

function joinedHere(
	core: CoreColumns,
	text: { id: readonly string[]; locality: Dictionary }
): Iterable<WorkZone> {
	const join = workZones({ boundaries, proxies: proxyAreas, custom: null });
	return text.id.flatMap((id, row) =>
		join(id, {
			lon: core.lon[row] ?? NaN,
			lat: core.lat[row] ?? NaN,
			exact: wordOf(core.location_quality, row) === 'exact',
			locality: wordOf(text.locality, row),
			municipality: wordOf(core.municipality, row)
		})
	);
}

function listed<K, V>(map: Map<K, V[]>, key: K): V[] {
	const rows = map.get(key) ?? [];
	map.set(key, rows);
	return rows;
}
