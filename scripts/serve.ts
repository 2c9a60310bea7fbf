/**
 * Serves a built site and a folder of releases: `tsx scripts/serve.ts <site> <releases>`. Files only; anything that sends files can take
 * its place, with the headers the README lists.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { workIdOf, workParam } from '../src/lib/domain/work-address';

/** A meta tag does not reach workers, so their scripts carry the policy themselves. */
const WORKER_POLICY =
	"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'self'";
const PAGE_POLICY = "frame-ancestors 'self'";
/** What is made to stand in other people's pages: a work's card, which holds nothing that a stranger's page could trick a reader into pressing. */
const EMBED_POLICY = 'frame-ancestors *';
const embeds = new WeakSet<ServerResponse>();
const WORK_PAGE = /^(\/en)?\/obra\/([^/]+)\/?$/;

/** The canonical address of a work that was asked for by another (`/obra/demo:GTO-1`); null where it is canonical, or no work's. */
function canonicalWork(path: string): string | null {
	const [, language = '', written] = WORK_PAGE.exec(path) ?? [];
	if (written === undefined) return null;
	let segment: string;
	try {
		segment = decodeURIComponent(written);
	} catch {
		return null;
	}
	const id = /[^A-Za-z0-9._=~-]/.test(segment) ? segment : workIdOf(segment);
	const canonical = `${language}/obra/${workParam(id)}/`;
	return canonical === path ? null : canonical;
}

function setHeaders(response: ServerResponse, pathname: string): void {
	response.setHeader('X-Content-Type-Options', 'nosniff');
	// Scripts are many and small, and a phone pays for the headers of each: only workers need the policy.
	if (/worker[^/]*\.m?js$|\/workers\//.test(pathname))
		response.setHeader('Content-Security-Policy', WORKER_POLICY);
	if (pathname.endsWith('/') || pathname.endsWith('.html')) {
		response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
		response.setHeader('Content-Security-Policy', embeds.has(response) ? EMBED_POLICY : PAGE_POLICY);
		response.setHeader('Permissions-Policy', 'geolocation=(self), camera=(), microphone=()');
	}
	if (pathname.includes('/_app/immutable/')) {
		response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
		withoutValidators(response);
	} else response.setHeader('Cache-Control', 'no-cache');
}

/** What never changes is never asked for again by date or tag, and a phone pays for the headers of thirty files. */
function withoutValidators(response: ServerResponse): void {
	const writeHead = response.writeHead.bind(response);
	response.writeHead = ((status: number, headers: Record<string, unknown>) => {
		const { ETag: _tag, 'Last-Modified': _date, ...others } = headers;
		return writeHead(status, others as Record<string, string>);
	}) as typeof response.writeHead;
}

const [siteFolder, dataFolder] = process.argv.slice(2);
if (!siteFolder || !dataFolder)
	throw new Error('expected: serve.ts <folder of the site> <folder of releases>');
const base = process.env.BASE_PATH ?? '';
const port = Number(process.env.PORT ?? 4173);

const site = sirv(siteFolder, { etag: true, brotli: true, gzip: true, setHeaders });
// Releases are read live: publishing swaps them in whole while the server runs.
const releases = sirv(dataFolder, { dev: true, etag: true, brotli: true, gzip: true, setHeaders });
const notFoundPage = readFileSync(join(siteFolder, '404.html'));

function notFound(_request: IncomingMessage, response: ServerResponse): void {
	setHeaders(response, '404.html');
	response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
	response.end(notFoundPage);
}

// A search of 10,000 letters in the address is a long filter, not an attack: the page cuts it and says so.
const server = createServer({ maxHeaderSize: 128 * 1024 }, (request, response) => {
	// HTTP/1.1 keeps a line open by itself: it need not be said with every answer.
	response.removeHeader('connection');
	const [path = '/', query] = (request.url ?? '/').split('?', 2);
	if (base && !path.startsWith(`${base}/`)) return notFound(request, response);
	const inner = path.slice(base.length);
	const suffix = query === undefined ? '' : `?${query}`;
	if (inner.startsWith('/data/')) {
		request.url = inner.slice('/data'.length) + suffix;
		return releases(request, response, () => notFound(request, response));
	}
	const canonical = canonicalWork(inner);
	if (canonical !== null) {
		response.writeHead(308, { Location: `${base}${canonical}${suffix}` });
		return response.end();
	}
	if (WORK_PAGE.test(inner) && new URLSearchParams(query).get('vista') === 'insertar') embeds.add(response);
	request.url = inner + suffix;
	// Pages live at addresses that end in a slash.
	if (!inner.endsWith('/') && !/\.[^/]+$/.test(inner)) {
		response.writeHead(308, { Location: `${base}${inner}/${suffix}`.replace(/^\/+/, '/') });
		return response.end();
	}
	return site(request, response, () => notFound(request, response));
});

server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EADDRINUSE')
		console.error(`Port ${port} is taken. Choose another: PORT=4180 npm start`);
	else console.error(error.message);
	process.exit(1);
});
server.listen(port, () => console.log(`Plomada: http://localhost:${port}${base}/`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		server.close();
		server.closeAllConnections();
		process.exit(0);
	});
}
