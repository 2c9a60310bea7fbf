/**
 * Rubros: the eight classes of Plomada's own catalogue. Eight because a map reader tells at most eight colours apart; the order
 * gives each its colour (`--cat-1` … `--cat-8`). Temas and subtemas are in `data/reference/catalogue.json`.
 */
export const RUBROS = [
	'agua',
	'social',
	'educacion',
	'salud',
	'vivienda',
	'caminos',
	'campo',
	'otros'
] as const;
export type Rubro = (typeof RUBROS)[number];

export interface Subtema {
	code: string;
	es: string;
	en: string;
}
export interface Tema {
	/** `agua.potable` */
	code: string;
	rubro: Rubro;
	es: string;
	en: string;
	/** OC4IDS 0.9.5 projectSector codes (open list). */
	oc4ids_sectors: string[];
	/** FAIS kind of project: how the fund's catalogue would class it, or null where it would not take it. */
	fais: 'directa' | 'complementaria' | null;
	/** SDG target, e.g. `6.1`. */
	sdg_target: string | null;
	subtemas: Subtema[];
}
export const CATALOGUE_FIELDS = [
	'definition',
	'oc4ids_sectors',
	'sdg_target',
	'fais',
	'conac_function'
] as const;
export type CatalogueField = (typeof CATALOGUE_FIELDS)[number];
export interface Catalogue {
	/** What it is and how far the FAIS kinds can be relied on, in Spanish and English. */
	about: string;
	licence: string;
	/** YYYY-MM-DD. */
	edition: string;
	/** What each column of the mapping rests on. Without a source it is Plomada's own proposal, or empty for want of a text to cite. */
	fields: { field: CatalogueField; source: string | null; es: string; en: string }[];
	rubros: { code: Rubro; es: string; en: string }[];
	temas: Tema[];
}

/** A programme or fund as `data/programmes.json` cites it; null is "sin dato". */
export interface CitedProgramme {
	name: string;
	/** As the data write it; case and accents do not count. */
	names: string[];
	gives: { es: string; en: string } | null;
	to_whom: { es: string; en: string } | null;
	agency: string | null;
	link: string | null;
	/** Years. */
	from: number | null;
	to: number | null;
	/** Law or page that says so. */
	source: string;
}
export interface ProgrammeTable {
	about: string;
	licence: string;
	/** YYYY-MM-DD. */
	edition: string;
	programmes: CitedProgramme[];
	/** Why the rest is "sin dato". */
	missing: { es: string; en: string };
}
