import type {
	Amount,
	Contract,
	ContractDetails,
	EventKind,
	License,
	LocationQuality,
	Moment,
	Observation,
	Place,
	Problem,
	ProblemAction,
	Status,
	Work,
	WorkEvent
} from '../domain';
import type { Row } from './csv';
import type { MappingFile } from './mapping';
import type { States } from './parse/codes';
import type { Places } from './places/prepare';
import type { Stated } from './places/locate';

export interface IngestOptions {
	/** The file's name without folders: it goes into works and problems, and a year in it counts. */
	file: string;
	/** `11`: works that include the state; `*`: all. */
	state: string;
	places: Places;
	/** Reads any other CSV. A file of a known format needs none. */
	mapping?: MappingFile;
	/** Fiscal year of a file that does not say it. */
	year?: number;
	/** Rows read; the total is null until the first of the two passes is over. */
	onProgress?(rows: number, total: number | null): void;
}

/** A piece of what a file gives, a few megabytes of it at a time. `ordinal` of the works is 0 until publishing. */
export interface IngestBatch {
	works: Work[];
	amounts: Amount[];
	observations: Observation[];
	events: WorkEvent[];
	contracts: Contract[];
	places: Place[];
	problems: Problem[];
}

export interface SourceDescription {
	/** Prefix of the work ids. */
	id: string;
	title: string;
	publisher: string;
	license: License;
	path: string | null;
	issued: string | null;
}

/** What is known of the file once all of it has been read. */
export interface IngestSummary {
	/** The importer that read it, e.g. `shcp-ramo23`. */
	format: string;
	encoding: string;
	delimiter: string;
	source: SourceDescription & { format: string; rows: number };
	works: number;
	placed: Record<LocationQuality, number>;
	/** Only of a file that Plomada exported: its release, and the original sources of its works. */
	exported?: {
		release: string;
		demonstration: boolean;
		sources: (SourceDescription & { works: number })[];
	};
}

export interface IngestResult extends Omit<IngestSummary, 'works'>, IngestBatch {}

/** The fields of a work that its source says; the rest is computed. */
export type StatedFields = Omit<
	Work,
	| 'ordinal'
	| 'id'
	| 'municipality'
	| 'locality'
	| 'zone'
	| 'zap'
	| 'lon'
	| 'lat'
	| 'location_quality'
	| 'location_note'
	| 'location_confidence'
	| 'investment'
	| 'spent'
	| 'source'
	| 'source_file'
	| 'source_row'
>;

/** One row, understood. */
export interface Reading {
	fields: StatedFields;
	stated: Stated;
	places: { municipality: string; share: number | null }[];
	amounts: {
		moment: Moment;
		centavos: number;
		fiscal_year: number | null;
		fund: string | null;
		observed_on: string | null;
	}[];
	observation: {
		observed_on: string | null;
		physical: number | null;
		financial: number | null;
		status: Status | null;
	} | null;
	events: { kind: EventKind; date: string }[];
	contract: Omit<Contract, 'work' | keyof ContractDetails> | null;
}

export type Note = (
	rule: string,
	action: ProblemAction,
	column?: string | null,
	value?: string | null
) => void;

/** A format opened on one file: it knows in which column everything is. */
export interface FormatReader {
	source: SourceDescription;
	/** `latest`: rows of one key are views of one work, and the one that ranks highest is its present; `distinct`: each row is a work. */
	repeated: 'latest' | 'distinct';
	/** Noted once for the file. */
	notes: readonly { rule: string; action: ProblemAction; column: string | null; value: string | null }[];
	states(row: Row): States;
	/** The official key, which then is the work's in the id. A format has this or `identity`. */
	officialKey?(row: Row): string;
	/** The fields that identify a work that has no official key, to be hashed. */
	identity?(row: Row): string;
	/** For `latest`, greater wins, compared in order; for `distinct`, the order in which equal keys are numbered. */
	rank(row: Row): readonly [number, number, number];
	read(row: Row, note: Note): Reading;
}

export interface Format {
	id: string;
	/** What a file must have to be of this format, in words. */
	expected: string;
	columns: Readonly<Record<string, readonly string[]>>;
	required: readonly string[];
	open(header: readonly string[], options: IngestOptions, firstRow: Row | null): FormatReader;
}

export interface Recognised {
	format: string;
	encoding: string;
	delimiter: string;
	/** 0 to 1: the share of the format's columns the file has. */
	score: number;
}
