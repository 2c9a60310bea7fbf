import { href } from '../shell/href';

/** The address of what each release said of a work. */
export const historyHref = (id: string): string => `${href('/historial/')}?obra=${encodeURIComponent(id)}`;
