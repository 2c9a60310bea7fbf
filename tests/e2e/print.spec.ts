import { drawnMap } from './support/steps';
import { expect, figure, open, test } from './support/test';

/** Letter paper less its margins, CSS pixels. */
const SHEET = { width: 700, height: 940 };

test('on paper: the sentence and the figures, nothing to press', { tag: '@phone' }, async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await open(page, '/?motor=js&mun=11020');
	await drawnMap(page);
	await expect(page.getByRole('button', { name: /^Filtros/ })).toBeVisible();
	await page.setViewportSize(SHEET);
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(page.getByTestId('sentence')).toBeVisible();
	await expect(page.getByTestId('total-spent')).toBeVisible();
	await expect(page.getByTestId('figure-by-year')).toBeVisible();
	await expect(page.getByTestId('work-row').first()).toBeVisible();
	await expect(page.getByTestId('demo-notice')).toBeVisible();
	await expect(page.getByTestId('map')).toBeHidden();
	await expect(page.getByRole('navigation')).toHaveCount(0);
	for (const name of [/^Filtros/, 'Acercar', 'Mi posición', 'Descargar CSV', /tema (claro|oscuro)/])
		await expect(page.getByRole('button', { name })).toHaveCount(0);
	// Ink on white, though the reader's screen is dark.
	const sentence = page.getByTestId('sentence');
	expect(await sentence.evaluate((node) => getComputedStyle(node).color)).toBe('rgb(33, 28, 23)');
	expect(await sentence.evaluate((node) => node.getBoundingClientRect().height)).toBeGreaterThan(20);
	// What does not fit is said: paper cannot scroll.
	const total = await figure(page, 'total-works');
	await expect(page.getByText(`En papel, las primeras 50 de ${total}`)).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SHEET.width);
	await expect(page.getByText(/^Publicación \d{4}-/)).toBeVisible();
});
