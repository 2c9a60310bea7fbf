import { Chance } from './chance';
import { quantile, SEED } from './bootstrap';

/** What the ranking "who is left out" weighs. */
export const CRITERIA = ['need', 'little', 'years'] as const;
export type Criterion = (typeof CRITERIA)[number];
/** Not negative; only their proportion matters. */
export type Weights = Readonly<Record<Criterion, number>>;
export const DEFAULT_WEIGHTS: Weights = { need: 50, little: 30, years: 20 };

export interface Candidate {
	key: string;
	/** Higher is worse; null is "sin dato". */
	need: number | null;
	/** Money for each unit: the less, the more left out. */
	perUnit: number | null;
	/** Of the years looked at, those without a work. */
	yearsWithout: number | null;
}

export interface LeftOut {
	key: string;
	/** 0 (least left out) to 1; null where something that weighs is not known. */
	score: number | null;
	/** From 1, the most left out; ties share the first place. Null without a score. */
	rank: number | null;
	/** Ranks between which it stays in 90 % of the moves of the weights. */
	between: readonly [number, number] | null;
}

/** How far each weight is moved, up and down, to see whether ranks hold. */
export const MOVE = 0.5;
export const MOVES = 500;

/**
 * Part of the others that a value is beyond, 0 to 1, those that tie in the middle: criteria in different units become comparable, and no
 * extreme place rules. Null values have none.
 */
export function standing(values: readonly (number | null)[]): (number | null)[] {
	const known = values.filter((value): value is number => value !== null);
	return values.map((value) => {
		if (value === null) return null;
		if (known.length < 2) return 0.5;
		const below = known.filter((other) => other < value).length;
		const equal = known.filter((other) => other === value).length - 1;
		return (below + equal / 2) / (known.length - 1);
	});
}

/**
 * Places from the most left out: the weighted mean of how each stands by need, by how little it received, and by years without works. How stable a
 * rank is: every weight moved at random by up to half of itself, 500 times, with a fixed seed. Places with something unknown that weighs come
 * last and have no rank.
 */
export function leftOut(
	candidates: readonly Candidate[],
	weights: Weights,
	{ moves = MOVES, seed = SEED }: { moves?: number; seed?: number } = {}
): LeftOut[] {
	const standings: Record<Criterion, (number | null)[]> = {
		need: standing(candidates.map(({ need }) => need)),
		little: standing(candidates.map(({ perUnit }) => (perUnit === null ? null : -perUnit))),
		years: standing(candidates.map(({ yearsWithout }) => yearsWithout))
	};
	const scoresBy = (by: Weights): (number | null)[] => {
		const all = CRITERIA.reduce((sum, criterion) => sum + by[criterion], 0);
		return candidates.map((_, i) => {
			if (!(all > 0)) return null;
			let score = 0;
			for (const criterion of CRITERIA) {
				if (by[criterion] === 0) continue;
				const value = standings[criterion][i] ?? null;
				if (value === null) return null;
				score += (by[criterion] / all) * value;
			}
			return score;
		});
	};
	const scores = scoresBy(weights);
	const ranks = ranksOf(scores);
	const chance = new Chance(seed);
	const seen = candidates.map((): number[] => []);
	for (let move = 0; move < moves; move++) {
		const moved = { ...weights };
		for (const criterion of CRITERIA) moved[criterion] *= 1 - MOVE + 2 * MOVE * chance.next();
		ranksOf(scoresBy(moved)).forEach((rank, i) => rank !== null && seen[i]?.push(rank));
	}
	return candidates
		.map(({ key }, i): LeftOut => {
			const held = Uint32Array.from(seen[i] ?? []).sort();
			const between =
				held.length > 0
					? ([Math.floor(quantile(held, 0.05)), Math.ceil(quantile(held, 0.95))] as const)
					: null;
			return { key, score: scores[i] ?? null, rank: ranks[i] ?? null, between };
		})
		.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.key < b.key ? -1 : 1));
}

/** Equal to twelve digits is equal: the same sum in another order must not part two places. */
const NEAR = 1e-12;

function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
	return scores.map((score) =>
		score === null ? null : 1 + scores.filter((other) => other !== null && other > score + NEAR).length
	);
}
