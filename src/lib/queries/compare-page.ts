import type { Manifest, ZoneKind } from '../domain';
import type { EstimateError } from './area-population';
import type { PageRelease } from './municipality-page';

/** Who lives in a place, of census and surveys; null is "sin dato". */
export interface PeopleFacts {
	/** Persons, census 2020. */
	population: number | null;
	/** Persons with an income below the poverty line, and their part of CONEVAL's population (percent). */
	poor: number | null;
	poorPercent: number | null;
	/** CONAPO: lower is worse. */
	marginacion: number | null;
	/** CONEVAL: higher is worse. */
	rezago: number | null;
}
export const NOBODY_KNOWN: Readonly<PeopleFacts> = {
	population: null,
	poor: null,
	poorPercent: null,
	marginacion: null,
	rezago: null
};

export interface CompareTown extends PeopleFacts {
	code: string;
	name: string;
	/** Its head town, degrees. */
	lon: number;
	lat: number;
}
export interface CompareZone {
	id: string;
	kind: ZoneKind;
	name: string;
	/** Keys of the municipalities it is or lies in; none where that is not known. */
	municipalities: string[];
	population: number | null;
	/** The population is an estimate. */
	estimated: boolean;
	/** Of a zone that somebody brought: its middle, degrees. */
	at: { lon: number; lat: number } | null;
}

/** Everything `/comparar` holds before it asks for works: plain JSON, the same in every language. */
export interface ComparePage {
	release: PageRelease;
	/** As `openRelease` takes it. */
	manifest: Manifest;
	releases: string[];
	temas: { code: string; es: string; en: string }[];
	/** By name. */
	towns: CompareTown[];
	zones: CompareZone[];
	state: PeopleFacts;
	/** The edition of each need, where all places share it. */
	editions: Record<'poor' | 'marginacion' | 'rezago', { year: number; publisher: string } | null>;
	/** Persons of the localities whose population is published, and of the state. */
	localities: { persons: number; confidential: number };
	/** The estimate of an area's people, tried on the municipalities' own outlines. */
	error: EstimateError;
	/** From degrees to the picture of `static/base/outlines.svg`: x = x0 + dx·lon, y = y0 + dy·lat. */
	picture: { x0: number; dx: number; y0: number; dy: number };
	canonical: string | null;
}
