export type * from './types';
export { ChangesHost, type OpenChangesOptions } from './changes-host';
export { openChanges, type ChangesClient } from './changes-client';
export { workRecord, type RecordedWork } from './work-record';
