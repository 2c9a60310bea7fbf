import type { License } from './release';

/** A municipality as `data/reference/municipalities.json` and the release table `municipalities` keep it. */
export interface Municipality {
	/** INEGI key, 5 digits. */
	code: string;
	name: string;
	head_town: string;
	/** Census 2020, persons. */
	population: number;
	/** km², from the unsimplified INEGI outline (spherical). */
	area_km2: number;
	/** A point inside it, for labels. */
	lon: number;
	lat: number;
	bbox: [number, number, number, number];
	/** CONAPO 2020: lower is worse. */
	marginacion_index: number | null;
	marginacion_grade: string | null;
	/** CONEVAL 2020: higher is worse. */
	rezago_index: number | null;
	rezago_grade: string | null;
}

export interface Locality {
	/** INEGI key, 9 digits. */
	code: string;
	name: string;
	municipality: string;
	ambit: 'urban' | 'rural';
	lon: number;
	lat: number;
	/** Census 2020; null is confidential ("-" in the source). */
	population: number | null;
}

/** A declared priority-attention zone and one year its declaration holds for. */
export interface ZoneDeclaration {
	/** `zap-rural-11002` */
	zone: string;
	kind: 'rural' | 'urban';
	municipality: string;
	/** Year of the list. */
	list_year: number;
	/** Decree or "demonstration". */
	source: string;
	demonstration: boolean;
}

export interface Indicator {
	/** 5-digit municipality or 9-digit locality. */
	place: string;
	indicator: string;
	year: number;
	value: number | null;
	/** For graded indicators: Muy alto, Alto, … */
	grade: string | null;
	unit: 'persons' | 'percent' | 'index';
	source: string;
}

/** The grades CONAPO and CONEVAL give, from the worst. */
export const GRADES = ['Muy alto', 'Alto', 'Medio', 'Bajo', 'Muy bajo'] as const;
export type Grade = (typeof GRADES)[number];

/** What an indicator is: `data/reference/indicators.json`. */
export interface IndicatorDefinition {
	/** As in `Indicator.indicator`; one code has one unit. */
	code: string;
	unit: Indicator['unit'];
	es: string;
	en: string;
	/** Of whom or of what the figure is a part or a count, in Spanish and English. */
	universe: string;
	universe_en: string;
	/** Which end is worse; null where neither is. */
	worse: 'higher' | 'lower' | null;
	/** How the publisher got it: counted in the census, from the census's extended sample, or modelled. */
	basis: 'census' | 'survey' | 'modelled';
	/** Id in `data/reference/sources.json`. */
	source: string;
}

/**
 * A locality that holds urban AGEBs of grade Alto or Muy alto (CONAPO, by AGEB): a proxy for urban need. It is an indicator and
 * a layer; it never makes a work "inside a ZAP".
 */
export interface ProxyLocality {
	/** 9 digits. */
	code: string;
	name: string;
	municipality: string;
	/** Urban AGEBs with a grade, and the persons who live in them. AGEBs that CONAPO does not grade are in neither. */
	agebs: Record<Grade, number>;
	population: Record<Grade, number>;
}

/** Where reference facts come from: an entry of `data/reference/sources.json`. */
export interface ReferenceSource {
	id: string;
	title: string;
	publisher: string;
	license: License;
	/** What the facts are of: a census, an edition, a decree. */
	edition: string;
	/** Date of the edition: a year or YYYY-MM-DD. */
	date: string;
	/** The publisher's own address; null where no public document read names one. */
	path: string | null;
	/** Who passed the file on, where it was not taken from the publisher. */
	via: string | null;
	/** The files as read, relative to the folder given with `--from`. */
	inputs: { file: string; bytes: number; sha256: string }[];
}

/** One file of `data/reference` and what it was made from. */
export interface ReferenceTable {
	file: string;
	title: string;
	title_en: string;
	rows: number;
	bytes: number;
	sha256: string;
	/** Ids of the sources. */
	sources: string[];
	/** The command that made it. */
	command: string;
}

export interface ReferenceSources {
	sources: ReferenceSource[];
	tables: ReferenceTable[];
}
