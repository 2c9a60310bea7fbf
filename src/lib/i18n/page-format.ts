import type { Centavos } from '../domain';
import * as format from './format';
import { getLocale } from './paraglide/runtime.js';

/** The formats of `format.ts` in the language of the page: what components use. */
export const formatMoney = (centavos: Centavos | null): string => format.formatMoney(centavos, getLocale());
export const formatMoneyFull = (centavos: Centavos | null): string =>
	format.formatMoneyFull(centavos, getLocale());
/** Whole pesos, however many: `$12,406,118`. Centavos are rounded; the full figure belongs beside it. */
export const formatPesos = (centavos: Centavos): string =>
	`${centavos <= -50 ? '-' : ''}$${format.formatCount(Math.round(Math.abs(centavos) / 100), getLocale())}`;
export const formatCount = (count: number | null): string => format.formatCount(count, getLocale());
export const formatPercent = (share: number | null): string => format.formatPercent(share, getLocale());
export const formatShare = (share: number | null, digits: 1 | 2): string =>
	format.formatShare(share, digits, getLocale());
export const formatDate = (iso: string | null): string => format.formatDate(iso, getLocale());
export const formatMillions = (centavos: Centavos | null): string =>
	format.formatMillions(centavos, getLocale());
export const formatDays = (days: number): string => format.formatDays(days, getLocale());
export const formatList = (words: readonly string[], link: 'and' | 'or' = 'and'): string =>
	format.formatList(words, getLocale(), link);
export const formatNumber = (value: number | null): string => format.formatNumber(value, getLocale());
export const formatIndex = (value: number | null): string => format.formatIndex(value, getLocale());
