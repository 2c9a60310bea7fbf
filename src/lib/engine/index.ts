export { EngineError } from './errors';
export { type Connection, type EngineRow, type EngineValue } from './connection';
export { shouldStartEngine, type Device } from './policy';
export {
	EngineStore,
	type EngineFuel,
	type EngineReason,
	type EngineState,
	type EngineStatus,
	type StartEngine
} from './store';
export { createWorksSql, INCOMING } from './works-table';
export { CONSOLE_SETTINGS, ConsoleEngine } from './console';
export type { ConsoleColumn, ConsoleLimits, ConsoleResult, OpenDatabase } from './console-types';
