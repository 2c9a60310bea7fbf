import { distance } from 'fastest-levenshtein';
import type { Locality } from '../../domain';
import type { LocalityNames } from './locality-names';
import { wordsOf, type Word } from './words';

/**
 * Which locality of its municipality a text names. A name counts for what stands around it: after "COMUNIDAD DE" it is a place,
 * after "CALLE" or inside a school's quotation marks it is not, "RAMAL A X" leads there. Precision before recall: several places,
 * namesakes and bare words stay below the threshold, and the work stays at its municipality.
 */
export interface LocalityMatch {
	locality: Locality;
	/** 0 to 1. */
	confidence: number;
	how: 'marker' | 'phrase' | 'road' | 'head_town' | 'spelling';
}

export type MatchOutcome =
	| { kind: 'match'; match: LocalityMatch }
	| { kind: 'none' }
	/** Several localities are named as surely: the work belongs to no one of them. */
	| { kind: 'several'; localities: readonly Locality[] };

export const MATCH_THRESHOLD = 0.7;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const MARKERS =
	setOf(`COMUNIDAD COMUNIDADES LOCALIDAD LOCALIDADES RANCHERIA RANCHERIAS RANCHO EJIDO EJIDOS POBLADO
	POBLADOS POBLACION PUEBLO CONGREGACION CASERIO DELEGACION`);
const PLURALS = setOf('COMUNIDADES LOCALIDADES RANCHERIAS EJIDOS POBLADOS COLONIAS MUNICIPIOS');
/** After these a name is that of a street, a school, a river. */
const NOT_PLACES =
	setOf(`CALLE CALLES AVENIDA BOULEVARD CALZADA PRIVADA ANDADOR CALLEJON PROLONGACION CIRCUITO GLORIETA
	CERRADA RETORNO LIBRAMIENTO ESCUELA PRIMARIA SECUNDARIA TELESECUNDARIA PREESCOLAR JARDIN NINOS
	BACHILLERATO VIDEOBACHILLERATO SABES CECYTE CONALEP UNIVERSIDAD INSTITUTO PLAZA PARQUE TEMPLO
	CAPILLA IGLESIA PARROQUIA UNIDAD DEPORTIVA DEPORTIVO CAMPO CANCHA ESTADIO GIMNASIO AUDITORIO
	MERCADO HOSPITAL CLINICA TEATRO MUSEO BIBLIOTECA RIO PRESA ARROYO BORDO CERRO SIERRA PUENTE POZO
	MANANTIAL CANAL DREN CUENCA SECCION ZONA METROPOLITANA LIC PROFR PROF GENERAL DR ING FONDO
	PROGRAMA COLONIA COLONIAS FRACCIONAMIENTO BARRIO REFINERIA LIGA CLUB FRENTE ESQUINA ENTRE`);
const ROADS = setOf(
	'CARRETERA CAMINO CAMINOS RAMAL ACCESO ENTRONQUE TRAMO TERRACERIA BRECHA CICLOVIA VIALIDAD SALIDA'
);
/** Words that are names of localities somewhere and plain words everywhere: never a place without a marker. */
const PLAIN_WORDS =
	setOf(`CENTRO CAMPO PRESA PUENTE POZO ESTACION PARQUE MERCADO PANTEON HOSPITAL ESCUELA JARDIN TANQUE
	MOLINO CAPILLA CALZADA CARCEL CUARTEL PLAZA PROGRESO LIBERTAD REFORMA INDEPENDENCIA HIDALGO
	MORELOS JUAREZ ALLENDE ALDAMA GUERRERO VICTORIA INFANTIL UNION ESPERANZA LUZ CRUZ CANTERA RIO
	ARROYO LAGUNA BORDO CERRO MESA LOMA LOMAS VALLE BARRIO COLONIA FRACCIONAMIENTO NORTE SUR ORIENTE
	PONIENTE ALTO BAJO GRANDE NUEVO NUEVA VIEJO PRIMAVERA REVOLUCION`);
/** What may follow a place's name when nothing separates it. */
const AFTER =
	setOf(`MUNICIPIO GUANAJUATO PRIMERA SEGUNDA TERCERA CUARTA ETAPA 1RA 2DA 3RA 1ERA PRIMER ESTADO KM TRAMO
	CALLE MEDIANTE PARA CON ENTRE COMUNIDAD LOCALIDAD PERTENECIENTE`);

export function matchLocality(texts: readonly string[], names: LocalityNames): MatchOutcome {
	const found = new Map<string, LocalityMatch>();
	for (const text of texts) {
		for (const match of matchesIn(wordsOf(text), names)) {
			const before = found.get(match.locality.code);
			if (!before || before.confidence < match.confidence) found.set(match.locality.code, match);
		}
	}
	const good = [...found.values()].filter((m) => m.confidence >= MATCH_THRESHOLD);
	good.sort((a, b) => b.confidence - a.confidence || (a.locality.code < b.locality.code ? -1 : 1));
	const [best, second] = good;
	if (!best) return { kind: 'none' };
	// A marker settles it against names that only stand in the text; equals do not.
	if (second && best.confidence - second.confidence < 0.08) {
		return { kind: 'several', localities: good.map((m) => m.locality) };
	}
	return { kind: 'match', match: best };
}

function* matchesIn(words: readonly Word[], names: LocalityNames): Generator<LocalityMatch> {
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (!word) continue;
		if (word.text === 'CABECERA') {
			const far = word.dash || isRoadAhead(words, i) || word.link === 'A' || word.link === 'A LA';
			// "…A, B Y CABECERA MUNICIPAL" is the last of several.
			const confidence = /^[YE](?:\s|$)/.test(word.link) ? 0.86 : 0.95;
			if (names.headTown && !far) yield { locality: names.headTown, confidence, how: 'head_town' };
			continue;
		}
		const exact = longestName(words, i, names);
		if (exact) {
			const match = judge(words, i, exact.length, exact.localities, names, exact.key);
			if (match) yield match;
			i += exact.length - 1;
		} else if (markerBefore(words, i)) {
			const near = nearName(words, i, names);
			if (near) yield near;
		}
	}
}

interface Found {
	key: string;
	length: number;
	localities: readonly Locality[];
}

/** The longest locality name that begins at the word and crosses no separator. */
function longestName(words: readonly Word[], at: number, names: LocalityNames): Found | null {
	const most = names.longestFrom.get(words[at]?.text ?? '');
	if (most === undefined) return null;
	let key = '';
	let best: Found | null = null;
	for (let n = 0; n < most && at + n < words.length; n++) {
		const word = words[at + n];
		if (!word || (n > 0 && (word.dash || crosses(word, key, names)))) break;
		key = n === 0 ? word.text : `${key} ${word.text}`;
		const localities = names.byName.get(key);
		if (localities) best = { key, length: n + 1, localities };
	}
	return best;
}

/** A comma ends a name; a parenthesis inside it does not, where the catalogue has the name with its alias. */
function crosses(word: Word, key: string, names: LocalityNames): boolean {
	if (!word.boundary && !word.quote) return false;
	return (
		!names.byName.has(`${key} ${word.text}`) &&
		!names.names.some((name) => name.startsWith(`${key} ${word.text} `))
	);
}

function judge(
	words: readonly Word[],
	at: number,
	length: number,
	localities: readonly Locality[],
	names: LocalityNames,
	key: string
): LocalityMatch | null {
	const word = words[at];
	if (!word) return null;
	const marker = markerBefore(words, at);
	const own = names.ownNames.has(key);
	if (own && !marker) {
		// "EN LA CIUDAD DE X", and not "cerca de la ciudad" or the "zona metropolitana de la ciudad".
		const before = words[at - 1];
		const city = before?.text === 'CIUDAD' && /(?:^|\s)EN(?:\s|$)/.test(before.link);
		return city && names.headTown ? { locality: names.headTown, confidence: 0.9, how: 'head_town' } : null;
	}
	if (own && words[at - 1]?.text !== 'LOCALIDAD' && words[at - 1]?.text !== 'POBLACION') return null;
	const context = contextConfidence(words, at, length, marker);
	const chosen = mostPeopled(localities);
	const confidence = context.confidence * chosen.certainty;
	return confidence > 0.3
		? { locality: chosen.locality, confidence: round(confidence), how: context.how }
		: null;
}

function contextConfidence(
	words: readonly Word[],
	at: number,
	length: number,
	marker: boolean
): { confidence: number; how: LocalityMatch['how'] } {
	const word = words[at];
	const previous = words[at - 1]?.text ?? '';
	const after = words[at + length];
	const ends =
		!after ||
		after.boundary ||
		after.quote ||
		after.dash ||
		AFTER.has(after.text) ||
		after.link.startsWith('EN');
	// "COMUNIDADES DE A, B Y C": one of several, even where the catalogue knows only one.
	if (words.some((w, i) => i <= at && PLURALS.has(w.text))) return { confidence: 0.6, how: 'marker' };
	if (marker) return { confidence: ends ? 0.95 : 0.8, how: 'marker' };
	if (!word) return { confidence: 0, how: 'phrase' };
	const ownKind = word.text === 'COLONIA' || word.text === 'FRACCIONAMIENTO';
	if (ownKind && length > 1) return { confidence: ends ? 0.86 : 0.6, how: 'marker' };
	if (word.dash || after?.dash) return { confidence: 0.4, how: 'road' };
	if (NOT_PLACES.has(previous) && !word.boundary) return { confidence: 0.2, how: 'phrase' };
	const name = words.slice(at, at + length).map((w) => w.text);
	const plainWords = name.every((w) => PLAIN_WORDS.has(w) || /^\d+$/.test(w));
	if (/^(?:A|AL)\b/.test(word.link) && isRoadAhead(words, at)) {
		return { confidence: plainWords || !ends ? 0.5 : 0.75, how: 'road' };
	}
	if (plainWords || word.quote) return { confidence: 0.3, how: 'phrase' };
	if (isRoadAhead(words, at)) return { confidence: 0.4, how: 'road' };
	const introduced = /(?:^|\s)EN(?:\s|$)/.test(word.link);
	if (introduced && ends) return { confidence: length > 1 ? 0.88 : 0.78, how: 'phrase' };
	if (word.boundary && at > 0 && ends) return { confidence: length > 1 ? 0.86 : 0.72, how: 'phrase' };
	return { confidence: length > 2 && ends ? 0.74 : 0.5, how: 'phrase' };
}

/** "COMUNIDAD DE", also through an opening quotation mark. */
function markerBefore(words: readonly Word[], at: number): boolean {
	const word = words[at];
	const previous = words[at - 1];
	return !!word && !!previous && MARKERS.has(previous.text) && !word.dash && (!word.boundary || word.quote);
}

/** A road is spoken of in the same phrase, before the word. */
function isRoadAhead(words: readonly Word[], at: number): boolean {
	for (let i = at; i > Math.max(-1, at - 5); i--) {
		if (i < at && ROADS.has(words[i]?.text ?? '')) return true;
		if (words[i]?.boundary) return false;
	}
	return false;
}

/** After a marker: a name misspelt by a letter or two, or the beginning of exactly one longer name. */
function nearName(words: readonly Word[], at: number, names: LocalityNames): LocalityMatch | null {
	const phrase: string[] = [];
	for (let i = at; i < words.length && phrase.length < 5; i++) {
		const word = words[i];
		if (!word || (i > at && (word.boundary || word.quote || word.dash || AFTER.has(word.text)))) break;
		phrase.push(word.text);
	}
	for (let length = phrase.length; length > 0; length--) {
		const text = phrase.slice(0, length).join(' ');
		if (text.length < 5 || names.ownNames.has(text)) continue;
		const allowed = text.length >= 10 ? 2 : text.length >= 7 ? 1 : 0;
		const near = names.names.filter(
			(name) =>
				Math.abs(name.length - text.length) <= allowed && distance(name, text) <= allowed && !/\d/.test(name)
		);
		const longer = length === phrase.length ? names.names.filter((name) => name.startsWith(`${text} `)) : [];
		for (const [candidates, confidence, how] of [
			[near, 0.82, 'spelling'],
			[longer, 0.75, 'marker']
		] as const) {
			const localities = [...new Set(candidates.flatMap((name) => names.byName.get(name) ?? []))];
			const only = localities.length === 1 ? localities[0] : undefined;
			if (only) return { locality: only, confidence, how };
			if (localities.length > 1) return null;
		}
	}
	return null;
}

/** Of namesakes, the one that has five times the people of the next; without one, nothing is certain. */
function mostPeopled(localities: readonly Locality[]): { locality: Locality; certainty: number } {
	const ranked = [...localities].sort(
		(a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.code < b.code ? -1 : 1)
	);
	const [first, second] = ranked as [Locality, ...Locality[]];
	if (!second) return { locality: first, certainty: 1 };
	return {
		locality: first,
		certainty: (first.population ?? 0) >= 5 * Math.max(1, second.population ?? 0) ? 0.85 : 0.5
	};
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
