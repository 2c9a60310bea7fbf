import type { Measure } from '../domain';
import { m, type Locale } from '../i18n';
import { clausesOf, type Clause, type Dimension } from './clauses';
import { exactMoney } from './exact-money';
import type { Names } from './names';
import { signedWords } from './signed-words';
import { normaliseFilter } from './normalise';
import type { FilterState } from './state';

/** One filter in words: for a chip, for the definition of a figure, for the head of an export. */
export interface Phrase {
	/** What a reader clears with it. */
	dimension: Dimension | 'zapList' | 'measure';
	/** `Municipios` */
	label: string;
	/** `León, Silao` */
	value: string;
}

export function measureName(measure: Measure, locale: Locale): string {
	const name = {
		inversion: m.words_measure_inversion,
		aprobado: m.words_measure_aprobado,
		modificado: m.words_measure_modificado,
		contratado: m.words_measure_contratado,
		ejercido: m.words_measure_ejercido
	}[measure];
	return name({}, { locale });
}

/** What is filtered and how money is counted, one phrase each; none for the default. Nothing is abridged. */
export function describeFilter(state: FilterState, names: Names, locale: Locale): Phrase[] {
	const { zap, zapList, measure } = normaliseFilter(state);
	const phrases = clausesOf(state).map((clause) => phraseOf(clause, measure, names, locale));
	if (!zap && zapList !== null) {
		const value = m.words_zap_judged({ year: zapList }, { locale });
		phrases.push({ dimension: 'zapList', label: m.words_zap({}, { locale }), value });
	}
	if (measure !== 'inversion') {
		phrases.push({
			dimension: 'measure',
			label: m.words_measure({}, { locale }),
			value: measureName(measure, locale)
		});
	}
	return phrases;
}

/** `Año: 2015 a 2018; Municipio: León`, or that everything is chosen. */
export function filterInWords(state: FilterState, names: Names, locale: Locale): string {
	const phrases = describeFilter(state, names, locale);
	if (phrases.length === 0) return m.words_everything({}, { locale });
	return phrases.map(({ label, value }) => `${label}: ${value}`).join('; ');
}

function phraseOf(clause: Clause, measure: Measure, names: Names, locale: Locale): Phrase {
	const { dimension } = clause;
	const say = { locale };
	switch (clause.dimension) {
		case 'years':
			return { dimension, label: m.words_years({}, say), value: years(clause.from, clause.to, locale) };
		case 'amount':
			return {
				dimension,
				label: measureName(measure, locale),
				value: amounts(clause.from, clause.to, locale)
			};
		case 'change':
		case 'delay':
			return { dimension, ...signedWords(clause, locale) };
		case 'municipalities':
		case 'rubros':
		case 'temas':
		case 'kind':
		case 'statuses': {
			const { label, word } = codeWords(clause.dimension, clause.values.length, names, locale);
			return { dimension, label, value: clause.values.map(word).join(', ') };
		}
		case 'zap': {
			const value =
				clause.list === null ? m.words_zap_own({}, say) : m.words_zap_list({ year: clause.list }, say);
			return { dimension, label: m.words_zap({}, say), value };
		}
		case 'text':
			return { dimension, label: m.words_text({}, say), value: clause.text };
		case 'contractor':
			return { dimension, label: m.words_contractor({}, say), value: clause.value };
		case 'agency':
			return { dimension, label: m.words_agency({}, say), value: clause.value };
	}
}

function codeWords(
	dimension: 'municipalities' | 'rubros' | 'temas' | 'kind' | 'statuses',
	count: number,
	names: Names,
	locale: Locale
): { label: string; word: (code: string) => string } {
	const say = { locale };
	switch (dimension) {
		case 'municipalities':
			return { label: m.words_municipalities({ count }, say), word: (code) => names.municipality(code) };
		case 'rubros':
			return { label: m.words_rubros({ count }, say), word: (code) => names.rubro(code) };
		case 'temas':
			return { label: m.words_temas({ count }, say), word: (code) => names.tema(code) };
		case 'kind': {
			const word = (code: string): string =>
				code === 'obra' ? m.words_kind_obra({}, say) : m.words_kind_accion({}, say);
			return { label: m.words_kind({}, say), word };
		}
		case 'statuses':
			return { label: m.words_statuses({}, say), word: (code) => names.status(code) };
	}
}

function years(from: number | null, to: number | null, locale: Locale): string {
	if (from === to) return String(from);
	if (from !== null && to !== null) return m.words_range({ from, to }, { locale });
	if (from !== null) return m.words_range_years_from({ from }, { locale });
	return m.words_range_to({ to: String(to) }, { locale });
}

function amounts(from: number | null, to: number | null, locale: Locale): string {
	const money = (centavos: number): string => exactMoney(centavos, locale);
	if (from !== null && from === to) return money(from);
	if (from !== null && to !== null) return m.words_range({ from: money(from), to: money(to) }, { locale });
	if (from !== null) return m.words_range_from({ from: money(from) }, { locale });
	return m.words_range_to({ to: money(to ?? 0) }, { locale });
}
