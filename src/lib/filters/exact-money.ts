import { formatMoneyFull, type Locale } from '../i18n';

/** Pesos as they were asked for: all their digits, centavos only where there are some. */
export const exactMoney = (centavos: number, locale: Locale): string =>
	formatMoneyFull(centavos, locale).replace(/\.00$/, '');
