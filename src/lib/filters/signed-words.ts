import { m, type Locale } from '../i18n';
import type { Clause } from './clauses';

type SignedClause = Extract<Clause, { dimension: 'change' | 'delay' }>;

const TAG = { es: 'es-MX', en: 'en-US' } as const satisfies Record<Locale, string>;

/** An end as it was asked for: all its digits, with a true minus sign. */
export function signedEnd({ dimension }: SignedClause, end: number, locale: Locale): string {
	const value = dimension === 'change' ? end / 100 : end;
	const digits = new Intl.NumberFormat(TAG[locale], { maximumFractionDigits: 2 }).format(Math.abs(value));
	const number = `${value < 0 ? '−' : ''}${digits}`;
	if (dimension === 'delay') return number;
	return locale === 'en' ? `${number}%` : `${number}\u00A0%`;
}

/** `Cambio de presupuesto` and `−10 % a 25 %`, `Retraso` and `30 a 365 días`. */
export function signedWords(clause: SignedClause, locale: Locale): { label: string; value: string } {
	const { from, to } = clause;
	const say = { locale };
	const end = (value: number): string => signedEnd(clause, value, locale);
	const range =
		from !== null && to !== null
			? from === to
				? end(from)
				: m.words_range({ from: end(from), to: end(to) }, say)
			: from !== null
				? m.words_range_from({ from: end(from) }, say)
				: m.words_range_to({ to: end(to ?? 0) }, say);
	return clause.dimension === 'change'
		? { label: m.words_change({}, say), value: range }
		: {
				label: m.words_delay({}, say),
				value: m.words_delay_days({ count: from === to ? Math.abs(from ?? 0) : 2, days: range }, say)
			};
}
