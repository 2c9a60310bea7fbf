import { isLocated, type CoreColumns, type Dictionary, type LocationQuality, type Way } from '../domain';
import type { DrawnArea } from '../filters';
import { insideOf, type Inside } from './in-area';

/**
 * What decides that a work belongs to a place: its municipality; its locality, by key; a published outline (a work that tells only its locality is in it by
 * key); a zone that the publisher brought, by the published join; or an area somebody drew, where points alone decide.
 */
export type PlaceRule =
	| { kind: 'municipality'; code: string }
	| { kind: 'locality'; code: string }
	| { kind: 'outline'; locality: string; inside: Inside }
	| { kind: 'brought'; zone: string; works: PlaceWorks }
	| { kind: 'drawn'; area: DrawnArea; municipalities: ReadonlySet<string> };

/** The works of a place, whatever the filter. */
export interface PlaceWorks {
	/** Ascending. */
	rows: Uint32Array;
	/** How each of `rows` is known to be in it: a place in `WAYS`. */
	ways: Uint8Array;
	/** Works of its surroundings of which nobody can tell whether they belong to it. */
	unsure: Uint32Array;
}
/** What `ways` holds. */
export const WAY_CODES: Readonly<Record<Way, number>> = { point: 0, locality: 1, municipality: 2 };

/** `locality` are the keys of the works' localities, as `works_text` has them. */
export function worksOf(rule: PlaceRule, core: CoreColumns, locality: Dictionary): PlaceWorks {
	if (rule.kind === 'brought') return rule.works;
	const { rows, lon, lat, location_quality, municipality } = core;
	const quality = location_quality.values.map((value) => (value ?? 'none') as LocationQuality);
	const qualityAt = (row: number): LocationQuality => quality[location_quality.codes[row] ?? 0] ?? 'none';
	const found = new Uint32Array(rows);
	const ways = new Uint8Array(rows);
	const unsure = new Uint32Array(rows);
	let [inIt, untold] = [0, 0];
	const take = (row: number, way: number): void => {
		ways[inIt] = way;
		found[inIt++] = row;
	};

	if (rule.kind === 'municipality') {
		const code = codeOf(municipality, rule.code);
		for (let row = 0; row < rows; row++)
			if (municipality.codes[row] === code) take(row, WAY_CODES.municipality);
	} else if (rule.kind === 'drawn') {
		const inside = insideOf(rule.area);
		const located = quality.map(isLocated);
		// A work that names no municipality may be anywhere.
		const isAround = municipality.values.map((code) => code === null || rule.municipalities.has(code));
		for (let row = 0; row < rows; row++) {
			const [x, y] = [lon[row] as number, lat[row] as number];
			if (located[location_quality.codes[row] ?? 0] !== true || Number.isNaN(x) || Number.isNaN(y)) {
				if (isAround[municipality.codes[row] ?? 0] === true) unsure[untold++] = row;
			} else if (inside(x, y)) take(row, qualityAt(row) === 'exact' ? WAY_CODES.point : WAY_CODES.locality);
		}
	} else {
		const key = rule.kind === 'locality' ? rule.code : rule.locality;
		const code = codeOf(locality, key);
		const home = codeOf(municipality, key.slice(0, 5));
		for (let row = 0; row < rows; row++) {
			const [x, y] = [lon[row] as number, lat[row] as number];
			const known = locality.codes[row] ?? 0;
			if (rule.kind === 'outline' && qualityAt(row) === 'exact' && !Number.isNaN(x) && !Number.isNaN(y)) {
				if (rule.inside(x, y)) take(row, WAY_CODES.point);
			} else if (known === code) take(row, WAY_CODES.locality);
			else if (known === 0 && municipality.codes[row] === home) unsure[untold++] = row;
		}
	}
	return { rows: found.slice(0, inIt), ways: ways.slice(0, inIt), unsure: unsure.slice(0, untold) };
}

/** The code of a word; -1, which no row has, where there is none. */
function codeOf({ values }: Dictionary, word: string): number {
	const code = values.indexOf(word);
	return code <= 0 ? -1 : code;
}
