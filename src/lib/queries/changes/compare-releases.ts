import {
	changesOf,
	CHANGE_FIELDS,
	differenceOf,
	joinById,
	pointDifference,
	type ChangeField,
	type Changes,
	type ColumnValues,
	type Joined
} from '../../analysis';
import {
	columnAtATime,
	daysColumn,
	idColumn,
	inFolder,
	moneyColumn,
	numberColumn,
	resourceOf,
	textColumn,
	truthColumn,
	type ColumnAtATime,
	type FetchBytes
} from '../../dataset';
import type { Manifest } from '../../domain';

/** The works of two releases, open for comparing. */
export interface OpenPair {
	before: ColumnAtATime;
	after: ColumnAtATime;
	ids: { before: string[]; after: string[] };
	changes: Changes;
}

/** How far a comparison has come: fields compared, of how many. */
export type CompareProgress = (done: number, all: number) => void;

/**
 * Compares all works of two releases, one column of both at a time, so that two million works have room in a tab. Throws DatasetError.
 */
export async function comparePair(
	dataUrl: string,
	manifests: { before: Manifest; after: Manifest },
	get: FetchBytes,
	onProgress: CompareProgress = () => undefined
): Promise<OpenPair> {
	const open = (manifest: Manifest): Promise<ColumnAtATime> =>
		columnAtATime(inFolder(dataUrl, manifest.id), resourceOf(manifest, 'works').parts, get);
	const [before, after] = await Promise.all([open(manifests.before), open(manifests.after)]);
	const ids = { before: await before.read('id', idColumn), after: await after.read('id', idColumn) };
	const joined = joinById(ids.before, ids.after);
	const differences: Changes['differences'][number][] = [];
	const notComparable: ChangeField['name'][] = [];
	for (const [done, field] of CHANGE_FIELDS.entries()) {
		onProgress(done, CHANGE_FIELDS.length);
		const isComparable = field.columns.every((column) => before.has(column) && after.has(column));
		if (!isComparable) {
			notComparable.push(field.name);
			continue;
		}
		const difference =
			field.is === 'point'
				? await comparePoints(joined, before, after)
				: differenceOf(joined, await readField(before, field), await readField(after, field));
		differences.push({ field, difference });
	}
	onProgress(CHANGE_FIELDS.length, CHANGE_FIELDS.length);
	return { before, after, ids, changes: changesOf(joined, differences, notComparable) };
}

function readField(table: ColumnAtATime, { name, is }: ChangeField): Promise<ColumnValues> {
	switch (is) {
		case 'money':
			return table.read(name, moneyColumn);
		case 'date':
			return table.read(name, daysColumn);
		case 'boolean':
			return table.read(name, truthColumn);
		case 'number':
		case 'point':
			return table.read(name, (rows) => numberColumn(rows, 'a number'));
		case 'text':
			return table.read(name, textColumn);
	}
}

async function comparePoints(joined: Joined, before: ColumnAtATime, after: ColumnAtATime) {
	const read = async (table: ColumnAtATime) => ({
		lon: await table.read('lon', (rows) => numberColumn(rows, 'degrees')),
		lat: await table.read('lat', (rows) => numberColumn(rows, 'degrees'))
	});
	return pointDifference(joined, await read(before), await read(after));
}
