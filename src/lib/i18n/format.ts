import { pesosText, type Centavos } from '../domain';
import { m } from './paraglide/messages.js';
import type { Locale } from './locale';

/**
 * Numbers as the pages write them: es-MX, and en-US with the peso's own sign. A missing value is "sin dato", never 0. Between a
 * number and its unit stands a no-break space.
 */
const TAG = { es: 'es-MX', en: 'en-US' } as const satisfies Record<Locale, string>;
const NBSP = '\u00A0';

/** Intl's formatters are slow to make and lists use thousands of them. */
function kept<T>(make: (tag: string) => T): (locale: Locale) => T {
	const made = new Map<Locale, T>();
	return (locale) => {
		const known = made.get(locale) ?? make(TAG[locale]);
		made.set(locale, known);
		return known;
	};
}

const whole = kept((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const oneDecimal = kept(
	(tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
);
const atMostOneDecimal = kept((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));
const date = kept((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));
const and = kept((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const or = kept((tag) => new Intl.ListFormat(tag, { type: 'disjunction' }));

const unit = (name: 'day' | 'month' | 'year') =>
	kept((tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' }));
const inDays = unit('day');
const inMonths = unit('month');
const inYears = unit('year');

const isMissing = (value: number | null): value is null => value === null || Number.isNaN(value);
const missing = (locale: Locale): string => m.value_missing({}, { locale });

const CENTAVOS_PER_MILLION = 100_000_000;
/** From here pesos without centavos are written with seven digits. */
const MILLIONS_FROM = CENTAVOS_PER_MILLION - 50;

/** Short: `$18,306.2 M` from a million pesos on, whole pesos below, `$12.50` where a peso matters (under a hundred). */
export function formatMoney(centavos: Centavos | null, locale: Locale): string {
	if (isMissing(centavos)) return missing(locale);
	const sign = centavos < 0 ? '-' : '';
	const size = Math.abs(centavos);
	if (size >= MILLIONS_FROM)
		return `${sign}$${oneDecimal(locale).format(size / CENTAVOS_PER_MILLION)}${NBSP}M`;
	if (size < 10_000 && size % 100 !== 0) return formatMoneyFull(Math.round(centavos), locale);
	return `${sign}$${whole(locale).format(Math.round(size / 100))}`;
}

/** Millions of pesos without a unit, for what stands under a heading that names it: `1,204`, below ten `3.4`. */
export function formatMillions(centavos: Centavos | null, locale: Locale): string {
	if (isMissing(centavos)) return missing(locale);
	const millions = centavos / CENTAVOS_PER_MILLION;
	return (Math.abs(millions) < 9.95 ? oneDecimal : whole)(locale).format(millions);
}

/** The full figure, exact to the centavo: `$18,306,214,567.89`. */
export function formatMoneyFull(centavos: Centavos | null, locale: Locale): string {
	if (isMissing(centavos)) return missing(locale);
	const [pesos = '', cents = ''] = pesosText(Math.abs(centavos)).split('.');
	return `${centavos < 0 ? '-' : ''}$${pesos.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents}`;
}

/** `1,418` */
export function formatCount(count: number | null, locale: Locale): string {
	return isMissing(count) ? missing(locale) : whole(locale).format(count);
}

const indexDigits = kept(
	(tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
);
/** At most one decimal: `57.4`. */
export function formatNumber(value: number | null, locale: Locale): string {
	return isMissing(value) ? missing(locale) : atMostOneDecimal(locale).format(value);
}
/** Three decimals, for what lies between −1 and 1: `-0.169`, `0.040`. */
export function formatIndex(value: number | null, locale: Locale): string {
	return isMissing(value) ? missing(locale) : indexDigits(locale).format(value);
}

/** A part of one as a percentage: `0.413` → `41.3 %`. */
export function formatPercent(share: number | null, locale: Locale): string {
	if (isMissing(share) || !Number.isFinite(share)) return missing(locale);
	const percent = atMostOneDecimal(locale).format(share * 100);
	return locale === 'en' ? `${percent}%` : `${percent}${NBSP}%`;
}

const decimals = kept((tag) => {
	const digits = (n: number) =>
		new Intl.NumberFormat(tag, { minimumFractionDigits: n, maximumFractionDigits: n });
	return { 1: digits(1), 2: digits(2) };
});
/** The same with so many decimals always, for what stands in one column: `5.8 %`, `1.0 %`. What is not nothing is never written as 0: `<0.1 %`, `>-0.1 %`. */
export function formatShare(share: number | null, digits: 1 | 2, locale: Locale): string {
	if (isMissing(share) || !Number.isFinite(share)) return missing(locale);
	const number = decimals(locale)[digits];
	const least = 10 ** -digits;
	const percent = Math.abs(share * 100);
	const isLess = share !== 0 && Number(percent.toFixed(digits)) === 0;
	const text = `${isLess ? (share < 0 ? '>' : '<') : ''}${share < 0 ? '-' : ''}${number.format(isLess ? least : percent)}`;
	return locale === 'en' ? `${text}%` : `${text}${NBSP}%`;
}

/** `2018-03-04` → `4 de marzo de 2018`. What is no such date is shown as it is. */
export function formatDate(iso: string | null, locale: Locale): string {
	if (iso === null || iso === '') return missing(locale);
	const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
	return Number.isNaN(time) ? iso : date(locale).format(time);
}

/** `León, Silao y Celaya`; with `or`, `terminada o cancelada`. */
export function formatList(words: readonly string[], locale: Locale, link: 'and' | 'or' = 'and'): string {
	return (link === 'and' ? and : or)(locale).format(words);
}

/**
 * A distance in metres as people say it: `120 m` (to ten metres), from a kilometre on `1.4 km`. Nothing is told finer than ten metres, which
 * neither works' points nor positions are worth.
 */
export function formatDistanceIn(metres: number, locale: Locale): string {
	if (isMissing(metres)) return missing(locale);
	const tens = Math.round(metres / 10) * 10;
	if (tens < 1000) return `${whole(locale).format(Math.max(tens, 10))}${NBSP}m`;
	return `${atMostOneDecimal(locale).format(metres / 1000)}${NBSP}km`;
}

/** A length of time as people say it: `45 días`, from two months on `14 meses`, from two years on `7 años y 7 meses`. Whole months of 30.44 days. */
export function formatDays(days: number, locale: Locale): string {
	if (days < 61) return inDays(locale).format(days);
	const months = Math.floor(days / 30.4375);
	if (months < 24) return inMonths(locale).format(months);
	const years = inYears(locale).format(Math.floor(months / 12));
	return months % 12 === 0 ? years : formatList([years, inMonths(locale).format(months % 12)], locale);
}
