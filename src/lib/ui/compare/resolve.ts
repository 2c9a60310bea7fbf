import { zoneOfId, type ZoneKind } from '../../domain';
import { isDrawn, placeKey, type ComparedPlace } from '../../filters';
import { m } from '../../i18n';
import { formatNumber } from '../../i18n/page-format';
import { populationIn, type AreaPopulation } from '../../queries/area-population';
import type { BroughtWorks } from '../../queries/brought-works';
import {
	NOBODY_KNOWN,
	type ComparePage,
	type CompareZone,
	type PeopleFacts
} from '../../queries/compare-page';
import type { Inside } from '../../queries/in-area';
import type { PlaceRule } from '../../queries/place-works';
import type { Place } from '../../queries/places-file';

/** A compared place as the page shows it. */
export interface ResolvedPlace {
	place: ComparedPlace;
	key: string;
	title: string;
	/** What it is, in words. */
	kind: string;
	people: PeopleFacts;
	/** Of a drawn area, once the localities are there. */
	estimate: AreaPopulation | null;
	/** Its population is an estimate, whoever made it. */
	estimated: boolean;
	/** What decides which works are its own; null while the list it takes is not there. */
	rule: PlaceRule | null;
	/** Its municipalities, INEGI keys; of a drawn area those it touches, null while that is not known. */
	municipalities: readonly string[] | null;
}
/** What comes after the page: null while it is not there. */
export interface LaterFacts {
	/** Municipalities and localities. */
	places: readonly Place[] | null;
	/** Whether a point lies in the outline of a locality of the proxy, by its key. */
	outline: ((locality: string) => Inside | null) | null;
	/** Works of the zones that the publisher brought; of a release without any, those of none. */
	brought: BroughtWorks | null;
	/** The municipalities that an area touches. */
	touched: ((place: ComparedPlace) => readonly string[]) | null;
}

/** `nth` counts the drawn areas without a name, from 1. 'unknown': no such locality or zone. */
export function resolve(
	place: ComparedPlace,
	nth: number,
	page: Pick<ComparePage, 'towns' | 'zones'>,
	later: LaterFacts
): ResolvedPlace | 'unknown' {
	const key = placeKey(place);
	if (isDrawn(place)) {
		const municipalities = later.touched?.(place) ?? null;
		const estimate = later.places === null ? null : populationIn(place, later.places);
		return {
			place,
			key,
			title:
				place.name !== ''
					? place.name
					: place.kind === 'circle'
						? m.compare_area_circle({ n: nth })
						: m.compare_area_drawn({ n: nth }),
			kind:
				place.kind === 'circle'
					? m.compare_kind_circle({ radius: formatNumber(place.radius / 1000) })
					: m.compare_kind_drawn(),
			people: { ...NOBODY_KNOWN, population: estimate?.persons ?? null },
			estimate,
			estimated: true,
			rule: municipalities && { kind: 'drawn', area: place, municipalities: new Set(municipalities) },
			municipalities
		};
	}
	if (place.kind === 'zone' && zoneOfId(place.id)?.kind === 'custom')
		return resolveBrought(place, page.zones, later);
	const code = place.kind === 'zone' ? (zoneOfId(place.id)?.place ?? '') : place.code;
	const town = page.towns.find((known) => known.code === code.slice(0, 5));
	if (!town) return 'unknown';
	const common = { place, key, estimate: null, estimated: false, municipalities: [town.code] };
	if (place.kind === 'locality') {
		const found = later.places?.find((known) => known.kind === 'locality' && known.code === code);
		if (later.places && !found) return 'unknown';
		return {
			...common,
			title: found?.name ?? code,
			kind: m.compare_kind_locality({ municipality: town.name }),
			people: { ...NOBODY_KNOWN, population: found?.population ?? null },
			rule: { kind: 'locality', code }
		};
	}
	if (place.kind === 'municipality')
		return {
			...common,
			title: town.name,
			kind: m.compare_kind_municipality(),
			people: town,
			rule: { kind: 'municipality', code }
		};
	const zone = page.zones.find(({ id }) => id === place.id);
	if (!zone) return 'unknown';
	if (zone.kind === 'rural')
		return {
			...common,
			title: zone.name,
			kind: m.compare_kind_rural(),
			people: town,
			rule: { kind: 'municipality', code }
		};
	const inside = later.outline?.(code) ?? null;
	return {
		...common,
		title: zone.name,
		kind: m.compare_kind_proxy({ municipality: town.name }),
		people: { ...NOBODY_KNOWN, population: zone.population },
		rule: inside && { kind: 'outline', locality: code, inside }
	};
}

function resolveBrought(
	place: Extract<ComparedPlace, { kind: 'zone' }>,
	zones: readonly CompareZone[],
	{ brought }: LaterFacts
): ResolvedPlace | 'unknown' {
	const zone = zones.find(({ id }) => id === place.id);
	const works = brought?.get(place.id) ?? null;
	// The page knows the zones of the current release; the address may ask for another.
	if (!zone || (brought !== null && works === null)) return 'unknown';
	return {
		place,
		key: placeKey(place),
		title: zone.name,
		kind: zone.estimated ? m.compare_kind_brought_estimated() : m.compare_kind_brought(),
		people: { ...NOBODY_KNOWN, population: zone.population },
		estimate: null,
		estimated: zone.estimated,
		rule: works && { kind: 'brought', zone: zone.id, works },
		municipalities: zone.municipalities
	};
}

/** The address of a place's own page; null of what has none. */
export const pagePath = (place: ComparedPlace): string | null =>
	place.kind === 'municipality'
		? `/municipio/${place.code}/`
		: place.kind === 'zone'
			? `/zona/${place.id}/`
			: null;

/** Whether a place takes the list of localities, the outlines of the proxy, those of municipalities, the keys of the works' localities, or the published join. */
export function needsOf(places: readonly ComparedPlace[]): {
	localities: boolean;
	proxy: boolean;
	outlines: boolean;
	keys: boolean;
	brought: boolean;
} {
	const isOf = (kind: ZoneKind) => (place: ComparedPlace) =>
		place.kind === 'zone' && zoneOfId(place.id)?.kind === kind;
	const isProxy = isOf('proxy');
	const areDrawn = places.some(isDrawn);
	const isLocality = ({ kind }: ComparedPlace): boolean => kind === 'locality';
	return {
		localities: areDrawn || places.some(isLocality),
		proxy: places.some(isProxy),
		outlines: areDrawn,
		keys: places.some(isProxy) || places.some(isLocality),
		brought: places.some(isOf('custom'))
	};
}
