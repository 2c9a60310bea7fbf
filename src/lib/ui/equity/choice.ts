import {
	DEFAULT_WEIGHTS,
	firstQuestion,
	NEED_CODES,
	pricedYears,
	UNITS,
	type EquityQuestion,
	type Need,
	type PerUnit,
	type PriceTable,
	type Weights
} from '../../analysis';
import { parseYears, type Range } from '../../filters';

/** What the address of `/equidad` says. */
export interface Choice {
	years: Range | null;
	unit: PerUnit;
	need: Need;
	/** Year of constant pesos; null: nominal. */
	base: number | null;
	weights: Weights;
	/** Municipalities that are pointed out, in the order of their keys. */
	chosen: readonly string[];
}

export const FIRST_CHOICE: Choice = {
	years: null,
	unit: 'habitante',
	need: 'pobreza',
	base: null,
	weights: DEFAULT_WEIGHTS,
	chosen: []
};

/** What was written and is not understood; `prices`: constant pesos, and no index to make them with. */
export type Misread = { name: string; value: string; why: 'unknown' | 'prices' };

export interface Known {
	/** Keys of the municipalities of the release. */
	codes: ReadonlySet<string>;
	prices: PriceTable;
}

/** Reads the address; what it does not understand is left at its default and told. */
export function decodeChoice(
	params: Iterable<readonly [string, string]>,
	{ codes, prices }: Known
): { choice: Choice; misread: Misread[] } {
	const choice = { ...FIRST_CHOICE };
	const misread: Misread[] = [];
	for (const [name, value] of params) {
		const not = (why: Misread['why'] = 'unknown') => misread.push({ name, value, why });
		if (name === 'anio') {
			const { range, problems } = parseYears(value);
			if (problems.includes('bad_range')) not();
			choice.years = range;
		} else if (name === 'por') choice.unit = UNITS.find((unit) => unit === value) ?? (not(), choice.unit);
		else if (name === 'necesidad')
			choice.need = NEED_CODES.find((need) => need === value) ?? (not(), choice.need);
		else if (name === 'pesos') {
			const base = Number(/^constantes-(\d{4})$/.exec(value)?.[1] ?? NaN);
			if (Number.isNaN(base)) not();
			else if (pricedYears(prices).includes(base)) choice.base = base;
			else not('prices');
		} else if (name === 'ponderar') choice.weights = weightsOf(value) ?? (not(), choice.weights);
		else if (name === 'mun') {
			const asked = value.split(',').filter(Boolean);
			const strange = asked.filter((code) => !codes.has(code));
			if (strange.length > 0) misread.push({ name, value: strange.join(','), why: 'unknown' });
			choice.chosen = [...new Set(asked.filter((code) => codes.has(code)))].sort();
		} else not();
	}
	return { choice, misread };
}

/** `50-30-20`: need, little money, years without works; 0 to 100 each, not all of them 0. */
function weightsOf(written: string): Weights | null {
	if (!/^\d{1,3}-\d{1,3}-\d{1,3}$/.test(written)) return null;
	const [need = 0, little = 0, years = 0] = written.split('-').map(Number);
	return Math.max(need, little, years) <= 100 && need + little + years > 0 ? { need, little, years } : null;
}

/** As `decodeChoice` reads it, defaults left out; empty for the page as it opens. */
export function encodeChoice({ years, unit, need, base, weights, chosen }: Choice): string {
	const ponderar = (of: Weights) => `${of.need}-${of.little}-${of.years}`;
	const range =
		years === null
			? ''
			: years.from !== null && years.from === years.to
				? String(years.from)
				: `${years.from ?? ''}-${years.to ?? ''}`;
	return [
		range && `anio=${range}`,
		unit !== FIRST_CHOICE.unit && `por=${unit}`,
		need !== FIRST_CHOICE.need && `necesidad=${need}`,
		base !== null && `pesos=constantes-${base}`,
		ponderar(weights) !== ponderar(DEFAULT_WEIGHTS) && `ponderar=${ponderar(weights)}`,
		chosen.length > 0 && `mun=${chosen.join(',')}`
	]
		.filter(Boolean)
		.join('&');
}

/** The question a choice asks of a release. */
export const questionOf = (
	{ years, unit, need, base, weights }: Choice,
	extent: EquityQuestion['extent'],
	prices: PriceTable
): EquityQuestion => ({
	...firstQuestion(extent),
	years,
	unit,
	need,
	constant: base === null ? null : { base, prices },
	weights
});

/** The same but for what intervals do not depend on. */
export const sameCurves = (a: Choice, b: Choice): boolean =>
	encodeChoice({ ...a, chosen: [], weights: DEFAULT_WEIGHTS }) ===
	encodeChoice({ ...b, chosen: [], weights: DEFAULT_WEIGHTS });
