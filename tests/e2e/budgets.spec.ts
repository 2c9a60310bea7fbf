import type { Page } from '@playwright/test';
import { slowProxy } from '../../scripts/bench/slow-proxy';
import { isMapCode, total, WATCH_READY } from '../../scripts/bench/transfers';
import { workParam } from '../../src/lib/domain';
import { expect, test } from './support/test';

/** What arrives before a page is ready depends on the order of arrival: the line is a phone's. */
const SLOW_PHONE = { bitsPerSecond: 1_600_000, roundTrip: 150 };

/** Bytes, shifts and WebAssembly do not depend on the machine; the paint's time does, and is a bench (`npm run bench`). */
/** The explorer's aim is 250 KB, which `npm run bench` holds it against; it is not reached (262 to 290 KB were met): a guard only. */
const PAGES = [
	{ name: 'explorer', path: '/', most: 300_000 },
	{ name: 'municipality', path: '/municipio/11020/', most: 120 * 1024 },
	{ name: 'work', path: `/obra/${workParam('demo:GTO-2019-618424')}/`, most: 120 * 1024 },
	{ name: 'municipalities', path: '/municipios/', most: 120 * 1024 },
	{ name: 'near me', path: '/cerca/?lugar=11020', most: 280 * 1024 }
];

/** Of the screen, times the way it goes. A twentieth of what counts as good: a hair's breadth on a browser that is behind with its work. */
const LEAST_SEEN = 0.005;

/** Before the page's own scripts: what the browser says of shifts, and whether anybody asks for WebAssembly. */
const WATCH = `
	window.met = { moved: [], wasm: 0 };
	new PerformanceObserver((list) => {
		for (const { hadRecentInput, value, sources } of list.getEntries())
			if (!hadRecentInput && value >= ${LEAST_SEEN})
				for (const { node } of sources) window.met.moved.push(value.toFixed(4) + ' ' + (node?.textContent ?? '').trim().slice(0, 60));
	}).observe({ type: 'layout-shift', buffered: true });
	for (const name of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming']) {
		const original = WebAssembly[name];
		WebAssembly[name] = (...given) => ((window.met.wasm += 1), original.apply(WebAssembly, given));
	}
	${WATCH_READY}
`;

const met = (page: Page): Promise<{ moved: string[]; wasm: number }> =>
	page.evaluate(() => (window as unknown as { met: { moved: string[]; wasm: number } }).met);

for (const { name, path, most } of PAGES) {
	test(`the ${name} page keeps its budget on a phone`, async ({ browser, baseURL }) => {
		const proxy = await slowProxy(Number(new URL(baseURL ?? '').port), SLOW_PHONE);
		const context = await browser.newContext({
			viewport: { width: 390, height: 844 },
			isMobile: true,
			locale: 'es-MX',
			serviceWorkers: 'block'
		});
		try {
			const page = await context.newPage();
			await page.addInitScript({ content: WATCH });
			await page.goto(proxy.url + path, { waitUntil: 'commit' });
			const ready = await page.waitForFunction(
				() => (window as unknown as { readyAt?: number }).readyAt,
				undefined,
				{ polling: 50 }
			);
			const readyAt = (await ready.jsonValue()) ?? 0;
			const before = proxy.transfers.filter(({ ended }) => ended <= readyAt);
			const bytes = total(before.filter((transfer) => !isMapCode(transfer)));
			expect(
				bytes,
				before.map(({ path: file, bytes: size }) => `${size} ${file}`).join('\n')
			).toBeLessThanOrEqual(most);
			expect(bytes).toBeGreaterThan(10_000);
			expect(await met(page)).toEqual({ moved: [], wasm: 0 });
		} finally {
			await context.close();
			proxy.close();
		}
	});
}
