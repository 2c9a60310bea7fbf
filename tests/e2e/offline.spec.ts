import type { BrowserContext, Page } from '@playwright/test';
import { workParam } from '../../src/lib/domain';
import { changingSite, type ChangingSite } from './support/changing-site';
import { native, nativeTotals } from './support/native';
import { expect, figure, settled, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

/** A first visit, until the device has kept everything. */
async function firstVisit(page: Page, address = '/'): Promise<void> {
	await page.goto(address);
	await settled(page);
	await expect
		.poll(() => keptFiles(page), { timeout: 45_000 })
		// The first, what a work is read from, and the last that are kept.
		.toEqual(
			expect.arrayContaining([
				'works_core.parquet',
				'lives.jsonl.gzip',
				'id-index.bin',
				'codes.json',
				'named-places.json'
			])
		);
	await expect.poll(() => keptPages(page), { timeout: 45_000 }).toBeGreaterThan(50);
}

/** Of the pages, and of the data of municipalities. */
const keptPages = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => name.startsWith('plomada-shell-'));
		const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return all.flat().filter(({ url }) => /\/$|__data\.json$/.test(url)).length;
	});

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

test('after the first visit any work, any municipality and near me open without a network', async ({
	page,
	context
}) => {
	await firstVisit(page, '/cerca/');
	const [work] = await native(
		'SELECT id, investment FROM works WHERE investment IS NOT NULL ORDER BY hash(id) LIMIT 1'
	);
	const id = String(work?.id);
	const valle = await nativeTotals("municipality = '11014'");
	await unplugged(context, async () => {
		await page.goto(`/obra/${workParam(id)}/`);
		await settled(page);
		const sheet = page.getByTestId('work-sheet');
		await expect(sheet).toHaveAttribute('data-id', id);
		await expect(sheet.locator('[data-field=investment]').first()).toHaveAttribute(
			'data-value',
			String(work?.investment)
		);
		await page.goto('/municipio/11014/');
		await settled(page);
		expect(await figure(page, 'total-works')).toBe(valle.works);
		expect(await figure(page, 'total-investment')).toBe(valle.amount);
		await page.goto('/cerca/?lugar=11020');
		await settled(page);
		await expect(page.getByTestId('near-row').first()).toBeVisible();
		// The auditors' pages, too.
		for (const [address, testid] of [
			['/auditoria/?mun=11014', 'total-works'],
			['/alertas/?mun=11014', 'figure-by-flag'],
			['/historial/', 'figure-by-change'],
			['/contratista/', 'figure-by-party']
		] as const) {
			await page.goto(address);
			await settled(page);
			await expect(page.getByTestId(testid)).toBeAttached();
		}
		await page.goto('/auditoria/?mun=11014');
		await settled(page);
		expect(await figure(page, 'total-works')).toBe(valle.works);
	});
});

test.describe('another deployment', () => {
	let site: ChangingSite;
	test.beforeEach(async ({ baseURL }) => {
		site = await changingSite(String(baseURL));
	});
	test.afterEach(() => site.close());

	const offer = (page: Page) => page.getByTestId('update-offer');
	const ofTheWorker = (page: Page): Promise<{ waits: boolean; caches: string[] }> =>
		page.evaluate(async () => ({
			waits: (await navigator.serviceWorker.getRegistration())?.waiting != null,
			caches: (await caches.keys()).filter((name) => name.startsWith('plomada-shell-'))
		}));

	test('is offered, never forced; whoever takes it has it', async ({ page }) => {
		await firstVisit(page, `${site.url}/acerca/`);
		const [first] = (await ofTheWorker(page)).caches;
		await page.reload();
		await settled(page);
		await expect(offer(page)).toHaveCount(0);
		site.deploy();
		await page.reload();
		await expect(offer(page)).toBeVisible();
		// Nothing has changed until it is taken.
		expect((await ofTheWorker(page)).waits).toBe(true);
		await offer(page).getByRole('button', { name: 'Después' }).click();
		await expect(offer(page)).toHaveCount(0);
		await page.reload();
		await expect(offer(page)).toBeVisible();
		await Promise.all([page.waitForEvent('load'), offer(page).getByRole('button').first().click()]);
		await settled(page);
		await expect(offer(page)).toHaveCount(0);
		await expect.poll(async () => (await ofTheWorker(page)).caches).toHaveLength(1);
		expect((await ofTheWorker(page)).caches).not.toContain(first);
	});

	test('that comes only in part leaves the old one as it was', async ({ page, context }) => {
		await firstVisit(page, `${site.url}/acerca/`);
		await page.reload();
		await settled(page);
		site.deploy();
		// The last thing that is kept.
		site.lose(/^\/404\.html/);
		await page.reload();
		await expect.poll(() => site.refused(), { timeout: 30_000 }).toBeGreaterThan(0);
		await settled(page);
		expect((await ofTheWorker(page)).waits).toBe(false);
		await expect(offer(page)).toHaveCount(0);
		await unplugged(context, async () => {
			await page.goto(`${site.url}/?anio=2016`);
			await settled(page);
			await expect(page.getByTestId('sentence')).toContainText('2016');
		});
	});

	test('a first visit that is cut off is taken up again while the page is open', async ({ page }) => {
		site.lose(/^\/404\.html/);
		await page.goto(`${site.url}/acerca/`);
		await expect.poll(() => site.refused(), { timeout: 30_000 }).toBeGreaterThan(0);
		site.lose(null);
		await expect.poll(() => keptPages(page), { timeout: 45_000 }).toBeGreaterThan(50);
	});
});
