import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** An HTTP server of this test, on a free port of this machine. */
export async function localServer(
	answer: (request: IncomingMessage, response: ServerResponse) => void
): Promise<{ url: string; close: () => void }> {
	const server = createServer(answer);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('expected a port, met none');
	return {
		url: `http://127.0.0.1:${address.port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}

/** Sends `bytes` as most hosts do: a range with 206 where one is asked for, else everything with 200. */
export function sendRange(request: IncomingMessage, response: ServerResponse, bytes: Uint8Array): void {
	const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
	if (!range) return void response.writeHead(200).end(bytes);
	response.writeHead(206).end(bytes.subarray(Number(range[1]), Number(range[2]) + 1));
}
