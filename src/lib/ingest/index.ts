/** Official files in, works and problems out. Pure: bytes in, values out; the same code in scripts and in the browser. */
export {
	CONTRACT_FORMATS,
	readContracts,
	type ContractFormat,
	type ReadContract,
	type ReadContracts
} from './contracts';
export { findCandidates, type CandidateWork } from './candidates';
export { ingest, ingestStream } from './ingest';
export { MappingSchema, MAPPING_VERSION, parseMapping, type MappingFile } from './mapping';
export { prepareGazetteer, type Gazetteer, type Places } from './places/prepare';
export { LOCATION_NOTES } from './places/locate';
export { MATCH_THRESHOLD } from './places/match-locality';
export { stateBox, STATES, type StateBox } from './places/states';
export { recognise } from './recognise';
export { scrub } from './privacy';
export type {
	IngestBatch,
	IngestOptions,
	IngestResult,
	IngestSummary,
	Recognised,
	SourceDescription
} from './types';
