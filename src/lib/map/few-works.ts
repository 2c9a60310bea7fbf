import type { CoreColumns, Dictionary, LocationQuality } from '../domain';

/** A work as the map of a single one knows it. */
export interface PlacedWork {
	lon: number;
	lat: number;
	quality: LocationQuality;
	rubro: string | null;
	/** Centavos. */
	investment: number | null;
}

/** The columns that the map draws from, for a handful of works in their own order. What the map does not draw is missing. */
export function columnsOfFew(works: readonly PlacedWork[]): CoreColumns {
	const rows = works.length;
	const none: Dictionary = { values: [null], codes: new Uint8Array(rows) };
	const unknown = (): Float64Array => new Float64Array(rows).fill(NaN);
	return {
		rows,
		year: new Uint16Array(rows),
		kind: none,
		rubro: dictionaryOf(works.map(({ rubro }) => rubro)),
		tema: none,
		status: none,
		municipality: none,
		location_quality: dictionaryOf(works.map(({ quality }) => quality)),
		zap: new Uint8Array(rows),
		lon: Float64Array.from(works, ({ lon }) => lon),
		lat: Float64Array.from(works, ({ lat }) => lat),
		investment: Float64Array.from(works, ({ investment }) => investment ?? NaN),
		approved: unknown(),
		modified: unknown(),
		contracted: unknown(),
		spent: unknown()
	};
}

function dictionaryOf(texts: readonly (string | null)[]): Dictionary {
	const values = [null, ...new Set(texts.filter((text) => text !== null))];
	return { values, codes: Uint8Array.from(texts, (text) => values.indexOf(text)) };
}
