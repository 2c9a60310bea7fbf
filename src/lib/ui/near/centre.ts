import type { NearCentre, PlaceChoice } from '$lib/filters';
import { m } from '$lib/i18n';
import type { Place } from '$lib/queries/places-file';
import type { Position } from './position.svelte';

/** Where distances are measured from. */
export interface Centre {
	/** Degrees. */
	lon: number;
	lat: number;
	words: NearCentre;
	/** INEGI key of its municipality, where the place itself tells it. */
	municipality: string | null;
}

export interface Town {
	code: string;
	name: string;
	lon: number;
	lat: number;
}

/**
 * The centre an address and the reader's own position ask for: the chosen place before the position. `wait` while the index of places,
 * which alone knows localities, is not there; `unknown` where it has no such locality; null where nothing was chosen.
 */
export function centreOf(
	place: PlaceChoice | null,
	position: Position | null,
	towns: readonly Town[],
	book: { byCode(code: string): Place | null | undefined },
	/** The name of a point that was chosen by one. */
	called: { lon: number; lat: number; name: string } | null
): Centre | 'wait' | 'unknown' | null {
	if (place === null) {
		if (position === null) return null;
		return { lon: position.lon, lat: position.lat, words: { kind: 'position' }, municipality: null };
	}
	if (place.kind === 'point') {
		const { lon, lat } = place;
		const words: NearCentre =
			called && called.lon === lon && called.lat === lat
				? { kind: 'place', name: called.name }
				: { kind: 'point' };
		return { lon, lat, words, municipality: null };
	}
	const code = place.code.slice(0, 5);
	const town = towns.find((known) => known.code === code);
	if (!town) return 'unknown';
	if (place.code.length === 5) {
		const name = m.near_place_head({ municipality: town.name });
		return { lon: town.lon, lat: town.lat, words: { kind: 'place', name }, municipality: code };
	}
	const locality = book.byCode(place.code);
	if (locality === undefined) return 'wait';
	if (locality === null) return 'unknown';
	const name = m.near_place_in({ place: locality.name, municipality: town.name });
	return { lon: locality.lon, lat: locality.lat, words: { kind: 'place', name }, municipality: code };
}
