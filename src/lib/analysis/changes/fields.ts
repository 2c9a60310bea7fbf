import { WORK_COLUMNS, type ColumnType, type WorkColumn } from '../../domain';

/** What may have happened to a work between two releases, as it is listed: what disappeared comes first. */
export const CHANGE_KINDS = [
	'gone',
	'new',
	'money',
	'dates',
	'status',
	'place',
	'progress',
	'other'
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that is compared: a column of `works`, or the point that two of them make. */
export interface ChangeField {
	name: ChangeFieldName;
	columns: readonly WorkColumn[];
	kind: Exclude<ChangeKind, 'gone' | 'new'>;
	is: 'money' | 'date' | 'number' | 'text' | 'boolean' | 'point';
}

/**
 * Columns that no comparison reads. The position and the place in the source's file change with every file; `investment` and `spent`
 * follow from the amounts, and `zone` from the municipality and the lists of zones (`zap`, which judges a work, is compared).
 */
export const NOT_COMPARED = [
	'ordinal',
	'id',
	'zone',
	'investment',
	'spent',
	'source',
	'source_file',
	'source_row'
] as const satisfies readonly WorkColumn[];

export type ChangeFieldName = Exclude<WorkColumn, 'lon' | 'lat' | (typeof NOT_COMPARED)[number]> | 'point';
const isCompared = (name: WorkColumn): name is Exclude<ChangeFieldName, 'point'> =>
	name !== 'lon' && name !== 'lat' && !NOT_COMPARED.some((other) => other === name);

const PLACE: readonly WorkColumn[] = ['municipality', 'locality', 'zap', 'location_quality'];
const PROGRESS: readonly WorkColumn[] = ['physical_progress', 'financial_progress'];

const IS: Record<ColumnType, ChangeField['is']> = {
	VARCHAR: 'text',
	SMALLINT: 'number',
	INTEGER: 'number',
	BIGINT: 'money',
	DOUBLE: 'number',
	BOOLEAN: 'boolean',
	DATE: 'date'
};

/** Everything that is compared, in the order of the columns of `works`. */
export const CHANGE_FIELDS: readonly ChangeField[] = WORK_COLUMNS.flatMap(({ name, type }): ChangeField[] => {
	if (name === 'lon') return [{ name: 'point', columns: ['lon', 'lat'], kind: 'place', is: 'point' }];
	if (!isCompared(name)) return [];
	const is = IS[type];
	const kind =
		is === 'money'
			? 'money'
			: is === 'date'
				? 'dates'
				: name === 'status'
					? 'status'
					: PLACE.includes(name)
						? 'place'
						: PROGRESS.includes(name)
							? 'progress'
							: 'other';
	return [{ name, columns: [name], kind, is }];
});
