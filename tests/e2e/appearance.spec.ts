import type { Page } from '@playwright/test';
import { isPhone, withoutMap } from './support/steps';
import { expect, figure, open, settled, test } from './support/test';

const ground = (page: Page): Promise<string> =>
	page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

/** By the button of the header on a desk, of the menu on a phone. */
async function switchTheme(page: Page, name: 'claro' | 'oscuro'): Promise<void> {
	if (isPhone(page)) await page.getByText('Menú', { exact: true }).click();
	await page.getByRole('button', { name: `Cambiar a tema ${name}` }).click();
}

test('the theme follows the system until one is chosen, is kept, and can follow it again', async ({
	page
}) => {
	await withoutMap(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await open(page, '/?motor=js&mun=11011');
	expect(await ground(page)).toBe('dark');
	await switchTheme(page, 'claro');
	expect(await ground(page)).toBe('light');
	await page.reload();
	expect(await ground(page)).toBe('light');
	await settled(page);
	await switchTheme(page, 'oscuro');
	expect(await ground(page)).toBe('dark');
	// What equals the system's is no choice any more.
	await page.emulateMedia({ colorScheme: 'light' });
	expect(await ground(page)).toBe('light');
});

test('another language keeps the filter, the order and the open work', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?anio=2016&orden=nombre&motor=js');
	const works = await figure(page, 'total-works');
	await page.getByTestId('work-row').first().click();
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	const english = page.getByRole('link', { name: 'English' });
	await expect(english).toHaveAttribute('href', `/en/${new URL(page.url()).search}`);
	await panel.getByRole('button', { name: 'Cerrar la obra' }).click();
	await english.click();
	await expect(page).toHaveURL(/\/en\/\?anio=2016&orden=nombre/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe(works);
	await expect(page.getByTestId('sentence')).toContainText('works and actions');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('link', { name: 'Español' })).toHaveAttribute(
		'href',
		/^\/\?anio=2016&orden=nombre/
	);
});
