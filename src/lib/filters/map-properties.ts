import type { CoreColumns, Dictionary, MeasureColumn, TextColumns } from '../domain';
import { changeOf } from './change';

/**
 * What a work's point carries on the map: short names, since there is one of each per work. A missing value is a missing property.
 */
export interface MapProperties {
	/** Ordinal. */
	o: number;
	/** Fiscal year. */
	y?: number;
	/** Municipality, INEGI key. */
	m?: string;
	/** Rubro and tema. */
	r?: string;
	t?: string;
	/** Kind and status. */
	k?: string;
	s?: string;
	/** Priority zone by the list of its own year: 0 no list, 1 outside, 2 inside. */
	z: number;
	/** The five measures, centavos. */
	inv?: number;
	apr?: number;
	mod?: number;
	con?: number;
	eje?: number;
	/** How much the budget changed, hundredths of a per cent. */
	d?: number;
	/** Contractor and agency, as published. */
	c?: string;
	g?: string;
}

export const MEASURE_PROPERTY = {
	investment: 'inv',
	approved: 'apr',
	modified: 'mod',
	contracted: 'con',
	spent: 'eje'
} as const satisfies Record<MeasureColumn, keyof MapProperties>;

export const CODE_PROPERTY = {
	municipality: 'm',
	rubro: 'r',
	tema: 't',
	kind: 'k',
	status: 's',
	contractor: 'c',
	agency: 'g'
} as const satisfies Record<string, keyof MapProperties>;

type CodeProperty = (typeof CODE_PROPERTY)[keyof typeof CODE_PROPERTY];

const textOf = (dictionary: Dictionary, ordinal: number): string | null =>
	dictionary.values[dictionary.codes[ordinal] ?? 0] ?? null;

/** The properties of one work. Without text columns contractor and agency stay out, and a filter by them must not be asked of the map. */
export function featureProperties(
	columns: CoreColumns,
	text: Pick<TextColumns, 'contractor' | 'agency'> | null,
	ordinal: number
): MapProperties {
	const properties: MapProperties = { o: ordinal, z: columns.zap[ordinal] ?? 0 };
	const year = columns.year[ordinal] ?? 0;
	if (year !== 0) properties.y = year;
	const setCode = (property: CodeProperty, dictionary: Dictionary): void => {
		const value = textOf(dictionary, ordinal);
		if (value !== null) properties[property] = value;
	};
	setCode('m', columns.municipality);
	setCode('r', columns.rubro);
	setCode('t', columns.tema);
	setCode('k', columns.kind);
	setCode('s', columns.status);
	if (text !== null) {
		setCode('c', text.contractor);
		setCode('g', text.agency);
	}
	for (const column of ['investment', 'approved', 'modified', 'contracted', 'spent'] as const) {
		const centavos = columns[column][ordinal] ?? NaN;
		if (!Number.isNaN(centavos)) properties[MEASURE_PROPERTY[column]] = centavos;
	}
	const change = changeOf(columns.approved[ordinal] ?? NaN, columns.modified[ordinal] ?? NaN);
	if (!Number.isNaN(change)) properties.d = change;
	return properties;
}
