import { createHash } from 'node:crypto';
import type { Manifest } from '../../src/lib/domain';

/** Gives a manifest its id: the date, and a hash of everything else it says, the files' hashes among it. */
export function identified(manifest: Omit<Manifest, 'id'>): Manifest {
	const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
	return { id: `${manifest.issued}-${hash.slice(0, 12)}`, ...manifest };
}
