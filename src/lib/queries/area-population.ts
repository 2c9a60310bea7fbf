import type { DrawnArea } from '../filters';
import { boxOf, insideOf, metresToEdge } from './in-area';
import type { Place } from './places-file';

/**
 * How many people live in a drawn area: those of the localities whose point lies in it. A locality is one point, so it counts whole or not at
 * all, and people of localities whose population is confidential are in no sum. What the border may cut is told: a locality whose people, at
 * `DENSITY`, would fill a disc that reaches the border.
 */
export interface AreaPopulation {
	/** Persons of the localities inside. */
	persons: number;
	/** Without those the border may cut, and with all of those it may. */
	least: number;
	most: number;
	localities: number;
	/** Localities inside that keep their population to themselves. */
	confidential: number;
	/** The range is too wide for a figure per inhabitant (`TRUSTED`). */
	certain: boolean;
}

/**
 * Persons per km² of a built-up place, to tell how far its houses may reach: the median of the 117 localities of Guanajuato whose outline is published
 * (a test works it out again). It only widens the range; the estimate itself does not rest on it.
 */
export const DENSITY = 3_700;
/** A range within this part of the estimate, on either side, still gives figures per inhabitant. */
export const TRUSTED = 0.25;

/** Metres: of a disc that holds so many people at `DENSITY`. */
const reachOf = (persons: number): number => Math.sqrt(persons / DENSITY / Math.PI) * 1000;
/** No place is larger than this, metres. */
const FARTHEST = 20_000;
const DEGREE = 111_000;

/** `places` may hold municipalities too: only localities count. */
export function populationIn(area: DrawnArea, places: readonly Place[]): AreaPopulation {
	const inside = insideOf(area);
	const [west, south, east, north] = boxOf(area);
	const slack = FARTHEST / DEGREE;
	const answer = { persons: 0, least: 0, most: 0, localities: 0, confidential: 0 };
	for (const place of places) {
		const { lon, lat, population } = place;
		if (place.kind !== 'locality') continue;
		if (lon < west - slack || lon > east + slack || lat < south - slack || lat > north + slack) continue;
		const isIn = inside(lon, lat);
		if (isIn) answer.localities++;
		if (population === null) {
			if (isIn) answer.confidential++;
			continue;
		}
		const isCut = metresToEdge(area, place) < Math.min(FARTHEST, reachOf(population));
		if (isIn) answer.persons += population;
		if (isIn && !isCut) answer.least += population;
		if (isIn || isCut) answer.most += population;
	}
	const { persons, least, most } = answer;
	const certain = persons > 0 && least >= persons * (1 - TRUSTED) && most <= persons * (1 + TRUSTED);
	return { ...answer, certain };
}

/** How far the estimate is from the truth where the truth is known. */
export interface EstimateError {
	/** How many areas were tried. */
	areas: number;
	/** Of the relative error without its sign: the middle one, and the largest. 0 to 1. */
	median: number;
	largest: number;
	/** Of the persons of all together: estimated over true, less 1. */
	overall: number;
}

/** The method tried on areas whose population is known (census). Throws RangeError without any. */
export function errorOf(
	known: readonly { area: DrawnArea; persons: number }[],
	places: readonly Place[]
): EstimateError {
	if (known.length === 0) throw new RangeError('expected areas of known population, met none');
	const tried = known.map(({ area, persons }) => ({ persons, met: populationIn(area, places).persons }));
	const errors = tried.map(({ persons, met }) => Math.abs(met / persons - 1)).sort((a, b) => a - b);
	const sum = (of: (each: (typeof tried)[number]) => number): number =>
		tried.reduce((all, each) => all + of(each), 0);
	return {
		areas: errors.length,
		median: ((errors[(errors.length - 1) >> 1] ?? 0) + (errors[errors.length >> 1] ?? 0)) / 2,
		largest: errors.at(-1) ?? 0,
		overall: sum(({ met }) => met) / sum(({ persons }) => persons) - 1
	};
}
