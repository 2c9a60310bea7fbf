/** Pages, scripts, styles, letters: what belongs to one build of the site, in a cache of its own. */

/** `offline.json`, which the build writes: addresses below the base path. */
interface OfflineList {
	/** Scripts, styles and letters of the pages that work offline, and the page that stands in for those not kept. */
	shell: string[];
	/** By language: pages, and the data of those that are drawn from it. */
	pages: Record<'es' | 'en', string[]>;
}

const STAND_IN = '/404.html';
/** How many files are asked for at once: a slow line stays free for what the reader does. */
const AT_ONCE = 4;

async function offlineList(base: string): Promise<OfflineList> {
	const response = await fetch(`${base}/offline.json`, { cache: 'no-cache' });
	if (!response.ok) throw new Error(`offline.json: expected status 200, met ${response.status}`);
	return (await response.json()) as OfflineList;
}

/** All or nothing: the browser drops a worker whose installation fails, and the one before stays. */
export async function keepShell(name: string, base: string): Promise<void> {
	const cache = await caches.open(name);
	const { shell } = await offlineList(base);
	await keepAll(
		cache,
		[...shell, STAND_IN].map((path) => base + path)
	);
}

/** Pages of the same build as this worker: after a new deployment there is nothing to keep until the new worker is in force. */
export async function keepPages(name: string, base: string, locale: 'es' | 'en'): Promise<void> {
	const cache = await caches.open(name);
	if (!(await isSameBuild(cache, base))) return;
	const { pages } = await offlineList(base);
	await keepAll(
		cache,
		pages[locale].map((path) => base + path)
	);
}

async function isSameBuild(cache: Cache, base: string): Promise<boolean> {
	const [kept, now] = await Promise.all([
		cache.match(base + STAND_IN).then((response) => response?.text()),
		fetch(base + STAND_IN, { cache: 'no-cache' }).then((response) => response.text())
	]);
	return kept === now;
}

async function keepAll(cache: Cache, urls: readonly string[]): Promise<void> {
	const queue = [...urls];
	const next = async (): Promise<void> => {
		for (let url = queue.shift(); url !== undefined; url = queue.shift())
			if (!(await cache.match(url))) await cache.add(url);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** A page: the kept one, else the network's, else the one that draws it from what is kept. Its query is the page's own business. */
export async function page(name: string, base: string, request: Request): Promise<Response> {
	const cache = await caches.open(name);
	const kept = await cache.match(request, { ignoreSearch: true });
	if (kept) return kept;
	try {
		return await fetch(request);
	} catch (thrown) {
		const standIn = await cache.match(base + STAND_IN);
		if (standIn) return new Response(standIn.body, { headers: standIn.headers });
		throw thrown;
	}
}

/** A file of the build: what is kept, else the network's, which is then kept if it is whole. */
export async function keptOrFetched(name: string, request: Request): Promise<Response> {
	const cache = await caches.open(name);
	const kept = await cache.match(request, { ignoreSearch: true });
	if (kept) return kept;
	const response = await fetch(request);
	if (response.status === 200 && isWorthKeeping(request.url)) await cache.put(request, response.clone());
	return response;
}

/** The engine is 34 MB, and a phone that opened it once need not carry it. */
const isWorthKeeping = (url: string): boolean => !/\.wasm$|duckdb|__data\.json/.test(new URL(url).pathname);
