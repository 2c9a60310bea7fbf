import type {
	Amount,
	Candidate,
	Contract,
	ContractFile,
	Indicator,
	Locality,
	LooseContract,
	Municipality,
	Observation,
	Place,
	Problem,
	SourceRecord,
	Work,
	WorkEvent,
	ZoneDeclaration,
	ZoneFile
} from '../../src/lib/domain';
import type { Ceiling } from '../flags/ceilings';
import type { Layers } from '../../src/lib/queries/work-zones';
import type { SectionOptions } from './sections';

/**
 * A piece of a release on its way to the files. Every table may come in any number of pieces and in any order; the ones that are
 * sorted are sorted at publishing, so the pieces' sizes do not change the output.
 */
export interface Batch {
	/** `ordinal`, `zone` and `zap` of a work are computed at publishing; whatever they hold here is ignored. */
	works?: readonly Work[];
	amounts?: readonly Amount[];
	observations?: readonly Observation[];
	events?: readonly WorkEvent[];
	contracts?: readonly (Contract | LooseContract)[];
	places?: readonly Place[];
	candidates?: readonly Candidate[];
	problems?: readonly Problem[];
}

/** The tables a release carries as they are. */
export interface ReferenceTables {
	municipalities: readonly Municipality[];
	localities: readonly Locality[];
	indicators: readonly Indicator[];
	/** The declarations that decide `zone` and `zap` (the rural ones: they declare whole municipalities), one row per zone and year. */
	zones: readonly ZoneDeclaration[];
}

/** What the batches cannot say before they have all been read. */
export interface ReleaseFacts {
	/** YYYY-MM-DD; never the clock. */
	date: string;
	sources: readonly SourceRecord[];
	/** In the place of the request's, where it depends on what was read. */
	title?: string;
	/** The same: files exported from a demonstration make one again. */
	demonstration?: boolean;
	/** What the manifest says of the files of contracts. */
	contractFiles?: readonly ContractFile[];
}

export interface PublishRequest {
	/** The folder that holds `index.json` and one folder per release. */
	out: string;
	title: string;
	demonstration: boolean;
	batches: AsyncIterable<Batch> | Iterable<Batch>;
	reference: ReferenceTables;
	/** What works are joined with in `work_zones`; without it the release has no such table. */
	layers?: Layers;
	/** What the manifest says of the files of zones that `layers.custom` was made of. */
	zoneFiles?: readonly ZoneFile[];
	/** Called once, after the last batch. */
	facts: ReleaseFacts | (() => ReleaseFacts | Promise<ReleaseFacts>);
	/** Default: Guanajuato. */
	state?: { code: string; name: string };
	/** Award ceilings the flags judge by (default: those that can be cited). */
	ceilings?: readonly Ceiling[];
	/** How the works are cut into parts (default: `SECTIONS`). */
	sections?: SectionOptions;
	onProgress?: (progress: Progress) => void;
}

export interface Progress {
	stage: 'works' | 'sort' | 'write' | 'hash' | 'done';
	/** Works so far, or the table or file being written. */
	works?: number;
	table?: string;
}

/** A release that must not be published: says what was expected, what was met, and what to do. */
export class PublishError extends Error {
	override name = 'PublishError';
	constructor(
		readonly expected: string,
		readonly met: string,
		readonly advice: string
	) {
		super(`expected ${expected}; met ${met}. ${advice}`);
	}
}
