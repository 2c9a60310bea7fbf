import { SourceError } from '../../domain';
import { kindFromWords, rubroFromWords } from '../classify';
import { Columns } from '../columns';
import type { Row } from '../csv';
import { bareDigits, municipalityCode, parseStates } from '../parse/codes';
import { cleanText, comparable } from '../parse/text';
import type { Format, FormatReader, IngestOptions, Note, Reading } from '../types';
import { centavosOr, EMPTY_FIELDS, LIBRE_USO, SHCP, SHCP_SITE, yearInName } from './shared';

/**
 * SHCP, Ramo 23: works of the municipal and regional funds. The 2016 layout has plain amounts; the 2017 one writes `Número_de_proyecto`
 * and `"$5,600,000.00"`. Neither has a year column or coordinates. `numero_de_proyecto` counts the rows of one edition, so it is no key:
 * a work is known by its fund, place and name, and namesakes are numbered in the order of that number.
 */
const columns = {
	number: ['numero_de_proyecto', 'no_de_proyecto', 'num_proyecto', 'numero', 'no'],
	fund_key: [
		'clave_del_proyecto',
		'clave_programa',
		'clave_presupuestaria',
		'clave',
		'programa_presupuestario',
		'id_pp'
	],
	fund: ['fondo', 'desc_fondo', 'nombre_del_fondo', 'programa', 'desc_pp'],
	state: ['id_entidad', 'id_entidad_federativa', 'cve_entidad', 'clave_entidad', 'cve_ent'],
	municipality: ['id_municipio', 'cve_municipio', 'clave_municipio', 'cve_mun'],
	municipality_name: ['municipio', 'desc_municipio', 'nombre_municipio'],
	name: [
		'proyecto',
		'nombre_del_proyecto',
		'nombre_proyecto',
		'descripcion_del_proyecto',
		'denominacion_del_proyecto'
	],
	approved: ['monto', 'monto_aprobado', 'monto_autorizado', 'aprobado', 'importe', 'monto_del_proyecto'],
	modified: ['monto_modificado', 'modificado'],
	paid: ['pagado', 'monto_pagado', 'pagado_acumulado', 'ministrado'],
	year: ['ciclo', 'ejercicio', 'ejercicio_fiscal', 'anio', 'ano', 'ciclo_recurso']
} as const;
type Field = keyof typeof columns;

export const ramo23: Format = {
	id: 'shcp-ramo23',
	expected: 'SHCP Ramo 23 (fondo, id_entidad, id_municipio, proyecto, monto)',
	columns,
	required: ['fund', 'state', 'municipality', 'name', 'approved'],
	open(header, options, firstRow) {
		const col = new Columns<Field>(header, columns);
		const inName = yearInName(options.file);
		const inRow = firstRow && col.year(firstRow, 'year', null);
		const fileYear = options.year ?? inName ?? inRow;
		if (fileYear === null || fileYear === undefined) {
			throw new SourceError(
				options.file,
				'the fiscal year of a Ramo 23 file, which is not in its columns, in its name (ramo23_2016.csv)',
				'a name without a year',
				'Rename the file or give --year.'
			);
		}
		return reader(col, fileYear, options, inRow === null && options.year === undefined);
	}
};

function reader(
	col: Columns<Field>,
	fileYear: number,
	options: IngestOptions,
	yearFromName: boolean
): FormatReader {
	const yearOf = (row: Row, note: Note | null) => options.year ?? col.year(row, 'year', note) ?? fileYear;
	const hasYear = col.has('year');
	const fundKey = (row: Row) => comparable(col.raw(row, 'fund_key')) || comparable(col.raw(row, 'fund'));
	const placeKey = (row: Row) => {
		const code = municipalityCode('', col.raw(row, 'municipality'));
		return code ?? comparable(col.raw(row, 'municipality_name'));
	};
	return {
		source: {
			id: `ramo23-${fileYear}`,
			title: `Proyectos del Ramo 23, Provisiones Salariales y Económicas, ${fileYear}`,
			publisher: SHCP,
			license: LIBRE_USO,
			path: SHCP_SITE,
			issued: null
		},
		repeated: 'distinct',
		notes: yearFromName
			? [{ rule: 'year.from_file_name', action: 'kept', column: null, value: String(fileYear) }]
			: [],
		states: (row) => parseStates(col.raw(row, 'state')),
		identity: (row) =>
			`${bareDigits(col.raw(row, 'state')) ?? ''}|${placeKey(row)}|${fundKey(row)}|${comparable(col.raw(row, 'name'))}|${
				hasYear ? yearOf(row, null) : ''
			}`,
		rank: (row) => [
			Number(bareDigits(col.raw(row, 'number')) ?? Infinity),
			centavosOr(col.raw(row, 'approved')),
			centavosOr(col.raw(row, 'paid'))
		],
		read: (row, note) => read(row, note, col, options, yearOf(row, note))
	};
}

function read(row: Row, note: Note, col: Columns<Field>, options: IngestOptions, year: number): Reading {
	const name = col.text(row, 'name', note);
	const approved = col.money(row, 'approved', note);
	const modified = col.money(row, 'modified', note);
	const paid = col.money(row, 'paid', note);
	const fund = col.text(row, 'fund', note);
	const words = name === null ? '' : comparable(name);
	const rubro = rubroFromWords(words);
	if (name === null) note('name.missing', 'kept', col.name('name'), null);
	const { states, unreadable } = parseStates(col.raw(row, 'state'));
	if (unreadable) note('state.unreadable', 'value_dropped', col.name('state'), col.raw(row, 'state'));
	const place = placeOf(row, note, col, options, states);
	const amounts: Reading['amounts'] = [];
	for (const [moment, centavos] of [
		['approved', approved],
		['modified', modified],
		['paid', paid]
	] as const) {
		if (centavos !== null) amounts.push({ moment, centavos, fiscal_year: year, fund, observed_on: null });
	}
	return {
		fields: {
			...EMPTY_FIELDS,
			name,
			kind: name === null ? 'accion' : kindFromWords(words),
			rubro,
			rubro_basis: rubro === null ? null : 'words',
			program: fund,
			year,
			approved,
			modified,
			paid,
			funding_source: 'Ramo 23 Provisiones Salariales y Económicas',
			place_text: col.text(row, 'municipality_name', note)
		},
		stated: {
			states,
			municipality: place.municipality,
			several: place.several,
			wholeState: place.wholeState,
			locality: null,
			lat: '',
			lon: '',
			catalogued: false,
			texts: name === null ? [] : [name],
			bbox: null
		},
		places: place.places,
		amounts,
		observation: null,
		events: [],
		contract: null
	};
}

interface RowPlace {
	municipality: string | null;
	several: boolean;
	wholeState: boolean;
	places: Reading['places'];
}

/** `9999` is no municipality: the name beside it then lists several, or says that the whole state is covered. */
function placeOf(
	row: Row,
	note: Note,
	col: Columns<Field>,
	{ places }: IngestOptions,
	states: readonly string[]
): RowPlace {
	const none: RowPlace = { municipality: null, several: false, wholeState: false, places: [] };
	const state = states.length === 1 ? states[0] : undefined;
	if (state === undefined) {
		return {
			...none,
			several: states.length > 1,
			places: states.map((s) => ({ municipality: `${s}000`, share: null }))
		};
	}
	const raw = col.raw(row, 'municipality');
	const code = municipalityCode(state, raw);
	if (code !== null && code !== `${state}000`) {
		if (!places.knowsState(state) || places.municipality(code)) return { ...none, municipality: code };
		note('municipality.unknown', 'value_dropped', col.name('municipality'), raw);
		return none;
	}
	const listed = cleanText(col.raw(row, 'municipality_name'))
		.split(';')
		.map((n) => n.trim())
		.filter((n) => n !== '');
	const whole = code === `${state}000` || listed.some((n) => comparable(n) === 'COBERTURA ESTATAL');
	if (whole) return { ...none, wholeState: true, places: [{ municipality: `${state}000`, share: 1 }] };
	if (!places.knowsState(state)) return { ...none, several: listed.length > 1 };
	const codes = new Set<string>();
	for (const name of listed) {
		const found = places.municipalityNamed(state, name);
		if (found) codes.add(found);
		else note('municipality.unknown_name', 'value_dropped', col.name('municipality_name'), name);
	}
	const only = listed.length === 1 ? [...codes][0] : undefined;
	if (only !== undefined) {
		note('municipality.from_name', 'value_repaired', col.name('municipality'), raw);
		return { ...none, municipality: only };
	}
	return {
		...none,
		several: listed.length > 1,
		places: [...codes].map((c) => ({ municipality: c, share: null }))
	};
}
