import { fetchBytes, fetchParts, type FetchBytes } from '../../dataset';
import type { Field, Part } from '../../domain';
import { tableStream } from './table-stream';

/** Columns of a table of a release. */
export interface TableOrder {
	/** The release's folder, as an absolute address. */
	releaseUrl: string;
	parts: Part[];
	fields: Pick<Field, 'name' | 'type'>[];
}

/** An Arrow IPC stream of these columns. Throws DatasetError. */
export async function publishedTable(
	{ releaseUrl, parts, fields }: TableOrder,
	get: FetchBytes = fetchBytes
): Promise<Uint8Array<ArrayBuffer>> {
	return tableStream(await fetchParts(releaseUrl, parts, get), fields);
}
