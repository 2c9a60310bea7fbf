import type { Manifest, TextColumns, Work } from '../domain';
import {
	idIndexOf,
	inFolder,
	lifeReader,
	rangedPart,
	readWork,
	resourceOf,
	type FetchBytes,
	type OpenRows
} from '../dataset';

/** Finds whole works: by the id index, or in a release without one by looking through its ids. They throw DatasetError. */
export function wholeWorks(
	folder: string,
	manifest: Manifest,
	get: FetchBytes,
	/** Where the names stand in the release. */
	rows: OpenRows,
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
		const row = (await text()).id.indexOf(id);
		return row < 0 ? null : readWork(parts, rows.ordinalOf(row));
	};
}
