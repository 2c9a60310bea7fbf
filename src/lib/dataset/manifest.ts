import type { Manifest, ReleaseIndex, Resource } from '../domain';
import { DatasetError } from './errors';
import { fetchBytes, inFolder, wholeFile, type FetchBytes, type FetchOptions } from './fetch-bytes';

/** `<dataUrl>/index.json`: which releases there are. Throws DatasetError. */
export async function loadIndex(
	dataUrl: string,
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<ReleaseIndex> {
	const url = inFolder(dataUrl, 'index.json');
	const [bytes, { checkedIndex }] = await Promise.all([
		wholeFile(url, get, options),
		import('./checked-json')
	]);
	return checkedIndex(url, bytes);
}

/** `<dataUrl>/<release>/manifest.json`: what the release holds. Throws DatasetError. */
export async function loadManifest(
	dataUrl: string,
	release: string,
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<Manifest> {
	const url = inFolder(dataUrl, `${release}/manifest.json`);
	const [bytes, { checkedManifest }] = await Promise.all([
		wholeFile(url, get, options),
		import('./checked-json')
	]);
	const manifest = checkedManifest(url, bytes);
	if (manifest.id !== release)
		throw new DatasetError('schema', url, `the manifest of release ${release}`, `that of ${manifest.id}`);
	return manifest;
}

/** A table of the release by name, or DatasetError `schema`. */
export function resourceOf(manifest: Manifest, name: string): Resource {
	const resource = manifest.resources.find((r) => r.name === name);
	if (resource) return resource;
	const met = manifest.resources.map((r) => r.name).join(', ');
	throw new DatasetError('schema', `${manifest.id}/manifest.json`, `a table ${name}`, `only ${met}`);
}
