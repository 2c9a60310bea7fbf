import type { FilterState, Notice, ViewState } from './state';
import { decodeUrl } from './decode';
import { DEFAULT_FILTER, DEFAULT_VIEW } from './defaults';
import { toQuery } from './encode';
import type { Vocabulary } from './vocabulary';

/** What the address of "near me" holds beside a filter: `lugar=` and `radio=`. A GPS position is never among it. */

/** Metres. */
export const LEAST_RADIUS = 250;
export const MOST_RADIUS = 20_000;
export const DEFAULT_RADIUS = 2_000;
/** The radii that are offered; an address may hold any between the least and the most. */
export const RADII = [250, 500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

/**
 * A chosen place: an INEGI key (5 digits a municipality, 9 a locality), or a point in degrees that somebody chose on the map. Decimals of a
 * point are cut to `POINT_DECIMALS`, about 11 m.
 */
export type PlaceChoice = { kind: 'code'; code: string } | { kind: 'point'; lon: number; lat: number };
export const POINT_DECIMALS = 4;

export interface NearState {
	/** Null: none chosen; the reader's own position, if it was given, then holds. */
	place: PlaceChoice | null;
	/** Metres. */
	radius: number;
	filter: FilterState;
	/** `rel=` */
	release: string | null;
}
export interface DecodedNear extends NearState {
	notices: Notice[];
}

const CODE = /^\d{5}(?:\d{4})?$/;
/** Latitude first, as people pass points on. */
const POINT = /^(-?\d{1,2}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/;
const OWN = ['lugar', 'radio'] as const;
/** Longer values are not repeated to the reader. */
const MAX_SHOWN = 80;

/** A coordinate as an address holds it: never finer than 11 m. */
export const roundedDegrees = (degrees: number): number => {
	const scale = 10 ** POINT_DECIMALS;
	// Without the sum, -0.00001 would be written "-0".
	return Math.round(degrees * scale) / scale + 0;
};

function placeOf(text: string, municipalities: ReadonlySet<string>): PlaceChoice | null {
	if (CODE.test(text)) return municipalities.has(text.slice(0, 5)) ? { kind: 'code', code: text } : null;
	const [, lat, lon] = (POINT.exec(text) ?? []).map(Number);
	if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
	return { kind: 'point', lon: roundedDegrees(lon), lat: roundedDegrees(lat) };
}

/** Metres as an address may hold them; null for anything else. */
function radiusOf(text: string): number | null {
	const metres = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	return metres >= LEAST_RADIUS && metres <= MOST_RADIUS ? metres : null;
}

/**
 * The state an address asks for, its query as it is written. Never throws: what it does not know it drops, and says so. Whether a locality of that key exists only the
 * index of places can tell.
 */
export function decodeNear(query: string, vocabulary: Vocabulary): DecodedNear {
	const pairs = query.replace(/^\?/, '').split('&');
	const isOwn = (pair: string): boolean => OWN.some((name) => pair.startsWith(`${name}=`));
	const params = new URLSearchParams(pairs.filter(isOwn).join('&'));
	const others = pairs.filter((pair) => !isOwn(pair)).join('&');
	const { filter, view, notices } = decodeUrl(others, vocabulary);
	const told: Notice[] = [];
	const tell = (parameter: string, value: string, reason: Notice['reason']): void => {
		told.push({ parameter, value: value.slice(0, MAX_SHOWN), reason });
	};
	const [place = '', radius = ''] = OWN.map((name) => {
		const [first = '', ...more] = params.getAll(name);
		for (const other of new Set(more)) if (other !== first) tell(name, other, 'repeated');
		return first.trim();
	});
	const chosen = placeOf(place, vocabulary.municipalities);
	if (place !== '' && chosen === null) tell('lugar', place, 'unknown_value');
	const metres = radiusOf(radius);
	if (radius !== '' && metres === null) tell('radio', radius, 'bad_range');
	return {
		place: chosen,
		radius: metres ?? DEFAULT_RADIUS,
		filter,
		release: view.release,
		notices: [...told, ...notices]
	};
}

/** The query without `?`; empty for the default. */
export function nearQuery({ place, radius, filter, release }: NearState): string {
	const view: ViewState = { ...DEFAULT_VIEW, release };
	const own = [
		place === null ? '' : `lugar=${place.kind === 'code' ? place.code : pointText(place)}`,
		radius === DEFAULT_RADIUS ? '' : `radio=${radius}`,
		toQuery({ ...DEFAULT_FILTER, ...filter }, view)
	];
	return own.filter((part) => part !== '').join('&');
}

const pointText = ({ lon, lat }: { lon: number; lat: number }): string =>
	[lat, lon].map((degrees) => roundedDegrees(degrees).toFixed(POINT_DECIMALS)).join(',');
