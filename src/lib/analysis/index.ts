export * from './changes';
export * from './equity/apportion';
export * from './equity/bivariate';
export * from './equity/bootstrap';
export * from './equity/constant-pesos';
export { curveOf, indexOf, shareAt, type CurvePoint, type Weighted } from './equity/curve';
export * from './equity/left-out';
export * from './equity/per-unit';
export * from './equity/rules';
export * from './equity/view';
export {
	entryIn,
	type FlagEntry,
	FLAGS,
	FLAG_RELATIONS,
	type Flag,
	type FlagState,
	type FlagSubject,
	type FlagUnit,
	type FlagWords
} from './flags';
