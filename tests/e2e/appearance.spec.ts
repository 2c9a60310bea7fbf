import type { Page } from '@playwright/test';
import { isPhone, openFilters } from './support/steps';
import { expect, figure, open, settled, test } from './support/test';

const ground = (page: Page): Promise<string> =>
	page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

/** By the button of the header on a desk, by the list among the filters on a phone. */
async function chooseTheme(page: Page, name: 'Claro' | 'Oscuro' | 'Automático, como el sistema') {
	if (isPhone(page)) {
		const filters = await openFilters(page);
		await filters.getByRole('combobox', { name: 'Tema' }).selectOption(name);
		await page.keyboard.press('Escape');
	} else await page.getByRole('button', { name: /^Cambiar a tema/ }).click();
}

test('the theme follows the system until one is chosen, is kept, and can follow it again', async ({
	page
}) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await open(page, '/?motor=js&mun=11011');
	expect(await ground(page)).toBe('dark');
	await chooseTheme(page, 'Claro');
	expect(await ground(page)).toBe('light');
	await page.reload();
	expect(await ground(page)).toBe('light');
	await settled(page);
	await chooseTheme(page, 'Automático, como el sistema');
	expect(await ground(page)).toBe('dark');
	await page.emulateMedia({ colorScheme: 'light' });
	expect(await ground(page)).toBe('light');
});

test('another language keeps the filter, the order and the open work', async ({ page }) => {
	await open(page, '/?anio=2016&orden=nombre&motor=js');
	const works = await figure(page, 'total-works');
	await page.getByTestId('work-row').first().click();
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'ready');
	const id = await page.getByTestId('work-panel').getAttribute('data-id');
	const query = new URL(page.url()).search;
	const english = page.getByRole('link', { name: 'English' });
	await expect(english).toHaveAttribute('href', `/en/${query}`);
	if (isPhone(page)) await page.getByRole('button', { name: 'Cerrar la obra' }).click();
	await page.getByRole('link', { name: 'English' }).click();
	await settled(page);
	expect(await figure(page, 'total-works')).toBe(works);
	if (!isPhone(page)) await expect(page.getByTestId('work-panel')).toHaveAttribute('data-id', String(id));
	await page.getByRole('link', { name: 'Español' }).click();
	await expect(page).toHaveURL(/\/\?anio=2016&.*orden=nombre/);
	await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});
