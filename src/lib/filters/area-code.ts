import type { Position } from 'geojson';

/**
 * Polygons in an address: encoded polylines (Google's algorithm: differences of whole hundred-thousandths of a degree, about a metre, zigzag, groups
 * of five bits) in letters that no address has to escape, as HERE's flexible polyline writes them. A `.` stands between rings, `..` between
 * polygons; differences go on from ring to ring. Rings are written without their last point, which is their first.
 */
export type Polygons = Position[][][];

export const AREA_DECIMALS = 5;
/** Vertices of one area, all its rings together; an address has to hold it. */
export const MOST_VERTICES = 200;
export const MOST_POLYGONS = 12;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));
const SCALE = 10 ** AREA_DECIMALS;
const MORE = 32;

/** A coordinate as an area holds it: about a metre. */
export const areaDegrees = (degrees: number): number => Math.round(degrees * SCALE) / SCALE + 0;

export const verticesOf = (polygons: Polygons): number =>
	polygons.reduce(
		(sum, rings) => sum + rings.reduce((all, ring) => all + Math.max(0, ring.length - 1), 0),
		0
	);

/** `polygons` as GeoJSON has them: rings closed, degrees, longitude first. */
export function encodeArea(polygons: Polygons): string {
	let [x, y] = [0, 0];
	const point = ([lon = 0, lat = 0]: Position): string => {
		const [toX, toY] = [Math.round(lon * SCALE), Math.round(lat * SCALE)];
		const text = step(toX - x) + step(toY - y);
		[x, y] = [toX, toY];
		return text;
	};
	return polygons
		.map((rings) => rings.map((ring) => ring.slice(0, -1).map(point).join('')).join('.'))
		.join('..');
}

function step(difference: number): string {
	let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
	let text = '';
	while (rest >= MORE) {
		text += ALPHABET[MORE + (rest % MORE)] ?? '';
		rest = Math.floor(rest / MORE);
	}
	return text + (ALPHABET[rest] ?? '');
}

/** Null where it is no area of at most `MOST_VERTICES` vertices on this planet: nothing of it can be trusted then. */
export function decodeArea(text: string): Polygons | null {
	let [x, y] = [0, 0];
	const polygons: Polygons = [];
	for (const part of text.split('..')) {
		const rings: Position[][] = [];
		for (const letters of part.split('.')) {
			const numbers = numbersOf(letters);
			if (numbers === null || numbers.length < 6 || numbers.length % 2 === 1) return null;
			const ring: Position[] = [];
			for (let i = 0; i < numbers.length; i += 2) {
				[x, y] = [x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)];
				if (Math.abs(x) > 180 * SCALE || Math.abs(y) > 90 * SCALE) return null;
				ring.push([x / SCALE, y / SCALE]);
			}
			if (new Set(ring.map(String)).size < 3) return null;
			rings.push([...ring, ...ring.slice(0, 1)]);
		}
		polygons.push(rings);
	}
	return polygons.length <= MOST_POLYGONS && verticesOf(polygons) <= MOST_VERTICES ? polygons : null;
}

function numbersOf(letters: string): number[] | null {
	const numbers: number[] = [];
	let [value, weight] = [0, 1];
	for (const letter of letters) {
		const bits = VALUES.get(letter);
		if (bits === undefined || weight > 2 ** 30) return null;
		value += (bits % MORE) * weight;
		if (bits >= MORE) weight *= MORE;
		else {
			numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
			[value, weight] = [0, 1];
		}
	}
	return weight === 1 ? numbers : null;
}
