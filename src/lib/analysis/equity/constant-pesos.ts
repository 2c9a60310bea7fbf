import type { Centavos } from '../../domain';

/**
 * A price index by year: `data/prices.json`. Yearly means of the INPC of INEGI, any base. Empty where no figures with a source are at hand; then
 * nothing is said in constant pesos.
 */
export interface PriceTable {
	/** What the figures are, who publishes them, where; null where there are none. */
	source: { title: string; publisher: string; path: string } | null;
	/** Date of the edition, YYYY-MM-DD; null where there are no figures. */
	edition: string | null;
	/** The index by year, as text keys: `{ "2018": 99.9 }`. */
	years: Readonly<Record<string, number>>;
}

export const priceIn = ({ years }: PriceTable, year: number): number | null => {
	const index = years[String(year)];
	return index !== undefined && Number.isFinite(index) && index > 0 ? index : null;
};

/** The years that have an index, ascending: the ones a reader may choose as base. */
export const pricedYears = ({ years }: PriceTable): number[] =>
	Object.keys(years)
		.map(Number)
		.filter((year) => Number.isInteger(year) && (years[String(year)] ?? 0) > 0)
		.sort((a, b) => a - b);

/**
 * Pesos of a year as pesos of the base year, to the nearest centavo: amount × index of the base / index of the year. Null where either year has no
 * index, or the amount has no year.
 */
export function constantPesos(
	amount: Centavos,
	year: number | null,
	base: number,
	prices: PriceTable
): Centavos | null {
	const from = year === null ? null : priceIn(prices, year);
	const to = priceIn(prices, base);
	return from === null || to === null ? null : Math.round((amount * to) / from);
}
