import type { FilterState, Range, ViewState } from './state';
import { DEFAULT_VIEW } from './defaults';
import { normaliseFilter, normaliseView } from './normalise';
import { pesosParameter } from './ranges';
import { signedParameter } from './signed-ranges';

/** Every parameter of the address, in the order in which it is written. */
export const PARAMETERS = [
	'anio',
	'mun',
	'rubro',
	'tema',
	'tipo',
	'estatus',
	'monto',
	'cambio',
	'retraso',
	'zap',
	'zaplista',
	'q',
	'contratista',
	'dependencia',
	'medida',
	'orden',
	'obra',
	'vista',
	'rel',
	'motor'
] as const;
export type Parameter = (typeof PARAMETERS)[number];

function rangeParameter(range: Range | null, write: (end: number) => string): string {
	if (range === null) return '';
	const from = range.from === null ? '' : write(range.from);
	const to = range.to === null ? '' : write(range.to);
	return from === to ? from : `${from}-${to}`;
}

/** Parameters that differ from the default, in their canonical order. */
export function encodeUrl(filter: FilterState, view: ViewState = DEFAULT_VIEW): URLSearchParams {
	const f = normaliseFilter(filter);
	const v = normaliseView(view);
	const values: Record<Parameter, string> = {
		anio: rangeParameter(f.years, String),
		mun: f.municipalities.join(','),
		rubro: f.rubros.join(','),
		tema: f.temas.join(','),
		tipo: f.kind ?? '',
		estatus: f.statuses.join(','),
		monto: rangeParameter(f.amount, pesosParameter),
		cambio: signedParameter(f.change),
		retraso: signedParameter(f.delay),
		zap: f.zap ? '1' : '',
		zaplista: f.zapList === null ? '' : String(f.zapList),
		q: f.text,
		contratista: f.contractor ?? '',
		dependencia: f.agency ?? '',
		medida: f.measure === 'inversion' ? '' : f.measure,
		orden: v.sort === DEFAULT_VIEW.sort ? '' : v.sort,
		obra: v.work ?? '',
		vista: v.view ?? '',
		rel: v.release ?? '',
		motor: v.engine === 'auto' ? '' : v.engine
	};
	return new URLSearchParams(
		PARAMETERS.filter((name) => values[name] !== '').map((name) => [name, values[name]])
	);
}

const READABLE: readonly [RegExp, string][] = [
	[/%20/g, '+'],
	[/%2C/g, ','],
	[/%3A/g, ':'],
	[/%2F/g, '/']
];
// Left alone by encodeURIComponent, but where an address is pasted they end it or change its meaning.
const UNSAFE = /[!'()*]/g;

function readable(value: string): string {
	const encoded = encodeURIComponent(value).replace(
		UNSAFE,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return READABLE.reduce((text, [code, sign]) => text.replace(code, sign), encoded);
}

/** The query without `?`, with commas and colons readable: `anio=2015-2018&mun=11007,11020`. Empty for the default. */
export function toQuery(filter: FilterState, view: ViewState = DEFAULT_VIEW): string {
	return [...encodeUrl(filter, view)].map(([name, value]) => `${name}=${readable(value)}`).join('&');
}
