import { addCentavos, zoneId } from '../domain';
import { zapTable, type Counting } from './counting';

/** Works and their money, centavos; a work without the amount is in `works` and in `withoutAmount`, not in the sum. */
export interface Sum {
	works: number;
	amount: number;
	withoutAmount: number;
}
export const NOTHING: Readonly<Sum> = { works: 0, amount: 0, withoutAmount: 0 };

/** Throws MoneyError beyond ±2^53 centavos. */
export const added = (one: Readonly<Sum>, other: Readonly<Sum>): Sum => ({
	works: one.works + other.works,
	amount: addCentavos(one.amount, other.amount),
	withoutAmount: one.withoutAmount + other.withoutAmount
});
export const addedUp = (sums: Iterable<Readonly<Sum>>): Sum => [...sums].reduce<Sum>(added, NOTHING);

/** One work as a sum: NaN is a missing amount. */
export const single = (amount: number): Sum =>
	Number.isNaN(amount) ? { works: 1, amount: 0, withoutAmount: 1 } : { works: 1, amount, withoutAmount: 0 };

/** Every chosen work once: `inside` + `outside` + `unknown` = `total`. Where zones overlap, a work is in each of them but once `inside`. */
export interface ZoneSplit {
	zones: Map<string, Sum>;
	inside: Sum;
	outside: Sum;
	/** "Sin dato": nobody can tell, for want of a list of its year or of a place. */
	unknown: Sum;
	total: Sum;
}

/** `zonesOf` tells the zones a work lies in, none of them, or (null) that it is not known. */
export function splitByZone(
	rows: Iterable<number>,
	amounts: Float64Array,
	zonesOf: (row: number) => readonly string[] | null
): ZoneSplit {
	const split: ZoneSplit = {
		zones: new Map(),
		inside: NOTHING,
		outside: NOTHING,
		unknown: NOTHING,
		total: NOTHING
	};
	for (const row of rows) {
		const one = single(amounts[row] ?? NaN);
		const zones = zonesOf(row);
		split.total = added(split.total, one);
		if (zones === null) split.unknown = added(split.unknown, one);
		else if (zones.length === 0) split.outside = added(split.outside, one);
		else split.inside = added(split.inside, one);
		for (const zone of new Set(zones)) split.zones.set(zone, added(split.zones.get(zone) ?? NOTHING, one));
	}
	return split;
}

/** Where a file says "inside a zone" of a work, and does not name the municipality. */
export const UNNAMED_ZONE = 'zap-rural-sin-municipio';

/** The rural ZAP of each work: by the list of its own year (as published), or by one named list. The same verdict as every figure's. */
export function ruralZonesOf(
	counting: Counting,
	zapList: number | null
): (row: number) => readonly string[] | null {
	const { codes, zap } = zapTable(counting, zapList);
	const { municipality } = counting.core;
	const zones = municipality.values.map((code) => [code === null ? UNNAMED_ZONE : zoneId('rural', code)]);
	return (row) => {
		const verdict = zap[codes[row] ?? 0];
		if (verdict !== 1 && verdict !== 2) return null;
		return verdict === 1 ? [] : (zones[municipality.codes[row] ?? 0] ?? []);
	};
}
