import type { Work } from './columns';
import type { WorkSeen } from './followed';
import type { Delay, Stage } from './life-cycle';
import type { Amount, Contract, ContractDetails, Observation } from './long-tables';
import type { Centavos } from './money';
import type { LadderStep } from './money-ladder';
import type { SourceRecord } from './release';

/**
 * All that a work's own page says, in one plain value (JSON) without a language: made when the site is built and, for what was not built,
 * in the browser, by the same function, so that both say the same. Money in centavos, days YYYY-MM-DD, shares 0 to 1, missing null.
 */
export interface WorkProfile {
	id: string;
	release: { id: string; issued: string; title: string; demonstration: boolean };
	/** The name in sentence case; null where the source gives none. */
	title: string | null;
	/** As the source writes it, where that differs. */
	name: string | null;
	kind: Work['kind'];
	status: Work['status'];
	statusText: string | null;
	year: number | null;
	rubro: string | null;
	rubroBasis: string | null;
	tema: Words | null;
	subtema: Words | null;
	municipality: PlaceName | null;
	locality: PlaceName | null;
	placeText: string | null;
	/** The places of a work of several; empty for all others. */
	places: { name: string; share: number | null }[];
	location: Pick<Work, 'location_quality' | 'location_note' | 'lon' | 'lat'>;
	zap: {
		/** Null: no list is known for its year, or nothing to judge by. */
		inside: boolean | null;
		year: number | null;
		/** The list of its year; null where none is known. */
		list: { source: string; demonstration: boolean } | null;
	};
	stages: Stage[];
	delay: Delay | null;
	/** The last day the source speaks of; null where it gives none. */
	lastSeen: string | null;
	investment: Centavos | null;
	ladder: LadderStep[];
	/** Which moment of the budget "spent" is here. */
	spentIs: 'exercised' | 'paid' | null;
	/** The other moments that are known. */
	moments: { moment: 'committed' | 'accrued' | 'paid'; centavos: Centavos }[];
	amounts: Omit<Amount, 'work'>[];
	physical: number | null;
	financial: number | null;
	/** In the order of their days. */
	observations: Omit<Observation, 'work'>[];
	beneficiaries: number | null;
	perBeneficiary: Centavos | null;
	agency: Party | null;
	contractor: Party | null;
	program: string | null;
	funding: string | null;
	method: string | null;
	bidders: number | null;
	/** What its page shows of them; files of contracts say more (`ContractDetails`). */
	contracts: Omit<Contract, 'work' | keyof ContractDetails>[];
	/** Only ever a link: an image of somebody else's would be a request to them. */
	photo: string | null;
	source: Pick<SourceRecord, 'id' | 'title' | 'publisher' | 'issued'> & {
		license: { title: string; path: string | null } | null;
		/** Where the publisher keeps it. */
		path: string | null;
		file: string;
		row: number;
	};
	/** How many flags it raises; null where nobody has looked, or the release has none. */
	flags: number | null;
	/** What a follower of it is told about. */
	seen: WorkSeen;
	/** The nearest first; null where nobody has looked, or there is no point to look from. */
	nearby: NearbyWork[] | null;
	/** The municipality's outline with the work's point in it. */
	locator: Locator | null;
}

export interface Words {
	es: string;
	en: string;
}
export interface PlaceName {
	code: string;
	name: string;
}
/** Somebody with works, and the query that shows all of them. */
export interface Party {
	name: string;
	query: string;
}
export interface NearbyWork {
	id: string;
	title: string | null;
	metres: number;
	status: Work['status'];
	investment: Centavos | null;
	rubro: string | null;
	/** Degrees. */
	lon: number;
	lat: number;
	quality: Work['location_quality'];
}

/** A small picture of one municipality: its outline as an SVG path, and a point in it. */
export interface Locator {
	width: number;
	height: number;
	path: string;
	/** Null where the work has no point. */
	point: { x: number; y: number } | null;
	/** A round distance and how long it is drawn. */
	scale: { km: number; length: number };
}
