import type { Manifest } from '../domain';
import { fetchBytes, loadIndex, loadManifest, type FetchBytes } from '../dataset';

/** What the release that pages show by default says of itself. Throws DatasetError. */
export async function manifestOfCurrent(dataUrl: string, get: FetchBytes = fetchBytes): Promise<Manifest> {
	const { current } = await loadIndex(dataUrl, get);
	return loadManifest(dataUrl, current, get);
}
