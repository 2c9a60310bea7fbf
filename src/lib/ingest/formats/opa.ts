import type { Kind, Rubro, Status } from '../../domain';
import { kindFromWords, rubroFromWords } from '../classify';
import { Columns } from '../columns';
import type { Row } from '../csv';
import { carteraKey, parseStates } from '../parse/codes';
import { comparable } from '../parse/text';
import type { Format, FormatReader, IngestOptions, Note, Reading } from '../types';
import { centavosOr, EMPTY_FIELDS, LIBRE_USO, quarterInName, SHCP, SHCP_SITE, yearInName } from './shared';

/**
 * SHCP, Obra Pública Abierta: the projects of the federal investment register. Two layouts: 2015 (`CVE_PPI`, dates `Enero/2014`) and
 * since 2019 (`CVE_CARTERA` with an apostrophe, `"1; 6; 11"`, dates day first). A project has no municipality: it is found from its point,
 * else from its text. Columns of the project's administrator are not in the list, and so are never read.
 */
const columns = {
	key: ['cve_cartera', 'cve_ppi', 'clave_cartera'],
	name: ['nombre_ppi', 'nombre'],
	ramo_id: ['id_ramo', 'ramo'],
	ramo: ['descripcion_ramo', 'desc_ramo'],
	unit: ['descripcion_ur', 'desc_unidad', 'desc_ur'],
	type: ['descripcion_tipo_ppi', 'tipo_ppi'],
	class: ['tipo_proyecto'],
	location: ['localizacion'],
	state: ['id_entidad_federativa', 'cve_entfed', 'id_entfed'],
	lat: ['latitud', 'latitud_inicial'],
	lon: ['longitud', 'longitud_inicial'],
	start: ['fecha_inicio_cal_ff', 'fecha_ini_cal_fiscal', 'fecha_inicio_cal_fiscal'],
	end: ['fecha_fin_cal_ff', 'fecha_fin_cal_fiscal'],
	approved: ['aprobado'],
	modified: ['modificado'],
	exercised: ['ejercido'],
	physical: ['avance_fisico'],
	total: ['monto_total_inversion'],
	year: ['anio'],
	cycle: ['ciclo'],
	status: ['estatus_operacion', 'estatus']
} as const;
type Field = keyof typeof columns;

const shared = {
	columns,
	open: (header: readonly string[], options: IngestOptions) => reader(header, options)
};

export const opa2015: Format = {
	...shared,
	id: 'shcp-opa-2015',
	expected:
		'SHCP Obra Pública Abierta, 2015 layout (CVE_PPI, NOMBRE, CVE_ENTFED, APROBADO, MODIFICADO, EJERCIDO)',
	columns: { ...columns, key: ['cve_ppi'], name: ['nombre'], state: ['cve_entfed'] },
	required: ['key', 'name', 'state', 'approved', 'modified', 'exercised', 'year']
};

export const opa2019: Format = {
	...shared,
	id: 'shcp-opa-2019',
	expected:
		'SHCP Obra Pública Abierta, since 2019 (CVE_CARTERA, NOMBRE_PPI, ID_ENTIDAD_FEDERATIVA, MODIFICADO, EJERCIDO)',
	columns: {
		...columns,
		key: ['cve_cartera', 'clave_cartera'],
		name: ['nombre_ppi'],
		state: ['id_entidad_federativa']
	},
	required: ['key', 'name', 'state', 'modified', 'exercised']
};

function reader(header: readonly string[], options: IngestOptions): FormatReader {
	const col = new Columns<Field>(header, columns);
	const fileYear = options.year ?? yearInName(options.file);
	const observed = quarterInName(options.file);
	return {
		source: {
			id: fileYear === null ? 'opa' : `opa-${fileYear}`,
			title: fileYear === null ? 'Obra Pública Abierta' : `Obra Pública Abierta, ${fileYear}`,
			publisher: SHCP,
			license: LIBRE_USO,
			path: SHCP_SITE,
			issued: null
		},
		repeated: 'latest',
		notes: [],
		states: (row) => parseStates(col.raw(row, 'state')),
		officialKey: (row) => carteraKey(col.raw(row, 'key')).key,
		rank: (row) => [
			yearOf(row, col, fileYear, null) ?? 0,
			centavosOr(col.raw(row, 'exercised')),
			centavosOr(col.raw(row, 'modified'))
		],
		read: (row, note) => read(row, note, col, yearOf(row, col, fileYear, note), observed)
	};
}

/**
 * The fiscal year of the row's budget: `ANIO` where it is a year (`TOTAL` means that the split by origin is of all years), else `CICLO`,
 * the last cycle the project was reported in; one later than the file's own year is no such thing.
 */
function yearOf(row: Row, col: Columns<Field>, fileYear: number | null, note: Note | null): number | null {
	const stated = col.raw(row, 'year').trim();
	const year = /^total$/i.test(stated) ? null : col.year(row, 'year', note);
	if (year !== null) return year;
	const cycle = col.year(row, 'cycle', note);
	if (cycle !== null && fileYear !== null && cycle > fileYear) {
		note?.('year.after_file', 'value_dropped', col.name('cycle'), col.raw(row, 'cycle'));
		return null;
	}
	return cycle;
}

function read(
	row: Row,
	note: Note,
	col: Columns<Field>,
	year: number | null,
	observed: string | null
): Reading {
	const key = carteraKey(col.raw(row, 'key'));
	if (key.repaired) note('key.repaired', 'value_repaired', col.name('key'), col.raw(row, 'key'));
	const name = col.text(row, 'name', note);
	if (name === null) note('name.missing', 'kept', col.name('name'), null);
	const location = col.text(row, 'location', note);
	const { states, beyond, unreadable } = parseStates(col.raw(row, 'state'));
	if (unreadable) note('state.unreadable', 'value_dropped', col.name('state'), col.raw(row, 'state'));
	const approved = col.money(row, 'approved', note);
	const modified = col.money(row, 'modified', note);
	const exercised = col.money(row, 'exercised', note);
	const total = col.money(row, 'total', note);
	const physical = col.percent(row, 'physical', note);
	const unit = col.text(row, 'unit', note);
	const status_text = col.text(row, 'status', note);
	const status = statusOf(comparable(status_text ?? ''), physical);
	const rubro = rubroOf(col, row, name ?? '', unit ?? '');
	const planned_start = col.date(row, 'start', note, { edge: 'start' });
	const planned_end = col.date(row, 'end', note, { edge: 'end' });
	// A project of the whole nation (35) or abroad (33) is no one place's, even where it has a point.
	const several = states.length > 1 || beyond;
	const amounts: Reading['amounts'] = [];
	for (const [moment, centavos] of [
		['approved', approved],
		['modified', modified],
		['exercised', exercised]
	] as const) {
		if (centavos !== null)
			amounts.push({ moment, centavos, fiscal_year: year, fund: null, observed_on: observed });
	}
	if (total !== null)
		amounts.push({
			moment: 'registered',
			centavos: total,
			fiscal_year: null,
			fund: null,
			observed_on: observed
		});
	const ramo = col.text(row, 'ramo', note);
	// A shifted row may have anything where a number of one or two figures should be.
	const ramoNumber = /^\d{1,2}$/.exec(col.raw(row, 'ramo_id').trim())?.[0] ?? null;
	return {
		fields: {
			...EMPTY_FIELDS,
			name,
			kind: kindOf(comparable(col.raw(row, 'type')), name ?? ''),
			...rubro,
			agency: unit,
			status,
			status_text,
			year,
			approved,
			modified,
			exercised,
			physical_progress: physical,
			planned_start,
			planned_end,
			funding_source: ramo === null || ramoNumber === null ? ramo : `Ramo ${ramoNumber} ${ramo}`,
			place_text: location
		},
		stated: {
			states,
			municipality: null,
			several,
			wholeState: false,
			locality: null,
			lat: col.raw(row, 'lat'),
			lon: col.raw(row, 'lon'),
			catalogued: false,
			texts: [location, name].filter((t) => t !== null),
			bbox: null
		},
		places: states.length > 1 ? states.map((s) => ({ municipality: `${s}000`, share: null })) : [],
		amounts,
		observation:
			physical === null && status === 'sin_dato'
				? null
				: { observed_on: observed, physical, financial: null, status: status === 'sin_dato' ? null : status },
		events: [
			...(planned_start === null ? [] : [{ kind: 'planned_start' as const, date: planned_start }]),
			...(planned_end === null ? [] : [{ kind: 'planned_end' as const, date: planned_end }])
		],
		contract: null
	};
}

/** The register's status is of the registration, not of the work: a registration in force is judged by its physical progress. */
export function statusOf(words: string, physical: number | null): Status {
	if (words.startsWith('CALENDARIO FISCAL CONCLUIDO') || words === 'EX POST') return 'terminada';
	if (words === 'CANCELADO' || words === 'CANCELADA') return 'cancelada';
	if (words === 'VIGENTE' || words === 'EN PROCESO DE MODIFICACION') {
		if (physical === null) return 'sin_dato';
		return physical > 0 ? 'en_ejecucion' : 'planeada';
	}
	return 'sin_dato';
}

/** Purchases and studies build nothing. The 2015 file describes the types in sentences, the later ones name them. */
function kindOf(type: string, name: string): Kind {
	if (/ADQUISICION|COMPRA DE BIENES|ESTUDIOS DE PREINVERSION|LINEAMIENTOS PARA EL ANALISIS COSTO/.test(type))
		return 'accion';
	if (
		/^PROYECTO DE INVERSION|MANTENIMIENTO|VIDA UTIL|FUNCIONES DE|ELECTRICIDAD HIDROCARBUROS|OFICINAS/.test(
			type
		)
	)
		return 'obra';
	return kindFromWords(comparable(name));
}

const RUBRO_OF_CLASS: ReadonlyMap<string, Rubro> = new Map([
	['COMUNICACIONES Y TRANSPORTES', 'caminos'],
	['SALUD', 'salud'],
	['INSTITUTO MEXICANO DEL SEGURO SOCIAL', 'salud'],
	['INSTITUTO DE SEGURIDAD Y SERVICIOS SOCIALES DE LOS TRABAJADORES DEL ESTADO', 'salud'],
	['EDUCACION', 'educacion'],
	['EDUCACION PUBLICA', 'educacion'],
	['AGRICULTURA GANADERIA DESARROLLO RURAL PESCA Y ALIMENTACION', 'campo'],
	['AGRICULTURA Y DESARROLLO RURAL', 'campo'],
	['ENERGIA', 'otros'],
	['PETROLEOS MEXICANOS', 'otros'],
	['COMISION FEDERAL DE ELECTRICIDAD', 'otros'],
	['SEGURIDAD', 'otros'],
	['SEGURIDAD Y PROTECCION CIUDADANA', 'otros'],
	['DEFENSA NACIONAL', 'otros'],
	['MARINA', 'otros'],
	['TURISMO', 'otros'],
	['GOBIERNO', 'otros'],
	['GOBERNACION', 'otros'],
	['CULTURA', 'otros'],
	['DESARROLLO ECONOMICO', 'otros'],
	['ECONOMIA', 'otros']
]);

/** The project type (2015) or the ministry's function (since 2019); where neither decides, the name's words. */
function rubroOf(
	col: Columns<Field>,
	row: Row,
	name: string,
	unit: string
): Pick<Reading['fields'], 'rubro' | 'rubro_basis'> {
	return rubroOfClass(col.raw(row, 'class') || col.raw(row, 'ramo'), name, unit);
}

export function rubroOfClass(
	published: string,
	name: string,
	unit: string
): Pick<Reading['fields'], 'rubro' | 'rubro_basis'> {
	const known = RUBRO_OF_CLASS.get(comparable(published));
	if (known) return { rubro: known, rubro_basis: 'source' };
	const words = rubroFromWords(comparable(name));
	if (words) return { rubro: words, rubro_basis: 'words' };
	return /COMISION NACIONAL DEL AGUA/.test(comparable(unit))
		? { rubro: 'agua', rubro_basis: 'source' }
		: { rubro: null, rubro_basis: null };
}
