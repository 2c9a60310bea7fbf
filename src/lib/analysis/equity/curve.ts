/**
 * Concentration and Lorenz curves across places, and the figures read from them. A place stands on the curve with all its people: what happens
 * inside a place is not seen. Sources: Kakwani, Wagstaff and van Doorslaer (1997), "Socioeconomic inequalities in health: measurement,
 * computation, and statistical inference", Journal of Econometrics 77(1); Fuller and Lury (1977) for grouped data, as in World Bank,
 * "Quantitative Techniques for Health Equity Analysis", technical note 7.
 */

/** A place on a curve. */
export interface Weighted {
	/** Places stand in ascending order of this; equal ones stand as one group, whichever way they came. */
	rank: number;
	/** How many it stands for: persons, or km². More than 0. */
	weight: number;
	/** What it received, in any one unit. Not negative. */
	amount: number;
}

/** A point of a curve: parts of one, of what stands for and of what was received. */
export interface CurvePoint {
	p: number;
	l: number;
}

export const isUsable = ({ rank, weight, amount }: Weighted): boolean =>
	Number.isFinite(rank) && Number.isFinite(weight) && weight > 0 && Number.isFinite(amount) && amount >= 0;

/** Places in ascending order of rank, those that tie added up. Places that cannot stand on a curve are left out. */
export function grouped(places: readonly Weighted[]): Weighted[] {
	const groups: Weighted[] = [];
	for (const place of places.filter(isUsable).sort((a, b) => a.rank - b.rank)) {
		const last = groups.at(-1);
		if (last?.rank === place.rank) {
			last.weight += place.weight;
			last.amount += place.amount;
		} else groups.push({ ...place });
	}
	return groups;
}

/** From (0, 0) to (1, 1), one point after each group; null where nothing was received, or nobody is there to receive. */
export function curveOf(places: readonly Weighted[]): CurvePoint[] | null {
	const groups = grouped(places);
	const weights = groups.reduce((sum, { weight }) => sum + weight, 0);
	const amounts = groups.reduce((sum, { amount }) => sum + amount, 0);
	if (!(weights > 0 && amounts > 0)) return null;
	let weight = 0;
	let amount = 0;
	return [
		{ p: 0, l: 0 },
		...groups.map((group) => {
			weight += group.weight;
			amount += group.amount;
			return { p: weight / weights, l: amount / amounts };
		})
	];
}

/**
 * One less twice the area under a curve (trapezia): its distance from the diagonal, −1 to 1. Of places from the neediest it is the concentration
 * index: negative where the needy receive more than their part of the people, 0 where all receive alike. Of places from the one that receives
 * least it is Gini's coefficient, 0 to 1.
 */
export function indexOf(curve: readonly CurvePoint[]): number {
	let twiceArea = 0;
	curve.forEach((point, i) => {
		const before = curve[i - 1];
		if (before) twiceArea += (point.p - before.p) * (point.l + before.l);
	});
	return 1 - twiceArea;
}

/** Part received by the first `p` of those in order, 0 to 1: read from the curve, straight between its points. */
export function shareAt(curve: readonly CurvePoint[], p: number): number {
	const at = curve.findIndex((point) => point.p >= p);
	const [before, after] = [curve[at - 1], curve[at]];
	if (!after) return 1;
	if (!before || after.p === before.p) return after.l;
	return before.l + ((p - before.p) / (after.p - before.p)) * (after.l - before.l);
}

/** The same places ranked by what each receives for its weight: those of a Lorenz curve. */
export const byReceived = (places: readonly Weighted[]): Weighted[] =>
	places.filter(isUsable).map((place) => ({ ...place, rank: place.amount / place.weight }));
