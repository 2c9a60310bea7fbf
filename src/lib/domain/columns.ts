/**
 * The columns of the table `works`: the one description that publishing, the manifest, the readers, the SQL and the
 * data page share. A row is one work (obra) or one action (acción).
 *
 * `core` columns also stand in `works_core` (what filters, map and totals need), `text` columns in `works_text`
 * (what search and the list need); both tables keep the row order of `works`.
 */
export type ColumnType = 'VARCHAR' | 'SMALLINT' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'DATE';

export type Unit =
	'centavos' | 'percent' | 'degrees' | 'persons' | 'code' | 'year' | 'date' | 'count' | 'text';

export interface ColumnDefinition {
	readonly name: string;
	readonly type: ColumnType;
	readonly unit: Unit;
	/** Which of the small tables also holds it. */
	readonly part?: 'core' | 'text';
	readonly es: string;
	readonly en: string;
}

const column = <const N extends string, const T extends ColumnType>(
	name: N,
	type: T,
	unit: Unit,
	es: string,
	en: string,
	part?: 'core' | 'text'
) => ({ name, type, unit, es, en, ...(part ? { part } : {}) });

export const WORK_COLUMNS = [
	column(
		'ordinal',
		'INTEGER',
		'count',
		'Posición de la obra en esta publicación, desde 0',
		'Position of the work in this release, from 0',
		'core'
	),
	column(
		'id',
		'VARCHAR',
		'code',
		'Clave estable de la obra: fuente y clave oficial',
		'Stable key of the work: source and official key',
		'text'
	),
	column(
		'name',
		'VARCHAR',
		'text',
		'Nombre de la obra o acción, como lo publica la fuente',
		'Name of the work or action, as its source publishes it',
		'text'
	),
	column('kind', 'VARCHAR', 'code', 'Tipo: obra o acción', 'Kind: work (obra) or action (accion)', 'core'),
	column(
		'rubro',
		'VARCHAR',
		'code',
		'Rubro del catálogo de Plomada',
		'Class (rubro) in the catalogue of Plomada',
		'core'
	),
	column('tema', 'VARCHAR', 'code', 'Tema dentro del rubro', 'Subject (tema) within the class', 'core'),
	column('subtema', 'VARCHAR', 'code', 'Subtema dentro del tema', 'Sub-subject (subtema) within the subject'),
	column(
		'rubro_basis',
		'VARCHAR',
		'code',
		'De dónde sale el rubro: source (lo publica la fuente) o words (se deduce del nombre)',
		'Where the class comes from: source (published) or words (inferred from the name)'
	),
	column('program', 'VARCHAR', 'text', 'Programa o fondo', 'Programme or fund', 'text'),
	column('agency', 'VARCHAR', 'text', 'Dependencia o entidad responsable', 'Responsible agency', 'text'),
	column('status', 'VARCHAR', 'code', 'Estatus', 'Status', 'core'),
	column(
		'status_text',
		'VARCHAR',
		'text',
		'Estatus con las palabras de la fuente',
		'Status in the words of the source'
	),
	column('year', 'SMALLINT', 'year', 'Ejercicio fiscal', 'Fiscal year', 'core'),
	column(
		'municipality',
		'VARCHAR',
		'code',
		'Municipio, clave INEGI de 5 dígitos',
		'Municipality, INEGI key of 5 digits',
		'core'
	),
	column(
		'locality',
		'VARCHAR',
		'code',
		'Localidad, clave INEGI de 9 dígitos',
		'Locality, INEGI key of 9 digits',
		'text'
	),
	column(
		'zone',
		'VARCHAR',
		'code',
		'Zona de atención prioritaria en que está, según la lista de su año',
		'Priority zone it lies in, by the list of its own year'
	),
	column(
		'zap',
		'BOOLEAN',
		'code',
		'Si está en una zona de atención prioritaria según la lista de su año; sin dato si no hay lista',
		'Whether it lies in a priority zone by the list of its own year; missing where no list is known',
		'core'
	),
	column('lon', 'DOUBLE', 'degrees', 'Longitud (WGS 84)', 'Longitude (WGS 84)', 'core'),
	column('lat', 'DOUBLE', 'degrees', 'Latitud (WGS 84)', 'Latitude (WGS 84)', 'core'),
	column(
		'location_quality',
		'VARCHAR',
		'code',
		'Qué tan bien se conoce la ubicación: exact, locality, municipality, suspect, none',
		'How well the place is known: exact, locality, municipality, suspect, none',
		'core'
	),
	column(
		'location_note',
		'VARCHAR',
		'text',
		'Cómo se obtuvo o reparó la ubicación',
		'How the place was found or repaired'
	),
	column(
		'location_confidence',
		'DOUBLE',
		'percent',
		'Confianza del emparejamiento con la localidad, de 0 a 1',
		'Confidence of the match with the locality, 0 to 1'
	),
	column('approved', 'BIGINT', 'centavos', 'Presupuesto aprobado', 'Approved budget', 'core'),
	column('modified', 'BIGINT', 'centavos', 'Presupuesto modificado', 'Modified budget', 'core'),
	column('committed', 'BIGINT', 'centavos', 'Presupuesto comprometido', 'Committed'),
	column('accrued', 'BIGINT', 'centavos', 'Devengado', 'Accrued'),
	column('exercised', 'BIGINT', 'centavos', 'Ejercido', 'Exercised'),
	column('paid', 'BIGINT', 'centavos', 'Pagado', 'Paid'),
	column('contracted', 'BIGINT', 'centavos', 'Monto contratado', 'Contracted amount', 'core'),
	column(
		'investment',
		'BIGINT',
		'centavos',
		'Inversión: presupuesto vigente (modificado; si falta, aprobado; si falta, contratado; si falta, gasto)',
		'Investment: budget in force (modified, else approved, else contracted, else spent)',
		'core'
	),
	column(
		'spent',
		'BIGINT',
		'centavos',
		'Gasto: ejercido o, si falta, pagado',
		'Spent: exercised or, if missing, paid',
		'core'
	),
	column(
		'physical_progress',
		'DOUBLE',
		'percent',
		'Avance físico, de 0 a 100',
		'Physical progress, 0 to 100'
	),
	column(
		'financial_progress',
		'DOUBLE',
		'percent',
		'Avance financiero, de 0 a 100',
		'Financial progress, 0 to 100'
	),
	column('planned_start', 'DATE', 'date', 'Inicio programado', 'Planned start'),
	column('planned_end', 'DATE', 'date', 'Término programado', 'Planned end'),
	column('actual_start', 'DATE', 'date', 'Inicio real', 'Actual start'),
	column('actual_end', 'DATE', 'date', 'Término real', 'Actual end'),
	column('contractor', 'VARCHAR', 'text', 'Contratista', 'Contractor', 'text'),
	column('contract_number', 'VARCHAR', 'text', 'Número de contrato', 'Contract number'),
	column(
		'procurement_method',
		'VARCHAR',
		'code',
		'Procedimiento: licitacion, invitacion, adjudicacion, administracion',
		'Procurement method: open tender, invitation, direct award, own forces'
	),
	column('bidders', 'SMALLINT', 'count', 'Número de licitantes', 'Number of bidders'),
	column('funding_source', 'VARCHAR', 'text', 'Origen del recurso', 'Source of funds'),
	column('beneficiaries', 'INTEGER', 'persons', 'Personas beneficiadas', 'Beneficiaries'),
	column(
		'place_text',
		'VARCHAR',
		'text',
		'Lugar con las palabras de la fuente',
		'Place in the words of the source',
		'text'
	),
	column(
		'photo',
		'VARCHAR',
		'text',
		'Dirección de la fotografía que publica la fuente',
		'Address of the photograph the source publishes'
	),
	column('source', 'VARCHAR', 'code', 'Fuente', 'Source', 'text'),
	column('source_file', 'VARCHAR', 'text', 'Archivo de la fuente', 'File of the source'),
	column(
		'source_row',
		'INTEGER',
		'count',
		'Renglón del archivo de la fuente (el encabezado es el 1)',
		'Row of the source file (the header is row 1)'
	)
] as const satisfies readonly ColumnDefinition[];

export type WorkColumn = (typeof WORK_COLUMNS)[number]['name'];

type ValueOf<T extends ColumnType> = T extends 'VARCHAR'
	? string
	: T extends 'BOOLEAN'
		? boolean
		: T extends 'DATE'
			? string
			: number;

/**
 * One work as ingestion makes it and as the page reads it whole. Missing is `null`, never 0 or ''. Money is a whole number of
 * centavos within ±2^53; dates are `YYYY-MM-DD`. `ordinal` is given at publishing.
 */
export type Work = {
	-readonly [C in (typeof WORK_COLUMNS)[number] as C['name']]: ValueOf<C['type']> | null;
} & {
	ordinal: number;
	id: string;
	kind: import('./codes').Kind;
	status: import('./codes').Status;
	location_quality: import('./codes').LocationQuality;
	source: string;
	source_file: string;
	source_row: number;
};

/** The columns a reader has in memory from `works_core` / `works_text`, in order. */
export const CORE_COLUMNS = WORK_COLUMNS.filter((c) => 'part' in c && c.part === 'core').map((c) => c.name);
export const TEXT_COLUMNS = WORK_COLUMNS.filter((c) => 'part' in c && c.part === 'text').map((c) => c.name);

/**
 * The columns of the file `works_core`, in order. Its bytes are a large part of a phone's first view: `investment` follows from the other
 * amounts and is not sent.
 */
export const CORE_FILE_COLUMNS: readonly string[] = CORE_COLUMNS.filter((name) => name !== 'investment');
