import AxeBuilder from '@axe-core/playwright';
import { expect, open, test } from './support/test';

for (const theme of ['light', 'dark'] as const) {
	for (const address of ['/?motor=js', '/en/?motor=js&mun=11020&anio=2016', '/datos/']) {
		test(`axe finds nothing: ${address} ${theme}`, async ({ page }) => {
			await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			if (address === '/datos/') await page.goto(address);
			else {
				await open(page, address);
				await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle');
			}
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
				.analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
			).toEqual([]);
		});
	}
}

test('axe finds nothing with a work open', async ({ page }) => {
	await open(page, '/?motor=js');
	await page.getByTestId('work-row').first().click();
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'ready');
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
		.analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
	).toEqual([]);
});

test('nothing is lost at 320 pixels, nor with text at 200 per cent', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/?motor=js');
	const overflow = () =>
		page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(await overflow()).toBeLessThanOrEqual(0);
	await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
	expect(await overflow()).toBeLessThanOrEqual(0);
});
