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
export interface Catalogue {
	/** What it is and how far the FAIS kinds can be relied on, in Spanish and English. */
	about: string;
	licence: string;
	rubros: { code: Rubro; es: string; en: string }[];
	temas: Tema[];
}
