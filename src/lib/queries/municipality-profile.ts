import type { Indicator, IndicatorDefinition, Manifest } from '../domain';
import type { Group, Totals, WorkRow } from './questions';
import { byPerPerson, rankingsOf, type PerPersonFraction, type Ranking } from './ranking';
import type { Unfinished } from './unfinished';
import type { ZapLists } from './zap-lists';

/** One work as a municipality's page names it. Money in centavos; missing is null. */
export interface ProfileWork {
	id: string;
	/** As published. */
	name: string | null;
	year: number | null;
	rubro: string | null;
	status: string;
	amount: number | null;
	/** Past its planned end, where it is late. */
	days?: number;
}

export interface ProfileIndicator {
	code: string;
	year: number;
	value: number;
	grade: string | null;
	/** Id in `data/reference/sources.json`. */
	source: string;
	/** Counted from the worst; null where neither end of it is worse. */
	ranking: Ranking | null;
}

/** Whether the municipality was declared in a year's list; null is "sin dato": that year has no list. */
export interface ZapYear {
	year: number;
	inside: boolean | null;
	/** The list was invented for the demonstration. */
	demonstration: boolean;
	/** Decree; null where there is no list. */
	source: string | null;
}

/** What a release says of one municipality: plain JSON, without words of any language. */
export interface MunicipalityProfile {
	code: string;
	name: string;
	headTown: string;
	/** Persons; null is "sin dato". */
	population: number | null;
	totals: Totals;
	byYear: Group[];
	byRubro: Group[];
	/** Investment over population, rounded to the centavo; null where either is not known. */
	perPerson: (Ranking & { centavos: number }) | null;
	largest: ProfileWork[];
	/** `judged` 0: nothing is published that tells what is late. */
	late: { count: number; judged: number; unknown: number; works: ProfileWork[] };
	/** `withoutStatus` equal to all works: nothing is published that tells what is stopped. */
	stopped: { count: number; withoutStatus: number; works: ProfileWork[] };
	/** Works of several municipalities, this one among them: in no municipality's figures. */
	shared: number;
	indicators: ProfileIndicator[];
	zap: ZapYear[];
}

/** The answers of one municipality, as `Answerer` gives them for a filter that chooses it alone. */
export interface PlaceAnswers {
	totals: Totals;
	byYear: Group[];
	byRubro: Group[];
	/** The first works by amount. */
	largest: readonly WorkRow[];
	unfinished: Unfinished;
	/** The first of the late and of the stopped works, in the order of `unfinished`. */
	late: readonly WorkRow[];
	stopped: readonly WorkRow[];
	shared: number;
}

export interface ProfilesSource {
	release: Pick<Manifest, 'temporal' | 'zone_lists'>;
	places: readonly { code: string; name: string; head_town: string; population: number | null }[];
	answers: ReadonlyMap<string, PlaceAnswers>;
	zapLists: ZapLists;
	indicators: readonly Pick<Indicator, 'place' | 'indicator' | 'year' | 'value' | 'grade' | 'source'>[];
	/** The indicators wanted, in the order of the page. */
	definitions: readonly Pick<IndicatorDefinition, 'code' | 'worse'>[];
}

/** One profile for each place, in the order of `places`. Pure: the same source gives the same profiles. */
export function municipalityProfiles(source: ProfilesSource): MunicipalityProfile[] {
	const { places, answers } = source;
	const invested = new Map(
		places.flatMap(({ code, population }): [string, PerPersonFraction][] => {
			const totals = answers.get(code)?.totals;
			const known = totals !== undefined && totals.works > totals.withoutAmount;
			return known && population !== null && population > 0
				? [[code, { amount: totals.amount, persons: population }]]
				: [];
		})
	);
	const rankings = rankingsOf(invested, byPerPerson);
	const indicatorsOf = indicatorsByPlace(source);
	const years = zapYears(source);
	return places.flatMap((place): MunicipalityProfile[] => {
		const answer = answers.get(place.code);
		if (!answer) return [];
		const { totals, byYear, byRubro, unfinished, shared } = answer;
		const fraction = invested.get(place.code);
		const ranking = rankings.get(place.code);
		const daysLate = new Map(unfinished.late.map(({ ordinal, days }) => [ordinal, days]));
		return [
			{
				code: place.code,
				name: place.name,
				headTown: place.head_town,
				population: place.population,
				totals,
				byYear,
				byRubro,
				perPerson:
					fraction && ranking
						? { centavos: Math.round(fraction.amount / fraction.persons), ...ranking }
						: null,
				largest: answer.largest.map((row) => lineOf(row)),
				late: {
					count: unfinished.late.length,
					judged: unfinished.judged,
					unknown: unfinished.unknown,
					works: answer.late.map((row) => lineOf(row, daysLate.get(row.ordinal)))
				},
				stopped: {
					count: unfinished.stopped.length,
					withoutStatus: unfinished.withoutStatus,
					works: answer.stopped.map((row) => lineOf(row))
				},
				shared,
				indicators: indicatorsOf(place.code),
				zap: years.map(({ year, ...list }) => ({
					year,
					inside: list.source === null ? null : (source.zapLists.get(year)?.has(place.code) ?? false),
					...list
				}))
			}
		];
	});
}

const lineOf = ({ id, name, year, rubro, status, amount }: WorkRow, days?: number): ProfileWork => ({
	id,
	name,
	year,
	rubro,
	status,
	amount,
	...(days === undefined ? {} : { days })
});

/** The newest year of each indicator, ranked among the places that have it in that year. */
function indicatorsByPlace({
	places,
	indicators,
	definitions
}: ProfilesSource): (place: string) => ProfileIndicator[] {
	const codes = new Set(places.map(({ code }) => code));
	const found = new Map<string, ProfileIndicator[]>();
	for (const { code, worse } of definitions) {
		const all = indicators.filter(({ indicator, place }) => indicator === code && codes.has(place));
		const year = Math.max(...all.map((row) => row.year));
		const values = new Map(
			all.flatMap((row) => (row.year === year && row.value !== null ? [[row.place, row.value]] : []))
		);
		const rankings =
			worse === null ? null : rankingsOf(values, (a, b) => (worse === 'higher' ? b - a : a - b));
		for (const row of all) {
			const value = values.get(row.place);
			if (row.year !== year || value === undefined) continue;
			const { grade, source } = row;
			const line = { code, year, value, grade, source, ranking: rankings?.get(row.place) ?? null };
			found.set(row.place, [...(found.get(row.place) ?? []), line]);
		}
	}
	return (place) => found.get(place) ?? [];
}

/** The years of the works and the years that have a list, each with its list or without one. */
function zapYears({ release }: ProfilesSource): Omit<ZapYear, 'inside'>[] {
	const lists = new Map(release.zone_lists.map((list) => [list.year, list]));
	const [first, last] = release.temporal ?? [0, -1];
	const years = new Set([
		...Array.from({ length: last - first + 1 }, (_, step) => first + step),
		...lists.keys()
	]);
	return [...years]
		.sort((a, b) => a - b)
		.map((year) => {
			const list = lists.get(year);
			return { year, demonstration: list?.demonstration ?? false, source: list?.source ?? null };
		});
}
