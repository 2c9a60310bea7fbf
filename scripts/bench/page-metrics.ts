import type { Browser, Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Results } from './results';
import { slowProxy, type Network, type SlowProxy } from './slow-proxy';
import { isMapCode, total, WATCH_READY } from './transfers';

/** What a reader of the built site waits for: bytes until it is usable, the first large paint, and what holds up the main thread. */

const SLOW_PHONE: Network = { bitsPerSecond: 1_600_000, roundTrip: 150 };
const OPEN_LINE: Network = { bitsPerSecond: Infinity, roundTrip: 0 };
const VISITS = 5;
const READY_LIMIT_MS = 60_000;
const PEER = 'Plomada, the built site';

/** The built site is not one that can be measured: an old build, or one for other releases. */
export class SiteError extends Error {
	override name = 'SiteError';
}

interface Visit {
	page: Page;
	proxy: SlowProxy;
	/** When the page was ready and whole: milliseconds since 1970. */
	readyAt: number;
}

/** Runs before the page's own scripts. As text: tsx would put helpers of its own into a function, which the page does not have. */
const WATCH = `
	window.met = { lcp: 0, shift: 0, tasks: [], ready: 0 };
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.met.shift += entry.value;
	}).observe({ type: 'layout-shift', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) window.met.lcp = entry.startTime;
	}).observe({ type: 'largest-contentful-paint', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) window.met.tasks.push({ start: entry.startTime, duration: entry.duration });
	}).observe({ type: 'longtask', buffered: true });
	(function look() {
		if (document.querySelector('[data-testid=app][data-state=ready]')) window.met.ready = performance.now();
		else requestAnimationFrame(look);
	})();
	${WATCH_READY}
`;

declare global {
	interface Window {
		met: { lcp: number; shift: number; tasks: { start: number; duration: number }[]; ready: number };
		readyAt?: number;
	}
}

export async function measureSite(
	browser: Browser,
	site: string,
	data: string,
	results: Results
): Promise<void> {
	const server = await serveSite(site, data);
	try {
		for (const page of await phonePages(site)) await measurePhone(browser, server.port, page, results);

		const tasks: number[] = [];
		for (let visit = 0; visit < VISITS; visit++) {
			await visiting(
				browser,
				server.port,
				'/',
				OPEN_LINE,
				1,
				{ width: 1440, height: 900 },
				async ({ page }) => {
					// The map's first drawing and the engine's start on idle fall into this time.
					await page.waitForFunction(
						() =>
							['ready', 'unavailable'].includes(
								document.querySelector('[data-testid=engine-state]')?.getAttribute('data-state') ?? ''
							),
						undefined,
						{ timeout: 60_000 }
					);
					tasks.push(
						await page.evaluate(() =>
							Math.max(
								0,
								...window.met.tasks.filter((t) => t.start >= window.met.ready).map((t) => t.duration)
							)
						)
					);
				}
			);
		}
		results.add(
			{
				rows: null,
				peer: PEER,
				name: 'desk: longest task on the main thread once ready',
				unit: 'ms',
				limit: 50
			},
			tasks
		);
	} finally {
		server.process.kill();
	}
}

/** The pages a phone pays for, with what they may cost: bytes until they are ready and loaded, milliseconds until the largest paint. */
async function phonePages(site: string): Promise<PhonePage[]> {
	const [work] = (await readdir(join(site, 'obra')).catch(() => [])).sort();
	return [
		{ name: 'phone', path: '/', bytes: 250 * 1024, paint: 2500 },
		{ name: 'phone, near me', path: '/cerca/?lugar=11020', bytes: 280 * 1024, paint: 2000 },
		{ name: 'phone, municipality', path: '/municipio/11020/', bytes: 120 * 1024, paint: 2000 },
		...(work === undefined
			? []
			: [{ name: 'phone, work', path: `/obra/${work}/`, bytes: 120 * 1024, paint: 2000 }])
	];
}
interface PhonePage {
	name: string;
	path: string;
	bytes: number;
	paint: number;
}

async function measurePhone(
	browser: Browser,
	port: number,
	{ name, path, bytes: mostBytes, paint }: PhonePage,
	results: Results
): Promise<void> {
	const met = {
		bytes: [] as number[],
		all: [] as number[],
		paint: [] as number[],
		ready: [] as number[],
		shift: [] as number[]
	};
	for (let visit = 0; visit < VISITS; visit++) {
		await visiting(
			browser,
			port,
			path,
			SLOW_PHONE,
			4,
			{ width: 390, height: 844 },
			async ({ page, proxy, readyAt }) => {
				const before = proxy.transfers.filter((transfer) => transfer.ended <= readyAt);
				met.bytes.push(total(before.filter((transfer) => !isMapCode(transfer))));
				met.all.push(total(before));
				const { lcp, shift, ready } = await page.evaluate(() => window.met);
				met.paint.push(lcp);
				met.shift.push(shift);
				met.ready.push(ready);
			}
		);
	}
	const line = { rows: null, peer: PEER };
	results.add(
		{ ...line, name: `${name}: transferred until ready, without map code`, unit: 'bytes', limit: mostBytes },
		met.bytes
	);
	results.add(
		{ ...line, name: `${name}: transferred until ready, all`, unit: 'bytes', limit: null },
		met.all
	);
	results.add({ ...line, name: `${name}: largest contentful paint`, unit: 'ms', limit: paint }, met.paint);
	results.add({ ...line, name: `${name}: ready`, unit: 'ms', limit: null }, met.ready);
	results.add({ ...line, name: `${name}: layout shift`, unit: 'ratio', limit: 0 }, met.shift);
}

async function visiting(
	browser: Browser,
	port: number,
	path: string,
	network: Network,
	cpuSlowdown: number,
	viewport: { width: number; height: number },
	measure: (visit: Visit) => Promise<void>
): Promise<void> {
	const proxy = await slowProxy(port, network);
	const context = await browser.newContext({ viewport, locale: 'es-MX' });
	try {
		const page = await context.newPage();
		await page.addInitScript({ content: WATCH });
		if (cpuSlowdown > 1) {
			const session = await context.newCDPSession(page);
			await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
		}
		await page.goto(proxy.url + path, { waitUntil: 'commit' });
		const readyAt = await page
			.waitForFunction(() => window.readyAt, undefined, { timeout: READY_LIMIT_MS, polling: 50 })
			.then((ready) => ready.jsonValue())
			.catch(() => {
				throw new SiteError(
					`expected [data-testid=app][data-state=ready] within ${READY_LIMIT_MS / 1000} s, met none`
				);
			});
		await measure({ page, proxy, readyAt: readyAt ?? 0 });
	} finally {
		await context.close();
		proxy.close();
	}
}

/** The project's own server, as a visitor meets it: compressed files and all. */
async function serveSite(site: string, data: string): Promise<{ port: number; process: ChildProcess }> {
	const tsx = createRequire(import.meta.url).resolve('tsx/cli');
	const port = 20_000 + (process.pid % 20_000);
	const child = spawn(process.execPath, [tsx, 'scripts/serve.ts', site, data], {
		env: { ...process.env, PORT: String(port) },
		stdio: 'ignore'
	});
	for (let tries = 0; tries < 100; tries++) {
		const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
		if (answer) return { port, process: child };
		await new Promise((done) => setTimeout(done, 100));
	}
	child.kill();
	throw new Error(`expected scripts/serve.ts to answer on port ${port} within 10 s, met silence`);
}
