import type { Manifest } from '../domain';
import { fetchBytes, loadIndex, loadManifest, type FetchBytes } from '../dataset';

/** What a release says of itself. Throws DatasetError. */
export const manifestOf = (
	dataUrl: string,
	release: string,
	get: FetchBytes = fetchBytes
): Promise<Manifest> => loadManifest(dataUrl, release, get);

/** What the release that pages show by default says of itself. Throws DatasetError. */
export async function manifestOfCurrent(dataUrl: string, get: FetchBytes = fetchBytes): Promise<Manifest> {
	const { current } = await loadIndex(dataUrl, get);
	return manifestOf(dataUrl, current, get);
}
