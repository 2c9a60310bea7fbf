import type { CatalogueField, Tema } from '../domain';
import type { Segment } from '../filters';
import type { ProgrammeCount } from './catalogue-counts';
import type { PageRelease } from './municipality-page';
import type { Sum } from './zone-split';

/** A class with its works, in the language of the page. */
export interface ClassLine {
	code: string;
	name: string;
	sum: Sum;
}
export interface TemaLine extends ClassLine, Pick<Tema, 'oc4ids_sectors' | 'fais' | 'sdg_target'> {
	subtemas: ClassLine[];
	rest: Sum;
	/** The explorer's query with its works. */
	query: string;
}
export interface RubroLine extends ClassLine {
	temas: TemaLine[];
	rest: Sum;
	query: string;
}

/** A programme: what can be cited of it (null is "sin dato") and what the release counts under it. */
export interface ProgrammeLine extends Omit<ProgrammeCount, 'agencies'> {
	/** The agency with most of its works, and how many others its works name; null where they name none. */
	carriedOutBy: { agency: string; others: number } | null;
	gives: string | null;
	toWhom: string | null;
	agency: string | null;
	link: string | null;
	from: number | null;
	to: number | null;
	source: string | null;
}

/** Everything `/catalogos` shows, in the language it is asked for. */
export interface CataloguesPage {
	release: PageRelease;
	sentence: Segment[];
	rubros: RubroLine[];
	unclassified: Sum;
	total: Sum;
	/** Of the catalogue of rubros, YYYY-MM-DD, with what each of its columns rests on. */
	edition: string;
	fields: { field: CatalogueField; note: string }[];
	programmes: ProgrammeLine[];
	withoutProgramme: Sum;
	/** Of the table of programmes, and why most of it is "sin dato". */
	programmesEdition: string;
	missing: string;
	canonical: string | null;
}
