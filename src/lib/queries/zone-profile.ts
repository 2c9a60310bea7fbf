import type { CustomZone, Dictionary, Indicator, IndicatorDefinition, Locality, Way, Zone } from '../domain';
import type { Group } from './questions';
import { added, addedUp, NOTHING, single, type Sum } from './zone-split';
import { investmentOfSum, type NamedList } from './zone-table';

/** One indicator of a zone beside the median of the state's municipalities. */
export interface NeedLine {
	code: string;
	year: number;
	value: number;
	/** Each municipality counted once, whatever its people. */
	median: number;
	grade: string | null;
	/** Id in `data/reference/sources.json`. */
	source: string;
}
/** Works outside a zone, up to so many metres from its border. */
export interface AroundLine {
	metres: number;
	sum: Sum;
}
/** One year of a municipality's declarations, and what was built in it. `inside` null: that year has no list. */
export interface DeclaredYear {
	year: number;
	inside: boolean | null;
	list: Omit<NamedList, 'codes'> | null;
	sum: Sum;
}
/** Where the people of a zone live. */
export interface ZoneLocalities {
	count: number;
	/** Persons in those whose population is published. */
	persons: number;
	/** How many keep it to themselves. */
	withoutPopulation: number;
	largest: Pick<Locality, 'code' | 'name' | 'population'>[];
}

/** A zone that the publisher brought, with the names of its municipalities. */
export interface OwnZone extends CustomZone {
	places: string[];
	/** Its works of the years for which it holds. */
	inForce: Sum;
}

/** What a release says of one zone: plain JSON, without words of any language. */
export interface ZoneProfile {
	zone: Zone;
	/** Name of the municipality it is or lies in. */
	municipality: string;
	total: Sum;
	byYear: Group[];
	byRubro: Group[];
	/** Persons with an income below the poverty line, of its municipality; null for what is no municipality. */
	poor: number | null;
	/** Centavos, rounded; null where either is not known. */
	perPerson: number | null;
	perPoor: number | null;
	/** Its part of the state's investment and people, 0 to 1. */
	investmentShare: number | null;
	populationShare: number | null;
	/** How its works were found to be in it. */
	ways: Record<Way, number>;
	/** Works of its municipality of which nobody can tell whether they lie in it. */
	unknown: number;
	/** Persons in its urban AGEBs of high and very high marginación, and in all that are graded; null where it has none. */
	proxy: { persons: number; graded: number } | null;
	declarations: DeclaredYear[];
	needs: NeedLine[];
	localities: ZoneLocalities;
	/** What its file says, where the publisher brought it; null for all others. */
	own: OwnZone | null;
	around: AroundLine[];
}

/** The middle value; between the two middle ones where they are even. Null of nothing. */
export function median(values: readonly number[]): number | null {
	const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Rows by the words of a column, as `Answerer` groups them: ascending, those without it last. */
export function groupedBy(
	{ values, codes }: Dictionary,
	rows: Iterable<number>,
	amounts: Float64Array
): Group[] {
	const sums = new Map<string | null, Sum>();
	for (const row of rows) {
		const key = values[codes[row] ?? 0] ?? null;
		sums.set(key, added(sums.get(key) ?? NOTHING, single(amounts[row] ?? NaN)));
	}
	const rank = (key: string | null) => key ?? '\uffff';
	return [...sums]
		.map(([key, sum]) => ({ key, ...sum }))
		.sort((a, b) => (rank(a.key) < rank(b.key) ? -1 : 1));
}

const isMunicipality = (place: string): boolean => /^\d{5}$/.test(place);

/** The newest year of each indicator that a municipality has, with the median of all municipalities in that year. */
export function needsOf(
	place: string,
	indicators: readonly Pick<Indicator, 'place' | 'indicator' | 'year' | 'value' | 'grade' | 'source'>[],
	definitions: readonly Pick<IndicatorDefinition, 'code'>[]
): NeedLine[] {
	return definitions.flatMap(({ code }): NeedLine[] => {
		const all = indicators.filter((row) => row.indicator === code && isMunicipality(row.place));
		const year = Math.max(...all.map((row) => row.year));
		const same = all.filter((row) => row.year === year);
		const here = same.find((row) => row.place === place);
		const middle = median(same.flatMap(({ value }) => value ?? []));
		if (here?.value === null || here === undefined || middle === null) return [];
		return [{ code, year, value: here.value, median: middle, grade: here.grade, source: here.source }];
	});
}

/** How many names a page gives. */
const NAMED = 12;

export function localitiesOf(
	places: readonly Pick<Locality, 'code' | 'name' | 'population'>[]
): ZoneLocalities {
	return {
		count: places.length,
		persons: places.reduce((sum, { population }) => sum + (population ?? 0), 0),
		withoutPopulation: places.filter(({ population }) => population === null).length,
		largest: [...places]
			.sort((a, b) => (b.population ?? -1) - (a.population ?? -1) || (a.code < b.code ? -1 : 1))
			.slice(0, NAMED)
			.map(({ code, name, population }) => ({ code, name, population }))
	};
}

/** Each year's list, and what was built that year; lists of years without works come too. */
export function declarationsOf(
	place: string,
	byYear: readonly Group[],
	lists: readonly NamedList[],
	span: readonly [number, number] | null
): DeclaredYear[] {
	const [first, last] = span ?? [0, -1];
	const years = new Set([
		...Array.from({ length: last - first + 1 }, (_, step) => first + step),
		...lists.map(({ year }) => year)
	]);
	return [...years]
		.sort((a, b) => a - b)
		.map((year) => {
			const list = lists.find((known) => known.year === year);
			return {
				year,
				inside: list ? list.codes.includes(place) : null,
				list: list ? { year, demonstration: list.demonstration, source: list.source } : null,
				sum: addedUp(byYear.filter(({ key }) => key === String(year)))
			};
		});
}

/** Investment over persons, rounded to the centavo; null where either is not known: never 0 or infinite for want of people. */
export function perHead(sum: Sum, persons: number | null): number | null {
	const investment = investmentOfSum(sum);
	return investment === null || persons === null || persons <= 0 ? null : Math.round(investment / persons);
}
