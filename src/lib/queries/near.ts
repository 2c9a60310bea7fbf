import { bearing, distance } from '@turf/turf';
import KDBush from 'kdbush';
import {
	addCentavos,
	DIRECTIONS,
	isLocated,
	type Centavos,
	type CoreColumns,
	type Direction,
	type LocationQuality,
	type MeasureColumn
} from '../domain';
import { RADII } from '../filters';

/** What stands near a point, over plain columns. Distances are on the sphere (turf's, radius 6,371,008.8 m): within 0.5 % of the ellipsoid's. */

/** Degrees, WGS 84. */
export interface Point {
	lon: number;
	lat: number;
}

/** Nearer than this, metres, a direction would be made up: neither points nor positions are that good. */
export const HERE = 10;

const EARTH_RADIUS = 6_371_008.8;
const DEGREES = 180 / Math.PI;

/** Metres. */
export const metresBetween = (a: Point, b: Point): number =>
	distance([a.lon, a.lat], [b.lon, b.lat], { units: 'meters' });

/** In which of eight directions `to` lies; null where it is here. `metres` is how far, where that is known. */
export function directionOf(from: Point, to: Point, metres = metresBetween(from, to)): Direction | null {
	if (metres < HERE) return null;
	const turns = bearing([from.lon, from.lat], [to.lon, to.lat]) / 45;
	return DIRECTIONS[(Math.round(turns) + 8) % 8] ?? 'n';
}

/** The works that have a point of their own or their locality's, in a k-d tree over degrees. */
export interface NearIndex {
	columns: CoreColumns;
	tree: KDBush;
	/** What the tree's numbers stand for. */
	ordinals: Uint32Array;
	/** By code of `location_quality`: whether such a work is on the map. */
	located: readonly boolean[];
}

export function nearIndex(columns: CoreColumns): NearIndex {
	const { lon, lat, location_quality } = columns;
	const located = location_quality.values.map((quality) => isLocated(quality as LocationQuality));
	const ordinals = new Uint32Array(columns.rows);
	let count = 0;
	for (let row = 0; row < columns.rows; row++) if (isPlaced(columns, located, row)) ordinals[count++] = row;
	const tree = new KDBush(count);
	for (const row of ordinals.subarray(0, count)) tree.add(lon[row] ?? 0, lat[row] ?? 0);
	tree.finish();
	return { columns, tree, ordinals: ordinals.slice(0, count), located };
}

const isPlaced = ({ lon, lat, location_quality }: CoreColumns, located: readonly boolean[], row: number) =>
	located[location_quality.codes[row] ?? 0] === true &&
	Number.isFinite(lon[row] ?? NaN) &&
	Number.isFinite(lat[row] ?? NaN);

export interface NearQuestion {
	point: Point;
	/** Metres. */
	radius: number;
	measure: MeasureColumn;
	/** INEGI key of the municipality the point lies in; null where it is not known, or lies in none. */
	municipality: string | null;
	/** 1 for each work the filter chooses; null is all of them. */
	chosen: Uint8Array | null;
}

export interface NearAnswer {
	/** Those with a place of their own first, then those at their locality's centre; in each, nearest first, then as in the release. */
	ordinals: Uint32Array;
	/** Metres, one for each. */
	metres: Float64Array;
	/** Sum of the measure over the works that have it. */
	amount: Centavos;
	withoutAmount: number;
	/** How many of them stand at their locality's centre, not at a place of their own. */
	atLocality: number;
	/** How many lie in each direction, most first; null is "here". */
	byDirection: { direction: Direction | null; works: number }[];
	/** How many there would be within each of `RADII`. */
	within: number[];
	/** Works of the municipality that have no place on the map; null where the municipality is not known. */
	unplaced: number | null;
}

/** Which works the filter chooses, as a question takes them. */
export function chosenOf(ordinals: Uint32Array, rows: number): Uint8Array {
	const chosen = new Uint8Array(rows);
	for (const ordinal of ordinals) chosen[ordinal] = 1;
	return chosen;
}

export function nearAnswer(index: NearIndex, question: NearQuestion): NearAnswer {
	const { point, radius, measure, municipality, chosen } = question;
	const { columns } = index;
	const { found, within } = around(index, point, radius, chosen);
	const atItsLocality = ({ ordinal }: { ordinal: number }): number =>
		Number(qualityOf(columns, ordinal) === 'locality');
	found.sort((a, b) => atItsLocality(a) - atItsLocality(b) || a.metres - b.metres || a.ordinal - b.ordinal);

	const directions = new Map<Direction | null, number>();
	let amount: Centavos = 0;
	let withoutAmount = 0;
	let atLocality = 0;
	for (const { ordinal, metres } of found) {
		const centavos = columns[measure][ordinal] ?? NaN;
		if (Number.isNaN(centavos)) withoutAmount++;
		else amount = addCentavos(amount, centavos);
		if (qualityOf(columns, ordinal) === 'locality') atLocality++;
		const direction = directionOf(point, pointOf(columns, ordinal), metres);
		directions.set(direction, (directions.get(direction) ?? 0) + 1);
	}
	const rank = (direction: Direction | null): number =>
		direction === null ? -1 : DIRECTIONS.indexOf(direction);
	return {
		ordinals: Uint32Array.from(found, ({ ordinal }) => ordinal),
		metres: Float64Array.from(found, ({ metres }) => metres),
		amount,
		withoutAmount,
		atLocality,
		byDirection: [...directions]
			.map(([direction, works]) => ({ direction, works }))
			.sort((a, b) => b.works - a.works || rank(a.direction) - rank(b.direction)),
		within,
		unplaced: municipality === null ? null : unplacedIn(index, municipality, chosen)
	};
}

/** The least of the offered radii beyond `radius` that would find some; null where none does. */
export function nextRadius({ within }: NearAnswer, radius: number): number | null {
	const at = RADII.findIndex((limit, i) => limit > radius && (within[i] ?? 0) > 0);
	return RADII[at] ?? null;
}

export const pointOf = ({ lon, lat }: CoreColumns, ordinal: number): Point => ({
	lon: lon[ordinal] ?? NaN,
	lat: lat[ordinal] ?? NaN
});

export const qualityOf = ({ location_quality: { values, codes } }: CoreColumns, ordinal: number): string =>
	values[codes[ordinal] ?? 0] ?? 'none';

/** The haversine of an angle: grows with the distance, and needs no inverse to be compared. */
const haversine = (angle: number): number => Math.sin(angle / 2) ** 2;

/**
 * Works within `radius` metres of a point, in no order, and how many there are within each of `RADII`: tens of thousands in a city, so those
 * are only compared, and nothing is made for them. The box around the circle does not reach over a pole or the date line.
 */
function around(
	{ columns, tree, ordinals }: NearIndex,
	point: Point,
	radius: number,
	chosen: Uint8Array | null
): { found: { ordinal: number; metres: number }[]; within: number[] } {
	const { lon, lat } = columns;
	const angle = Math.max(radius, ...RADII) / EARTH_RADIUS;
	// A hair wider than the circle: what rounding leaves outside the box would be lost before it is measured.
	const north = angle * DEGREES + 1e-9;
	const cosine = Math.cos(point.lat / DEGREES);
	const east = Math.asin(Math.min(1, Math.sin(angle) / cosine)) * DEGREES + 1e-9;
	const asked = haversine(radius / EARTH_RADIUS);
	const limits = RADII.map((metres) => haversine(metres / EARTH_RADIUS));
	const within = RADII.map(() => 0);
	const found: { ordinal: number; metres: number }[] = [];
	for (const id of tree.range(point.lon - east, point.lat - north, point.lon + east, point.lat + north)) {
		const ordinal = ordinals[id] ?? 0;
		if (chosen !== null && chosen[ordinal] !== 1) continue;
		const [x, y] = [lon[ordinal] ?? NaN, lat[ordinal] ?? NaN];
		const apart =
			haversine((y - point.lat) / DEGREES) +
			cosine * Math.cos(y / DEGREES) * haversine((x - point.lon) / DEGREES);
		for (let at = limits.length - 1; at >= 0 && apart <= (limits[at] ?? 0); at--)
			within[at] = (within[at] ?? 0) + 1;
		if (apart <= asked) found.push({ ordinal, metres: metresBetween(point, pointOf(columns, ordinal)) });
	}
	return { found, within };
}

function unplacedIn(
	{ columns, located }: NearIndex,
	municipality: string,
	chosen: Uint8Array | null
): number {
	const code = columns.municipality.values.indexOf(municipality);
	// 0 is "missing".
	if (code <= 0) return 0;
	const { codes } = columns.municipality;
	let count = 0;
	for (let row = 0; row < columns.rows; row++)
		if (codes[row] === code && (chosen === null || chosen[row] === 1) && !isPlaced(columns, located, row))
			count++;
	return count;
}
