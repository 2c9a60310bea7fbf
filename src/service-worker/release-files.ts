/**
 * Files of releases. A release's id is the hash of its content, so a kept file never grows old; the newest release asked for replaces the
 * others. A cache cannot hold a part of a file: files are kept whole and sliced here.
 */
import { createPartialResponse } from 'workbox-range-requests';

const RELEASES = 'plomada-releases';

export async function releaseFile(request: Request): Promise<Response> {
	const cache = await caches.open(RELEASES);
	const kept = await cache.match(request.url);
	if (!kept) return fetch(request);
	return request.headers.has('range') ? createPartialResponse(request, kept) : kept;
}

/** Keeps these files of the release at `folder`, then drops other releases: never the other way round. */
export async function keepRelease(folder: string, files: readonly string[]): Promise<void> {
	const cache = await caches.open(RELEASES);
	for (const file of files) if (!(await cache.match(folder + file))) await cache.add(folder + file);
	for (const request of await cache.keys())
		if (!new URL(request.url).pathname.startsWith(folder)) await cache.delete(request);
}
