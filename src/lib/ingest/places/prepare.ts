import type { MultiPolygon, Polygon } from 'geojson';
import type { Locality, Municipality } from '../../domain';
import { comparable } from '../parse/text';
import { indexLocalities, ownNames, type LocalityNames } from './locality-names';
import { indexOutlines, type OutlineIndex } from './outlines';
import { nameKey, wordsOf } from './words';

/** The reference tables a place is checked against. Outlines by municipality code. */
export interface Gazetteer {
	municipalities: readonly Municipality[];
	localities: readonly Locality[];
	outlines: ReadonlyMap<string, Polygon | MultiPolygon>;
	/** Outlines that are nearer to the real borders, where there are any: they judge in which municipality a point lies. */
	boundaries?: ReadonlyMap<string, Polygon | MultiPolygon>;
}

/** The gazetteer behind its indexes, built once and used for every row. */
export interface Places {
	outlines: OutlineIndex;
	/** Whether the gazetteer holds the state's municipalities, so that a code can be told wrong. */
	knowsState(state: string): boolean;
	municipality(code: string): Municipality | null;
	locality(code: string): Locality | null;
	/** The municipality of that state with that name; null when none or several. */
	municipalityNamed(state: string, name: string): string | null;
	/** The one municipality of the state that a text names ("Municipio de Irapuato", "Salamanca, Gto."); null when none or several. */
	municipalityIn(state: string, texts: readonly string[]): string | null;
	names(municipality: string): LocalityNames;
}

export function prepareGazetteer({ municipalities, localities, outlines, boundaries }: Gazetteer): Places {
	const byCode = new Map(municipalities.map((m) => [m.code, m]));
	const localityByCode = new Map(localities.map((l) => [l.code, l]));
	const states = new Set(municipalities.map((m) => m.code.slice(0, 2)));
	const localitiesOf = new Map<string, Locality[]>();
	for (const locality of localities) {
		const list = localitiesOf.get(locality.municipality);
		if (list) list.push(locality);
		else localitiesOf.set(locality.municipality, [locality]);
	}
	const namesOf = new Map<string, LocalityNames>();
	const named = new Map<string, Set<string>>();
	for (const { code, name } of municipalities) {
		for (const key of ownNames(name)) {
			const full = `${code.slice(0, 2)} ${key}`;
			named.set(full, (named.get(full) ?? new Set()).add(code));
		}
	}
	const only = (found: ReadonlySet<string> | undefined) =>
		found?.size === 1 ? ([...found][0] ?? null) : null;
	return {
		outlines: indexOutlines(boundaries ?? outlines),
		knowsState: (state) => states.has(state),
		municipality: (code) => byCode.get(code) ?? null,
		locality: (code) => localityByCode.get(code) ?? null,
		municipalityNamed: (state, name) => only(named.get(`${state} ${nameKey(name)}`)),
		municipalityIn: (state, texts) => only(municipalitiesIn(state, texts, named)),
		names(municipality) {
			const known = namesOf.get(municipality);
			if (known) return known;
			const made = indexLocalities(byCode.get(municipality) ?? null, localitiesOf.get(municipality) ?? []);
			namesOf.set(municipality, made);
			return made;
		}
	};
}

const POSTAL_CODE = /\bC\.?\s?P\.?:?\s*\d{5}(?:\s+en\b)?/gi;

/**
 * Municipalities a text says the work is in. "Municipio(s) de X" always counts; a bare name counts only where the whole phrase is the
 * name, because a state's capital shares the state's name and roads are called after the towns they join.
 */
function municipalitiesIn(
	state: string,
	texts: readonly string[],
	named: ReadonlyMap<string, ReadonlySet<string>>
): ReadonlySet<string> {
	const found = new Set<string>();
	const add = (key: string): boolean => {
		const codes = named.get(`${state} ${key}`);
		for (const code of codes ?? []) found.add(code);
		return codes !== undefined;
	};
	for (const text of texts) {
		const phrases = comparable(text) === '' ? [] : text.replace(POSTAL_CODE, ',').split(/[,;.()]/);
		const keys = phrases.map(nameKey).filter((k) => k !== '');
		const stateOnly = (k: string) =>
			k === 'GUANAJUATO' || k === 'GTO' || k === 'MEXICO' || /^ESTADO /.test(k);
		// The last phrase is the state where more than one is given: "Irapuato, Gto.".
		keys.forEach((key, i) => {
			if (!(i > 0 && stateOnly(key)) && !(keys.length === 1 && key === 'GUANAJUATO')) add(key);
		});
		// "…del agua en Celaya, Guanajuato."
		const inTown = /\s(?:en|EN)\s([^,;.()]+?)\s*,\s*(?:(?:estado de|edo\.?)\s+)?(?:guanajuato|gto)\b/i.exec(
			text
		)?.[1];
		if (inTown !== undefined) add(nameKey(inTown.split(/\s(?:en|EN)\s/).at(-1) ?? ''));
		const words = wordsOf(text);
		words.forEach((word, i) => {
			if (!/^MUNICIPIOS?$/.test(word.text)) return;
			for (let at = i + 1; at < words.length;) {
				const length = [6, 5, 4, 3, 2, 1].find((n) => {
					const slice = words.slice(at, at + n);
					return slice.length === n && add(slice.map((w) => w.text).join(' '));
				});
				if (length === undefined) break;
				at += length;
				// "municipios de A, B y C" goes on; anything else ends the list.
				const next = words[at];
				if (!next || !(next.boundary || /(?:^|\s)[YE](?:\s|$)/.test(next.link))) break;
			}
		});
	}
	return found;
}
