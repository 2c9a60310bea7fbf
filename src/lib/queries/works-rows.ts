import { fetchBytes, fetchPart, inFolder, resourceOf, worksInOrder, type FetchBytes } from '../dataset';
import type { Manifest, Work } from '../domain';

export interface WorksRequest {
	/** Folder of the releases. */
	dataUrl: string;
	manifest: Manifest;
	/** Which works, in the order wanted. */
	ordinals: Uint32Array;
}

/** Whole rows from the published `works`, every byte checked against the manifest. Throws DatasetError. */
export function worksOf(
	{ dataUrl, manifest, ordinals }: WorksRequest,
	get: FetchBytes = fetchBytes
): AsyncGenerator<Work, void, undefined> {
	const folder = inFolder(dataUrl, manifest.id);
	const parts = resourceOf(manifest, 'works').parts.map((part) => ({
		rows: part.rows,
		open: async () => {
			const url = inFolder(folder, part.path);
			return { url, bytes: await fetchPart(url, part, get) };
		}
	}));
	return worksInOrder(parts, ordinals);
}
