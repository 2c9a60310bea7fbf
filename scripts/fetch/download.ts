import { createWriteStream, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import * as v from 'valibot';
import { FetchError } from './errors';

export interface DownloadOptions {
	/** No byte for this long is no answer (30 s). */
	timeoutMs?: number;
	/** How often a cut connection is taken up again (4). */
	attempts?: number;
	/** Before taking it up again, doubled each time (500 ms). */
	pauseMs?: number;
	/** Only if it is no longer this version. */
	unless?: { etag: string | null; lastModified: string | null } | null;
	onProgress?: (bytes: number, total: number | null) => void;
	onNotice?: (notice: string) => void;
}

export interface Downloaded {
	url: string;
	etag: string | null;
	lastModified: string | null;
}

/** The version a `.part` belongs to, beside it: only the rest of the same version may be added. */
const partSchema = v.object({
	url: v.string(),
	etag: v.nullable(v.string()),
	lastModified: v.nullable(v.string())
});
type PartVersion = v.InferOutput<typeof partSchema>;

/**
 * Brings `url` into `part`, going on where an earlier try ended. Null where the site says that `unless` is still its version. Throws
 * FetchError; after `cut` or `silent` the part stays.
 */
export async function download(
	url: string,
	part: string,
	options: DownloadOptions = {}
): Promise<Downloaded | null> {
	const attempts = options.attempts ?? 4;
	for (let attempt = 1; ; attempt++) {
		const before = sizeOf(part);
		try {
			return await take(url, part, options);
		} catch (error) {
			if (!(error instanceof FetchError) || error.reason !== 'cut') throw error;
			// A connection that brings nothing new is not worth more than its share of attempts.
			if (attempt >= attempts && sizeOf(part) <= before) throw error;
			if (attempt >= attempts * 5) throw error;
			options.onNotice?.(`${error.met}; going on`);
			await new Promise((resume) =>
				setTimeout(resume, (options.pauseMs ?? 500) * 2 ** Math.min(attempt - 1, 5))
			);
		}
	}
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
const versionPath = (part: string): string => `${part}.version`;

/** Leaves no trace of a part. */
export function discardPart(part: string): void {
	rmSync(part, { force: true });
	rmSync(versionPath(part), { force: true });
}

function resumable(part: string, url: string): { from: number; validator: string } | null {
	const from = sizeOf(part);
	if (from === 0 || !existsSync(versionPath(part))) return null;
	const version = v.safeParse(
		v.pipe(v.string(), v.parseJson(), partSchema),
		readFileSync(versionPath(part), 'utf8')
	);
	if (!version.success || version.output.url !== url) return null;
	// A weak ETag does not promise the same bytes (RFC 9110, 13.1.5).
	const { etag, lastModified } = version.output;
	const validator = etag !== null && !etag.startsWith('W/') ? etag : lastModified;
	return validator === null ? null : { from, validator };
}

async function take(url: string, part: string, options: DownloadOptions): Promise<Downloaded | null> {
	const resume = resumable(part, url);
	const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'plomada' };
	if (resume) {
		headers['range'] = `bytes=${resume.from}-`;
		headers['if-range'] = resume.validator;
	} else {
		if (options.unless?.etag) headers['if-none-match'] = options.unless.etag;
		if (options.unless?.lastModified) headers['if-modified-since'] = options.unless.lastModified;
	}
	const stop = new AbortController();
	const patience = options.timeoutMs ?? 30_000;
	let timer = setTimeout(() => stop.abort(), patience);
	const heard = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => stop.abort(), patience);
	};
	try {
		const response = await answerOf(url, headers, stop.signal, patience);
		heard();
		if (response.status === 304) return null;
		if (response.status === 416) {
			await response.body?.cancel();
			discardPart(part);
			throw new FetchError('cut', url, 'the part kept does not fit the file any more', 'Starting over.');
		}
		refuse(url, response);
		return await keep(url, part, response, resume?.from ?? 0, options, heard, stop.signal);
	} finally {
		clearTimeout(timer);
	}
}

async function answerOf(
	url: string,
	headers: Record<string, string>,
	signal: AbortSignal,
	patience: number
): Promise<Response> {
	try {
		return await fetch(url, { headers, signal, redirect: 'follow' });
	} catch (error) {
		const why = signal.aborted ? `no reply in ${patience / 1000} s` : causeOf(error);
		throw new FetchError(
			'silent',
			url,
			`the site does not answer (${why})`,
			'Try later, or download it by hand and give it with --works.',
			{
				cause: error
			}
		);
	}
}

function causeOf(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
	return cause instanceof Error ? cause.message : String(cause);
}

function refuse(url: string, response: Response): void {
	const { status, statusText } = response;
	if (status >= 200 && status < 300) {
		const type = response.headers.get('content-type') ?? '';
		if (/text\/html|application\/xhtml/i.test(type))
			throw new FetchError(
				'not_the_file',
				url,
				`the site answers with a web page (${type})`,
				'The file may have moved: look on the site.'
			);
		return;
	}
	const gone = status === 404 || status === 410;
	const advice = gone
		? 'The file may have moved: look on the site, and correct data/sources.json.'
		: 'Try later, or download it by hand and give it with --works.';
	throw new FetchError('refused', url, `the site answers ${status} ${statusText}`.trim(), advice);
}

async function keep(
	url: string,
	part: string,
	response: Response,
	asked: number,
	options: DownloadOptions,
	heard: () => void,
	signal: AbortSignal
): Promise<Downloaded> {
	const length = Number(response.headers.get('content-length') ?? NaN);
	let from = 0;
	if (response.status === 206) {
		const start = Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
		if (start !== asked)
			throw new FetchError(
				'refused',
				url,
				`the site gives the part from ${start}, not from ${asked}`,
				'Delete the .part file and try again.'
			);
		from = asked;
	} else if (asked > 0)
		options.onNotice?.('the site starts the file over: it changed, or it cannot go on from a part');
	const version: PartVersion = {
		url,
		etag: response.headers.get('etag'),
		lastModified: response.headers.get('last-modified')
	};
	// Encoded bodies arrive decoded: their length on the wire says nothing.
	const plain = (response.headers.get('content-encoding') ?? 'identity') === 'identity';
	const total = plain && Number.isFinite(length) ? from + length : null;
	writeFileSync(
		versionPath(part),
		JSON.stringify(plain ? version : { ...version, etag: null, lastModified: null })
	);

	const file = createWriteStream(part, { flags: from > 0 ? 'a' : 'w' });
	const written = finished(file);
	written.catch(() => {});
	let bytes = from;
	try {
		for await (const chunk of response.body ?? []) {
			heard();
			bytes += chunk.byteLength;
			if (!file.write(chunk)) await Promise.race([once(file, 'drain'), written]);
			options.onProgress?.(bytes, total);
		}
	} catch (error) {
		if (file.errored) throw error;
		const why = signal.aborted ? 'it fell silent' : causeOf(error);
		throw new FetchError(
			'cut',
			url,
			`the connection was cut after ${bytes} bytes (${why})`,
			'Run it again: it goes on from there.',
			{
				cause: error
			}
		);
	} finally {
		file.end();
		await written;
	}
	if (total !== null && bytes < total)
		throw new FetchError(
			'cut',
			url,
			`the connection ended after ${bytes} of ${total} bytes`,
			'Run it again: it goes on from there.'
		);
	return { url: response.url || url, etag: version.etag, lastModified: version.lastModified };
}
