import type { IdIndexLayout, Manifest, ReleaseFile } from '../domain';
import { DatasetError } from './errors';
import { idHash } from './id-hash';
import type { RangedFile } from './ranged-file';

/** Where a work may be: its place in the release, and the block of `lives` that holds it. */
export interface IdPlace {
	ordinal: number;
	offset: number;
	length: number;
}

/** The release's id index (`id-index.bin`); null where it was published without one. */
export function idIndexOf({
	files
}: Pick<Manifest, 'files'>): (ReleaseFile & { layout: IdIndexLayout }) | null {
	for (const file of files) {
		const { layout } = file;
		if (layout?.kind === 'id-index') return { ...file, layout };
	}
	return null;
}

/**
 * The places of an id, by one range of a few hundred bytes: none for an id that the release does not hold, and one for an id that it
 * holds, but for the rare other work of the same hash; so whoever reads the place compares the id there. Throws DatasetError.
 */
export async function placesOf(
	url: string,
	file: RangedFile,
	{ entry, slots, reach }: IdIndexLayout,
	id: string
): Promise<IdPlace[]> {
	const { high, low } = idHash(id);
	const home = Math.floor((high * slots) / 0x1_0000_0000);
	const end = Math.min(file.byteLength, (home + reach) * entry);
	const bytes = await file.slice(home * entry, end);
	const view = new DataView(bytes);
	const found: IdPlace[] = [];
	for (let at = 0; at + entry <= bytes.byteLength; at += entry) {
		if (view.getUint32(at) !== high || view.getUint32(at + 4) !== low) continue;
		const offset = view.getUint8(at + 12) * 0x1_0000_0000 + view.getUint32(at + 13);
		const length = (view.getUint8(at + 17) << 16) | view.getUint16(at + 18);
		// An empty slot is all zeros, and so may a hash be.
		if (length > 0) found.push({ ordinal: view.getUint32(at + 8), offset, length });
	}
	if (bytes.byteLength !== end - home * entry || end < home * entry)
		throw new DatasetError('corrupt', url, `${reach} slots from slot ${home}`, `${bytes.byteLength} bytes`);
	return found;
}
