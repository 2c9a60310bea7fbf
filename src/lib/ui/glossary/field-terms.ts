import type { LocationQuality, ProcurementMethod, WorkColumn } from '$lib/domain';
import type { TermId } from './terms';

/** The words that name a field of a work. */
export const FIELD_TERMS: Partial<Record<WorkColumn, TermId>> = {
	rubro: 'rubro',
	tema: 'tema',
	program: 'programa',
	status: 'estatus',
	physical_progress: 'avance-fisico',
	financial_progress: 'avance-financiero',
	beneficiaries: 'beneficiarios',
	locality: 'localidad',
	zap: 'zap',
	investment: 'inversion',
	approved: 'aprobado',
	modified: 'modificado',
	committed: 'comprometido',
	accrued: 'devengado',
	exercised: 'ejercido',
	paid: 'pagado',
	contracted: 'contratado',
	spent: 'gasto',
	year: 'ejercicio-fiscal',
	agency: 'dependencia',
	contractor: 'contratista'
};

/** The word that names a field; none where the glossary has it not, or nobody knows the field. */
export const fieldTerm = (field: string): TermId | undefined =>
	Object.hasOwn(FIELD_TERMS, field) ? FIELD_TERMS[field as WorkColumn] : undefined;

const KIND_TERMS: Record<string, TermId> = { obra: 'obra', accion: 'accion' };
const QUALITY_TERMS: Record<LocationQuality, TermId> = {
	exact: 'ubicacion-exacta',
	locality: 'ubicacion-localidad',
	municipality: 'ubicacion-municipio',
	suspect: 'ubicacion-dudosa',
	none: 'sin-ubicacion'
};
const METHOD_TERMS: Record<ProcurementMethod, TermId> = {
	licitacion: 'licitacion',
	invitacion: 'invitacion',
	adjudicacion: 'adjudicacion-directa',
	administracion: 'administracion-directa'
};
const VALUE_TERMS: Partial<Record<WorkColumn, Record<string, TermId>>> = {
	kind: KIND_TERMS,
	location_quality: QUALITY_TERMS,
	procurement_method: METHOD_TERMS
};

/** The word for the value of a field, where the glossary has it: `location_quality`, `locality` → `ubicacion-localidad`. */
export const valueTerm = (field: WorkColumn, value: unknown): TermId | undefined =>
	typeof value === 'string' ? VALUE_TERMS[field]?.[value] : undefined;
