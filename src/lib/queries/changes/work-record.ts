import { workChanges, type FieldChange } from '../../analysis';
import { fetchBytes, idIndexOf, inFolder, lifeReader, loadManifest, type FetchBytes } from '../../dataset';
import type { Work } from '../../domain';
import { ReleaseHost } from '../release-host';

/** What a release says of a work. */
export interface RecordedWork {
	release: string;
	/** YYYY-MM-DD */
	issued: string;
	/** Null where the release does not have it. */
	work: Work | null;
	/** What changed since the release before; nothing where one of the two does not have it. */
	changes: FieldChange[];
	event: 'first' | 'gone' | 'back' | 'absent' | 'changed' | 'same';
}

/** One work through releases, the oldest first as `releases` is. By ranges: a few kilobytes a release. Throws DatasetError. */
export async function workRecord(
	dataUrl: string,
	releases: readonly string[],
	id: string,
	get: FetchBytes = fetchBytes
): Promise<RecordedWork[]> {
	const seen = await Promise.all(
		releases.map(async (release) => {
			const manifest = await loadManifest(dataUrl, release, get);
			return { release, issued: manifest.issued, work: await workIn(dataUrl, manifest, id, get) };
		})
	);
	let hasBeen = false;
	return seen.map(({ release, issued, work }, at): RecordedWork => {
		const before = seen[at - 1]?.work ?? null;
		const changes = work !== null && before !== null ? workChanges(before, work) : [];
		const event =
			work === null
				? before === null
					? 'absent'
					: 'gone'
				: before === null
					? hasBeen
						? 'back'
						: 'first'
					: changes.length > 0
						? 'changed'
						: 'same';
		hasBeen ||= work !== null;
		return { release, issued, work, changes, event };
	});
}

async function workIn(
	dataUrl: string,
	manifest: Awaited<ReturnType<typeof loadManifest>>,
	id: string,
	get: FetchBytes
): Promise<Work | null> {
	if (idIndexOf(manifest))
		return (await lifeReader(inFolder(dataUrl, manifest.id), manifest, get).life(id))?.work ?? null;
	// Releases of before the index have to be looked through.
	const host = new ReleaseHost(get);
	await host.open({ dataUrl, release: manifest.id, manifest });
	return host.answerer.work(id);
}
