/**
 * Columns of works in memory, one entry per work in release order (index = ordinal). Codes are small integers into their
 * dictionary; 0 is "missing". Money is centavos in a Float64Array with NaN where missing (exact to 2^53). Coordinates are degrees,
 * NaN where missing.
 */
export interface Dictionary {
	/** `values[0]` is null: missing. */
	values: readonly (string | null)[];
	codes: Uint8Array | Uint16Array | Uint32Array;
}

export interface CoreColumns {
	rows: number;
	/** 0 where missing. */
	year: Uint16Array;
	kind: Dictionary;
	rubro: Dictionary;
	tema: Dictionary;
	status: Dictionary;
	municipality: Dictionary;
	location_quality: Dictionary;
	/** 0 missing (no list for its year), 1 no, 2 yes. */
	zap: Uint8Array;
	lon: Float64Array;
	lat: Float64Array;
	investment: Float64Array;
	approved: Float64Array;
	modified: Float64Array;
	contracted: Float64Array;
	spent: Float64Array;
}

export interface TextColumns {
	id: string[];
	name: (string | null)[];
	program: Dictionary;
	agency: Dictionary;
	locality: Dictionary;
	contractor: Dictionary;
	source: Dictionary;
	place_text: (string | null)[];
}
