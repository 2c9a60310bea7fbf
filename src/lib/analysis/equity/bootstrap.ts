import { byReceived, curveOf, indexOf, isUsable, shareAt, type Weighted } from './curve';
import { Chance } from './chance';

/** The part of the people that "the poorest" means. */
export const POOREST = 0.4;
export const DRAWS = 1000;
export const SEED = 20_260_101;

export interface EquityFigures {
	/** Part of the money received by the 40 % of the people who live in the neediest places, 0 to 1. */
	poorestShare: number;
	/** Negative where the needy receive more than their part. */
	concentration: number;
	gini: number;
}

/** Ends of a 95 % interval. */
export type Interval = readonly [number, number];
export type EquityIntervals = Record<keyof EquityFigures, Interval>;

/** What both curves are made of; Gini's may weigh places otherwise (km², persons in poverty). */
export interface EquitySample {
	byNeed: readonly Weighted[];
	byUnit: readonly Weighted[];
}

/** Null where nothing was received or no place can stand on a curve. */
export function figuresOf({ byNeed, byUnit }: EquitySample): EquityFigures | null {
	const need = curveOf(byNeed);
	const lorenz = curveOf(byReceived(byUnit));
	return need && lorenz
		? { poorestShare: shareAt(need, POOREST), concentration: indexOf(need), gini: indexOf(lorenz) }
		: null;
}

/**
 * Percentile bootstrap (Efron and Tibshirani 1993, chapter 13): places drawn with replacement, the figures of each draw, and of those the
 * middle 95 %. The places are all there are, no sample of more: the interval says how far a figure hangs on a few of them. The same seed gives the
 * same ends. A draw that received nothing tells nothing and is left out; null where fewer than half of the draws tell.
 */
export function intervalsOf(sample: EquitySample, draws = DRAWS, seed = SEED): EquityIntervals | null {
	const need = ordered(sample.byNeed);
	const lorenz = ordered(byReceived(sample.byUnit));
	const chance = new Chance(seed);
	const size = Math.max(sample.byNeed.length, sample.byUnit.length);
	if (size === 0) return null;
	const times = new Uint32Array(size);
	const found: Record<keyof EquityFigures, number[]> = { poorestShare: [], concentration: [], gini: [] };
	for (let draw = 0; draw < draws; draw++) {
		times.fill(0);
		for (let i = 0; i < size; i++) {
			const at = chance.below(size);
			times[at] = (times[at] ?? 0) + 1;
		}
		const first = walk(need, times);
		const second = walk(lorenz, times);
		if (!first || !second) continue;
		found.poorestShare.push(first.share);
		found.concentration.push(first.index);
		found.gini.push(second.index);
	}
	if (found.gini.length < draws / 2) return null;
	return {
		poorestShare: middle(found.poorestShare),
		concentration: middle(found.concentration),
		gini: middle(found.gini)
	};
}

/** Places in order as plain columns: a draw passes over them a thousand times. */
interface Ordered {
	/** Where each stands among the places that are drawn. */
	at: Uint32Array;
	weight: Float64Array;
	amount: Float64Array;
	/** 1 where the next place ranks otherwise: those that tie are one step of the curve. */
	ends: Uint8Array;
}

function ordered(places: readonly Weighted[]): Ordered {
	const sorted = places
		.map((place, at) => ({ place, at }))
		.filter(({ place }) => isUsable(place))
		.sort((a, b) => a.place.rank - b.place.rank);
	return {
		at: Uint32Array.from(sorted, ({ at }) => at),
		weight: Float64Array.from(sorted, ({ place }) => place.weight),
		amount: Float64Array.from(sorted, ({ place }) => place.amount),
		ends: Uint8Array.from(sorted, ({ place }, i) => Number(sorted[i + 1]?.place.rank !== place.rank))
	};
}

/** The index and the share of one draw in one pass: `curveOf`, without making a curve. Null where the draw received nothing. */
function walk(places: Ordered, times: Uint32Array): { index: number; share: number } | null {
	const { at, weight, amount, ends } = places;
	let weights = 0;
	let amounts = 0;
	for (let i = 0; i < at.length; i++) {
		const drawn = times[at[i] as number] as number;
		weights += (weight[i] as number) * drawn;
		amounts += (amount[i] as number) * drawn;
	}
	if (!(weights > 0 && amounts > 0)) return null;
	let p = 0;
	let l = 0;
	let stepWeight = 0;
	let stepAmount = 0;
	let twiceArea = 0;
	let share = -1;
	for (let i = 0; i < at.length; i++) {
		const drawn = times[at[i] as number] as number;
		stepWeight += (weight[i] as number) * drawn;
		stepAmount += (amount[i] as number) * drawn;
		if (ends[i] === 0 || stepWeight === 0) continue;
		const stepP = stepWeight / weights;
		const stepL = stepAmount / amounts;
		twiceArea += stepP * (2 * l + stepL);
		if (share < 0 && p + stepP >= POOREST) share = l + ((POOREST - p) / stepP) * stepL;
		p += stepP;
		l += stepL;
		stepWeight = 0;
		stepAmount = 0;
	}
	return { index: 1 - twiceArea, share };
}

/** The 2.5th and 97.5th percentiles, straight between the two nearest values (Hyndman and Fan 1996, type 7). */
function middle(values: number[]): Interval {
	const sorted = Float64Array.from(values).sort();
	return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

export function quantile(sorted: ArrayLike<number>, q: number): number {
	const at = q * (sorted.length - 1);
	const low = sorted[Math.floor(at)] ?? NaN;
	const high = sorted[Math.ceil(at)] ?? NaN;
	return low + (at - Math.floor(at)) * (high - low);
}
