import { readFile } from 'node:fs/promises';
import type { FetchBytes } from '../../src/lib/dataset';

/** Files in the place of HTTP, for the readers. */
export const fromDisk: FetchBytes = async (url, { range } = {}) => {
	try {
		const bytes = new Uint8Array(await readFile(url));
		return range ? { status: 206, bytes: bytes.slice(...range) } : { status: 200, bytes };
	} catch {
		return { status: 404, bytes: new Uint8Array() };
	}
};
