export { m } from './paraglide/messages.js';
export {
	baseLocale,
	deLocalizeUrl,
	deLocalizeHref,
	getLocale,
	locales,
	localizeHref,
	overwriteGetLocale,
	setLocale
} from './paraglide/runtime.js';
export type { Locale } from './locale';
export {
	formatCount,
	formatDate,
	formatDistanceIn,
	formatList,
	formatMoney,
	formatMoneyFull,
	formatPercent
} from './format';
