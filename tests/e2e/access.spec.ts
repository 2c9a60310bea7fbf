import { found, inTheme, largeText, overflow } from './support/access';
import { expect, open, settled, test } from './support/test';

for (const theme of ['light', 'dark'] as const) {
	for (const address of ['/?motor=js', '/en/?motor=js&mun=11020&anio=2016', '/datos/']) {
		test(`axe finds nothing: ${address} ${theme}`, async ({ page }) => {
			await inTheme(page, theme);
			if (address === '/datos/') await page.goto(address);
			else {
				await open(page, address);
				await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle');
			}
			expect(await found(page)).toEqual([]);
		});
	}
}

test('axe finds nothing with a work open', async ({ page }) => {
	await open(page, '/?motor=js');
	await page.getByTestId('work-row').first().click();
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'ready');
	expect(await found(page)).toEqual([]);
});

for (const address of ['/?motor=js', '/datos/', '/siguiendo/'])
	// The wide letters of whoever does not get ours in time are the harder case.
	test(`nothing is lost at 320 pixels, nor with text at 200 per cent: ${address}`, async ({ page }) => {
		await page.route('**/*.woff2', (route) => route.abort());
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(address);
		if (address !== '/datos/') await settled(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await largeText(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});
