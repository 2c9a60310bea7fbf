export {
	CONSOLE_LIMITS,
	ConsoleDesk,
	consoleTables,
	neededTables,
	RefusedStatement,
	type DeskOptions
} from './desk';
export { faultOf, type SqlFault } from './error-place';
export { statementOf, type Refusal, type Statement } from './statement';
export { WORKED_QUESTIONS, type WorkedQuestion } from './worked-questions';
export { EngineError, type ConsoleColumn, type ConsoleResult, type EngineValue } from '../../engine';
