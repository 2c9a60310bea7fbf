import type { Page } from '@playwright/test';
import { drawnMap } from './support/steps';
import { expect, open, test } from './support/test';

// Each of these was found by somebody trying to break the page: the controls as a screen reader and a thumb meet them.

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 1024;
async function openFilters(page: Page) {
	if (!isPhone(page)) return page.getByRole('complementary', { name: 'Filtrar' });
	await page.getByRole('button', { name: /^Filtros/ }).click();
	return page.getByRole('dialog', { name: 'Filtrar' });
}

test('sliders stand in a group, not in a picture, and no two controls share a name', async ({ page }) => {
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	await expect(filters.getByRole('slider')).toHaveCount(4);
	for (const group of ['Año', 'Inversión']) {
		const snapshot = await filters.getByRole('group', { name: group, exact: true }).ariaSnapshot();
		expect(snapshot).toMatch(/^- group "[^"]+":\n {2}- slider .*\n {2}- slider /);
		expect(snapshot).not.toContain('img');
	}
	for (const name of ['Primer año', 'Último año', 'Monto mínimo en pesos', 'Monto máximo en pesos']) {
		await expect(filters.getByLabel(name, { exact: true })).toHaveCount(1);
		await expect(filters.getByRole('slider', { name: `${name} (deslizador)`, exact: true })).toHaveCount(1);
	}
});

test('every order of the list begins alike, whatever the measure', async ({ page }) => {
	await open(page, '/?motor=js&medida=ejercido');
	const orders = await page.getByLabel('Ordenar').locator('option').allTextContents();
	expect(orders.filter((text) => !/^\p{Lu}/u.test(text))).toEqual([]);
});

test('a municipality is found where its name is written with an error', async ({ page }) => {
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	await filters.getByRole('button', { name: /46 municipios/ }).click();
	const search = filters.getByRole('searchbox', { name: /municipio/i });
	await search.fill('Guanjuato');
	await expect(filters.getByRole('checkbox', { name: /^Guanajuato/ })).toBeVisible();
	await search.press('Enter');
	await expect(page).toHaveURL(/mun=11015/);
});

test('the sheet of a phone covers neither the legend nor what is fitted, however far it is pulled up', async ({
	page
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page, '/?motor=js&mun=11020');
	await drawnMap(page);
	const gap = () =>
		page.evaluate(() => {
			const legend = document.querySelector('.map .legend')?.getBoundingClientRect().bottom ?? NaN;
			const sheet = document.querySelector('section.answer')?.getBoundingClientRect().top ?? NaN;
			return sheet - legend;
		});
	await expect.poll(gap).toBeGreaterThanOrEqual(8);
	await page.mouse.wheel(0, 200);
	await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(150);
	await expect.poll(gap).toBeGreaterThanOrEqual(8);
});
