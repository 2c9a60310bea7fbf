import { DatasetError, saidBy } from './errors';

export interface FetchOptions {
	/** First byte and the byte after the last. */
	range?: readonly [number, number];
	signal?: AbortSignal;
	/** Ask the server again, whatever the browser's cache holds: for a retry after a corrupt file. */
	fresh?: boolean;
}

export interface Fetched {
	/** HTTP's: 200 is the whole file, 206 the range asked for. */
	status: number;
	bytes: Uint8Array<ArrayBuffer>;
}

/** How bytes are had. Injected, so that the same readers run in a page, in a worker and over files in Node. */
export type FetchBytes = (url: string, options?: FetchOptions) => Promise<Fetched>;

/** Over HTTP. Throws DatasetError `network` where no answer came; the caller judges the status. */
export const fetchBytes: FetchBytes = async (url, { range, signal, fresh } = {}) => {
	const request: RequestInit = {};
	if (range) request.headers = { range: `bytes=${range[0]}-${range[1] - 1}` };
	if (signal) request.signal = signal;
	if (fresh) request.cache = 'reload';
	try {
		const response = await fetch(url, request);
		return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
	} catch (thrown) {
		if (signal?.aborted) throw thrown;
		throw new DatasetError('network', url, 'an answer from the server', saidBy(thrown), { cause: thrown });
	}
};

/** The whole file, or DatasetError `http`. */
export async function wholeFile(
	url: string,
	get: FetchBytes,
	options: FetchOptions = {}
): Promise<Uint8Array<ArrayBuffer>> {
	const { status, bytes } = await get(url, options);
	if (status !== 200) throw new DatasetError('http', url, 'status 200', `status ${status}`);
	return bytes;
}

/** Joins a folder's URL and a path inside it, with exactly one slash between. */
export const inFolder = (folder: string, path: string): string => `${folder.replace(/\/+$/, '')}/${path}`;
