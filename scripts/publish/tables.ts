import {
	CORE_FILE_COLUMNS,
	WORK_COLUMNS,
	type ColumnDefinition,
	type ColumnType,
	type Unit
} from '../../src/lib/domain';

/** A table of a release: what its Parquet file holds and what the manifest says of it. */
export interface TableDefinition {
	name: string;
	es: string;
	en: string;
	columns: readonly ColumnDefinition[];
	/** Columns that fix the order of the rows, so that the same input gives the same bytes. */
	order: readonly string[];
}

const column = (name: string, type: ColumnType, unit: Unit, es: string, en: string): ColumnDefinition => ({
	name,
	type,
	unit,
	es,
	en
});
const work = column('work', 'VARCHAR', 'code', 'Clave de la obra', 'Key of the work');
const place = (es: string, en: string): ColumnDefinition => column('municipality', 'VARCHAR', 'code', es, en);
const grade = (name: string, es: string, en: string): ColumnDefinition =>
	column(name, 'VARCHAR', 'text', es, en);
const lon = column('lon', 'DOUBLE', 'degrees', 'Longitud (WGS 84)', 'Longitude (WGS 84)');
const lat = column('lat', 'DOUBLE', 'degrees', 'Latitud (WGS 84)', 'Latitude (WGS 84)');

/** The works and their two extracts: same rows, same order. */
export const WORKS: TableDefinition = {
	name: 'works',
	es: 'Obras y acciones',
	en: 'Works and actions',
	columns: WORK_COLUMNS,
	order: []
};
export const WORKS_CORE: TableDefinition = {
	name: 'works_core',
	es: 'Obras: columnas de filtros, mapa y totales',
	en: 'Works: columns of the filters, the map and the totals',
	columns: WORK_COLUMNS.filter((c) => CORE_FILE_COLUMNS.includes(c.name)),
	order: []
};
export const WORKS_TEXT: TableDefinition = {
	name: 'works_text',
	es: 'Obras: textos de búsqueda y lista',
	en: 'Works: texts of the search and the list',
	columns: WORK_COLUMNS.filter((c) => 'part' in c && c.part === 'text'),
	order: []
};

/** Made from the other tables when a release is published: see `scripts/flags`. */
export const FLAGS_TABLE: TableDefinition = {
	name: 'flags',
	es: 'Alertas: preguntas que los datos publicados dejan abiertas; ninguna acusa',
	en: 'Flags: questions that the published data leave open; none accuses',
	columns: [
		column('flag', 'VARCHAR', 'code', 'Clave de la alerta', 'Key of the flag'),
		column(
			'subject_kind',
			'VARCHAR',
			'code',
			'De qué se pregunta: work (una obra), agency (una dependencia) o contract (un contrato del que no se sabe la obra)',
			'What is asked about: work, agency, or contract (one of which no work is known)'
		),
		column(
			'subject',
			'VARCHAR',
			'text',
			'Clave de la obra, nombre de la dependencia, o archivo y renglón del contrato; sin dato donde state es not_calculable de contratos',
			'Key of the work, name of the agency, or file and row of the contract; missing where state is not_calculable of contracts'
		),
		column(
			'ordinal',
			'INTEGER',
			'count',
			'Posición de la obra en esta publicación; sin dato si no es una obra',
			'Position of the work in this release; missing for what is no work'
		),
		column(
			'state',
			'VARCHAR',
			'code',
			'raised (la pregunta está abierta) o not_calculable (falta un dato): de una dependencia, o de tantos contratos como dice value; de obras, ver flag_gaps',
			'raised (the question is open) or not_calculable (an input is missing): of an agency, or of as many contracts as value says; of works, see flag_gaps'
		),
		column(
			'value',
			'DOUBLE',
			'count',
			'Lo medido, en la unidad de la alerta',
			'What was measured, in the unit of the flag'
		),
		column(
			'threshold',
			'DOUBLE',
			'count',
			'El umbral, en la misma unidad',
			'The threshold, in the same unit'
		),
		column(
			'observed',
			'DOUBLE',
			'count',
			'Lo comparado: ver la alerta (dinero en centavos)',
			'What was compared: see the flag (money in centavos)'
		),
		column(
			'reference',
			'DOUBLE',
			'count',
			'Con qué se comparó: ver la alerta (dinero en centavos)',
			'What it was compared with: see the flag (money in centavos)'
		),
		column(
			'peer',
			'VARCHAR',
			'text',
			'La otra obra, el contratista, la dependencia o el año',
			'The other work, the supplier, the agency or the year'
		)
	],
	order: []
};
export const FLAG_GAPS_TABLE: TableDefinition = {
	name: 'flag_gaps',
	es: 'Alertas que no se pueden calcular, por obra: faltar un dato no es estar limpio',
	en: 'Flags that cannot be calculated, by work: a missing input is not a clean bill',
	columns: [
		column(
			'ordinal',
			'INTEGER',
			'count',
			'Posición de la obra en esta publicación',
			'Position of the work in this release'
		),
		column(
			'flags',
			'VARCHAR',
			'code',
			'Claves de las alertas, separadas por punto y coma',
			'Keys of the flags, separated by semicolons'
		)
	],
	order: []
};

/** What a work lived through. Sorted by the work's place in the release, then by the columns named. */
export const LONG_TABLES = {
	amounts: {
		name: 'amounts',
		es: 'Montos por momento contable y fecha',
		en: 'Amounts by budget moment and date',
		columns: [
			work,
			column('fiscal_year', 'SMALLINT', 'year', 'Ejercicio fiscal del monto', 'Fiscal year of the amount'),
			column(
				'moment',
				'VARCHAR',
				'code',
				'Momento: approved, modified, committed, accrued, exercised, paid, contracted, registered',
				'Moment: approved, modified, committed, accrued, exercised, paid, contracted, registered'
			),
			column('fund', 'VARCHAR', 'text', 'Fondo o programa', 'Fund or programme'),
			column(
				'centavos',
				'BIGINT',
				'centavos',
				'Monto; los acumulados no se suman entre fechas',
				'Amount; cumulative figures are not added across dates'
			),
			column('observed_on', 'DATE', 'date', 'Fecha del corte', 'Date of the observation')
		],
		order: ['observed_on', 'fiscal_year', 'moment', 'fund', 'centavos']
	},
	observations: {
		name: 'observations',
		es: 'Avances observados',
		en: 'Observed progress',
		columns: [
			work,
			column('observed_on', 'DATE', 'date', 'Fecha del corte', 'Date of the observation'),
			column('physical', 'DOUBLE', 'percent', 'Avance físico, de 0 a 100', 'Physical progress, 0 to 100'),
			column(
				'financial',
				'DOUBLE',
				'percent',
				'Avance financiero, de 0 a 100',
				'Financial progress, 0 to 100'
			),
			column('status', 'VARCHAR', 'code', 'Estatus en esa fecha', 'Status on that date')
		],
		order: ['observed_on', 'physical', 'financial', 'status']
	},
	events: {
		name: 'events',
		es: 'Hechos con fecha',
		en: 'Dated events',
		columns: [
			work,
			column('kind', 'VARCHAR', 'code', 'Qué ocurrió', 'What happened'),
			column('date', 'DATE', 'date', 'Cuándo', 'When')
		],
		order: ['date', 'kind']
	},
	contracts: {
		name: 'contracts',
		es: 'Contratos',
		en: 'Contracts',
		columns: [
			column(
				'work',
				'VARCHAR',
				'code',
				'Clave de la obra; sin dato si no se sabe de cuál es',
				'Key of the work; missing where it is not known'
			),
			column('contract_number', 'VARCHAR', 'text', 'Número de contrato', 'Contract number'),
			column('contractor', 'VARCHAR', 'text', 'Contratista', 'Contractor'),
			column('method', 'VARCHAR', 'code', 'Procedimiento', 'Procurement method'),
			column('bidders', 'SMALLINT', 'count', 'Número de licitantes', 'Number of bidders'),
			column('centavos', 'BIGINT', 'centavos', 'Monto contratado', 'Contracted amount'),
			column('signed_on', 'DATE', 'date', 'Fecha de firma', 'Date of signature'),
			column('start', 'DATE', 'date', 'Inicio', 'Start'),
			column('end', 'DATE', 'date', 'Término', 'End'),
			column('file_number', 'VARCHAR', 'text', 'Número de expediente', 'Number of the file'),
			column('procedure_number', 'VARCHAR', 'text', 'Número de procedimiento', 'Number of the procedure'),
			column('title', 'VARCHAR', 'text', 'Título o proyecto', 'Title or project'),
			column('buyer', 'VARCHAR', 'text', 'Quién contrata', 'Who buys'),
			column('kind', 'VARCHAR', 'text', 'Qué se contrata', 'What is bought'),
			column(
				'status_text',
				'VARCHAR',
				'text',
				'Estatus con las palabras de la fuente',
				'Status in the words of the source'
			),
			column('currency', 'VARCHAR', 'code', 'Moneda (ISO 4217)', 'Currency (ISO 4217)'),
			column(
				'foreign_cents',
				'BIGINT',
				'count',
				'Monto en centésimos de una moneda que no es el peso; no se suma con los demás',
				'Amount in hundredths of a currency that is not the peso; not added to the others'
			),
			column('modified_centavos', 'BIGINT', 'centavos', 'Monto modificado', 'Amount as amended'),
			column('published_on', 'DATE', 'date', 'Publicación del procedimiento', 'Publication of the procedure'),
			column('opened_on', 'DATE', 'date', 'Apertura de proposiciones', 'Opening of the tenders'),
			column('awarded_on', 'DATE', 'date', 'Fallo', 'Award'),
			column(
				'matched_by',
				'VARCHAR',
				'code',
				'Por qué se sabe de qué obra es: project (folio o clave de cartera), contract_number o file_number; sin dato si lo dice la fuente de la obra, o si no se sabe de qué obra es',
				'How its work is known: project (folio or portfolio key), contract_number or file_number; missing where the source of the work says it, or where no work is known'
			),
			column('source_file', 'VARCHAR', 'text', 'Archivo de contratos', 'File of contracts'),
			column('source_row', 'INTEGER', 'count', 'Renglón del archivo', 'Row of the file')
		],
		order: [
			'signed_on',
			'contract_number',
			'contractor',
			'method',
			'bidders',
			'centavos',
			'start',
			'end',
			'source_file',
			'source_row'
		]
	},
	places: {
		name: 'places',
		es: 'Lugares de las obras de varios municipios o estados',
		en: 'Places of works of several municipalities or states',
		columns: [
			work,
			place(
				'Municipio, clave de 5 dígitos; el estado entero es su clave seguida de 000',
				'Municipality, key of 5 digits; a whole state is its key followed by 000'
			),
			column(
				'share',
				'DOUBLE',
				'percent',
				'Parte que le corresponde, de 0 a 1; sin dato si la fuente no lo dice',
				'Its share, 0 to 1; missing where the source does not say'
			)
		],
		order: ['municipality', 'share']
	},
	candidates: {
		name: 'candidates',
		es: 'Pares de obras que podrían ser la misma; nunca se unen',
		en: 'Pairs of works that may be the same; never merged',
		columns: [
			column('work_a', 'VARCHAR', 'code', 'Clave de una obra', 'Key of one work'),
			column('work_b', 'VARCHAR', 'code', 'Clave de la otra obra', 'Key of the other work'),
			column('similarity', 'DOUBLE', 'percent', 'Parecido, de 0 a 1', 'Similarity, 0 to 1'),
			column('reason', 'VARCHAR', 'text', 'Por qué se parecen', 'Why they look alike')
		],
		order: ['work_b', 'similarity', 'reason']
	},
	work_zones: {
		name: 'work_zones',
		es: 'En qué lugares y zonas está cada obra, y cómo se sabe',
		en: 'In which places and zones each work lies, and how that is known',
		columns: [
			work,
			column(
				'layer',
				'VARCHAR',
				'code',
				'Capa: municipality, proxy (localidades con AGEB de alta marginación) o custom (zonas propias)',
				'Layer: municipality, proxy (localities with AGEBs of high marginación) or custom (zones brought)'
			),
			column(
				'zone',
				'VARCHAR',
				'code',
				'Municipio (5 dígitos), localidad (9 dígitos) o zona propia; sin dato: nadie puede decir si está en alguna',
				'Municipality (5 digits), locality (9 digits) or zone brought; missing: nobody can tell whether it lies in one'
			),
			column(
				'way',
				'VARCHAR',
				'code',
				'Cómo se sabe: point (su punto está dentro), locality (su localidad), municipality (su municipio)',
				'How it is known: point (its point lies inside), locality (its locality), municipality (its municipality)'
			)
		],
		order: ['layer', 'zone', 'way']
	}
} as const satisfies Record<string, TableDefinition>;

export type LongTable = keyof typeof LONG_TABLES;

export const REFERENCE_TABLES = {
	municipalities: {
		name: 'municipalities',
		es: 'Municipios',
		en: 'Municipalities',
		columns: [
			column('code', 'VARCHAR', 'code', 'Clave INEGI de 5 dígitos', 'INEGI key of 5 digits'),
			column('name', 'VARCHAR', 'text', 'Nombre', 'Name'),
			column('head_town', 'VARCHAR', 'text', 'Cabecera', 'Head town'),
			column('population', 'INTEGER', 'persons', 'Población, Censo 2020', 'Population, 2020 census'),
			column('area_km2', 'DOUBLE', 'count', 'Superficie en km²', 'Area in km²'),
			lon,
			lat,
			column('west', 'DOUBLE', 'degrees', 'Límite oeste', 'Western bound'),
			column('south', 'DOUBLE', 'degrees', 'Límite sur', 'Southern bound'),
			column('east', 'DOUBLE', 'degrees', 'Límite este', 'Eastern bound'),
			column('north', 'DOUBLE', 'degrees', 'Límite norte', 'Northern bound'),
			column(
				'marginacion_index',
				'DOUBLE',
				'count',
				'Índice de marginación CONAPO 2020; más bajo es peor',
				'CONAPO marginación index 2020; lower is worse'
			),
			grade('marginacion_grade', 'Grado de marginación CONAPO 2020', 'CONAPO marginación grade 2020'),
			column(
				'rezago_index',
				'DOUBLE',
				'count',
				'Índice de rezago social CONEVAL 2020; más alto es peor',
				'CONEVAL rezago social index 2020; higher is worse'
			),
			grade('rezago_grade', 'Grado de rezago social CONEVAL 2020', 'CONEVAL rezago social grade 2020')
		],
		order: ['code']
	},
	localities: {
		name: 'localities',
		es: 'Localidades',
		en: 'Localities',
		columns: [
			column('code', 'VARCHAR', 'code', 'Clave INEGI de 9 dígitos', 'INEGI key of 9 digits'),
			column('name', 'VARCHAR', 'text', 'Nombre', 'Name'),
			place('Municipio, clave INEGI de 5 dígitos', 'Municipality, INEGI key of 5 digits'),
			column('ambit', 'VARCHAR', 'code', 'Ámbito: urban o rural', 'Urban or rural'),
			lon,
			lat,
			column(
				'population',
				'INTEGER',
				'persons',
				'Población, Censo 2020; sin dato si es confidencial',
				'Population, 2020 census; missing where confidential'
			)
		],
		order: ['code']
	},
	zones: {
		name: 'zones',
		es: 'Zonas de atención prioritaria declaradas, por año',
		en: 'Declared priority zones, by year',
		columns: [
			column('zone', 'VARCHAR', 'code', 'Clave de la zona', 'Key of the zone'),
			column(
				'kind',
				'VARCHAR',
				'code',
				'Tipo: rural (el municipio) o urban (AGEB)',
				'Kind: rural (the municipality) or urban (AGEB)'
			),
			place('Municipio, clave INEGI de 5 dígitos', 'Municipality, INEGI key of 5 digits'),
			column('list_year', 'SMALLINT', 'year', 'Año de la lista', 'Year of the list'),
			column('source', 'VARCHAR', 'text', 'Decreto, o demostración', 'Decree, or demonstration'),
			column(
				'demonstration',
				'BOOLEAN',
				'code',
				'Inventada para la demostración',
				'Invented for the demonstration'
			)
		],
		order: ['list_year', 'zone', 'municipality']
	},
	indicators: {
		name: 'indicators',
		es: 'Indicadores por lugar y año',
		en: 'Indicators by place and year',
		columns: [
			column(
				'place',
				'VARCHAR',
				'code',
				'Municipio (5 dígitos) o localidad (9 dígitos)',
				'Municipality (5 digits) or locality (9 digits)'
			),
			column('indicator', 'VARCHAR', 'code', 'Indicador', 'Indicator'),
			column('year', 'SMALLINT', 'year', 'Año', 'Year'),
			column('value', 'DOUBLE', 'count', 'Valor, en la unidad que se indica', 'Value, in the unit given'),
			grade('grade', 'Grado, si lo hay', 'Grade, where there is one'),
			column('unit', 'VARCHAR', 'code', 'Unidad: persons, percent, index', 'Unit: persons, percent, index'),
			column('source', 'VARCHAR', 'text', 'Fuente', 'Source')
		],
		order: ['place', 'indicator', 'year', 'source']
	},
	custom_zones: {
		name: 'custom_zones',
		es: 'Zonas propias de quien publica; ninguna es una ZAP',
		en: 'Zones brought by the publisher; none is a ZAP',
		columns: [
			column('zone', 'VARCHAR', 'code', 'Clave de la zona', 'Key of the zone'),
			column('key', 'VARCHAR', 'text', 'Clave que le da su archivo', 'Key that its file gives it'),
			column(
				'kind',
				'VARCHAR',
				'text',
				'Tipo, con las palabras del archivo',
				'Kind, in the words of the file'
			),
			column('name', 'VARCHAR', 'text', 'Nombre', 'Name'),
			column(
				'municipalities',
				'VARCHAR',
				'text',
				'Municipios en que está, separados con ;',
				'Municipalities it lies in, with ; between'
			),
			column('population', 'INTEGER', 'persons', 'Población', 'Population'),
			column(
				'population_basis',
				'VARCHAR',
				'code',
				'De dónde sale la población: stated (el archivo), census (suma de lugares enteros) o estimated (localidades dentro y parte de las ciudades que cubre)',
				'Where the population comes from: stated (the file), census (whole places added up) or estimated (localities inside, and the part of towns it covers)'
			),
			column(
				'localities',
				'INTEGER',
				'count',
				'Localidades que están dentro enteras',
				'Localities that lie in it whole'
			),
			column('area_km2', 'DOUBLE', 'count', 'Superficie en km², esférica', 'Area in km², spherical'),
			column(
				'years',
				'VARCHAR',
				'text',
				'Ejercicios en que rige, separados con ;; sin dato si nadie lo dice',
				'Fiscal years for which it holds, with ; between; missing where nobody says'
			),
			column(
				'works_unknown',
				'INTEGER',
				'count',
				'Obras de las que nadie puede decir si están dentro',
				'Works of which nobody can tell whether they lie in it'
			),
			column('file', 'VARCHAR', 'text', 'Archivo', 'File'),
			column('file_row', 'INTEGER', 'count', 'Renglón o registro del archivo', 'Row or record of the file')
		],
		order: ['zone']
	}
} as const satisfies Record<string, TableDefinition>;

export type ReferenceTable = keyof typeof REFERENCE_TABLES;
