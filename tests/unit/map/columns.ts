import { type CoreColumns, type LocationQuality, type Rubro } from '../../../src/lib/domain';

/** One work of a test; what is left out is missing. */
export interface TestWork {
	lon?: number;
	lat?: number;
	quality?: LocationQuality;
	rubro?: Rubro | 'desconocido';
	investment?: number;
	spent?: number;
}

function dictionary(values: (string | undefined)[]) {
	const words = [...new Set(values.filter((v) => v !== undefined))];
	return {
		values: [null, ...words],
		codes: Uint8Array.from(values, (v) => (v === undefined ? 0 : words.indexOf(v) + 1))
	};
}

export function columnsOf(works: TestWork[]): CoreColumns {
	const missing = dictionary(works.map(() => undefined));
	const numbers = (of: (work: TestWork) => number | undefined) =>
		Float64Array.from(works, (w) => of(w) ?? NaN);
	return {
		rows: works.length,
		year: new Uint16Array(works.length),
		kind: missing,
		rubro: dictionary(works.map((w) => w.rubro)),
		tema: missing,
		status: missing,
		municipality: missing,
		location_quality: dictionary(works.map((w) => w.quality)),
		zap: new Uint8Array(works.length),
		lon: numbers((w) => w.lon),
		lat: numbers((w) => w.lat),
		investment: numbers((w) => w.investment),
		approved: numbers(() => undefined),
		modified: numbers(() => undefined),
		contracted: numbers(() => undefined),
		spent: numbers((w) => w.spent)
	};
}

export const all = (columns: CoreColumns): Uint32Array =>
	Uint32Array.from({ length: columns.rows }, (_, i) => i);
