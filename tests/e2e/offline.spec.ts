import type { BrowserContext, Page } from '@playwright/test';
import { expect, settled, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

/** A first visit, until the device has kept everything. */
async function firstVisit(page: Page, address = '/'): Promise<void> {
	await page.goto(address);
	await settled(page);
	await expect
		.poll(() => keptFiles(page), { timeout: 45_000 })
		.toEqual(expect.arrayContaining(['works_core.parquet', 'works_text.parquet', 'lives.jsonl.gzip']));
}

const keptFiles = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const cache = await caches.open('plomada-releases');
		return (await cache.keys()).map(({ url }) => url.split('/').pop() ?? '');
	});

async function unplugged(context: BrowserContext, run: () => Promise<void>): Promise<void> {
	await context.setOffline(true);
	try {
		await run();
	} finally {
		await context.setOffline(false);
	}
}

test('after the first visit the explorer opens and filters without a network, and says so', async ({
	page,
	context
}) => {
	await firstVisit(page);
	await unplugged(context, async () => {
		await page.goto('/?anio=2016');
		await settled(page);
		await expect(page.getByTestId('sentence')).toContainText('2016');
		await expect(page.getByTestId('offline-note')).toBeVisible();
		await page.getByTestId('work-row').first().getByRole('link').click();
		await expect(page.getByTestId('work-panel').locator('[data-field]').first()).toBeAttached();
	});
});

test('nothing of the engine is kept', async ({ page }) => {
	await firstVisit(page);
	const kept = await page.evaluate(async () => {
		const names = await caches.keys();
		const all = await Promise.all(
			names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))
		);
		return all.flat();
	});
	expect(kept.length).toBeGreaterThan(20);
	expect(kept.filter((url) => /\.wasm|duckdb/.test(url))).toEqual([]);
});
