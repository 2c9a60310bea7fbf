import * as v from 'valibot';
import type { Point } from './near';

/** A place somebody may look for. */
export interface Place extends Point {
	kind: 'municipality' | 'locality' | 'colonia';
	/** INEGI key of 5 or 9 digits; null for what only the works' names tell. */
	code: string | null;
	name: string;
	/** INEGI key of its municipality. */
	municipality: string;
	/** Persons, Census 2020; null where it is confidential or not counted. */
	population: number | null;
}

/**
 * The file of places (`static/base/places.json`): one entry per municipality with its localities in columns, in the order of their keys, so
 * that it compresses well. Keys are steps from the one before. Coordinates are ten-thousandths of a degree (about 11 m), the first
 * locality's own and the others' from there. A population of -1 is confidential. The first locality is the head town (0001).
 */
const NAMES_END = '|';
const PER_DEGREE = 1e4;
const numbers = v.array(v.pipe(v.number(), v.safeInteger()));
const entry = v.object({
	code: v.pipe(v.string(), v.regex(/^\d{5}$/)),
	name: v.string(),
	population: v.number(),
	steps: numbers,
	names: v.string(),
	lon: numbers,
	lat: numbers,
	populations: numbers
});
const schema = v.array(entry);
export type PlacesFile = v.InferOutput<typeof schema>;

export interface PlaceSource {
	municipality: { code: string; name: string; population: number };
	/** In the order of their keys of 9 digits. */
	localities: { code: string; name: string; lon: number; lat: number; population: number | null }[];
}

export function encodePlaces(sources: readonly PlaceSource[]): PlacesFile {
	return sources.map(({ municipality: { code, name, population }, localities }) => {
		const numbersOf = localities.map((place) => Number(place.code.slice(5)));
		const wrong = localities.find(
			(place, i) =>
				place.code.slice(0, 5) !== code ||
				place.name.includes(NAMES_END) ||
				(numbersOf[i] ?? 0) <= (numbersOf[i - 1] ?? 0)
		);
		if (wrong || numbersOf[0] !== 1)
			throw new RangeError(
				`${wrong?.code ?? code}: expected the localities of ${code} from 0001 on, in order, without ${NAMES_END} in their names`
			);
		const offsets = (of: (place: { lon: number; lat: number }) => number): number[] => {
			const whole = localities.map((place) => Math.round(of(place) * PER_DEGREE));
			return whole.map((value, i) => (i === 0 ? value : value - (whole[0] ?? 0)));
		};
		return {
			code,
			name,
			population,
			steps: numbersOf.map((number, i) => number - (numbersOf[i - 1] ?? 0)),
			names: localities.map((place) => place.name).join(NAMES_END),
			lon: offsets(({ lon }) => lon),
			lat: offsets(({ lat }) => lat),
			populations: localities.map((place) => place.population ?? -1)
		};
	});
}

/** Every municipality (at its head town) and every locality. Throws RangeError where the file is not one of places. */
export function decodePlaces(file: unknown): Place[] {
	const result = v.safeParse(schema, file);
	if (!result.success) {
		const [issue] = result.issues;
		throw new RangeError(
			`places.json: expected ${issue.expected ?? 'a file of places'}, met ${issue.received}`
		);
	}
	return result.output.flatMap(placesOf);
}

function placesOf({
	code,
	name,
	population,
	steps,
	names,
	lon,
	lat,
	populations
}: PlacesFile[number]): Place[] {
	const called = names.split(NAMES_END);
	const degrees = (offsets: readonly number[], i: number): number =>
		((offsets[0] ?? NaN) + (i === 0 ? 0 : (offsets[i] ?? NaN))) / PER_DEGREE;
	let number = 0;
	const localities = steps.map((step, i): Place => {
		number += step;
		const persons = populations[i] ?? -1;
		return {
			kind: 'locality',
			code: `${code}${String(number).padStart(4, '0')}`,
			name: called[i] ?? '',
			municipality: code,
			lon: degrees(lon, i),
			lat: degrees(lat, i),
			population: persons < 0 ? null : persons
		};
	});
	const [head] = localities;
	return head ? [{ ...head, kind: 'municipality', code, name, population }, ...localities] : [];
}
