import type { ZoneDeclaration, ZoneList } from '../../src/lib/domain';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Answers, for a municipality and a year, which zone of that year's list declares it. Only rural zones declare a municipality whole;
 * an urban one is a few AGEBs of it and decides nothing here.
 */
export class ZoneLists {
	private readonly byYear = new Map<number, Map<string, string>>();

	constructor(zones: readonly ZoneDeclaration[]) {
		for (const zone of zones) {
			const list = this.byYear.get(zone.list_year) ?? new Map<string, string>();
			this.byYear.set(zone.list_year, list);
			if (zone.kind !== 'rural') continue;
			const known = list.get(zone.municipality);
			if (known === undefined || zone.zone < known) list.set(zone.municipality, zone.zone);
		}
	}

	/** `zap` is null, "sin dato", where the year has no list or the municipality is not known. */
	judge(municipality: string | null, year: number | null): { zone: string | null; zap: boolean | null } {
		const list = year === null ? undefined : this.byYear.get(year);
		if (!list || municipality === null) return { zone: null, zap: null };
		const zone = list.get(municipality) ?? null;
		return { zone, zap: zone !== null };
	}
}

/** The lists as the manifest names them. */
export function zoneListsOf(zones: readonly ZoneDeclaration[]): ZoneList[] {
	return [...new Set(zones.map((zone) => zone.list_year))]
		.sort((a, b) => a - b)
		.map((year) => {
			const listed = zones.filter((zone) => zone.list_year === year);
			return {
				year,
				demonstration: listed.some((zone) => zone.demonstration),
				zones: new Set(listed.map((zone) => zone.zone)).size,
				source: [...new Set(listed.map((zone) => zone.source))].sort(byText).join('; ')
			};
		});
}
