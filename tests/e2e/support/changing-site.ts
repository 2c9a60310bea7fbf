import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The site as who comes back meets it: after another deployment, or while one of its files cannot be had. */
export interface ChangingSite {
	url: string;
	/** From now on the site is a newer one: its worker differs, and keeps its files under another name. */
	deploy(): void;
	/** Files that answer 503 from now on; null mends them. */
	lose(paths: RegExp | null): void;
	/** How often such a file was asked for. */
	refused(): number;
	close(): void;
}

/** What the worker calls its cache begins so; the name of the build follows, as it is or as an expression. */
const CACHE = /`plomada-shell-(?=[^`])/g;

/** Stands before the site at `upstream`. */
export async function changingSite(upstream: string): Promise<ChangingSite> {
	let deployments = 0;
	let refused = 0;
	let lost: RegExp | null = null;
	const server = createServer((asked, answer) => {
		void (async () => {
			const path = asked.url ?? '/';
			if (lost?.test(path)) {
				refused++;
				return answer.writeHead(503).end();
			}
			const { range } = asked.headers;
			const met = await fetch(upstream + path, { redirect: 'manual', headers: range ? { range } : {} });
			const body = Buffer.from(await met.arrayBuffer());
			const headers = [...met.headers].filter(
				([name]) => !/^(?:content-(?:encoding|length)|etag)$/.test(name)
			);
			answer.writeHead(met.status, Object.fromEntries(headers));
			const renamed = deployments > 0 && path.startsWith('/service-worker.js');
			return answer.end(
				renamed ? body.toString().replace(CACHE, (begin) => `${begin}${deployments}-`) : body
			);
		})().catch(() => answer.destroy());
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		deploy: () => void deployments++,
		lose: (paths) => void (lost = paths),
		refused: () => refused,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
