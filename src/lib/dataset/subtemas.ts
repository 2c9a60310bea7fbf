import type { Dictionary } from '../domain';
import { dictionaryColumn } from './column-builders';
import { readTable, type TableBytes } from './read-table';

/** The subtema of each work, by ordinal: that column of `works` and no other. Throws DatasetError. */
export const readSubtemaColumn = async (parts: readonly TableBytes[]): Promise<Dictionary> =>
	(await readTable(parts, (rows) => ({ subtema: dictionaryColumn(rows) }))).subtema;
