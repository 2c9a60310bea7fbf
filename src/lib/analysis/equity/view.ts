import type { Centavos } from '../../domain';
import { thirdsOf, type Third } from './bivariate';
import { figuresOf, type EquityFigures, type EquitySample } from './bootstrap';
import { constantPesos, type PriceTable } from './constant-pesos';
import { byReceived, curveOf, isUsable, type CurvePoint, type Weighted } from './curve';
import { DEFAULT_WEIGHTS, leftOut, type LeftOut, type Weights } from './left-out';
import { denominatorOf, perUnit, type Denominators, type PerUnit } from './per-unit';

/** The indicators of need a reader may choose, and which end of each is worse. */
export const NEEDS = {
	pobreza: { indicator: 'pobreza_ingreso_pct', worse: 'higher' },
	'pobreza-extrema': { indicator: 'pobreza_extrema_ingreso_pct', worse: 'higher' },
	marginacion: { indicator: 'marginacion', worse: 'lower' },
	rezago: { indicator: 'rezago_social', worse: 'higher' }
} as const satisfies Record<string, { indicator: string; worse: 'higher' | 'lower' }>;
export type Need = keyof typeof NEEDS;
export const NEED_CODES = Object.keys(NEEDS) as Need[];

/** What a release holds of a place in a year. */
export interface EquityYear {
	/** Null: works without a year. */
	year: number | null;
	/** Works of this place alone, and works it shares by stated parts. */
	works: number;
	/** Of those, the ones with an amount. */
	withAmount: number;
	/** Sum of those amounts. */
	amount: Centavos;
	/** What of that went into zones of priority attention, by each work's own year's list; null where of some work it is not known. */
	inZap: Centavos | null;
}

export interface EquityPlace extends Denominators {
	/** INEGI key, 5 digits. */
	code: string;
	name: string;
	needs: Record<Need, number | null>;
	years: EquityYear[];
}

export interface EquityQuestion {
	/** Both included; null is all, works without a year too. */
	years: { from: number | null; to: number | null } | null;
	/** First and last fiscal year of the release: between them years without works are counted. */
	extent: readonly [number, number] | null;
	unit: PerUnit;
	need: Need;
	/** Null: nominal pesos. */
	constant: { base: number; prices: PriceTable } | null;
	weights: Weights;
}

export interface EquityRow {
	code: string;
	name: string;
	/** The indicator as published. */
	need: number | null;
	/** Which third by need (2 is the worst) and by money for each unit (2 is the most). */
	needThird: Third | null;
	moneyThird: Third | null;
	population: number | null;
	/** Works looked at. */
	works: number;
	/** Null: works, but none with an amount. No works at all received 0. */
	amount: Centavos | null;
	perUnit: number | null;
	yearsWithout: number | null;
}

export interface EquityView {
	rows: EquityRow[];
	sample: EquitySample;
	/** Null where no curve can be drawn. */
	figures: EquityFigures | null;
	needCurve: CurvePoint[] | null;
	lorenzCurve: CurvePoint[] | null;
	leftOut: LeftOut[];
	/** Years looked at, for "years without works". */
	years: number[];
	/** Sum of the places' amounts. */
	amount: Centavos;
	/** Places that stand on the curve of need. */
	counted: number;
}

/** Higher is worse, whichever way the indicator points. */
export function needScore(need: Need, value: number | null): number | null {
	if (value === null || !Number.isFinite(value)) return null;
	return NEEDS[need].worse === 'higher' ? value : -value;
}

const isInside = (range: EquityQuestion['years'], year: number | null): boolean =>
	range === null ||
	(year !== null && (range.from === null || year >= range.from) && (range.to === null || year <= range.to));

/** Fiscal years that are looked at: those of the release within the range. */
export function yearsOf({ years, extent }: Pick<EquityQuestion, 'years' | 'extent'>): number[] {
	const [first, last] = extent ?? [0, -1];
	return Array.from({ length: last - first + 1 }, (_, step) => first + step).filter((year) =>
		isInside(years, year)
	);
}

/**
 * What a place received. Null is "sin dato": works whose amounts are not known, a year without an index, or years of which the release tells
 * nothing. In years it tells of, a place without works received 0.
 */
function received(place: EquityPlace, question: EquityQuestion) {
	const { years, constant } = question;
	const chosen = place.years.filter(({ year }) => isInside(years, year));
	const works = chosen.reduce((sum, year) => sum + year.works, 0);
	if (works === 0 && yearsOf(question).length === 0) return { works, amount: null };
	const known = chosen.filter(({ withAmount }) => withAmount > 0);
	if (works > 0 && known.length === 0) return { works, amount: null };
	let amount: Centavos | null = 0;
	for (const { year, amount: nominal } of known) {
		const pesos: Centavos | null = constant
			? constantPesos(nominal, year, constant.base, constant.prices)
			: nominal;
		amount = pesos === null || amount === null ? null : amount + pesos;
	}
	return { works, amount };
}

/** What a page opens with. */
export const firstQuestion = (extent: EquityQuestion['extent']): EquityQuestion => ({
	years: null,
	extent,
	unit: 'habitante',
	need: 'pobreza',
	constant: null,
	weights: DEFAULT_WEIGHTS
});

/** What both curves are made of, place by place; what is not known is NaN and stands on neither. */
export const sampleOf = (places: readonly EquityPlace[], question: EquityQuestion): EquitySample =>
	curvesOf(
		places,
		question,
		places.map((place) => received(place, question).amount)
	);

function curvesOf(
	places: readonly EquityPlace[],
	{ need, unit }: EquityQuestion,
	amounts: readonly (Centavos | null)[]
): EquitySample {
	const amountAt = (i: number) => amounts[i] ?? NaN;
	return {
		byNeed: places.map((place, i): Weighted => ({
			// From the neediest.
			rank: -(needScore(need, place.needs[need]) ?? NaN),
			weight: denominatorOf(place, 'habitante') ?? NaN,
			amount: amountAt(i)
		})),
		byUnit: places.map((place, i): Weighted => ({
			rank: 0,
			weight: denominatorOf(place, unit) ?? NaN,
			amount: amountAt(i)
		}))
	};
}

/** Everything the page of equity shows, of one question. Pure: the same places and question give the same view. */
export function equityView(places: readonly EquityPlace[], question: EquityQuestion): EquityView {
	const { unit, need } = question;
	const years = yearsOf(question);
	const got = places.map((place) => received(place, question));
	const scores = places.map((place) => needScore(need, place.needs[need]));
	const rates = places.map((place, i) => perUnit(got[i]?.amount ?? null, place, unit));
	const needThirds = thirdsOf(scores);
	const moneyThirds = thirdsOf(rates);
	const rows = places.map((place, i): EquityRow => {
		const worked = new Set(place.years.flatMap(({ year, works }) => (works > 0 ? [year] : [])));
		return {
			code: place.code,
			name: place.name,
			need: place.needs[need],
			needThird: needThirds[i] ?? null,
			moneyThird: moneyThirds[i] ?? null,
			population: place.population,
			works: got[i]?.works ?? 0,
			amount: got[i]?.amount ?? null,
			perUnit: rates[i] ?? null,
			yearsWithout: years.length === 0 ? null : years.filter((year) => !worked.has(year)).length
		};
	});
	const sample = curvesOf(
		places,
		question,
		got.map(({ amount }) => amount)
	);
	const candidates = rows.map((row, i) => ({
		key: row.code,
		need: scores[i] ?? null,
		perUnit: row.perUnit,
		yearsWithout: row.yearsWithout
	}));
	return {
		rows,
		sample,
		figures: figuresOf(sample),
		needCurve: curveOf(sample.byNeed),
		lorenzCurve: curveOf(byReceived(sample.byUnit)),
		leftOut: leftOut(candidates, question.weights),
		years,
		amount: rows.reduce((sum, row) => sum + (row.amount ?? 0), 0),
		counted: sample.byNeed.filter(isUsable).length
	};
}
