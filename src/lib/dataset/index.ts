export { DatasetError, saidBy, type DatasetErrorKind } from './errors';
export {
	fetchBytes,
	inFolder,
	wholeFile,
	type FetchBytes,
	type Fetched,
	type FetchOptions
} from './fetch-bytes';
export { loadIndex, loadManifest, resourceOf } from './manifest';
export { fetchPart, fetchParts, fetchTable } from './part';
export { OpenRows, partsOf, type Stretch } from './open-rows';
export { readCore, readText } from './columns';
export { readSubtemaColumn } from './subtemas';
export { readTable, type TableBytes } from './read-table';
export { ValueError, type ColumnBuilder } from './column-builders';
export { tableRows } from './table-rows';
export { rangedPart, readWork, wholePart, type WorksPart } from './work-row';
export { readCustomZones, readPlaceNames, readWorkZones, readZones } from './places';
export { readCandidates } from './candidates';
export { readFlagGaps, readFlags, type FlagColumns, type FlagGapColumns } from './flags';
export { worksInOrder, type DeferredPart } from './works-rows';
export {
	readIndicators,
	readLocalities,
	readMunicipalities,
	readEndDays,
	readSchedules,
	readSharedPlaces,
	type Schedules
} from './reference-tables';
export { idIndexOf, placesOf, type IdPlace } from './id-index';
export { lifeReader, livesFiles, readLife, readLives, type LifeReader } from './lives';
export { rangedFile, type RangedFile } from './ranged-file';
export { readWorksColumns, type WorksColumn, type WorksColumns } from './works-columns';
export { readWorkStates, workSeenAt, type WorkStates } from './work-states';
export { columnAtATime, daysColumn, truthColumn, type ColumnAtATime } from './column-at-a-time';
export { idColumn, moneyColumn, numberColumn, textColumn } from './column-builders';
export { readLooseContracts, type LooseContractColumns } from './loose-contracts';
