import { fetchTable, inFolder, readWorkStates } from '../dataset';
import type { Manifest, ReleaseIndex } from '../domain';
import { feedEntries, type FeedEntry, type StatesOfRelease } from '../queries';
import { fromFiles, readIndex, readManifest, releasesFolder } from './releases';

let made: Promise<Map<string, FeedEntry[]>> | null = null;

/** The entries of every municipality in the current release; read once. Throws DatasetError. */
export function currentFeeds(): Promise<Map<string, FeedEntry[]>> {
	made ??= readIndex().then((index) => readFeeds(index));
	return made;
}

/** What is new or changed since the release before: the newest older one of the same kind, real or invented. Throws DatasetError. */
export async function readFeeds(
	index: Pick<ReleaseIndex, 'current' | 'releases'>,
	folder = releasesFolder
): Promise<Map<string, FeedEntry[]>> {
	const now = await statesOf(await readManifest(index.current, folder), folder);
	const at = index.releases.findIndex(({ id }) => id === index.current);
	const kind = index.releases[at]?.demonstration;
	const before = index.releases.slice(at + 1).find(({ demonstration }) => demonstration === kind);
	return feedEntries(now, before ? await statesOf(await readManifest(before.id, folder), folder) : null);
}

async function statesOf(manifest: Manifest, folder: string): Promise<StatesOfRelease> {
	const parts = await fetchTable(inFolder(folder, manifest.id), manifest, 'works', fromFiles);
	return { release: manifest.id, issued: manifest.issued, states: await readWorkStates(parts) };
}
