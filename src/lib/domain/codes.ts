/** Closed lists of codes: the same in the data, in the URL and in SQL, so that nothing is translated on the way. */

export const KINDS = ['obra', 'accion'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Status codes with their OC4IDS 0.9.5 projectStatus code (closed list of 2024-02-28, which has no "suspended": a suspended
 * work is still in implementation) .
 */
export const STATUSES = [
	{ code: 'planeada', oc4ids: 'identification' },
	{ code: 'licitacion', oc4ids: 'preparation' },
	{ code: 'contratada', oc4ids: 'preparation' },
	{ code: 'en_ejecucion', oc4ids: 'implementation' },
	{ code: 'suspendida', oc4ids: 'implementation' },
	{ code: 'terminada', oc4ids: 'completion' },
	{ code: 'cancelada', oc4ids: 'cancelled' },
	{ code: 'sin_dato', oc4ids: null }
] as const;
export type Status = (typeof STATUSES)[number]['code'];
export const STATUS_CODES = STATUSES.map((s) => s.code);

/** How well a work is located. On the map are `exact` and `locality`; the others are the unlocated. */
export const LOCATION_QUALITIES = ['exact', 'locality', 'municipality', 'suspect', 'none'] as const;
export type LocationQuality = (typeof LOCATION_QUALITIES)[number];
export const isLocated = (quality: LocationQuality): boolean => quality === 'exact' || quality === 'locality';

/** What "how much" means: `medida=` in the URL, and the column each one reads. */
export const MEASURES = [
	{ code: 'inversion', column: 'investment' },
	{ code: 'aprobado', column: 'approved' },
	{ code: 'modificado', column: 'modified' },
	{ code: 'contratado', column: 'contracted' },
	{ code: 'ejercido', column: 'spent' }
] as const;
export type Measure = (typeof MEASURES)[number]['code'];
export type MeasureColumn = (typeof MEASURES)[number]['column'];
const columnOfMeasure = new Map<Measure, MeasureColumn>(MEASURES.map((m) => [m.code, m.column]));
export function measureColumn(measure: Measure): MeasureColumn {
	return columnOfMeasure.get(measure) ?? 'investment';
}

export const PROCUREMENT_METHODS = ['licitacion', 'invitacion', 'adjudicacion', 'administracion'] as const;
export type ProcurementMethod = (typeof PROCUREMENT_METHODS)[number];
