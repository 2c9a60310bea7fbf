import type { Kind, LocationQuality, Measure, ProcurementMethod, Rubro, Status } from '../domain';
import { m } from './paraglide/messages.js';

/** The words of the codes, in the reader's language. Records, so that a code without words does not compile. */
const RUBRO: Record<Rubro, () => string> = {
	agua: m.rubro_agua,
	social: m.rubro_social,
	educacion: m.rubro_educacion,
	salud: m.rubro_salud,
	vivienda: m.rubro_vivienda,
	caminos: m.rubro_caminos,
	campo: m.rubro_campo,
	otros: m.rubro_otros
};
const STATUS: Record<Status, () => string> = {
	planeada: m.status_planeada,
	licitacion: m.status_licitacion,
	contratada: m.status_contratada,
	en_ejecucion: m.status_en_ejecucion,
	suspendida: m.status_suspendida,
	terminada: m.status_terminada,
	cancelada: m.status_cancelada,
	sin_dato: m.status_sin_dato
};
const KIND: Record<Kind, () => string> = { obra: m.kind_obra, accion: m.kind_accion };
const MEASURE: Record<Measure, [words: () => string, note: () => string]> = {
	inversion: [m.measure_inversion, m.measure_inversion_note],
	aprobado: [m.measure_aprobado, m.measure_aprobado_note],
	modificado: [m.measure_modificado, m.measure_modificado_note],
	contratado: [m.measure_contratado, m.measure_contratado_note],
	ejercido: [m.measure_ejercido, m.measure_ejercido_note]
};
const QUALITY: Record<LocationQuality, [words: () => string, note: () => string]> = {
	exact: [m.quality_exact, m.quality_exact_note],
	locality: [m.quality_locality, m.quality_locality_note],
	municipality: [m.quality_municipality, m.quality_municipality_note],
	suspect: [m.quality_suspect, m.quality_suspect_note],
	none: [m.quality_none, m.quality_none_note]
};
const METHOD: Record<ProcurementMethod, () => string> = {
	licitacion: m.method_licitacion,
	invitacion: m.method_invitacion,
	adjudicacion: m.method_adjudicacion,
	administracion: m.method_administracion
};

/** How a point was found or repaired: the codes of `LOCATION_NOTES` (`src/lib/ingest`). */
const NOTE: Record<string, () => string> = {
	point: m.note_point,
	'point.state_box': m.note_point_state_box,
	'point.municipality_found': m.note_point_municipality_found,
	'point.repaired': m.note_point_repaired,
	'point.locality': m.note_point_locality,
	'point.municipality': m.note_point_municipality,
	'point.suspect': m.note_point_suspect,
	'point.other_state': m.note_point_other_state,
	'locality.code': m.note_locality_code,
	'locality.name': m.note_locality_name,
	'locality.several': m.note_locality_several,
	'municipality.name': m.note_municipality_name,
	'municipality.several': m.note_municipality_several,
	state: m.note_state
};

/** A code that is not in the list is shown as it is: data may be newer than the page. */
const wordsOf = <T extends string>(record: Record<T, () => string>, code: string): string =>
	Object.hasOwn(record, code) ? record[code as T]() : code;
const pairOf = <T extends string>(
	record: Record<T, [() => string, () => string]>,
	code: string,
	part: 0 | 1
): string => (Object.hasOwn(record, code) ? record[code as T][part]() : code);

export const rubroLabel = (code: string | null): string =>
	code === null ? m.rubro_none() : wordsOf(RUBRO, code);
export const statusLabel = (code: string): string => wordsOf(STATUS, code);
export const kindLabel = (code: string): string => wordsOf(KIND, code);
export const measureLabel = (code: Measure): string => pairOf(MEASURE, code, 0);
export const measureNote = (code: Measure): string => pairOf(MEASURE, code, 1);
export const qualityLabel = (code: string): string => pairOf(QUALITY, code, 0);
export const qualityNote = (code: string): string => pairOf(QUALITY, code, 1);
export const methodLabel = (code: string): string => wordsOf(METHOD, code);
export const basisLabel = (code: string): string => (code === 'words' ? m.basis_words() : m.basis_source());

/** The note of a location in words. What was published stands behind it where the note gives it; a note in words of its own is itself. */
export function locationNoteLabel(note: string): string {
	const [code = '', ...rest] = note.split(': ');
	if (!Object.hasOwn(NOTE, code)) return note;
	const words = NOTE[code]?.() ?? note;
	const published = rest.join(': ').match(/\(.*\)|-?\d+\.\d+, -?\d+\.\d+/)?.[0];
	return published ? `${words} ${published.startsWith('(') ? published : `(${published})`}` : words;
}
