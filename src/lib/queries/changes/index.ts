export type * from './types';
export { ChangesHost, type OpenChangesOptions } from './changes-host';
