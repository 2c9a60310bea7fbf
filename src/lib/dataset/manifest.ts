import * as v from 'valibot';
import type { Manifest, ReleaseIndex, Resource } from '../domain';
import { DatasetError, saidBy } from './errors';
import { fetchBytes, inFolder, wholeFile, type FetchBytes, type FetchOptions } from './fetch-bytes';
import { indexSchema, manifestSchema } from './schemas';

function checked<T>(url: string, bytes: Uint8Array, schema: v.GenericSchema<unknown, T>): T {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (thrown) {
		throw new DatasetError('corrupt', url, 'JSON in UTF-8', saidBy(thrown), { cause: thrown });
	}
	const result = v.safeParse(schema, value);
	if (result.success) return result.output;
	const issue = result.issues[0];
	const where = v.getDotPath(issue) ?? 'the document';
	throw new DatasetError('schema', url, `${where}: ${issue.expected ?? issue.message}`, issue.received);
}

/** `<dataUrl>/index.json`: which releases there are. Throws DatasetError. */
export async function loadIndex(
	dataUrl: string,
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<ReleaseIndex> {
	const url = inFolder(dataUrl, 'index.json');
	return checked(url, await wholeFile(url, get, options), indexSchema);
}

/** `<dataUrl>/<release>/manifest.json`: what the release holds. Throws DatasetError. */
export async function loadManifest(
	dataUrl: string,
	release: string,
	get: FetchBytes = fetchBytes,
	options: FetchOptions = {}
): Promise<Manifest> {
	const url = inFolder(dataUrl, `${release}/manifest.json`);
	const manifest = checked(url, await wholeFile(url, get, options), manifestSchema);
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
