import type { Kind, Moment, Rubro, Status } from '../../domain';
import { kindFromWords, rubroFromWords } from '../classify';
import { Columns } from '../columns';
import type { Row } from '../csv';
import { bareDigits, municipalityCode, paddedCode, parseStates } from '../parse/codes';
import { cleanText, comparable } from '../parse/text';
import type { Format, IngestOptions, Note, Reading } from '../types';
import { centavosOr, EMPTY_FIELDS, LIBRE_USO, quarterEnd, SHCP, SHCP_SITE, yearInName } from './shared';

/**
 * SHCP, Recursos Federales Transferidos (SFU, later SRFT): projects paid with transferred funds. One folio has a row per report, and
 * its amounts are cumulative: the latest report is the work, all of them are its history, and nothing is summed. The file does not
 * date the reports of 2016–2017, so the latest is the one with the most spent. The point is the locality's in the catalogue.
 */
const columns = {
	folio: ['folio'],
	name: ['nombre_proyecto', 'nombre_del_proyecto', 'descripcion_proyecto', 'proyecto'],
	state: ['id_entidad_federativa', 'id_entidad'],
	municipality: ['id_municipio', 'id_municipio_responsable'],
	municipality_name: ['municipio', 'municipio_responsable'],
	locality: ['id_localidad'],
	locality_name: ['localidad'],
	lat: ['latitud'],
	lon: ['longitud'],
	resource: ['recurso', 'desc_recurso'],
	program: ['programa_presupuestario', 'desc_programa', 'desc_pp'],
	ramo_id: ['id_ramo'],
	ramo: ['ramo', 'desc_ramo'],
	agency: ['institucion_ejecutora', 'ejecutor'],
	class: ['clasificacion'],
	type: ['tipoppi', 'tipo_programa_proyecto'],
	beneficiaries: ['beneficiarios'],
	start: ['inicio', 'fecha_inicio'],
	end: ['termino', 'fecha_estimada_termino'],
	address: ['direccion'],
	cycle: ['ciclo_recurso', 'ciclo'],
	quarter: ['trimestre'],
	approved: ['autorizado', 'monto_global_aprobado'],
	modified: ['modificado', 'monto_modificado'],
	committed: ['comprometido', 'monto_comprometido'],
	accrued: ['devengado', 'monto_devengado'],
	exercised: ['ejercido', 'monto_ejercido'],
	paid: ['pagado', 'monto_pagado'],
	financial: ['avance_financiero'],
	physical: ['avance_fisico'],
	status: ['desc_estatus', 'estatus']
} as const;
type Field = keyof typeof columns;
const MOMENTS = [
	'approved',
	'modified',
	'committed',
	'accrued',
	'exercised',
	'paid'
] as const satisfies readonly Moment[];

export const sfu: Format = {
	id: 'shcp-sfu',
	expected:
		'SHCP Recursos Federales Transferidos, SFU or SRFT projects (FOLIO, ID_ENTIDAD_FEDERATIVA, ID_MUNICIPIO, AUTORIZADO)',
	columns,
	required: ['folio', 'state', 'municipality', 'approved'],
	open(header, options) {
		const col = new Columns<Field>(header, columns);
		const fileYear = options.year ?? yearInName(options.file);
		return {
			source: {
				id: 'sfu',
				title: `Recursos Federales Transferidos, proyectos${fileYear === null ? '' : `, ${fileYear}`}`,
				publisher: SHCP,
				license: LIBRE_USO,
				path: SHCP_SITE,
				issued: null
			},
			repeated: 'latest',
			notes: [],
			states: (row) => parseStates(col.raw(row, 'state')),
			// A folio keeps its key from one year's file to the next, so the source has no year in it.
			officialKey: (row) => comparable(col.raw(row, 'folio')).replaceAll(' ', ''),
			rank: (row) => [
				Number(bareDigits(col.raw(row, 'cycle')) ?? 0) * 10 +
					Number(bareDigits(col.raw(row, 'quarter')) ?? 0),
				spent(col.raw(row, 'exercised'), col.raw(row, 'paid')),
				Number(col.raw(row, 'physical')) || 0
			],
			read: (row, note) => read(row, note, col, options)
		};
	}
};

function spent(exercised: string, paid: string): number {
	const first = centavosOr(exercised);
	return first >= 0 ? first : centavosOr(paid);
}

const STATUSES: ReadonlyMap<string, Status> = new Map([
	['EN EJECUCION', 'en_ejecucion'],
	['TERMINADO', 'terminada'],
	['SUSPENDIDO', 'suspendida'],
	['CANCELADO', 'cancelada']
]);

const CLASSES: ReadonlyMap<string, Rubro> = new Map([
	['SALUD', 'salud'],
	['EDUCACION', 'educacion'],
	['TRANSPORTES Y VIALIDADES', 'caminos'],
	['AGUA Y SANEAMIENTO', 'agua'],
	['URBANIZACION', 'otros'],
	['CULTURA Y TURISMO', 'otros'],
	['ASISTENCIA SOCIAL', 'social'],
	['DEPORTE', 'social'],
	['SEGURIDAD', 'otros'],
	['VIVIENDA', 'vivienda'],
	['COMUNICACIONES', 'otros']
]);

function kindOf(type: string, name: string): Kind {
	if (/ADQUISICION|PREINVERSION/.test(type)) return 'accion';
	if (/^PROYECTO DE INVERSION|MANTENIMIENTO/.test(type)) return 'obra';
	return kindFromWords(comparable(name));
}

function read(row: Row, note: Note, col: Columns<Field>, { places }: IngestOptions): Reading {
	const name = col.text(row, 'name', note);
	if (name === null) note('name.missing', 'kept', col.name('name'), null);
	const { states, unreadable } = parseStates(col.raw(row, 'state'));
	if (unreadable) note('state.unreadable', 'value_dropped', col.name('state'), col.raw(row, 'state'));
	const state = states.length === 1 ? states[0] : undefined;
	const folio = comparable(col.raw(row, 'folio')).replaceAll(' ', '');
	const year = yearOf(row, note, col, folio);
	const quarter = Number(bareDigits(col.raw(row, 'quarter')) ?? 0);
	const observed_on = quarter > 0 && year !== null ? quarterEnd(year, quarter) : null;
	const money = Object.fromEntries(MOMENTS.map((m) => [m, col.money(row, m, note)])) as Record<
		(typeof MOMENTS)[number],
		number | null
	>;
	const physical = col.percent(row, 'physical', note);
	const financial = col.percent(row, 'financial', note);
	const status_text = col.text(row, 'status', note);
	const status = STATUSES.get(comparable(status_text ?? '')) ?? 'sin_dato';
	if (status_text !== null && status === 'sin_dato')
		note('status.unknown', 'kept', col.name('status'), status_text);
	const published = CLASSES.get(comparable(col.raw(row, 'class')));
	const words = published === undefined && name !== null ? rubroFromWords(comparable(name)) : null;
	const program = col.text(row, 'program', note);
	const planned_start = col.date(row, 'start', note, { edge: 'start' });
	const planned_end = col.date(row, 'end', note, { edge: 'end' });
	const address = col.text(row, 'address', note);
	const place = [col.text(row, 'locality_name', note), col.text(row, 'municipality_name', note)].filter(
		(t) => t !== null
	);
	const persons = /^\d{1,9}$/.test(col.raw(row, 'beneficiaries').trim())
		? Number(col.raw(row, 'beneficiaries'))
		: 0;
	const amounts: Reading['amounts'] = [];
	for (const moment of MOMENTS) {
		const centavos = money[moment];
		if (centavos !== null) amounts.push({ moment, centavos, fiscal_year: year, fund: program, observed_on });
	}
	const stated = placeOf(row, note, col, state, places);
	return {
		fields: {
			...EMPTY_FIELDS,
			name,
			kind: kindOf(comparable(col.raw(row, 'type')), name ?? ''),
			rubro: published ?? words,
			rubro_basis: published ? 'source' : words ? 'words' : null,
			program,
			agency: col.text(row, 'agency', note),
			status,
			status_text,
			year,
			...money,
			physical_progress: physical,
			financial_progress: financial,
			planned_start,
			planned_end,
			funding_source: listed([col.text(row, 'resource', note), col.text(row, 'ramo', note)]),
			// The column is a text of purposes; only a plain number above zero is a count of persons.
			beneficiaries: persons > 0 ? persons : null,
			place_text: listed([address, ...place])
		},
		stated: {
			states,
			...stated,
			several: states.length > 1,
			lat: col.raw(row, 'lat'),
			lon: col.raw(row, 'lon'),
			catalogued: true,
			texts: [...place.slice(0, 1), address, name].filter((t) => t !== null && t !== undefined),
			bbox: null
		},
		places:
			states.length > 1
				? states.map((s) => ({ municipality: `${s}000`, share: null }))
				: stated.wholeState && state !== undefined
					? [{ municipality: `${state}000`, share: 1 }]
					: [],
		amounts,
		observation:
			physical === null && financial === null && status === 'sin_dato'
				? null
				: { observed_on, physical, financial, status: status === 'sin_dato' ? null : status },
		events: [
			...(planned_start === null ? [] : [{ kind: 'planned_start' as const, date: planned_start }]),
			...(planned_end === null ? [] : [{ kind: 'planned_end' as const, date: planned_end }])
		],
		contract: null
	};
}

/** The cycle of the money; a row without one takes the year of its registration, which is in the folio (`AGU00160300748335`). */
function yearOf(row: Row, note: Note, col: Columns<Field>, folio: string): number | null {
	const cycle = col.year(row, 'cycle', note);
	if (cycle !== null) return cycle;
	const registered = /^[A-Z]{3}\d{2}(\d{2})\d{2}\d{6,}$/.exec(folio)?.[1];
	if (registered === undefined) return null;
	note('year.from_folio', 'value_repaired', col.name('folio'), folio);
	return 2000 + Number(registered);
}

/** Municipality 0 is the whole state; its rows' points and those of rows without a locality are no one's. */
function placeOf(
	row: Row,
	note: Note,
	col: Columns<Field>,
	state: string | undefined,
	places: IngestOptions['places']
): Pick<Reading['stated'], 'municipality' | 'wholeState' | 'locality'> {
	const none = { municipality: null, wholeState: false, locality: null };
	if (state === undefined) return none;
	const raw = col.raw(row, 'municipality');
	const code = municipalityCode(state, raw);
	if (code === null) return none;
	if (code === `${state}000`) return { ...none, wholeState: true };
	if (places.knowsState(state) && !places.municipality(code)) {
		note('municipality.unknown', 'value_dropped', col.name('municipality'), raw);
		return none;
	}
	const locality = paddedCode(col.raw(row, 'locality'), 4);
	return {
		...none,
		municipality: code,
		locality: locality === null || /^(?:0000|9998|9999)$/.test(locality) ? null : code + locality
	};
}

/** What is told of these, with commas between; as long as any text may be. */
const listed = (texts: readonly (string | null)[]): string | null =>
	cleanText(texts.filter((text) => text !== null).join(', ')) || null;
