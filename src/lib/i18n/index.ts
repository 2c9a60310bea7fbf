export { m } from './paraglide/messages.js';
export { baseLocale, getLocale, locales, overwriteGetLocale } from './paraglide/runtime.js';
export { deLocalizePath, localeOfPath, localizePath } from './paths';
export type { Locale } from './locale';
export {
	formatCount,
	formatDate,
	formatDays,
	formatDistanceIn,
	formatList,
	formatMillions,
	formatMoney,
	formatMoneyFull,
	formatPercent
} from './format';
