import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface OfficialSite {
	/** Its address, ending in `/`. */
	base: string;
	/** The requests it had, in order. */
	requests: { path: string; range: string | null; ifRange: string | null; ifNoneMatch: string | null }[];
	close(): Promise<void>;
}

/** A site on this machine that answers as told, closed when the test ends. */
export async function officialSite(
	answer: (request: IncomingMessage, response: ServerResponse, number: number) => void
): Promise<OfficialSite> {
	const requests: OfficialSite['requests'] = [];
	const server = createServer((request, response) => {
		const header = (name: string) => {
			const value = request.headers[name];
			return typeof value === 'string' ? value : null;
		};
		requests.push({
			path: request.url ?? '',
			range: header('range'),
			ifRange: header('if-range'),
			ifNoneMatch: header('if-none-match')
		});
		answer(request, response, requests.length);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const close = () =>
		new Promise<void>((closed) => {
			server.closeAllConnections();
			server.close(() => closed());
		});
	onTestFinished(close);
	return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests, close };
}

/** Gives `body` as a good server does: whole, or the rest of it where the client has this version's beginning. */
export function serve(
	request: IncomingMessage,
	response: ServerResponse,
	body: Buffer,
	{ etag, lastModified = 'Fri, 15 Jan 2021 10:00:00 GMT', cutAfter = Infinity }: { etag: string; lastModified?: string; cutAfter?: number }
): void {
	if (request.headers['if-none-match'] === etag) {
		response.writeHead(304, { etag }).end();
		return;
	}
	const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
	const from = range && request.headers['if-range'] === etag ? Number(range[1]) : 0;
	response.writeHead(from > 0 ? 206 : 200, {
		'content-type': 'text/csv',
		'content-length': body.length - from,
		etag,
		'last-modified': lastModified,
		...(from > 0 ? { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : {})
	});
	if (body.length - from <= cutAfter) return void response.end(body.subarray(from));
	// What was written reaches the client before the connection goes.
	response.write(body.subarray(from, from + cutAfter), () => setTimeout(() => response.destroy(), 50));
}
