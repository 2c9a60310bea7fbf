import {
	createReadStream,
	existsSync,
	mkdirSync,
	openSync,
	closeSync,
	readSync,
	renameSync,
	statSync
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { discardPart, download, type DownloadOptions } from './download';
import { FetchError } from './errors';
import { dayOf, readSidecar, sidecarPath, writeSidecar, type Sidecar } from './sidecar';
import { addressOf, type OfficialSource, type Wanted } from './sources';

export { FetchError } from './errors';
export { readSidecar, sidecarPath } from './sidecar';
export type { Sidecar } from './sidecar';
export { addressOf, readSources, SOURCES_FILE } from './sources';
export type { OfficialSource, Wanted } from './sources';

export interface Fetched extends Sidecar {
	file: string;
	/** `new`: first time here; `unchanged`: as last time; `changed`: not as last time, the earlier one stays in `kept`. */
	outcome: 'new' | 'unchanged' | 'changed';
	kept: string | null;
}

/**
 * Brings an official file into `folder`, with what is known of it in `<file>.json`. A file fetched before is only replaced by a whole
 * and different one, and is kept under another name. Throws FetchError.
 */
export async function fetchSource(
	sources: readonly OfficialSource[],
	wanted: Wanted,
	folder: string,
	options: Omit<DownloadOptions, 'unless'> = {}
): Promise<Fetched> {
	const { source, url, name } = addressOf(sources, wanted);
	mkdirSync(folder, { recursive: true });
	const file = join(folder, name);
	const part = `${file}.part`;
	const earlier = await intact(file);
	const unless = earlier && { etag: earlier.etag, lastModified: earlier.last_modified };
	const answer = await download(url, part, { ...options, unless });
	if (!answer && earlier) return { ...earlier, file, outcome: 'unchanged', kept: null };
	if (!answer) throw new FetchError('refused', url, 'the site answers 304 to a plain request', 'Try later.');

	try {
		assertLooksLike(url, name, part);
	} catch (error) {
		discardPart(part);
		throw error;
	}
	const sidecar: Sidecar = {
		source: source.id,
		year: wanted.year,
		title: source.title,
		publisher: source.publisher,
		license: source.license,
		url: answer.url,
		bytes: statSync(part).size,
		sha256: await sha256Of(part),
		issued: dayOf(answer.lastModified),
		etag: answer.etag,
		last_modified: answer.lastModified
	};
	const changed = earlier !== null && earlier.sha256 !== sidecar.sha256;
	const kept = changed ? keepEarlier(file, earlier) : null;
	renameSync(part, file);
	discardPart(part);
	writeSidecar(file, sidecar);
	return { ...sidecar, file, outcome: earlier === null ? 'new' : changed ? 'changed' : 'unchanged', kept };
}

/** The sidecar of a file that is still what was fetched. */
async function intact(file: string): Promise<Sidecar | null> {
	const sidecar = readSidecar(file);
	if (!sidecar || !existsSync(file) || statSync(file).size !== sidecar.bytes) return null;
	return (await sha256Of(file)) === sidecar.sha256 ? sidecar : null;
}

function keepEarlier(file: string, earlier: Sidecar): string {
	const kept = file.replace(/(\.[a-z0-9]+)?$/i, `.${earlier.sha256.slice(0, 8)}$1`);
	renameSync(file, kept);
	renameSync(sidecarPath(file), sidecarPath(kept));
	return kept;
}

/** A site that has no such file often says so with a web page and "200 OK". */
function assertLooksLike(url: string, name: string, part: string): void {
	const start = Buffer.alloc(512);
	const descriptor = openSync(part, 'r');
	const length = readSync(descriptor, start, 0, start.length, 0);
	closeSync(descriptor);
	const met = (what: string): FetchError =>
		new FetchError(
			'not_the_file',
			url,
			`the site gave ${what} in the place of ${name}`,
			'The file may have moved: look on the site.'
		);
	if (length === 0) throw met('nothing');
	const text = start.subarray(0, length).toString('latin1');
	if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body|\?xml)/i.test(text))
		throw met('a web page');
	if (name.endsWith('.zip') && !text.startsWith('PK')) throw met('something that is no ZIP');
	if (name.endsWith('.csv') && text.startsWith('PK')) throw met('a ZIP');
}

async function sha256Of(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
