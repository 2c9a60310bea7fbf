import { lowerBound, wordsOf } from './token-postings';
import type { Place } from './places-file';
import { meantBy } from './typo';

/**
 * Finds places by what somebody types, without a network: without accents or capitals, in any order of words, the municipality's name too
 * ("roque celaya"). Only where nothing matches so, by how words sound in Spanish ("selaya", "jerecuaro" with g) and by few wrong letters.
 * First what is called exactly so, then what begins so, then the rest; among equals the more populated.
 */
export type PlaceSearch = (typed: string, limit: number) => Place[];

/** Words that say nothing alone. */
const STOP_WORDS = new Set('a de del el la las los y'.split(' '));
/** What kind of place is meant: part of some names ("Colonia San Juan"), said before others ("colonia Obrera", "col. Obrera"). */
const KINDS = new Set(
	'colonia col fraccionamiento fracc barrio zona comunidad com localidad loc municipio mpio'.split(' ')
);
/** Nobody types a longer name. */
const MAX_TYPED = 80;

interface Known {
	place: Place;
	/** The whole name, folded. */
	name: string;
	words: string[];
	/** The words of its municipality's name, where it is not one itself. */
	around: string[];
}

/** A shorter sound is in everything. */
const LEAST_SOUND = 3;

/** How well a name matches, the best first. */
const EXACT = 0;
const BEGINNING = 1;
const WORDS = 2;
const WITH_MUNICIPALITY = 3;
const SOUND = 4;
const TYPO = 5;

export function placeSearch(places: readonly Place[]): PlaceSearch {
	const nameOf = new Map(
		places.flatMap(({ kind, code, name }) => (kind === 'municipality' && code !== null ? [[code, name]] : []))
	);
	const known = places.map((place): Known => {
		const words = wordsOf(place.name);
		const around = place.kind === 'municipality' ? [] : wordsOf(nameOf.get(place.municipality) ?? '');
		return { place, name: words.join(' '), words, around };
	});
	const vocabulary = [...new Set(known.flatMap(({ words, around }) => [...words, ...around]))].sort();
	const sounds = new Map(vocabulary.map((word) => [word, soundOf(word)]));

	const search = (all: readonly string[], limit: number): Place[] => {
		const telling = all.filter((word) => !STOP_WORDS.has(word));
		const asked = telling.length > 0 ? telling : all;
		if (asked.length === 0) return [];
		const written = tester(asked.map((word) => beginningWith(vocabulary, word)));
		const found = ranked(known, (place) => rankAsWritten(place, all.join(' '), written));
		if (found.length > 0) return best(found, limit);
		const bare = all.filter((word) => !KINDS.has(word));
		if (bare.length > 0 && bare.length < all.length) return search(bare, limit);
		const sounding = tester(asked.map((word) => soundingLike(vocabulary, sounds, word)));
		const meant = tester(asked.map((word) => meantWords(vocabulary, word)));
		return best(
			ranked(known, (place) => (sounding(place, true) ? SOUND : meant(place, true) ? TYPO : null)),
			limit
		);
	};
	return (typed, limit) => search(wordsOf(typed.slice(0, MAX_TYPED)), limit);
}

type Test = (place: Known, withMunicipality: boolean) => boolean;

/** Whether each of the words asked for is met by one of the name, and at least one of them by the place's own name. */
function tester(meeting: readonly ReadonlySet<string>[]): Test {
	const isMet = (words: readonly string[]) => (set: ReadonlySet<string>) =>
		words.some((word) => set.has(word));
	return ({ words, around }, withMunicipality) =>
		withMunicipality
			? meeting.some(isMet(words)) && meeting.every((set) => isMet(words)(set) || isMet(around)(set))
			: meeting.every(isMet(words));
}

function rankAsWritten(place: Known, typed: string, written: Test): number | null {
	if (place.name === typed) return EXACT;
	if (place.name.startsWith(typed)) return BEGINNING;
	if (written(place, false)) return WORDS;
	return written(place, true) ? WITH_MUNICIPALITY : null;
}

interface Ranked {
	place: Known;
	rank: number;
}

function ranked(known: readonly Known[], rankOf: (place: Known) => number | null): Ranked[] {
	return known.flatMap((place) => {
		const rank = rankOf(place);
		return rank === null ? [] : [{ place, rank }];
	});
}

const persons = ({ place }: Known): number => place.population ?? 0;

const best = (found: Ranked[], limit: number): Place[] =>
	found
		.sort(
			(a, b) =>
				a.rank - b.rank ||
				persons(b.place) - persons(a.place) ||
				(a.place.name < b.place.name ? -1 : a.place.name > b.place.name ? 1 : 0) ||
				((a.place.place.code ?? '') < (b.place.place.code ?? '') ? -1 : 1)
		)
		.slice(0, limit)
		.map(({ place: { place } }) => place);

function beginningWith(vocabulary: readonly string[], word: string): Set<string> {
	const met = new Set<string>();
	for (let at = lowerBound(vocabulary, word); vocabulary[at]?.startsWith(word); at++)
		met.add(vocabulary[at] ?? '');
	return met;
}

function soundingLike(
	vocabulary: readonly string[],
	sounds: ReadonlyMap<string, string>,
	word: string
): Set<string> {
	const sound = soundOf(word);
	return new Set(
		sound.length < LEAST_SOUND ? [] : vocabulary.filter((known) => sounds.get(known)?.startsWith(sound))
	);
}

/** Words meant by one written with errors, whole or as a beginning. */
function meantWords(vocabulary: readonly string[], word: string): Set<string> {
	const isMeant = meantBy(word);
	const exact = beginningWith(vocabulary, word);
	if (isMeant === null || exact.size > 0) return exact;
	return new Set(vocabulary.filter((known) => isMeant(known) || isMeant(known.slice(0, word.length))));
}

/** What a folded word sounds like in Mexico: b as v, c before e or i and z as s, ll as y, g before e or i as j, no h, no double letters. */
export function soundOf(word: string): string {
	return word
		.replace(/ch/g, '*')
		.replace(/h/g, '')
		.replace(/v/g, 'b')
		.replace(/ll/g, 'y')
		.replace(/qu(?=[ei])/g, 'k')
		.replace(/c(?=[ei])/g, 's')
		.replace(/[cq]/g, 'k')
		.replace(/g(?=[ei])/g, 'j')
		.replace(/gu(?=[ei])/g, 'g')
		.replace(/[zx]/g, 's')
		.replace(/(.)\1+/g, '$1');
}
