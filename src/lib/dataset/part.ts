import type { Manifest, Part } from '../domain';
import { DatasetError } from './errors';
import { fetchBytes, inFolder, wholeFile, type FetchBytes, type FetchOptions } from './fetch-bytes';
import { resourceOf } from './manifest';
import type { TableBytes } from './read-table';

/**
 * The bytes of one part, proven to be the published ones: by length always, by SHA-256 wherever the platform has it (pages on
 * plain http other than localhost have no `crypto.subtle`; there the length and Parquet's own marks must do).
 */
export async function fetchPart(
	url: string,
	part: Pick<Part, 'bytes' | 'sha256'>,
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = await wholeFile(url, get, options);
	if (bytes.byteLength !== part.bytes)
		throw new DatasetError('corrupt', url, `${part.bytes} bytes`, `${bytes.byteLength} bytes`);
	const met = await sha256(bytes);
	if (met !== null && met !== part.sha256)
		throw new DatasetError('corrupt', url, `SHA-256 ${part.sha256}`, `SHA-256 ${met}`);
	return bytes;
}

/** All parts of one table, in order. `releaseUrl` is the release's folder. */
export const fetchTable = (
	releaseUrl: string,
	manifest: Manifest,
	table: string,
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<TableBytes[]> => fetchParts(releaseUrl, resourceOf(manifest, table).parts, get, options);

/** These parts, in order. */
export const fetchParts = (
	releaseUrl: string,
	parts: readonly Part[],
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<TableBytes[]> =>
	Promise.all(
		parts.map(async (part) => {
			const url = inFolder(releaseUrl, part.path);
			return { url, bytes: await fetchPart(url, part, get, options) };
		})
	);

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
	const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
	if (!subtle) return null;
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
