import { createServer, request as ask, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** A network between the browser and the site: counts what goes over it, and slows it down like a phone's. */
export interface Network {
	/** Bits per second towards the browser; Infinity is not slowed. */
	bitsPerSecond: number;
	/** Milliseconds of every round trip: one for a new connection, one for each request. */
	roundTrip: number;
}

export interface Transfer {
	path: string;
	/** Head and body as sent, in bytes. */
	bytes: number;
	/** The body, to tell what it was. */
	body: Buffer;
	/** When the last byte left: milliseconds since 1970, which a page can tell as well. */
	ended: number;
}

export interface SlowProxy {
	url: string;
	transfers: Transfer[];
	close(): void;
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const CHUNK = 4096;

export async function slowProxy(
	upstreamPort: number,
	{ bitsPerSecond, roundTrip }: Network
): Promise<SlowProxy> {
	const transfers: Transfer[] = [];
	const greeted = new WeakSet<Socket>();
	/** When the line, which all answers share, is free again. */
	let free = 0;
	const pass = async (bytes: number) => {
		const now = performance.now();
		free = Math.max(free, now) + (bytes * 8000) / bitsPerSecond;
		if (free > now + 1) await wait(free - now);
	};
	const server: Server = createServer((incoming, outgoing) => {
		void (async () => {
			await wait(greeted.has(incoming.socket) ? roundTrip : 2 * roundTrip);
			greeted.add(incoming.socket);
			const { method, url = '/', headers } = incoming;
			const upstream = ask({ host: '127.0.0.1', port: upstreamPort, method, path: url, headers });
			incoming.pipe(upstream);
			upstream.on('error', () => outgoing.destroy());
			upstream.on('response', (answer) => {
				void (async () => {
					const parts: Buffer[] = [];
					for await (const part of answer as AsyncIterable<Buffer>) parts.push(part);
					const body = Buffer.concat(parts);
					const head = answer.rawHeaders.join(': ').length + 2 * answer.rawHeaders.length + 17;
					outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
					await pass(head);
					for (let at = 0; at < body.length; at += CHUNK) {
						const chunk = body.subarray(at, at + CHUNK);
						await pass(chunk.length);
						outgoing.write(chunk);
					}
					outgoing.end();
					transfers.push({
						path: url,
						bytes: head + body.length,
						body,
						ended: performance.timeOrigin + performance.now()
					});
				})();
			});
		})();
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('expected a port, met none');
	return {
		url: `http://127.0.0.1:${address.port}`,
		transfers,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
