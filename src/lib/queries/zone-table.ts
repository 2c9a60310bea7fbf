import { added, addedUp, NOTHING, type Sum } from './zone-split';

/** The table of zones, worked out again in the page for each choice of years and list: 46 places by 10 years, no works. */

/** What was built in one fiscal year; null is "sin dato". */
export interface YearSum extends Sum {
	year: number | null;
}
export interface ZonePlace {
	code: string;
	name: string;
	/** Persons, census 2020. */
	population: number | null;
	/** Persons with an income below the poverty line (CONEVAL 2020, an estimate). */
	poor: number | null;
	/** Their part of CONEVAL's population, percent. */
	poorPercent: number | null;
	/** CONAPO 2020: lower is worse. */
	marginacion: number | null;
	/** CONEVAL 2020: higher is worse. */
	rezago: number | null;
	/** Persons in urban AGEBs of high or very high marginación: a proxy, no ZAP. */
	proxy: number | null;
	byYear: readonly YearSum[];
}
export interface NamedList {
	year: number;
	demonstration: boolean;
	source: string;
	/** Municipalities it declares. */
	codes: readonly string[];
}
export interface ZoneData {
	places: readonly ZonePlace[];
	/** Works that name no municipality. */
	nowhere: readonly YearSum[];
	lists: readonly NamedList[];
}
export interface ZoneChoice {
	/** Fiscal years, both included; null is all works, those without a year among them. */
	years: { from: number; to: number } | null;
	/** Judge everything by this year's list; null is each work by its own year's. */
	zapList: number | null;
}

export interface ZoneRow extends Omit<ZonePlace, 'byYear'> {
	works: number;
	/** Centavos; null where no work has the amount. */
	investment: number | null;
	perPerson: number | null;
	perPoor: number | null;
	/** Of the chosen years that have a list, how many declare it, and how many there are. */
	declared: number;
	listed: number;
	/** Its works in the years that declare it. */
	inside: Sum;
	/** Its part of all investment and of all people, 0 to 1. */
	investmentShare: number | null;
	populationShare: number | null;
}
export interface ZoneYear {
	year: number | null;
	list: NamedList | null;
	inside: Sum;
	outside: Sum;
	unknown: Sum;
	/** Of the money of works that can be judged, what went inside; of all people, who live inside. 0 to 1. */
	investmentShare: number | null;
	populationShare: number | null;
}
export interface ZoneTable {
	rows: ZoneRow[];
	byYear: ZoneYear[];
	inside: Sum;
	outside: Sum;
	unknown: Sum;
	total: Sum;
	investmentShare: number | null;
	/** By one list its own; else the mean over the years that have both works and a list. */
	populationShare: number | null;
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const over = (centavos: number | null, persons: number | null): number | null =>
	centavos === null || persons === null || persons <= 0 ? null : Math.round(centavos / persons);
/** Null where no work has the amount: a sum of nothing is not 0 pesos. */
export const investmentOfSum = ({ works, amount, withoutAmount }: Sum): number | null =>
	works > withoutAmount ? amount : null;

/** Pure. Whatever the choice, inside + outside + unknown = total. Throws MoneyError beyond ±2^53 centavos. */
export function zoneTable({ places, nowhere, lists }: ZoneData, { years, zapList }: ZoneChoice): ZoneTable {
	const byYear = new Map(lists.map((list) => [list.year, { list, codes: new Set(list.codes) }]));
	const listFor = (year: number | null) => byYear.get(zapList ?? year ?? NaN) ?? null;
	const isChosen = (year: number | null): boolean =>
		years === null || (year !== null && year >= years.from && year <= years.to);
	const people = places.reduce((sum, { population }) => sum + (population ?? 0), 0);
	const chosen = places.map((place) => ({ ...place, byYear: place.byYear.filter((s) => isChosen(s.year)) }));
	const lost = nowhere.filter(({ year }) => isChosen(year));
	const total = addedUp([...chosen.flatMap((place) => place.byYear), ...lost]);

	const met = new Set([...chosen.flatMap((place) => place.byYear), ...lost].map(({ year }) => year));
	const perYear = [...met]
		.sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
		.map((year): ZoneYear => {
			const found = listFor(year);
			let [inside, outside, unknown] = [NOTHING, NOTHING, addedUp(lost.filter((s) => s.year === year))];
			for (const place of chosen)
				for (const sum of place.byYear.filter((s) => s.year === year))
					if (found === null) unknown = added(unknown, sum);
					else if (found.codes.has(place.code)) inside = added(inside, sum);
					else outside = added(outside, sum);
			return {
				year,
				list: found?.list ?? null,
				inside,
				outside,
				unknown,
				investmentShare: share(inside.amount, inside.amount + outside.amount),
				populationShare: found === null ? null : share(peopleIn(places, found.codes), people)
			};
		});

	const listedYears = new Map(
		perYear.flatMap(({ list }) => (list === null ? [] : [[list.year, new Set(list.codes)]]))
	);
	const rows = chosen.map(({ byYear: sums, ...place }): ZoneRow => {
		const all = addedUp(sums);
		const investment = investmentOfSum(all);
		return {
			...place,
			works: all.works,
			investment,
			perPerson: over(investment, place.population),
			perPoor: over(investment, place.poor),
			declared: [...listedYears.values()].filter((codes) => codes.has(place.code)).length,
			listed: listedYears.size,
			inside: addedUp(sums.filter(({ year }) => listFor(year)?.codes.has(place.code))),
			investmentShare: investment === null ? null : share(investment, total.amount),
			populationShare: place.population === null ? null : share(place.population, people)
		};
	});
	const inside = addedUp(perYear.map((year) => year.inside));
	const outside = addedUp(perYear.map((year) => year.outside));
	const shares = perYear.flatMap(({ populationShare }) => populationShare ?? []);
	return {
		rows,
		byYear: perYear,
		inside,
		outside,
		unknown: addedUp(perYear.map((year) => year.unknown)),
		total,
		investmentShare: share(inside.amount, inside.amount + outside.amount),
		populationShare: shares.length === 0 ? null : shares.reduce((sum, s) => sum + s, 0) / shares.length
	};
}

const peopleIn = (places: readonly ZonePlace[], codes: ReadonlySet<string>): number =>
	places.reduce((sum, { code, population }) => (codes.has(code) ? sum + (population ?? 0) : sum), 0);
