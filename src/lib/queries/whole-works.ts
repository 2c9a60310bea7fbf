import type { Manifest, TextColumns, Work } from '../domain';
import {
	idIndexOf,
	inFolder,
	lifeReader,
	rangedPart,
	readWork,
	resourceOf,
	type FetchBytes
} from '../dataset';

/** Finds whole works: by the id index, or in a release without one by looking through its ids. They throw DatasetError. */
export function wholeWorks(
	folder: string,
	manifest: Manifest,
	get: FetchBytes,
	text: () => Promise<TextColumns>
): (id: string) => Promise<Work | null> {
	if (idIndexOf(manifest)) {
		const lives = lifeReader(folder, manifest, get);
		return async (id) => (await lives.life(id))?.work ?? null;
	}
	const parts = resourceOf(manifest, 'works').parts.map((part) =>
		rangedPart(inFolder(folder, part.path), part.rows, part.bytes, get)
	);
	return async (id) => {
		// One look through a million ids takes milliseconds; a map of them takes seconds to build.
		const ordinal = (await text()).id.indexOf(id);
		return ordinal < 0 ? null : readWork(parts, ordinal);
	};
}
