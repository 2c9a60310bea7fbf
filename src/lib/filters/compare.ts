import { zoneOfId } from '../domain';
import { areaDegrees, decodeArea, encodeArea, type Polygons } from './area-code';
import { decodeUrl } from './decode';
import { DEFAULT_FILTER, DEFAULT_VIEW } from './defaults';
import { toQuery } from './encode';
import type { FilterState, Notice } from './state';
import type { Vocabulary } from './vocabulary';

/** What the address of `/comparar` holds beside a filter: `lugares=`, `base=` and `serie=`. */

export const MOST_PLACES = 6;
/** Metres. */
export const LEAST_CIRCLE = 100;
export const MOST_CIRCLE = 50_000;
/** `lugares=` may be no longer: most hosts refuse addresses above 8,000 characters. */
export const MOST_ADDRESS = 6_000;
export const MOST_AREA_NAME = 40;

export interface CircleArea {
	kind: 'circle';
	/** Degrees. */
	lon: number;
	lat: number;
	/** Metres. */
	radius: number;
	/** What its author calls it; '' is nothing. */
	name: string;
}
export interface PolygonArea {
	kind: 'polygon';
	polygons: Polygons;
	name: string;
}
export type DrawnArea = CircleArea | PolygonArea;
/** A place that is compared, as the address names it. Whether a locality or a zone of that key exists the data tells. */
export type ComparedPlace =
	| { kind: 'municipality'; code: string }
	| { kind: 'locality'; code: string }
	| { kind: 'zone'; id: string }
	| DrawnArea;
export const isDrawn = (place: ComparedPlace): place is DrawnArea =>
	place.kind === 'circle' || place.kind === 'polygon';

/** What the small multiples show. */
export const SERIES = ['inversion', 'habitante', 'obras'] as const;
export type Series = (typeof SERIES)[number];

export interface CompareState {
	places: readonly ComparedPlace[];
	/** Which of `places` the others are compared with; null is the state. */
	base: number | null;
	series: Series;
	filter: FilterState;
	/** `rel=` */
	release: string | null;
}
export interface DecodedCompare extends CompareState {
	notices: Notice[];
}

const OWN = ['lugares', 'base', 'serie'] as const;
const BETWEEN = '~';
const MAX_SHOWN = 80;
const NUMBER = String.raw`-?\d{1,3}(?:\.\d{1,10})?`;
const CIRCLE = new RegExp(`^c(${NUMBER}),(${NUMBER}),(\\d{1,6})$`);

/** A name as an address holds it: one line, no control characters, no mark that would end it. */
export const areaName = (written: string): string =>
	[
		...written
			.replace(/[\p{C}~]/gu, ' ')
			.replace(/\s+/g, ' ')
			.trim()
	]
		.slice(0, MOST_AREA_NAME)
		.join('')
		.trim();

/** One place as the address writes it; also what it is known by. */
export function placeKey(place: ComparedPlace): string {
	if (place.kind === 'zone') return place.id;
	if (!isDrawn(place)) return place.code;
	const shape =
		place.kind === 'circle'
			? `c${[place.lon, place.lat].map(areaDegrees).join(',')},${place.radius}`
			: `p${encodeArea(place.polygons)}`;
	return place.name === '' ? shape : `${shape}:${place.name}`;
}

/** Null where it is no place. */
export function readPlace(text: string, municipalities: ReadonlySet<string>): ComparedPlace | null {
	if (/^\d{5}$/.test(text)) return municipalities.has(text) ? { kind: 'municipality', code: text } : null;
	if (/^\d{9}$/.test(text))
		return municipalities.has(text.slice(0, 5)) ? { kind: 'locality', code: text } : null;
	if (zoneOfId(text) !== null) return { kind: 'zone', id: text };
	const colon = text.indexOf(':');
	const shape = colon < 0 ? text : text.slice(0, colon);
	const name = colon < 0 ? '' : areaName(text.slice(colon + 1));
	if (shape.startsWith('p')) {
		const polygons = decodeArea(shape.slice(1));
		return polygons && { kind: 'polygon', polygons, name };
	}
	const [, lon, lat, radius] = (CIRCLE.exec(shape) ?? []).map(Number);
	if (lon === undefined || lat === undefined || radius === undefined) return null;
	const isOnEarth = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
	return isOnEarth && radius >= LEAST_CIRCLE && radius <= MOST_CIRCLE
		? { kind: 'circle', lon: areaDegrees(lon), lat: areaDegrees(lat), radius, name }
		: null;
}

/**
 * The state an address asks for. Never throws: what it does not know it drops, and says so. Where no place is named, the municipalities that
 * another page's filter names are the places (the filter then names none); beside places, that filter stays a filter.
 */
export function decodeCompare(query: string, vocabulary: Vocabulary): DecodedCompare {
	const pairs = query.replace(/^\?/, '').split('&');
	const isOwn = (pair: string): boolean => OWN.some((name) => pair.startsWith(`${name}=`));
	const params = new URLSearchParams(pairs.filter(isOwn).join('&'));
	const others = pairs.filter((pair) => !isOwn(pair)).join('&');
	const { filter, view, notices } = decodeUrl(others, vocabulary);
	const told: Notice[] = [];
	const tell = (parameter: string, value: string, reason: Notice['reason']): void => {
		told.push({ parameter, value: value.slice(0, MAX_SHOWN), reason });
	};
	const [written = '', base = '', series = ''] = OWN.map((name) => {
		const [first = '', ...more] = params.getAll(name);
		for (const other of new Set(more)) if (other !== first) tell(name, other, 'repeated');
		return first.trim();
	});
	const found: ComparedPlace[] = [];
	if (written.length > MOST_ADDRESS) tell('lugares', written, 'too_long');
	else
		for (const text of written.split(BETWEEN).filter((part) => part !== '')) {
			const place = readPlace(text, vocabulary.municipalities);
			if (place === null) tell('lugares', text, 'unknown_value');
			else if (found.some((other) => placeKey(other) === placeKey(place))) tell('lugares', text, 'repeated');
			else if (found.length === MOST_PLACES) tell('lugares', text, 'capped');
			else found.push(place);
		}
	const carried = written === '' ? filter.municipalities.slice(0, MOST_PLACES) : [];
	const places =
		carried.length > 0 ? carried.map((code): ComparedPlace => ({ kind: 'municipality', code })) : found;
	const chosen = /^[1-9]$/.test(base) ? Number(base) - 1 : null;
	const isBase = chosen !== null && chosen < places.length;
	if (base !== '' && !isBase) tell('base', base, 'unknown_value');
	const shown = SERIES.find((known) => known === series);
	if (series !== '' && shown === undefined) tell('serie', series, 'unknown_value');
	return {
		places,
		base: isBase ? chosen : null,
		series: shown ?? SERIES[0],
		filter: carried.length > 0 ? { ...filter, municipalities: [] } : filter,
		release: view.release,
		notices: [...told, ...notices]
	};
}

/** `lugares=` as `decodeCompare` reads it. A name is the only part that has to be escaped. */
const placesText = (places: readonly ComparedPlace[]): string =>
	places
		.map((place) => encodeURIComponent(placeKey(place)).replaceAll('%2C', ',').replace('%3A', ':'))
		.join(BETWEEN);

/** The query without `?`; empty for the default. */
export function compareQuery({ places, base, series, filter, release }: CompareState): string {
	return [
		places.length === 0 ? '' : `lugares=${placesText(places)}`,
		base === null ? '' : `base=${base + 1}`,
		series === SERIES[0] ? '' : `serie=${series}`,
		toQuery({ ...DEFAULT_FILTER, ...filter }, { ...DEFAULT_VIEW, release })
	]
		.filter((part) => part !== '')
		.join('&');
}

/** Whether one more place still fits into an address, and into the page. */
export const hasRoom = (places: readonly ComparedPlace[], more: ComparedPlace): 'yes' | 'count' | 'length' =>
	places.length >= MOST_PLACES
		? 'count'
		: placesText([...places, more]).length > MOST_ADDRESS
			? 'length'
			: 'yes';

/** Moves a place by so many columns; the base stays the place it was. */
export function moved(state: CompareState, at: number, by: number): CompareState {
	const to = at + by;
	if (to < 0 || to >= state.places.length) return state;
	const order = state.places.map((_, i) => i);
	order.splice(to, 0, ...order.splice(at, 1));
	return reordered(state, order);
}
/** Without a place; where it was the base, the state is. */
export const without = (state: CompareState, at: number): CompareState =>
	reordered(
		state,
		state.places.map((_, i) => i).filter((i) => i !== at)
	);

function reordered(state: CompareState, order: readonly number[]): CompareState {
	const base = state.base === null ? -1 : order.indexOf(state.base);
	return {
		...state,
		places: order.flatMap((i) => state.places[i] ?? []),
		base: base < 0 ? null : base
	};
}
