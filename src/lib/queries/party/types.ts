import type { Manifest, Tema } from '../../domain';
import type { Group } from '../questions';

/** Whose view: who builds, or who pays. */
export type PartyKind = 'contractor' | 'agency';

export interface PartyQuestion {
	kind: PartyKind;
	/** As published; null asks for the list only. */
	name: string | null;
	/** The list: only names that hold these words. */
	search: string;
	offset: number;
	limit: number;
	/** How many partners and competitors are told. */
	most: number;
}

/** A contractor or an agency, of the works chosen. Money in centavos of the chosen measure; works without it are not in the sum and are counted. */
export interface PartyLine {
	name: string;
	works: number;
	amount: number;
	withoutAmount: number;
	/** Municipalities its works are in. */
	municipalities: number;
}

/** With whom a party deals. */
export interface PartnerLine extends PartyLine {
	/** All money of the agency's works that name a contractor. */
	whole: number;
	/** `amount` of `whole`, 0 to 1; null where nothing is known to share. */
	share: number | null;
}

/** Who else builds the same things for the same agencies: works of those agencies and rubros only. */
export interface CompetitorLine extends PartyLine {
	sharedAgencies: number;
}

/** Contracts that no work is known of. */
export interface LooseContracts {
	contracts: number;
	/** Of those in pesos. */
	amount: number;
	withoutAmount: number;
}

export interface PartyProfile {
	name: string;
	works: number;
	amount: number;
	withoutAmount: number;
	byYear: Group[];
	byMunicipality: Group[];
	byRubro: Group[];
	/** Agencies of a contractor, contractors of an agency: those with most money first. */
	partners: { total: number; rows: PartnerLine[] };
	/** Of an agency: the sum of the squared percentages of its contractors (Herfindahl–Hirschman), 0 to 10,000; null where nothing is known. */
	hhi: number | null;
	/** Of a contractor. */
	competitors: { total: number; rows: CompetitorLine[] };
	/** Null where the release has no contract without a work. */
	loose: LooseContracts | null;
	/** Other names that are written almost alike: told, and never added. */
	alike: PartyLine[];
}

export interface PartyAnswer {
	/** The list, by money; `amount` is that of all of it. */
	list: { total: number; amount: number; rows: PartyLine[] };
	/** Null where no name is asked for, or where the release has none of that name. */
	profile: PartyProfile | null;
	/** Where the release does not have the name: names that are like it. */
	near: PartyLine[];
	sql: Record<'list' | 'totals' | 'years' | 'municipalities' | 'rubros' | 'partners' | 'competitors', string>;
}

/** What a page of contractors or agencies holds before it asks anything: plain JSON. */
export interface PartyPage {
	kind: PartyKind;
	manifest: Manifest;
	releases: string[];
	names: {
		municipalities: { code: string; name: string; population: number }[];
		temas: Pick<Tema, 'code' | 'rubro' | 'es' | 'en'>[];
	};
	/** Name of each flag, in the language of the page. */
	flags: Record<string, string>;
	/** The list under no filter. */
	first: PartyAnswer;
	canonical: string | null;
}
