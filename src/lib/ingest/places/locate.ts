import type { LocationQuality, ProblemAction } from '../../domain';
import { MATCH_THRESHOLD, matchLocality, type MatchOutcome } from './match-locality';
import type { Places } from './prepare';
import { readPoint, type Point } from './repair-point';
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
	problem: { rule: string; action: ProblemAction; value: string } | null;
}

export const LOCATION_NOTES = [
	'point', // the published point, inside the stated municipality or state
	'point.state_box', // the published point, checked against the state's box only: its outlines are not here
	'point.municipality_found', // the published point; the municipality was found from it
	'point.repaired', // a point repaired: the detail says how, and what was published
	'point.locality', // the source's point is its locality's
	'point.municipality', // the source's point is its municipality's or state's head: not used
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

export function locate(stated: Stated, places: Places): Location {
	const { several } = stated;
	const state = stated.states.length === 1 ? (stated.states[0] ?? null) : null;
	let municipality = several || stated.wholeState ? null : stated.municipality;
	let named = false;
	const inText = () => {
		if (municipality || several || stated.wholeState || !state || named) return;
		named = true;
		municipality = places.municipalityIn(state, stated.texts);
	};
	const base = { locality: null, lon: null, lat: null, location_confidence: null, problem: null };
	const region = { ...stated, municipality };
	const found = readPoint(stated.lat, stated.lon, (p) => inside(p, region, places));
	if (found.kind !== 'missing' && (stated.wholeState || (stated.catalogued && several))) {
		return { ...base, municipality: null, location_quality: 'none', location_note: 'point.municipality' };
	}
	if (found.kind === 'good' || found.kind === 'repaired') {
		const { lon, lat } = found.point;
		const before = municipality;
		if (!municipality && !several) municipality = places.outlines.at(lon, lat);
		const derived = before === null && municipality !== null;
		if (stated.catalogued && stated.locality === null) {
			return {
				...base,
				municipality,
				location_quality: municipality ? 'municipality' : 'none',
				location_note: 'point.municipality'
			};
		}
		const published = `${stated.lat.trim()}, ${stated.lon.trim()}`;
		return {
			municipality,
			locality: stated.catalogued ? stated.locality : null,
			lon,
			lat,
			location_quality: stated.catalogued ? 'locality' : 'exact',
			location_note:
				found.kind === 'repaired'
					? `point.repaired: ${found.repairs.join(' + ')} (${published})`
					: stated.catalogued
						? 'point.locality'
						: derived
							? 'point.municipality_found'
							: checked(stated, places)
								? 'point'
								: 'point.state_box',
			location_confidence: null,
			problem:
				found.kind === 'repaired'
					? { rule: `coordinates.${found.repairs.join('_')}`, action: 'value_repaired', value: published }
					: null
		};
	}
	if (found.kind === 'bad') {
		const published = `${stated.lat.trim()}, ${stated.lon.trim()}`.slice(0, 80);
		inText();
		return {
			...base,
			municipality,
			location_quality: 'suspect',
			location_note: `point.suspect: ${found.rule} (${published})`,
			problem: { rule: `coordinates.${found.rule}`, action: 'value_dropped', value: published }
		};
	}
	if (several)
		return { ...base, municipality: null, location_quality: 'none', location_note: 'municipality.several' };
	if (stated.wholeState)
		return { ...base, municipality: null, location_quality: 'none', location_note: 'state' };
	const known = stated.locality === null ? null : places.locality(stated.locality);
	if (known) {
		return {
			...base,
			municipality: known.municipality,
			locality: known.code,
			lon: known.lon,
			lat: known.lat,
			location_quality: 'locality',
			location_note: 'locality.code'
		};
	}
	inText();
	if (!municipality) return { ...base, municipality, location_quality: 'none', location_note: null };
	const note = named ? 'municipality.name' : null;
	const names = places.names(municipality);
	const outcome: MatchOutcome =
		names.names.length === 0 ? { kind: 'none' } : matchLocality(stated.texts, names);
	if (outcome.kind === 'match' && outcome.match.confidence >= MATCH_THRESHOLD) {
		const { locality, confidence, how } = outcome.match;
		return {
			...base,
			municipality,
			locality: locality.code,
			lon: locality.lon,
			lat: locality.lat,
			location_quality: 'locality',
			location_note: `locality.name: ${how}`,
			location_confidence: confidence
		};
	}
	return {
		...base,
		municipality,
		location_quality: 'municipality',
		location_note: outcome.kind === 'several' ? 'locality.several' : note
	};
}

function checked(stated: Stated, places: Places): boolean {
	return stated.bbox !== null || stated.states.every((s) => places.knowsState(s));
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
		if (places.knowsState(state)) return places.outlines.at(lon, lat)?.startsWith(state) ?? false;
		const box = stateBox(state);
		return box !== undefined && inBox(lon, lat, box.bbox);
	});
}

/** Mexico, for works of no state or of all: it only tells a point from nonsense. */
const COUNTRY = [-118.5, 14.4, -86.5, 32.8] as const;

function inBox(
	lon: number,
	lat: number,
	[west, south, east, north]: readonly [number, number, number, number]
): boolean {
	return lon >= west && lon <= east && lat >= south && lat <= north;
}
