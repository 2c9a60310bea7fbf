import * as v from 'valibot';
import type { Manifest, ReleaseIndex } from '../domain';
import { DatasetError, saidBy } from './errors';
import { indexSchema, manifestSchema } from './schemas';

/**
 * The two JSON files of a release, held against their schemas. A module of its own, so that a page that carries its manifest does not
 * load it. Throws DatasetError.
 */
export const checkedIndex = (url: string, bytes: Uint8Array): ReleaseIndex =>
	checked(url, bytes, indexSchema);
export const checkedManifest = (url: string, bytes: Uint8Array): Manifest =>
	checked(url, bytes, manifestSchema);

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
