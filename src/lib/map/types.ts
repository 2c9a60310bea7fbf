import type { CoreColumns, MeasureColumn, Rubro } from '../domain';
import type { Around } from './around';

/** What a card says of one work. Plain text: it is set as text nodes, never parsed. */
export interface CardContent {
	title: string;
	lines: string[];
}

/** Layers a reader switches on and off. */
export interface MapLayers {
	/** Municipalities declared priority zones by the list shown. */
	zap: boolean;
	/** Localities with urban AGEBs of high marginación: a proxy, not a zone. */
	proxy: boolean;
}

/** Pixels of the map that something else covers (the sheet of the phone), left out when fitting. */
export interface MapPadding {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

export interface WorksMapProps {
	/** Every work of the release. */
	columns: CoreColumns;
	/** The chosen works, ascending. */
	ordinals: Uint32Array;
	/** What sizes the circles. */
	measure: MeasureColumn;
	/** URL prefix of `static/base`, without a final slash. */
	base: string;
	layers: MapLayers;
	/** Municipalities (5 digits) of the list of priority zones shown. */
	zapMunicipalities: readonly string[];
	/** Name of that list with its year, e.g. "Zonas de atención prioritaria 2018". */
	zapLabel: string;
	rubroLabel: (rubro: Rubro) => string;
	/** Ordinal of the open work. */
	selected: number | null;
	/** Ordinal under the pointer, here or in the list. */
	highlighted: number | null;
	/** Only to know that the tokens may have changed: colours are read from the CSS. */
	theme: 'light' | 'dark';
	/** The map is fitted to the chosen works when this changes (the filter, in practice). */
	fitKey: string;
	padding?: MapPadding | undefined;
	cardFor: (ordinal: number) => Promise<CardContent> | CardContent;
	onselect: (ordinal: number) => void;
	onhighlight: (ordinal: number | null) => void;
	onlayers: (next: MapLayers) => void;
	/** What the works lie around, where they do: drawn, and what the map is fitted to. */
	around?: Around | null | undefined;
	/** Somebody rests a finger on a point of the map (degrees). */
	onchoose?: ((at: { lon: number; lat: number }) => void) | undefined;
	/** In place of the map's own search for the reader's position. */
	onposition?: (() => void) | undefined;
	/** Called once, at the first idle. */
	onready?: (() => void) | undefined;
}

/** West, south, east, north, in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];
