import { base } from '$app/paths';
import { href } from '../shell/href';

/** Addresses around a municipality. The query is written as the explorer writes it, so that it needs no mending there. */
export const placeHref = (code: string): string => href(`/municipio/${code}/`);

export interface Chosen {
	year?: string;
	rubro?: string;
	status?: string;
	view?: 'sin-ubicacion';
}

export const explorerQuery = (code: string, { year, rubro, status, view }: Chosen = {}): string =>
	[
		year && `anio=${year}`,
		`mun=${code}`,
		rubro && `rubro=${rubro}`,
		status && `estatus=${status}`,
		view && `vista=${view}`
	]
		.filter(Boolean)
		.join('&');

/** The explorer with the works of a municipality. */
export const explorerHref = (code: string, chosen: Chosen = {}): string =>
	`${href('/')}?${explorerQuery(code, chosen)}`;

/** One of the outlines of `static/base/outlines.svg`: `m11020`, `state`, `borders`. */
export const outlineHref = (id: string): string => `${base}/base/outlines.svg#${id}`;

/** The page of a zone, by its id. */
export const zoneHref = (id: string): string => href(`/zona/${id}/`);

/** The comparison that begins with these places: keys of municipalities or ids of zones. */
export const compareHref = (...places: readonly string[]): string =>
	`${href('/comparar/')}?lugares=${places.join('~')}`;
