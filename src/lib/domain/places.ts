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
export interface Zone {
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
