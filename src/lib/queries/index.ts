export type * from './questions';
export { QueryError } from './errors';
export { QuestionCache } from './question-cache';
export { columnsAnswerer, type ColumnsSource, type FilterResolver } from './columns-answerer';
export { duckdbAnswerer, type DuckdbSource } from './duckdb-answerer';
export { sqlOf, type SqlQuestion } from './sql-of';
export {
	openRelease,
	type LoadState,
	type OpenReleaseOptions,
	type ReleaseClient,
	type ReleaseState
} from './client';
export { manifestOfCurrent } from './current-manifest';
export { ReleaseHost, type Opened, type OpenOptions } from './release-host';
export { searchIndex, type Search, type SearchColumns } from './search-index';
export { needsText, stateKey } from './state-key';
export { zapListsOf, type ZapLists } from './zap-lists';
export type { EngineStatus } from '../engine';
export { shouldStartEngine, type Device } from '../engine';
export {
	municipalityProfiles,
	type MunicipalityProfile,
	type PlaceAnswers,
	type ProfileIndicator,
	type ProfilesSource,
	type ProfileWork,
	type ZapYear
} from './municipality-profile';
export { byPerPerson, rankingsOf, type PerPersonFraction, type Ranking } from './ranking';
export { unfinishedByMunicipality, type EndDates, type Unfinished } from './unfinished';
export type * from './municipality-page';
export { feedEntries, type FeedEntry, type StatesOfRelease } from './feed-entries';
