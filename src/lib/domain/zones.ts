/**
 * What a zone is. `rural` is a rural priority-attention zone: a municipality declared whole. `proxy` is a locality that holds urban AGEBs
 * of high marginación: a layer and an indicator of need, never a ZAP. `custom` is a polygon that a publisher brings.
 */
export const ZONE_KINDS = ['rural', 'proxy', 'custom'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** A place that need is looked at by. Its geometry is looked up by `place`, or comes with it. */
export interface Zone {
	/** `zap-rural-11002`, `aproximacion-110010001`: what `/zona/[id]` is called by. */
	id: string;
	kind: ZoneKind;
	name: string;
	/** INEGI key of what it is: 5 digits (rural) or 9 (proxy); null for a polygon of somebody's own. */
	place: string | null;
	/** INEGI key of the municipality it is or lies in; null where it lies in several. */
	municipality: string | null;
	/** Persons, census 2020; null is "sin dato". */
	population: number | null;
	/** The years whose list declares it, ascending; always empty for what is no ZAP. */
	declared: readonly number[];
}

const ID: Record<ZoneKind, { before: string; place: RegExp }> = {
	rural: { before: 'zap-rural-', place: /^\d{5}$/ },
	proxy: { before: 'aproximacion-', place: /^\d{9}$/ },
	custom: { before: 'zona-', place: /^[a-z0-9]+(?:-[a-z0-9]+)*$/ }
};

/** `place` is an INEGI key, or for a zone that somebody brings the end of its id. */
export const zoneId = (kind: ZoneKind, place: string): string => ID[kind].before + place;

/** What an id names, whether or not there is such a place; null where it is no zone's id. */
export function zoneOfId(id: string): { kind: ZoneKind; place: string } | null {
	for (const kind of ZONE_KINDS) {
		const { before, place } = ID[kind];
		const rest = id.slice(before.length);
		if (id.startsWith(before) && place.test(rest)) return { kind, place: rest };
	}
	return null;
}

/** Only a real or demonstration declaration makes a ZAP. */
export const isZap = ({ kind, declared }: Pick<Zone, 'kind' | 'declared'>): boolean =>
	kind === 'rural' && declared.length > 0;

/** How a work came to be in a place, the surest first: its own point lies in it, its locality is in it, its municipality is. */
export const WAYS = ['point', 'locality', 'municipality'] as const;
export type Way = (typeof WAYS)[number];

/** What works are joined with: municipalities, localities of the proxy, zones that the publisher brought. */
export const ZONE_LAYERS = ['municipality', 'proxy', 'custom'] as const;

/** A row of the release table `work_zones`: where a work lies, and how that is known. */
export interface WorkZone {
	work: string;
	layer: (typeof ZONE_LAYERS)[number];
	/** Key of the municipality or of the locality of the proxy, or id of the zone brought; null: nobody can tell whether it lies in one. */
	zone: string | null;
	/** Null where `zone` is. */
	way: Way | null;
}

/**
 * Where a zone's population comes from: its own file; the census, whole localities or municipalities added up; or an estimate, by the
 * localities whose point lies inside and the part of each town that it covers.
 */
export const POPULATION_BASES = ['stated', 'census', 'estimated'] as const;
export type PopulationBasis = (typeof POPULATION_BASES)[number];

/** Outlines of the zones brought, in a release's folder. */
export const CUSTOM_OUTLINES = 'custom_zones.geojson';

/** A zone that a publisher brings: a row of the release table `custom_zones`. Its outline is in `custom_zones.geojson`. */
export interface CustomZone {
	/** `zona-…`: what `/zona/[id]` is called by. */
	zone: string;
	/** What the file calls it. */
	key: string;
	/** The kind in the file's words; null where it says none. */
	kind: string | null;
	name: string;
	/** Those it lies in, by key, with `;` between; null where none is known. */
	municipalities: string | null;
	population: number | null;
	population_basis: PopulationBasis | null;
	/** Localities that lie in it whole. */
	localities: number;
	/** Spherical; null without an outline. */
	area_km2: number | null;
	/** Fiscal years for which it holds, ascending, with `;` between; null where nobody says. */
	years: string | null;
	/** Works of which nobody can tell whether they lie in it. */
	works_unknown: number;
	file: string;
	/** Row of the file, the header being 1; of a file without a header, the number of the record. */
	file_row: number;
}

/** The years of a list such as `2016;2018`; none of null. */
export const yearsOfList = (list: string | null): number[] =>
	list === null ? [] : list.split(';').map(Number);
