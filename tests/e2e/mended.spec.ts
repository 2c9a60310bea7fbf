import { nativeTotals } from './support/native';
import { expect, figure, open, settled, test } from './support/test';

// Each of these was found by somebody trying to break the page.

test('on a desk the columns scroll, the page does not', async ({ page }) => {
	test
		.info()
		.annotations.push({ type: 'bug', description: 'what was placed out of sight stretched the document' });
	await page.setViewportSize({ width: 1440, height: 900 });
	await open(page, '/?motor=js&mun=11020');
	const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
	expect(beyond).toBeLessThanOrEqual(0);
	await page.mouse.move(1300, 500);
	for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, 4000);
	expect(await page.evaluate(() => window.scrollY)).toBe(0);
	await expect(page.getByRole('banner')).toBeInViewport();
});

test('the link to the works without a place leads to their list', async ({ page }) => {
	await open(page, '/?motor=js');
	await page.getByTestId('sentence').getByRole('link').click();
	await settled(page);
	const title = page.locator('#list-title');
	await expect(title).toBeInViewport();
	await expect(title).toBeFocused();
});

test('an address of 10,000 letters opens, is cut, and says so', async ({ page }) => {
	await open(page, `/?motor=js&q=${'a%20b%20'.repeat(2560)}`);
	await expect(page.getByTestId('filter-notice')).toBeVisible();
});

test('a filtered address never shows the figures of all works', async ({ page }) => {
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/works_core.parquet', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/?motor=js&mun=11020');
	await expect(page.getByTestId('sentence')).toBeHidden();
	await expect(page.getByText('Calculando lo que pide el enlace…')).toBeVisible();
	release();
	await settled(page);
	await expect(page.getByTestId('sentence')).toBeVisible();
	expect(await figure(page, 'total-works')).toBe((await nativeTotals("municipality = '11020'")).works);
});

test('on a phone the header stays one row when a filter is on', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page, '/?motor=js&mun=11020');
	const rows = await page
		.getByRole('banner')
		.locator('a.name, .menu summary, button.open-filters')
		.evaluateAll(
			(nodes) =>
				new Set(
					nodes.map((node) =>
						Math.round((node.getBoundingClientRect().top + node.getBoundingClientRect().bottom) / 2)
					)
				).size
		);
	expect(rows).toBe(1);
});

test('the panel speaks in words, not in keys', async ({ page }) => {
	await open(page, '/?motor=js&mun=11020');
	await page.getByTestId('work-row').first().click();
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	const subtema = panel.locator('[data-field="subtema"]');
	const key = await subtema.getAttribute('data-value');
	expect(key).toMatch(/\./);
	await expect(subtema).not.toContainText(String(key));
	const locality = panel.locator('[data-field="locality"]');
	const code = await locality.getAttribute('data-value');
	if (code) await expect(locality).not.toContainText(code);
});

test('a release is read once, however many questions are asked', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await open(page, '/?motor=js');
	const canvas = page.getByTestId('map').locator('canvas');
	await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle');
	await canvas.evaluate((node) => (node.dataset.kept = 'yes'));
	await page.getByTestId('figure-by-year').getByRole('button', { name: /^2016/ }).click();
	await expect(page).toHaveURL(/anio=2016/);
	await settled(page);
	await page.getByTestId('work-row').first().click();
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'ready');
	await page.goBack();
	await page.goBack();
	await settled(page);
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('TRUE')).works);
	expect(asked.filter((url) => url.includes('works_core.parquet'))).toHaveLength(1);
	await expect(canvas).toHaveAttribute('data-kept', 'yes');
});
