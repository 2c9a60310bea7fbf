export {
	changesOf,
	differenceOf,
	joinById,
	kindBit,
	pointDifference,
	type Changes,
	type ColumnValues,
	type Difference,
	type Joined,
	type Point
} from './compare';
export { CHANGE_FIELDS, CHANGE_KINDS, NOT_COMPARED, type ChangeField, type ChangeKind } from './fields';
export { fieldChangesAt, workChanges, type FieldChange, type FieldValue } from './field-changes';
export {
	growthOf,
	orderedChanges,
	summarise,
	type Amounts,
	type ChangedGroup,
	type ChangeSummary,
	type Chosen
} from './summary';
