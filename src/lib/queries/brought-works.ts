import { WAYS, type CoreColumns, type CustomZone, type TextColumns, type WorkZone } from '../domain';
import type { PlaceWorks } from './place-works';

/** The works of the zones that a publisher brought, by the published join. */
export type BroughtWorks = ReadonlyMap<string, PlaceWorks>;

/** A zone that holds no work is in it too: without works is not unknown. Works of the join that are not among the columns are left out. */
export function broughtWorks(
	zones: readonly Pick<CustomZone, 'zone' | 'municipalities'>[],
	joined: readonly WorkZone[],
	{ municipality }: Pick<CoreColumns, 'municipality'>,
	{ id }: Pick<TextColumns, 'id'>
): BroughtWorks {
	const rowOf = new Map(id.map((known, row) => [known, row]));
	const inside = new Map<string, { row: number; way: number }[]>(zones.map(({ zone }) => [zone, []]));
	const untold: number[] = [];
	for (const { work, layer, zone, way } of joined) {
		const row = rowOf.get(work);
		if (layer !== 'custom' || row === undefined) continue;
		if (zone === null || way === null) untold.push(row);
		else inside.get(zone)?.push({ row, way: WAYS.indexOf(way) });
	}
	const homeOf = (row: number): string | null => municipality.values[municipality.codes[row] ?? 0] ?? null;
	return new Map(
		zones.map(({ zone, municipalities }): [string, PlaceWorks] => {
			const found = (inside.get(zone) ?? []).sort((a, b) => a.row - b.row);
			const own = new Set(found.map(({ row }) => row));
			const homes = new Set(municipalities?.split(';') ?? []);
			// The join says of a work that nobody can tell, not of which zone: it may be any of its municipality's.
			const isNear = (row: number): boolean => {
				const home = homeOf(row);
				return !own.has(row) && (home === null || homes.size === 0 || homes.has(home));
			};
			return [
				zone,
				{
					rows: Uint32Array.from(found, ({ row }) => row),
					ways: Uint8Array.from(found, ({ way }) => way),
					unsure: Uint32Array.from(untold.filter(isNear)).sort()
				}
			];
		})
	);
}
