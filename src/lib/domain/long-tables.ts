import type { Status } from './codes';
import type { ColumnType, Work } from './columns';

/** What a work lived through. `works` is the latest view of these tables; sources that have less fill less. Missing is null. */

/** `registered` is a project's total cost over all its years in the investment register: no year's budget. */
export const MOMENTS = [
	'approved',
	'modified',
	'committed',
	'accrued',
	'exercised',
	'paid',
	'contracted',
	'registered'
] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Amount {
	work: string;
	fiscal_year: number | null;
	moment: Moment;
	fund: string | null;
	centavos: number;
	/** YYYY-MM-DD */
	observed_on: string | null;
}

export interface Observation {
	work: string;
	observed_on: string | null;
	/** Per cent, 0 to 100. */
	physical: number | null;
	financial: number | null;
	status: Status | null;
}

export const EVENT_KINDS = [
	'planned_start',
	'planned_end',
	'tendered',
	'contracted',
	'started',
	'suspended',
	'resumed',
	'finished',
	'delivered',
	'cancelled'
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface WorkEvent {
	work: string;
	kind: EventKind;
	date: string;
}

/** How a contract of a contracts' file was found to be of its work. */
export const CONTRACT_MATCHES = ['project', 'contract_number', 'file_number'] as const;
export type ContractMatch = (typeof CONTRACT_MATCHES)[number];

/** What files of contracts say beyond what a work says of its own. */
export interface ContractDetails {
	/** Numbers of the file (expediente) and of the procedure that it came out of. */
	file_number: string | null;
	procedure_number: string | null;
	title: string | null;
	buyer: string | null;
	/** What is bought (`Obra Pública`, `Servicios`, …) and what became of it, in the words of the source. */
	kind: string | null;
	status_text: string | null;
	/** ISO 4217; `centavos` is in pesos only. */
	currency: string | null;
	/** The amount in hundredths of a currency that is not the peso. */
	foreign_cents: number | null;
	/** After its amendments. */
	modified_centavos: number | null;
	published_on: string | null;
	/** Opening of the tenders. */
	opened_on: string | null;
	awarded_on: string | null;
	/** Null where the source of the work itself says of the contract. */
	matched_by: ContractMatch | null;
	source_file: string | null;
	/** The header is row 1. */
	source_row: number | null;
}
export const NO_CONTRACT_DETAILS: Readonly<ContractDetails> = {
	file_number: null,
	procedure_number: null,
	title: null,
	buyer: null,
	kind: null,
	status_text: null,
	currency: null,
	foreign_cents: null,
	modified_centavos: null,
	published_on: null,
	opened_on: null,
	awarded_on: null,
	matched_by: null,
	source_file: null,
	source_row: null
};

export interface Contract extends ContractDetails {
	work: string;
	contract_number: string | null;
	contractor: string | null;
	method: string | null;
	bidders: number | null;
	centavos: number | null;
	signed_on: string | null;
	start: string | null;
	end: string | null;
}
/** A contract of which no work is known: it is in the release's table, and in no work's life. */
export type LooseContract = Omit<Contract, 'work'> & { work: null };

/** A work of several places. `share` is the part that belongs to the place, 0 to 1; null where the source does not say. */
export interface Place {
	work: string;
	/** 5 digits; a whole state is its two digits followed by 000 (`01000`). */
	municipality: string;
	share: number | null;
}

/** Two works of different sources that may be the same. Never merged. */
export interface Candidate {
	work_a: string;
	work_b: string;
	/** 0 to 1 */
	similarity: number;
	reason: string;
}

/** The long tables that belong to one work each: its life. */
export const LIFE_TABLES = ['amounts', 'observations', 'events', 'contracts', 'places'] as const;
export type LifeTable = (typeof LIFE_TABLES)[number];

/** Their columns beside the key of the work, and how each is published. */
export const LIFE_COLUMNS = {
	amounts: {
		fiscal_year: 'SMALLINT',
		moment: 'VARCHAR',
		fund: 'VARCHAR',
		centavos: 'BIGINT',
		observed_on: 'DATE'
	},
	observations: { observed_on: 'DATE', physical: 'DOUBLE', financial: 'DOUBLE', status: 'VARCHAR' },
	events: { kind: 'VARCHAR', date: 'DATE' },
	contracts: {
		contract_number: 'VARCHAR',
		contractor: 'VARCHAR',
		method: 'VARCHAR',
		bidders: 'SMALLINT',
		centavos: 'BIGINT',
		signed_on: 'DATE',
		start: 'DATE',
		end: 'DATE',
		file_number: 'VARCHAR',
		procedure_number: 'VARCHAR',
		title: 'VARCHAR',
		buyer: 'VARCHAR',
		kind: 'VARCHAR',
		status_text: 'VARCHAR',
		currency: 'VARCHAR',
		foreign_cents: 'BIGINT',
		modified_centavos: 'BIGINT',
		published_on: 'DATE',
		opened_on: 'DATE',
		awarded_on: 'DATE',
		matched_by: 'VARCHAR',
		source_file: 'VARCHAR',
		source_row: 'INTEGER'
	},
	places: { municipality: 'VARCHAR', share: 'DOUBLE' }
} as const satisfies Record<LifeTable, Record<string, ColumnType>>;

/** One whole work and what it lived through, each table in its published order. */
export interface Life {
	work: Work;
	amounts: Amount[];
	observations: Observation[];
	events: WorkEvent[];
	contracts: Contract[];
	places: Place[];
}
