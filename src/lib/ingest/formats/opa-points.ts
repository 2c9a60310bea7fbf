import { Columns } from '../columns';
import type { Row } from '../csv';
import { carteraKey, parseStates } from '../parse/codes';
import { comparable } from '../parse/text';
import type { Format, Note, Reading } from '../types';
import { kindFromWords } from '../classify';
import { rubroOfClass } from './opa';
import { centavosOr, EMPTY_FIELDS, LIBRE_USO, SHCP, yearInName } from './shared';

/** The short list of Obra Pública Abierta that SHCP's map used: a point, a progress and two amounts per project. */
const columns = {
	key: ['key'],
	name: ['name'],
	ramo: ['ramo'],
	unit: ['unidad'],
	state: ['state'],
	lat: ['lat'],
	lon: ['lng', 'lon'],
	physical: ['advance'],
	total: ['monto_total_inversion'],
	cycle: ['ciclo'],
	class: ['classification'],
	exercised: ['ejercido']
} as const;
type Field = keyof typeof columns;

export const opaPoints: Format = {
	id: 'shcp-opa-points',
	expected: 'SHCP Obra Pública Abierta, point list (key, name, state, lat, lng, monto_total_inversion)',
	columns,
	required: ['key', 'name', 'state', 'lat', 'lon', 'total'],
	open(header, options) {
		const col = new Columns<Field>(header, columns);
		const fileYear = options.year ?? yearInName(options.file);
		return {
			source: {
				id: fileYear === null ? 'opa-puntos' : `opa-puntos-${fileYear}`,
				title: `Obra Pública Abierta, lista de puntos${fileYear === null ? '' : `, ${fileYear}`}`,
				publisher: SHCP,
				license: LIBRE_USO,
				path: 'https://github.com/transpresupuestaria/map-server-shcp',
				issued: null
			},
			repeated: 'latest',
			notes: [],
			states: (row) => parseStates(col.raw(row, 'state')),
			officialKey: (row) => carteraKey(col.raw(row, 'key')).key,
			rank: (row) => [col.year(row, 'cycle', null) ?? 0, centavosOr(col.raw(row, 'exercised')), 0],
			read: (row, note) => read(row, note, col)
		};
	}
};

function read(row: Row, note: Note, col: Columns<Field>): Reading {
	const key = carteraKey(col.raw(row, 'key'));
	if (key.repaired) note('key.repaired', 'value_repaired', col.name('key'), col.raw(row, 'key'));
	const name = col.text(row, 'name', note);
	if (name === null) note('name.missing', 'kept', col.name('name'), null);
	const unit = col.text(row, 'unit', note);
	const { states, beyond, unreadable } = parseStates(col.raw(row, 'state'));
	if (unreadable) note('state.unreadable', 'value_dropped', col.name('state'), col.raw(row, 'state'));
	const year = col.year(row, 'cycle', note);
	const exercised = col.money(row, 'exercised', note);
	const total = col.money(row, 'total', note);
	const physical = col.percent(row, 'physical', note);
	const amounts: Reading['amounts'] = [];
	const base = { fund: null, observed_on: null };
	if (exercised !== null)
		amounts.push({ moment: 'exercised', centavos: exercised, fiscal_year: year, ...base });
	if (total !== null) amounts.push({ moment: 'registered', centavos: total, fiscal_year: null, ...base });
	return {
		fields: {
			...EMPTY_FIELDS,
			name,
			kind: kindFromWords(comparable(name ?? '')),
			...rubroOfClass(col.raw(row, 'class'), name ?? '', unit ?? ''),
			agency: unit,
			year,
			exercised,
			physical_progress: physical,
			funding_source: /^\d{1,2}$/.test(col.raw(row, 'ramo')) ? `Ramo ${col.raw(row, 'ramo')}` : null
		},
		stated: {
			states,
			municipality: null,
			several: states.length > 1 || beyond,
			wholeState: false,
			locality: null,
			lat: col.raw(row, 'lat'),
			lon: col.raw(row, 'lon'),
			catalogued: false,
			texts: name === null ? [] : [name],
			bbox: null
		},
		places: states.length > 1 ? states.map((s) => ({ municipality: `${s}000`, share: null })) : [],
		amounts,
		observation: physical === null ? null : { observed_on: null, physical, financial: null, status: null },
		events: [],
		contract: null
	};
}
