import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.json': 'application/json',
	'.css': 'text/css',
	'.wasm': 'application/wasm',
	'.parquet': 'application/octet-stream'
};

/** Serves folders under their prefixes, with byte ranges, on any free port of this machine. */
export async function serveFolders(
	folders: Record<string, string>
): Promise<{ url: string; close: () => void }> {
	const server: Server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		const prefix = Object.keys(folders).find((name) => path.startsWith(name));
		const folder = prefix === undefined ? undefined : folders[prefix];
		if (prefix === undefined || folder === undefined) return void response.writeHead(404).end();
		const file = join(folder, normalize(`/${path.slice(prefix.length)}`));
		const found = statSync(file, { throwIfNoEntry: false });
		if (!found?.isFile()) return void response.writeHead(404).end();
		const type = TYPES[extname(file)] ?? 'application/octet-stream';
		const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
		const [start, last] = from ? [Number(from), Math.min(Number(to), found.size - 1)] : [0, found.size - 1];
		if (start > last && found.size > 0) return void response.writeHead(416).end();
		response.writeHead(from ? 206 : 200, {
			'content-type': type,
			'content-length': Math.max(0, last + 1 - start),
			...(from ? { 'content-range': `bytes ${start}-${last}/${found.size}` } : {})
		});
		createReadStream(file, { start, end: Math.max(0, last) }).pipe(response);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('expected a port, met none');
	return { url: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}
