import { m } from '$lib/i18n';
import type { MethodPart } from '../text/method-parts';
import type { TermId } from './terms';

/** A word of the glossary in the reader's language. */
export interface Definition {
	word(): string;
	definition(): string;
	/** The law or the publisher that says so; null where it is only what the word means, or a rule of Plomada. */
	source: (() => string) | null;
	/** The part of the methodology that tells the rule. */
	rule?: MethodPart;
}

/** Only the glossary and the card of a word import this: a page that shows no definition carries none. */
const DEFINITIONS: Record<TermId, Definition> = {
	aprobado: { word: m.term_aprobado, definition: m.term_aprobado_def, source: m.term_aprobado_source },
	modificado: {
		word: m.term_modificado,
		definition: m.term_modificado_def,
		source: m.term_modificado_source
	},
	comprometido: {
		word: m.term_comprometido,
		definition: m.term_comprometido_def,
		source: m.term_comprometido_source
	},
	devengado: { word: m.term_devengado, definition: m.term_devengado_def, source: m.term_devengado_source },
	ejercido: { word: m.term_ejercido, definition: m.term_ejercido_def, source: m.term_ejercido_source },
	pagado: { word: m.term_pagado, definition: m.term_pagado_def, source: m.term_pagado_source },
	contratado: {
		word: m.term_contratado,
		definition: m.term_contratado_def,
		source: m.term_contratado_source
	},
	inversion: { word: m.term_inversion, definition: m.term_inversion_def, source: null, rule: 'dinero' },
	gasto: { word: m.term_gasto, definition: m.term_gasto_def, source: null, rule: 'dinero' },
	obra: { word: m.term_obra, definition: m.term_obra_def, source: null, rule: 'que-se-cuenta' },
	accion: { word: m.term_accion, definition: m.term_accion_def, source: null, rule: 'que-se-cuenta' },
	rubro: { word: m.term_rubro, definition: m.term_rubro_def, source: null, rule: 'rubros' },
	tema: { word: m.term_tema, definition: m.term_tema_def, source: null, rule: 'rubros' },
	estatus: { word: m.term_estatus, definition: m.term_estatus_def, source: null, rule: 'que-se-cuenta' },
	'ejercicio-fiscal': {
		word: m.term_ejercicio_fiscal,
		definition: m.term_ejercicio_fiscal_def,
		source: null,
		rule: 'que-se-cuenta'
	},
	programa: { word: m.term_programa, definition: m.term_programa_def, source: null },
	dependencia: { word: m.term_dependencia, definition: m.term_dependencia_def, source: null },
	contratista: {
		word: m.term_contratista,
		definition: m.term_contratista_def,
		source: m.term_contratista_source
	},
	licitacion: {
		word: m.term_licitacion,
		definition: m.term_licitacion_def,
		source: m.term_licitacion_source
	},
	invitacion: {
		word: m.term_invitacion,
		definition: m.term_invitacion_def,
		source: m.term_invitacion_source
	},
	'adjudicacion-directa': {
		word: m.term_adjudicacion_directa,
		definition: m.term_adjudicacion_directa_def,
		source: m.term_adjudicacion_directa_source
	},
	'administracion-directa': {
		word: m.term_administracion_directa,
		definition: m.term_administracion_directa_def,
		source: m.term_administracion_directa_source
	},
	'avance-fisico': { word: m.term_avance_fisico, definition: m.term_avance_fisico_def, source: null },
	'avance-financiero': {
		word: m.term_avance_financiero,
		definition: m.term_avance_financiero_def,
		source: null
	},
	beneficiarios: { word: m.term_beneficiarios, definition: m.term_beneficiarios_def, source: null },
	'por-habitante': {
		word: m.term_por_habitante,
		definition: m.term_por_habitante_def,
		source: m.term_por_habitante_source
	},
	zap: { word: m.term_zap, definition: m.term_zap_def, source: m.term_zap_source },
	'rezago-social': {
		word: m.term_rezago_social,
		definition: m.term_rezago_social_def,
		source: m.term_rezago_social_source
	},
	marginacion: {
		word: m.term_marginacion,
		definition: m.term_marginacion_def,
		source: m.term_marginacion_source
	},
	pobreza: { word: m.term_pobreza, definition: m.term_pobreza_def, source: m.term_pobreza_source },
	ageb: { word: m.term_ageb, definition: m.term_ageb_def, source: m.term_ageb_source },
	localidad: { word: m.term_localidad, definition: m.term_localidad_def, source: m.term_localidad_source },
	'clave-inegi': {
		word: m.term_clave_inegi,
		definition: m.term_clave_inegi_def,
		source: m.term_clave_inegi_source
	},
	'ubicacion-exacta': {
		word: m.term_ubicacion_exacta,
		definition: m.term_ubicacion_exacta_def,
		source: null,
		rule: 'ubicacion'
	},
	'ubicacion-localidad': {
		word: m.term_ubicacion_localidad,
		definition: m.term_ubicacion_localidad_def,
		source: null,
		rule: 'ubicacion'
	},
	'ubicacion-municipio': {
		word: m.term_ubicacion_municipio,
		definition: m.term_ubicacion_municipio_def,
		source: null,
		rule: 'ubicacion'
	},
	'ubicacion-dudosa': {
		word: m.term_ubicacion_dudosa,
		definition: m.term_ubicacion_dudosa_def,
		source: null,
		rule: 'ubicacion'
	},
	'sin-ubicacion': {
		word: m.term_sin_ubicacion,
		definition: m.term_sin_ubicacion_def,
		source: null,
		rule: 'ubicacion'
	},
	'sin-dato': { word: m.term_sin_dato, definition: m.term_sin_dato_def, source: null, rule: 'lo-que-falta' },
	publicacion: {
		word: m.term_publicacion,
		definition: m.term_publicacion_def,
		source: null,
		rule: 'revision'
	},
	'posible-repetida': {
		word: m.term_posible_repetida,
		definition: m.term_posible_repetida_def,
		source: null,
		rule: 'repetidas'
	},
	'datos-de-demostracion': {
		word: m.term_datos_de_demostracion,
		definition: m.term_datos_de_demostracion_def,
		source: null,
		rule: 'limites'
	},
	'con-retraso': {
		word: m.term_con_retraso,
		definition: m.term_con_retraso_def,
		source: null,
		rule: 'tiempo'
	},
	'ramo-23': { word: m.term_ramo_23, definition: m.term_ramo_23_def, source: m.term_ramo_23_source },
	'obra-publica-abierta': {
		word: m.term_obra_publica_abierta,
		definition: m.term_obra_publica_abierta_def,
		source: m.term_obra_publica_abierta_source
	},
	'recursos-federales': {
		word: m.term_recursos_federales,
		definition: m.term_recursos_federales_def,
		source: m.term_recursos_federales_source
	}
};

export const definitionOf = (term: TermId): Definition => DEFINITIONS[term];
