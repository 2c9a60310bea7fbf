import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepRelease, releaseFile } from '../../../src/service-worker/release-files';

// Workbox asks for a worker's global when it is loaded.
vi.hoisted(() => void Object.assign(globalThis, { self: globalThis }));

const ORIGIN = 'https://example.org';
const at = (path: string): string => new URL(path, ORIGIN).href;

/** A cache as the browser's, over a network that may break. */
class FakeCache {
	readonly kept = new Map<string, Response>();
	broken = new Set<string>();
	match(url: string): Promise<Response | undefined> {
		return Promise.resolve(this.kept.get(at(url))?.clone());
	}
	add(url: string): Promise<void> {
		if (this.broken.has(url)) return Promise.reject(new TypeError('network'));
		this.kept.set(at(url), new Response(`whole ${url}`));
		return Promise.resolve();
	}
	keys(): Promise<Request[]> {
		return Promise.resolve([...this.kept.keys()].map((url) => new Request(url)));
	}
	delete(request: Request): Promise<boolean> {
		return Promise.resolve(this.kept.delete(request.url));
	}
}

let cache: FakeCache;
beforeEach(() => {
	cache = new FakeCache();
	vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
});
afterEach(() => vi.unstubAllGlobals());

const OLD = '/data/2020-01-31-aaaaaaaaaaaa/';
const NEW = '/data/2021-01-31-bbbbbbbbbbbb/';
const FILES = ['manifest.json', 'works_core.parquet', 'works_text.parquet'];

test('a release that comes only in part breaks nothing: the one before stays whole', async () => {
	await keepRelease(OLD, FILES);
	cache.broken.add(`${NEW}works_text.parquet`);
	await expect(keepRelease(NEW, FILES)).rejects.toThrow('network');
	for (const file of FILES) expect(cache.kept.has(at(OLD + file))).toBe(true);
	// The next visit goes on where this one broke off, and only then the old one goes.
	cache.broken.clear();
	await keepRelease(NEW, FILES);
	expect([...cache.kept.keys()].sort()).toEqual(FILES.map((file) => at(NEW + file)).sort());
});

test('a range of a kept file is sliced from the whole; what is not kept is the network’s', async () => {
	await keepRelease(OLD, FILES);
	const url = `${OLD}works_core.parquet`;
	const part = await releaseFile(new Request(at(url), { headers: { range: 'bytes=0-4' } }));
	expect(part.status).toBe(206);
	expect(await part.text()).toBe('whole');
	expect(await (await releaseFile(new Request(at(url)))).text()).toBe(`whole ${url}`);
	const asked = vi.fn(() => Promise.resolve(new Response('network')));
	vi.stubGlobal('fetch', asked);
	expect(await (await releaseFile(new Request(at(`${NEW}works_core.parquet`)))).text()).toBe('network');
	expect(asked).toHaveBeenCalledOnce();
});
