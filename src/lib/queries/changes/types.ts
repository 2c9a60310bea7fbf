import type { ChangeKind, ChangeSummary, FieldChange, ChangeField } from '../../analysis';
import type { Manifest, Measure, Tema, ZoneList } from '../../domain';
import type { FilterState } from '../../filters';

/** One work of the list of changes. */
export interface ChangedWork {
	id: string;
	/** As the later release has it; of a work that disappeared, as the earlier one had it. */
	name: string | null;
	municipality: string | null;
	year: number | null;
	agency: string | null;
	kinds: ChangeKind[];
	/** The chosen amount in each release, centavos; null is "sin dato" or a release without the work. */
	before: number | null;
	after: number | null;
	/** What changed, in the order of the columns; nothing for a work that appeared or disappeared. */
	fields: FieldChange[];
}

/** A question to a comparison: which works, of which kinds of change, and which lines of the list. */
export interface ChangesAsked {
	filter: FilterState;
	/** Empty is all. */
	kinds: ChangeKind[];
	offset: number;
	limit: number;
}

export interface ChangesAnswer {
	measure: Measure;
	summary: ChangeSummary;
	/** Works of the list. */
	listed: number;
	rows: ChangedWork[];
	/** Fields one of the releases has no column for. */
	notComparable: ChangeField['name'][];
	/** What anyone can run over the two releases' files; null where nothing can say it. */
	sql: string;
}

/** What the list of releases says of one. */
export interface ReleaseLine {
	id: string;
	issued: string;
	title: string;
	demonstration: boolean;
	works: number;
	/** Centavos. */
	investment: number;
	schema: string;
	/** SHA-256 of `manifest.json`, which holds that of every file. */
	sha256: string;
	sources: string[];
}

export interface HistoryPage {
	/** Newest first. */
	releases: ReleaseLine[];
	current: string;
	/** Of the current release, for the filters. */
	temporal: Manifest['temporal'];
	zoneLists: ZoneList[];
	names: {
		municipalities: { code: string; name: string; population: number }[];
		temas: Pick<Tema, 'code' | 'rubro' | 'es' | 'en'>[];
	};
	/** The comparison the page opens with; null where there is one release only, or its files cannot be read. */
	first: { before: string; after: string; answer: ChangesAnswer } | null;
	canonical: string | null;
}
