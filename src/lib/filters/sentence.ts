import type { Kind, Measure } from '../domain';
import { formatCount, formatList, formatMoney, m, type Locale } from '../i18n';
import { clausesOf } from './clauses';
import type { Names } from './names';
import { normaliseFilter } from './normalise';
import { joinSegments, segmentsOf, type Segment } from './segments';
import { conditionPhrases } from './sentence-conditions';
import type { FilterState } from './state';

/** The figures the sentence tells; `Totals` of the queries has them all. Money in centavos. */
export interface SentenceTotals {
	works: number;
	amount: number;
	withoutAmount: number;
	unlocated: number;
	municipalities: number;
	firstYear: number | null;
	lastYear: number | null;
}

/** Up to this many chosen municipalities are named, more are counted. */
const NAMED_PLACES = 3;

/**
 * The first thing read on a page: what is chosen, where, for how much, when, and how much of it is not on the map.
 * "En **León** hay **214 obras y acciones** por **$1,203.4 M** entre 2015 y 2018; 3 sin lugar en el mapa."
 */
export function sentence(
	state: FilterState,
	totals: SentenceTotals,
	names: Names,
	locale: Locale
): Segment[] {
	const filter = normaliseFilter(state);
	const none = totals.works === 0;
	const start = none
		? [nothing(filter, locale), chosenPlace(filter, names, locale), years(filter.years, locale)]
		: [
				place(filter, totals, names, locale),
				works(filter.kind, totals.works, locale),
				amount(filter.measure, totals, locale),
				years(filter.years ?? { from: totals.firstYear, to: totals.lastYear }, locale)
			];
	const [first = [], ...others] = conditionPhrases(
		clausesOf(filter),
		filter.measure,
		names,
		locale,
		none
	).map((text) => [{ text }]);
	// What there are is told, and then described; what there are none of is described at once, without a pause.
	const told = joinSegments([joinSegments(start, ' '), first], none ? ' ' : ', ');
	const said = joinSegments([told, ...others], ', ');
	return joinSegments([joinSegments([said, remainder(totals, locale)], '; '), [{ text: '.' }]], '');
}

/** The sentence without its marks, for titles and screen readers. */
export const sentenceText = (segments: readonly Segment[]): string =>
	segments.map(({ text }) => text).join('');

function place(filter: FilterState, totals: SentenceTotals, names: Names, locale: Locale): Segment[] {
	const count = totals.works;
	const inPlace = (name: string): Segment[] =>
		segmentsOf([name], ([slot = '']) => m.sentence_in_place({ count, place: slot }, { locale }));
	const chosen = filter.municipalities;
	if (chosen.length > 0 && chosen.length <= NAMED_PLACES) return inPlace(placeNames(chosen, names, locale));
	if (totals.municipalities === 0) return segmentsOf([], () => m.sentence_anywhere({ count }, { locale }));
	const n = formatCount(totals.municipalities, locale);
	return inPlace(m.sentence_municipalities({ count: totals.municipalities, n }, { locale }));
}

const placeNames = (codes: readonly string[], names: Names, locale: Locale): string =>
	formatList(
		codes.map((code) => names.municipality(code)),
		locale
	);

function works(kind: Kind | null, count: number, locale: Locale): Segment[] {
	const write =
		kind === null ? m.sentence_works_all : kind === 'obra' ? m.sentence_works_obra : m.sentence_works_accion;
	return segmentsOf([formatCount(count, locale)], ([n = '']) => write({ count, n }, { locale }));
}

function amount(measure: Measure, totals: SentenceTotals, locale: Locale): Segment[] {
	if (totals.withoutAmount >= totals.works)
		return segmentsOf([], () => m.sentence_amount_unknown({}, { locale }));
	const write = {
		inversion: m.sentence_amount_inversion,
		aprobado: m.sentence_amount_aprobado,
		modificado: m.sentence_amount_modificado,
		contratado: m.sentence_amount_contratado,
		ejercido: m.sentence_amount_ejercido
	}[measure];
	return segmentsOf([formatMoney(totals.amount, locale)], ([slot = '']) =>
		write({ amount: slot }, { locale })
	);
}

function years(range: FilterState['years'], locale: Locale): Segment[] {
	const { from, to } = range ?? { from: null, to: null };
	const say = { locale };
	if (from !== null && from === to) return [{ text: m.sentence_year({ year: from }, say) }];
	if (from !== null && to !== null) return [{ text: m.sentence_years({ from, to }, say) }];
	if (from !== null) return [{ text: m.sentence_years_from({ from }, say) }];
	return to === null ? [] : [{ text: m.sentence_years_to({ to }, say) }];
}

function nothing(filter: FilterState, locale: Locale): Segment[] {
	const write =
		filter.kind === null
			? m.sentence_none_all
			: filter.kind === 'obra'
				? m.sentence_none_obra
				: m.sentence_none_accion;
	return [{ text: write({}, { locale }) }];
}

function chosenPlace(filter: FilterState, names: Names, locale: Locale): Segment[] {
	const chosen = filter.municipalities;
	const count = chosen.length;
	if (count === 0) return [];
	const n = formatCount(count, locale);
	const name =
		count <= NAMED_PLACES
			? placeNames(chosen, names, locale)
			: m.sentence_chosen_municipalities({ count, n }, { locale });
	return segmentsOf([name], ([slot = '']) => m.sentence_none_in_place({ place: slot }, { locale }));
}

/** What is counted but not in the picture or not in the sum. */
function remainder(totals: SentenceTotals, locale: Locale): Segment[] {
	const { unlocated, withoutAmount } = totals;
	const n = (count: number): string => formatCount(count, locale);
	const parts: Segment[][] = [];
	if (unlocated > 0) {
		const text = m.sentence_unlocated({ count: unlocated, n: n(unlocated) }, { locale });
		parts.push([{ text, link: 'unlocated' }]);
	}
	if (withoutAmount > 0 && withoutAmount < totals.works) {
		parts.push([
			{ text: m.sentence_without_amount({ count: withoutAmount, n: n(withoutAmount) }, { locale }) }
		]);
	}
	return joinSegments(parts, ', ');
}
