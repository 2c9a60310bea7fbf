import { found, inTheme, largeText, overflow } from './support/access';
import { expect, open, test } from './support/test';

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

test('nothing is lost at 320 pixels, nor with text at 200 per cent', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/?motor=js');
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await largeText(page);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
});
