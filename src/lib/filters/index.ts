export * from './state';
export { DEFAULT_FILTER, DEFAULT_VIEW, isDefault } from './defaults';
export { normaliseFilter, normaliseView } from './normalise';
export type { Vocabulary } from './vocabulary';
export { decodeUrl, type Decoded } from './decode';
export { canonicalQuery } from './canonical';
export { contradictionsOf } from './contradictions';
export { encodeUrl, PARAMETERS, toQuery, type Parameter } from './encode';
export { centavosOfPesos, centavosOfText, parseYears } from './ranges';
export { clausesOf, DIMENSIONS, type Clause, type CompileOptions, type Dimension } from './clauses';
export { changeColumn, changeOf, changeSql } from './change';
export { hundredths } from './signed-ranges';
export { FilterError } from './context';
export { toSql, type SqlFilter, type SqlOptions, type SqlValue } from './sql';
export { ordinalsSql } from './ordinals-sql';
export { inlineSql, literal } from './inline-sql';
export { toMapFilter } from './map-filter';
export { featureProperties, MEASURE_PROPERTY, type MapProperties } from './map-properties';
export {
	predicatesByDimension,
	rowTestOf,
	toPredicate,
	type NameColumns,
	type Predicate,
	type RowTest
} from './predicate';
export type { Names } from './names';
export { describeFilter, filterInWords, measureName, type Phrase } from './describe';
export { segmentsOf, type Segment } from './segments';
export { sentence, sentenceText, type SentenceTotals } from './sentence';
export {
	decodeNear,
	DEFAULT_RADIUS,
	LEAST_RADIUS,
	MOST_RADIUS,
	nearQuery,
	RADII,
	roundedDegrees,
	type DecodedNear,
	type NearState,
	type PlaceChoice
} from './near';
export { nearSentence, type NearCentre, type NearestFacts, type NearSentenceFacts } from './near-sentence';
export {
	AREA_DECIMALS,
	areaDegrees,
	MOST_POLYGONS,
	MOST_VERTICES,
	verticesOf,
	type Polygons
} from './area-code';
export {
	areaName,
	compareQuery,
	decodeCompare,
	hasRoom,
	isDrawn,
	LEAST_CIRCLE,
	MOST_AREA_NAME,
	MOST_CIRCLE,
	MOST_PLACES,
	moved,
	placeKey,
	SERIES,
	without,
	type CircleArea,
	type ComparedPlace,
	type CompareState,
	type DecodedCompare,
	type DrawnArea,
	type PolygonArea,
	type Series
} from './compare';
