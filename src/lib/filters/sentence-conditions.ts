import type { Measure } from '../domain';
import { formatCount, formatList, m, type Locale } from '../i18n';
import type { Clause } from './clauses';
import { exactMoney } from './exact-money';
import type { Names } from './names';
import { signedWords } from './signed-words';

/** Up to this many codes are named, more are counted; the filter's own words (`describeFilter`) name them all. */
const NAMED = 3;

/** What the sentence adds after place, kind and years, which it tells in its own order; `none` where nothing meets it. */
export function conditionPhrases(
	clauses: readonly Clause[],
	measure: Measure,
	names: Names,
	locale: Locale,
	none: boolean
): string[] {
	return clauses.flatMap((clause) => phrase(clause, measure, names, locale, none) ?? []);
}

function phrase(
	clause: Clause,
	measure: Measure,
	names: Names,
	locale: Locale,
	none: boolean
): string | null {
	const say = { locale };
	switch (clause.dimension) {
		case 'years':
		case 'municipalities':
		case 'kind':
			return null;
		case 'rubros':
		case 'temas':
		case 'statuses':
			return codes(clause.dimension, clause.values, names, locale);
		case 'amount':
			return amounts(clause.from, clause.to, measureInSentence(measure, locale), locale);
		case 'change':
			return m.sentence_change({ change: signedWords(clause, locale).value }, say);
		case 'delay':
			return m.sentence_delay({ delay: signedWords(clause, locale).value }, say);
		case 'zap':
			return clause.list === null ? m.sentence_zap({}, say) : m.sentence_zap_list({ year: clause.list }, say);
		case 'text':
			return (none ? m.sentence_none_text : m.sentence_text)({ text: clause.text }, say);
		case 'contractor':
			return m.sentence_contractor({ name: clause.value }, say);
		case 'agency':
			return m.sentence_agency({ name: clause.value }, say);
	}
}

function codes(
	dimension: 'rubros' | 'temas' | 'statuses',
	values: readonly string[],
	names: Names,
	locale: Locale
): string {
	const say = { locale };
	const count = values.length;
	const n = formatCount(count, locale);
	const isNamed = count <= NAMED;
	if (dimension === 'rubros') {
		if (!isNamed) return m.sentence_rubros_many({ count, n }, say);
		return m.sentence_rubros(
			{
				count,
				list: formatList(
					values.map((code) => names.rubro(code)),
					locale
				)
			},
			say
		);
	}
	if (dimension === 'temas') {
		if (!isNamed) return m.sentence_temas_many({ count, n }, say);
		return m.sentence_temas(
			{
				count,
				list: formatList(
					values.map((code) => names.tema(code)),
					locale
				)
			},
			say
		);
	}
	if (!isNamed) return m.sentence_statuses_many({ count, n }, say);
	const words = values.map((code) => names.status(code).toLocaleLowerCase(locale));
	return m.sentence_statuses({ list: formatList(words, locale, 'or') }, say);
}

function measureInSentence(measure: Measure, locale: Locale): string {
	const name = {
		inversion: m.sentence_measure_inversion,
		aprobado: m.sentence_measure_aprobado,
		modificado: m.sentence_measure_modificado,
		contratado: m.sentence_measure_contratado,
		ejercido: m.sentence_measure_ejercido
	}[measure];
	return name({}, { locale });
}

function amounts(from: number | null, to: number | null, measure: string, locale: Locale): string {
	const say = { locale };
	const money = (centavos: number): string => exactMoney(centavos, locale);
	if (from !== null && from === to) return m.sentence_amount_exactly({ measure, from: money(from) }, say);
	if (from !== null && to !== null) {
		return m.sentence_amount_between({ measure, from: money(from), to: money(to) }, say);
	}
	if (from !== null) return m.sentence_amount_from({ measure, from: money(from) }, say);
	return m.sentence_amount_to({ measure, to: money(to ?? 0) }, say);
}
