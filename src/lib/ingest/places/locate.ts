import type { LocationQuality, ProblemAction } from '../../domain';
import { matchLocality, type MatchOutcome } from './match-locality';
import type { Places } from './prepare';
import { readPoint, type Point, type PointOutcome } from './repair-point';
import { stateBox } from './states';

/** What a row says of where its work is. */
export interface Stated {
	/** `01`–`32`. */
	states: readonly string[];
	/** 5 digits; null where it is unknown, or there are several. */
	municipality: string | null;
	/** It belongs to several municipalities or states. */
	several: boolean;
	wholeState: boolean;
	/** 9 digits, where the source names a locality by code. */
	locality: string | null;
	lat: string;
	lon: string;
	/** The source's point is the locality's or municipality's of its catalogue, not the work's. */
	catalogued: boolean;
	/** Texts that may name the place, the surest first. */
	texts: readonly string[];
	/** The box points must lie in, for places without outlines here (west, south, east, north). */
	bbox: readonly [number, number, number, number] | null;
}

export interface Location {
	municipality: string | null;
	locality: string | null;
	lon: number | null;
	lat: number | null;
	location_quality: LocationQuality;
	/** `<code>` or `<code>: <detail>`; the codes are in `LOCATION_NOTES`. */
	location_note: string | null;
	location_confidence: number | null;
	problem: { rule: string; action: ProblemAction; value: string | null } | null;
}

export const LOCATION_NOTES = [
	'point', // the published point, inside the stated municipality or state
	'point.state_box', // the published point, checked against the state's box only: its outlines are not here
	'point.municipality_found', // the published point; the municipality was found from it
	'point.repaired', // a point repaired: the detail says how, and what was published
	'point.locality', // the source's point is its locality's
	'point.municipality', // the source's point is its municipality's or state's head: not used
	'point.other_state', // the work is of several states, and its point (lon, lat) in no municipality of the one asked for: not used
	'point.suspect', // the published point is not where the work is said to be: not used
	'locality.code', // the locality's point, from the locality code of the source
	'locality.name', // the locality's point, from a name in the text
	'locality.several', // the text names several localities
	'municipality.name', // the municipality was found from its name in the text
	'municipality.several', // the work belongs to several municipalities or states
	'state' // the work belongs to a whole state
] as const;

/** Degrees a point may lie outside a generalised outline and still count as inside: about 200 m. */
const BORDER = 0.002;

/** Where a work is. `asked` is the state whose works are wanted, `*` for all: a work of several is placed as that state sees it. */
export function locate(stated: Stated, places: Places, asked = '*'): Location {
	const own = stated.several || stated.wholeState ? null : stated.municipality;
	const found: PointOutcome =
		stated.lat === '' && stated.lon === ''
			? { kind: 'missing' }
			: readPoint(stated.lat, stated.lon, (p) => inside(p, { ...stated, municipality: own }, places));
	if (found.kind === 'missing') return withoutPoint(stated, own, places);
	if (stated.wholeState || (stated.catalogued && stated.several)) {
		return { ...NOWHERE, location_note: 'point.municipality' };
	}
	const oneOfSeveral = stated.states.length > 1 && stated.bbox === null && places.knowsState(asked);
	const point = found.kind === 'bad' && found.rule !== 'outside' ? null : found.point;
	// Figures that are no point on Earth may be a person's telephone in a shifted row: they are not repeated.
	if (oneOfSeveral && point && inBox(point.lon, point.lat, EARTH) && !inState(point, asked, places)) {
		const { lon, lat } = point;
		const problem = problemOf(found, stated);
		return { ...NOWHERE, location_note: `point.other_state: ${lon}, ${lat}`, problem };
	}
	if (found.kind !== 'bad') return atPoint(found, stated, own, places, oneOfSeveral);
	const published = publishedPoint(stated);
	return {
		...NOWHERE,
		municipality: own ?? inText(stated, places),
		location_quality: 'suspect',
		location_note: `point.suspect: ${found.rule}${published === null ? '' : ` (${published})`}`,
		problem: problemOf(found, stated)
	};
}

/** What is wrong with the two cells of the file, whether or not their point is used. */
function problemOf(found: PointOutcome, stated: Stated): Location['problem'] {
	const value = publishedPoint(stated);
	if (found.kind === 'bad') return { rule: `coordinates.${found.rule}`, action: 'value_dropped', value };
	if (found.kind !== 'repaired') return null;
	return { rule: `coordinates.${found.repairs.join('_')}`, action: 'value_repaired', value };
}

const NOWHERE: Location = {
	municipality: null,
	locality: null,
	lon: null,
	lat: null,
	location_quality: 'none',
	location_note: null,
	location_confidence: null,
	problem: null
};

function atPoint(
	found: Extract<PointOutcome, { kind: 'good' | 'repaired' }>,
	stated: Stated,
	own: string | null,
	places: Places,
	checked: boolean
): Location {
	const { lon, lat } = found.point;
	const municipality = own ?? (stated.several ? null : places.outlines.at(lon, lat));
	if (stated.catalogued && stated.locality === null) {
		return {
			...NOWHERE,
			municipality,
			location_quality: municipality ? 'municipality' : 'none',
			location_note: 'point.municipality'
		};
	}
	const base = {
		...NOWHERE,
		municipality,
		locality: stated.catalogued ? stated.locality : null,
		lon,
		lat,
		location_quality: stated.catalogued ? ('locality' as const) : ('exact' as const)
	};
	if (found.kind === 'repaired') {
		const published = publishedPoint(stated);
		return {
			...base,
			location_note: `point.repaired: ${found.repairs.join(' + ')} (${published})`,
			problem: problemOf(found, stated)
		};
	}
	if (stated.catalogued) return { ...base, location_note: 'point.locality' };
	if (own === null && municipality !== null) return { ...base, location_note: 'point.municipality_found' };
	const outlined = checked || stated.bbox !== null || stated.states.every((s) => places.knowsState(s));
	return { ...base, location_note: outlined ? 'point' : 'point.state_box' };
}

function withoutPoint(stated: Stated, own: string | null, places: Places): Location {
	if (stated.several) return { ...NOWHERE, location_note: 'municipality.several' };
	if (stated.wholeState) return { ...NOWHERE, location_note: 'state' };
	const known = stated.locality === null ? null : places.locality(stated.locality);
	if (known) {
		return {
			...NOWHERE,
			municipality: known.municipality,
			locality: known.code,
			lon: known.lon,
			lat: known.lat,
			location_quality: 'locality',
			location_note: 'locality.code'
		};
	}
	const municipality = own ?? inText(stated, places);
	if (municipality === null) return NOWHERE;
	const names = places.names(municipality);
	const outcome: MatchOutcome =
		names.names.length === 0 ? { kind: 'none' } : matchLocality(stated.texts, names);
	if (outcome.kind === 'match') {
		const { locality, confidence, how } = outcome.match;
		return {
			...NOWHERE,
			municipality,
			locality: locality.code,
			lon: locality.lon,
			lat: locality.lat,
			location_quality: 'locality',
			location_note: `locality.name: ${how}`,
			location_confidence: confidence
		};
	}
	const named = own === null ? 'municipality.name' : null;
	return {
		...NOWHERE,
		municipality,
		location_quality: 'municipality',
		location_note: outcome.kind === 'several' ? 'locality.several' : named
	};
}

/** The one municipality the texts name, for a work that states none and is of one state. */
function inText(stated: Stated, places: Places): string | null {
	const [state, other] = stated.states;
	if (stated.several || stated.wholeState || state === undefined || other !== undefined) return null;
	return places.municipalityIn(state, stated.texts);
}

/** The two cells as published; null where they hold anything but figures (a shifted row may have a person's data in them). */
function publishedPoint({ lat, lon }: Stated): string | null {
	const cells = [lat.trim(), lon.trim()];
	const figures = cells.every((c) => /^[-+#\d.,°º'’"”\sNSEWO]{0,30}$/i.test(c) && !/^\+?\d{10,13}$/.test(c));
	return figures ? cells.join(', ') : null;
}

/** Whether a point is where the row says the work is: its municipality, else one of its states, else the box it declares. */
function inside({ lon, lat }: Point, stated: Stated, places: Places): boolean {
	if (stated.bbox) {
		const [west, south, east, north] = stated.bbox;
		return lon >= west && lon <= east && lat >= south && lat <= north;
	}
	if (stated.municipality && places.outlines.has(stated.municipality)) {
		return places.outlines.within(stated.municipality, lon, lat, BORDER);
	}
	if (stated.states.length === 0) return inBox(lon, lat, COUNTRY);
	return stated.states.some((state) => {
		if (places.knowsState(state)) return inState({ lon, lat }, state, places);
		const box = stateBox(state);
		return box !== undefined && inBox(lon, lat, box.bbox);
	});
}

/** Whether a point lies in one of the outlines of that state's municipalities. */
function inState({ lon, lat }: Point, state: string, places: Places): boolean {
	return places.outlines.at(lon, lat)?.startsWith(state) ?? false;
}

const EARTH = [-180, -90, 180, 90] as const;
/** Mexico, for works of no state or of all: it only tells a point from nonsense. */
const COUNTRY = [-118.5, 14.4, -86.5, 32.8] as const;

function inBox(
	lon: number,
	lat: number,
	[west, south, east, north]: readonly [number, number, number, number]
): boolean {
	return lon >= west && lon <= east && lat >= south && lat <= north;
}
