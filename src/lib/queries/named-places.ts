import * as v from 'valibot';
import { metresBetween, type Point } from './near';
import { wordsOf } from './token-postings';

/** A colonia or fraccionamiento that the works' names tell, at the works that name it. */
export interface NamedPlace extends Point {
	/** As the first of the works writes it. */
	name: string;
	/** INEGI key of 5 digits. */
	municipality: string;
	/** How many works with a place of their own name it. */
	works: number;
}

/**
 * What introduces a name: "COLONIA LA CANTERA", "Col. Obrera", "FRACC. VILLAS DEL CAMPO". "Comunidad Colonia San Juan" is a locality, and its
 * first word tells it. (No look-behind: phones of 2022 do not know it.)
 */
const INTRODUCER =
	/(?:^|[^\p{L}])((?:comunidad|localidad|com\.|loc\.|rancher[ií]a|ejido) +)?(?:(?:colonia|fraccionamiento)(?!\p{L})|col\.|fracc\.) */giu;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’°-]{2,60}/u;
/** Words that begin what is no longer the name. */
const ENDS =
	/ (?:en|entre|municipio|mpio\.?|localidad|comunidad|zona|tramo|calle|c\.p\.?|cp|esq\.?|etapa|de la (?:ciudad|localidad|comunidad|cabecera)) .*| -.*/iu;
/** What is left hanging at the end, also of "colonia Centro y colonia Obrera". */
const TAIL = /(?:[ .'’°-]+|[ .]+(?:y|de|la|las|los|el|del))+$/iu;
const MOST_WORDS = 5;
/** A name whose works lie farther apart is not one place: it has no point, metres. */
const SPREAD = 1_500;

/** What of a work tells a colonia. */
export interface NamingWork {
	name: string | null;
	/** INEGI key of 5 digits. */
	municipality: string | null;
	location_quality: string;
	/** Degrees. */
	lon: number | null;
	lat: number | null;
}

/**
 * Gathers colonias with a point from works: only those of location quality `exact` give one, and only where all of them that name the
 * colonia lie together. The point is that of the work nearest to their middle, so it is always a place where something was built.
 */
export class ColoniaGatherer {
	readonly #met = new Map<string, { name: string; municipality: string; points: Point[] }>();

	add({ name, municipality, location_quality, lon, lat }: NamingWork): void {
		if (name === null || municipality === null || lon === null || lat === null) return;
		if (location_quality !== 'exact') return;
		for (const colonia of coloniasOf(name)) {
			const key = `${municipality} ${wordsOf(colonia).join(' ')}`;
			const known = this.#met.get(key);
			if (known) known.points.push({ lon, lat });
			else this.#met.set(key, { name: colonia, municipality, points: [{ lon, lat }] });
		}
	}

	/** By municipality and name. */
	places(): NamedPlace[] {
		return [...this.#met.entries()]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.flatMap(([, { name, municipality, points }]) => {
				const point = middleOf(points);
				return point === null ? [] : [{ name, municipality, ...point, works: points.length }];
			});
	}
}

/** The colonias a work's name tells, each once, as it writes them. */
export function coloniasOf(text: string): string[] {
	const found = new Map<string, string>();
	const introduced = [...text.matchAll(INTRODUCER)];
	introduced.forEach((match, i) => {
		if (match[1] !== undefined) return;
		const after = text.slice(match.index + match[0].length, introduced[i + 1]?.index);
		const name = (NAME.exec(after)?.[0] ?? '').replace(ENDS, '').replace(TAIL, '');
		const words = wordsOf(name);
		if (words.length === 0 || words.length > MOST_WORDS || !/\p{L}{3}/u.test(name)) return;
		found.set(words.join(' '), name);
	});
	return [...found.values()];
}

function middleOf(points: readonly Point[]): Point | null {
	const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
	const middle = { lon: median(points.map(({ lon }) => lon)), lat: median(points.map(({ lat }) => lat)) };
	let nearest: Point | null = null;
	let least = Infinity;
	for (const point of points) {
		const apart = metresBetween(middle, point);
		// NaN too: a work that says it is exact and has no point tells nothing.
		if (!(apart <= SPREAD)) return null;
		if (apart < least) [nearest, least] = [point, apart];
	}
	return nearest;
}

/**
 * The file of a release (`named-places.json`): one line of municipality, name, longitude, latitude (ten-thousandths of a degree, about
 * 11 m) and number of works for each colonia.
 */
const file = v.array(
	v.tuple([v.pipe(v.string(), v.regex(/^\d{5}$/)), v.string(), v.number(), v.number(), v.number()])
);
const PER_DEGREE = 1e4;

export function namedPlacesText(places: readonly NamedPlace[]): string {
	const whole = (degrees: number): number => Math.round(degrees * PER_DEGREE);
	const lines = places.map((place): v.InferOutput<typeof file>[number] => [
		place.municipality,
		place.name,
		whole(place.lon),
		whole(place.lat),
		place.works
	]);
	return `${JSON.stringify(lines)}\n`;
}

/** Throws RangeError where the file is not one of colonias. */
export function decodeNamedPlaces(value: unknown): NamedPlace[] {
	const result = v.safeParse(file, value);
	if (!result.success)
		throw new RangeError(`named-places.json: expected colonias, met ${result.issues[0].received}`);
	return result.output.map(([municipality, name, lon, lat, works]) => ({
		municipality,
		name,
		lon: lon / PER_DEGREE,
		lat: lat / PER_DEGREE,
		works
	}));
}
