import type { ClassMethod } from '../../charts/classes';
import type { ZoneChoice } from '../../queries/zone-table';
import { MEASURES, type ZoneMeasure } from './zone-measures';

/** What the address of `/zonas` says: which works, judged by which list, and how the map and the table show them. */
export interface ZoneView extends ZoneChoice {
	measure: ZoneMeasure;
	method: ClassMethod;
	/** Where classes begin, as typed, ascending; for the manual method. */
	cuts: readonly number[];
	/** The table is sorted by it; `turned` is from its other end. */
	order: ZoneMeasure | 'nombre';
	turned: boolean;
	/** The localities of the proxy are drawn. */
	proxy: boolean;
	/** The zones that the publisher brought are drawn. */
	custom: boolean;
}
export interface Known {
	/** First and last fiscal year of the release. */
	span: readonly [number, number] | null;
	lists: readonly number[];
	/** The release has zones that its publisher brought. */
	hasCustom?: boolean;
}
/** A parameter that was dropped, and what it said. */
export interface Dropped {
	name: string;
	value: string;
}

export const DEFAULT_VIEW: ZoneView = {
	years: null,
	zapList: null,
	measure: 'pobreza',
	method: 'cuantiles',
	cuts: [],
	order: 'pobreza',
	turned: false,
	proxy: false,
	custom: false
};
const METHODS: readonly ClassMethod[] = ['cuantiles', 'naturales', 'manual'];
/** As many as there are shades, less one. */
const MOST_CUTS = 4;

/** What stands for nothing, or not for what it says, is dropped and told. */
export function readView(
	query: URLSearchParams,
	{ span, lists, hasCustom = false }: Known
): { view: ZoneView; dropped: Dropped[] } {
	const view = { ...DEFAULT_VIEW };
	const dropped: Dropped[] = [];
	const first = new Map<string, string>();
	for (const [name, value] of query) {
		if (first.has(name)) dropped.push({ name, value });
		else first.set(name, value);
	}
	for (const [name, value] of first)
		if (!read(view, name, value, { span, lists, hasCustom })) dropped.push({ name, value });
	if (!first.has('orden')) view.order = view.measure;
	if (view.method === 'manual' && view.cuts.length === 0) view.method = DEFAULT_VIEW.method;
	return { view, dropped };
}

function read(
	view: ZoneView,
	name: string,
	value: string,
	{ span, lists, hasCustom = false }: Known
): boolean {
	switch (name) {
		case 'anio': {
			const found = /^(\d{4})(?:-(\d{4}))?$/.exec(value);
			if (!found || span === null) return value === '';
			const ends = [Number(found[1]), Number(found[2] ?? found[1])];
			const from = Math.max(span[0], Math.min(...ends));
			const to = Math.min(span[1], Math.max(...ends));
			if (from > to) return false;
			view.years = from === span[0] && to === span[1] ? null : { from, to };
			return true;
		}
		case 'zaplista': {
			const year = lists.find((list) => String(list) === value);
			if (year !== undefined) view.zapList = year;
			return year !== undefined || value === '';
		}
		case 'indicador': {
			const measure = MEASURES.find((known) => known === value);
			if (measure) view.measure = measure;
			return measure !== undefined;
		}
		case 'clases': {
			const method = METHODS.find((known) => known === value);
			if (method) view.method = method;
			return method !== undefined;
		}
		case 'cortes': {
			const cuts = cutsOf(value);
			if (cuts) view.cuts = cuts;
			return cuts !== null;
		}
		case 'orden': {
			const [written, turned] = value.endsWith('-inverso') ? [value.slice(0, -8), true] : [value, false];
			const order = written === 'nombre' ? written : MEASURES.find((known) => known === written);
			if (order) [view.order, view.turned] = [order, turned];
			return order !== undefined;
		}
		case 'capa':
			view.proxy = value.split(',').includes('aproximacion');
			view.custom = hasCustom && value.split(',').includes('propias');
			return value
				.split(',')
				.every((layer) => layer === 'aproximacion' || (layer === 'propias' && hasCustom));
		default:
			return false;
	}
}

/** `10,20,30`: at most four numbers, ascending once read; null where it is no such list. */
export function cutsOf(written: string): number[] | null {
	const parts = written.split(/[,;\s]+/).filter((part) => part !== '');
	if (parts.length === 0 || parts.length > MOST_CUTS) return null;
	if (!parts.every((part) => /^-?\d{1,12}(?:\.\d{1,4})?$/.test(part))) return null;
	return [...new Set(parts.map(Number))].sort((a, b) => a - b);
}

/** As `readView` reads it; what is the default is left out. */
export function viewQuery(view: ZoneView, span: Known['span']): string {
	const { years, zapList, measure, method, cuts, order, turned, proxy, custom } = view;
	const whole = years !== null && span !== null && years.from === span[0] && years.to === span[1];
	return [
		years === null || whole
			? ''
			: `anio=${years.from === years.to ? years.from : `${years.from}-${years.to}`}`,
		zapList === null ? '' : `zaplista=${zapList}`,
		measure === DEFAULT_VIEW.measure ? '' : `indicador=${measure}`,
		method === DEFAULT_VIEW.method ? '' : `clases=${method}`,
		method === 'manual' ? `cortes=${cuts.join(',')}` : '',
		order === measure && !turned ? '' : `orden=${order}${turned ? '-inverso' : ''}`,
		proxy || custom
			? `capa=${[...(proxy ? ['aproximacion'] : []), ...(custom ? ['propias'] : [])].join(',')}`
			: ''
	]
		.filter((part) => part !== '')
		.join('&');
}
