import { WORK_COLUMNS, type ColumnType } from '../domain';

/** The name under which the columns arrive, before they are cast. */
export const INCOMING = 'works_incoming';

/**
 * `works` as the queries read it: the core and text columns of `works.parquet`, same names, same types, in the order of the release. Cast
 * once from what Arrow brought (money as doubles, codes as dictionaries): every later query is some three times faster on narrow types.
 */
export function createWorksSql(incoming: string = INCOMING): string {
	const columns = WORK_COLUMNS.filter((column) => 'part' in column).map(
		({ name, type }: { name: string; type: ColumnType }) => `${name}::${type} AS ${name}`
	);
	return `CREATE TABLE works AS SELECT ${columns.join(', ')} FROM ${incoming}`;
}
