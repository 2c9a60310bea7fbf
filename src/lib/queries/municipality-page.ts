import type { Segment } from '../filters';
import type { MunicipalityProfile } from './municipality-profile';

/** What a page names of the release it is of. */
export interface PageRelease {
	id: string;
	issued: string;
	demonstration: boolean;
	/** First and last fiscal year of all its works. */
	years: readonly [number, number] | null;
}

export interface IndicatorLine {
	code: string;
	label: string;
	unit: 'persons' | 'percent' | 'index';
	value: number;
	/** In words, in the reader's language. */
	grade: string | null;
	worse: 'higher' | 'lower' | null;
	/** From the worst. */
	place: number | null;
	tied: boolean;
}

/** Everything a municipality's page shows, in the language it is asked for. */
export interface MunicipalityPage {
	release: PageRelease;
	profile: Omit<MunicipalityProfile, 'indicators'>;
	sentence: Segment[];
	/** Investment per inhabitant of every municipality that has it, ascending. Centavos. */
	peers: number[];
	indicators: IndicatorLine[];
	/** Who publishes the indicators, and of when. */
	indicatorSources: { publisher: string; date: string }[];
	/** Publisher and title of each source of the works. */
	sources: string[];
	/** Questions anyone can ask of the published files. */
	checks: { title: string; sql: string }[];
	/** Address of the picture for link previews; null where the site's own address is not known. */
	card: string | null;
	canonical: string | null;
}

/** A row of the table of all municipalities. Money in centavos; null is "sin dato". */
export interface MunicipalityRow {
	code: string;
	name: string;
	works: number;
	investment: number | null;
	perPerson: number | null;
	/** Fifth of the municipalities it is among, from 0 (least per inhabitant) to 4. */
	fifth: number | null;
	population: number | null;
	late: number | null;
	stopped: number | null;
}

/** Everything the page of all municipalities shows. */
export interface MunicipalitiesPage {
	release: PageRelease;
	sentence: Segment[];
	/** Works that say no municipality: in no row. */
	without: number;
	rows: MunicipalityRow[];
	canonical: string | null;
}
