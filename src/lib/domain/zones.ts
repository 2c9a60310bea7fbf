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

const ID: Record<Exclude<ZoneKind, 'custom'>, { before: string; place: RegExp }> = {
	rural: { before: 'zap-rural-', place: /^\d{5}$/ },
	proxy: { before: 'aproximacion-', place: /^\d{9}$/ }
};

export const zoneId = (kind: keyof typeof ID, place: string): string => ID[kind].before + place;

/** What an id names, whether or not there is such a place; null where it is no zone's id. */
export function zoneOfId(id: string): { kind: keyof typeof ID; place: string } | null {
	for (const kind of ['rural', 'proxy'] as const) {
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
