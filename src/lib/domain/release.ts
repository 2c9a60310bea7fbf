import type { ColumnType, Unit } from './columns';
import type { ContractMatch } from './long-tables';

/**
 * What a release says of itself: `manifest.json`. Its words are those of Data Package (resources, schema, fields, licenses)
 * and DCAT (publisher, issued, spatial, temporal).
 */
export const SCHEMA_VERSION = '1.3.0';

export interface Field {
	name: string;
	type: ColumnType;
	unit: Unit;
	/** Meaning, in Spanish and English. */
	description: string;
	description_en: string;
}

export interface Part {
	/** Relative to the release folder. */
	path: string;
	rows: number;
	bytes: number;
	sha256: string;
	/** First and last municipality and fiscal year in the part; null where the table has none, or none is known. */
	municipality: [string, string] | null;
	year: [number, number] | null;
}

export interface Resource {
	/** `works`, `works_core`, `works_text`, `amounts`, `observations`, `events`, `contracts`, `places`, `candidates`, `municipalities`, `localities`, `zones`, `indicators`, `work_zones`, `custom_zones`. */
	name: string;
	title: string;
	title_en: string;
	format: 'parquet';
	rows: number;
	bytes: number;
	parts: Part[];
	schema: { fields: Field[] };
}

export interface License {
	name: string;
	title: string;
	path: string | null;
}

export interface SourceRecord {
	/** Prefix of the work ids: `ramo23-2016`, `opa-2021`, … */
	id: string;
	title: string;
	publisher: string;
	license: License;
	/** Where the publisher keeps it; null for demonstration data. */
	path: string | null;
	/** Date of the file or of its download, YYYY-MM-DD; null where unknown. */
	issued: string | null;
	/** The importer that read it, e.g. `shcp-ramo23`. */
	format: string;
	file: string;
	bytes: number;
	sha256: string;
	rows: number;
	works: number;
}

export interface ZoneList {
	year: number;
	/** Invented for the demonstration. */
	demonstration: boolean;
	zones: number;
	source: string;
}

/** A file of zones that a publisher brought. */
export interface ZoneFile {
	file: string;
	bytes: number;
	sha256: string;
	/** `geojson`, `shapefile` or `keys`. */
	format: string;
	/** Rows or records read, and how many zones they gave. */
	rows: number;
	zones: number;
	/** Rows refused, and how often each rule was met (`problems.csv` says which). */
	refused: number;
	problems: Record<string, number>;
}

/** A file of contracts, and how many of them are known to be of a work of the release. */
export interface ContractFile {
	file: string;
	bytes: number;
	sha256: string;
	/** `sfp-compranet` or `shcp-sfu-contratos`. */
	format: string;
	rows: number;
	/** Rows of other states, left out. */
	elsewhere: number;
	contracts: number;
	matched: Record<ContractMatch, number>;
	/** Kept without a work; `ambiguous` of them fit several. */
	unmatched: number;
	ambiguous: number;
	/** Sum of what is in pesos. */
	centavos: number;
	problems: Record<string, number>;
}

/**
 * `id-index.bin`: where each work is, found by its id with one small range request. Slots of `entry` bytes, big-endian: a 64-bit hash of the
 * id (FNV-1a over its UTF-8, then MurmurHash3's finaliser), its ordinal (32 bits), and the block of `lives` that holds it: its first byte in
 * its file (40 bits) and its length (24 bits; 0 is an empty slot). The place of a hash is floor(its upper 32 bits × `slots` / 2³²); what
 * finds its place taken lies in one of the next, always within `reach` slots.
 */
export interface IdIndexLayout {
	kind: 'id-index';
	hash: 'fnv1a64-fmix64';
	entry: 20;
	slots: number;
	reach: number;
}

/**
 * `lives.jsonl.gzip`, or `lives/<part>.jsonl.gzip`: whole works with all they lived through, by which one work is read without the tables. Blocks
 * of at most `block` neighbours in release order, each a gzip member of its own, so that the file is gzip too: one line of JSON each,
 * `{"columns":{"works":["ordinal","id",…],"amounts":["ordinal",…],…},"works":[[…]],"amounts":[[…]],…}`. A row holds its table's columns in the
 * order of `columns`; rows of the other tables have the work's ordinal in the place of its id.
 */
export interface LivesLayout {
	kind: 'lives';
	/** Ordinal of the first work, and how many works. */
	first: number;
	rows: number;
	block: number;
}

/** A file beside the tables. */
export interface ReleaseFile {
	path: string;
	bytes: number;
	sha256: string;
	title: string;
	title_en: string;
	/** How to find one's way in it, where that is not plain. */
	layout?: IdIndexLayout | LivesLayout | undefined;
}

export interface Manifest {
	/** `<date>-<first 12 of the content hash>`. */
	id: string;
	name: string;
	title: string;
	schema_version: string;
	/** YYYY-MM-DD, from `--date` or the sources, never the clock. */
	issued: string;
	demonstration: boolean;
	spatial: { state: string; name: string; bbox: [number, number, number, number] };
	temporal: [number, number] | null;
	/** So that a reader can check what it computed. Money in centavos. */
	totals: { works: number; investment: number; located: number; unlocated: number; problems: number };
	zone_lists: ZoneList[];
	/** Only where zones were brought. */
	zone_files?: ZoneFile[] | undefined;
	/** Only where files of contracts were given. */
	contract_files?: ContractFile[] | undefined;
	resources: Resource[];
	sources: SourceRecord[];
	/** `problems.csv`, `codes.json`, `id-index.bin`, `lives…` and other files beside the tables. */
	files: ReleaseFile[];
}

/** `static/data/index.json`: the newest release first; `current` is the one a page shows when the URL names none. */
export interface ReleaseIndex {
	schema_version: string;
	current: string;
	releases: {
		id: string;
		issued: string;
		title: string;
		demonstration: boolean;
		works: number;
		bytes: number;
	}[];
}
