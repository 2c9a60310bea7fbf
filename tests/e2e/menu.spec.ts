import { expect, test } from './support/test';

test(
	'on a phone the sections are in a menu that opens, closes and leads, also without script',
	{ tag: '@phone' },
	async ({ page, browser, baseURL }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto('/datos/');
		const menu = page.getByRole('banner').getByText('Menú', { exact: true });
		const data = page
			.getByRole('navigation', { name: 'Secciones' })
			.getByRole('link', { name: 'Datos', exact: true });
		await expect(data).toBeHidden();
		await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
		await menu.click();
		await expect(data).toHaveAttribute('aria-current', 'page');
		for (const link of await page.getByRole('navigation', { name: 'Secciones' }).getByRole('link').all()) {
			await expect(link).toBeInViewport({ ratio: 1 });
			expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
		}
		await page.keyboard.press('Escape');
		await expect(data).toBeHidden();
		await menu.click();
		await page.mouse.click(20, 620);
		await expect(data).toBeHidden();

		const context = await browser.newContext({
			javaScriptEnabled: false,
			viewport: { width: 320, height: 640 }
		});
		const plain = await context.newPage();
		await plain.goto(`${baseURL}/datos/`);
		await plain.getByRole('banner').getByText('Menú', { exact: true }).click();
		await plain
			.getByRole('navigation', { name: 'Secciones' })
			.getByRole('link', { name: 'Explorar' })
			.click();
		await expect(plain).toHaveURL(`${baseURL}/`);
		await context.close();
	}
);

test('on a desk they stand in the bar', { tag: '@desk' }, async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.goto('/datos/');
	await expect(
		page.getByRole('navigation', { name: 'Secciones' }).getByRole('link', { name: 'Explorar' })
	).toBeVisible();
	await expect(page.getByRole('banner').getByText('Menú', { exact: true })).toBeHidden();
});
