import { native, nativeTotals } from './support/native';
import { expect, figure, open, settled, test } from './support/test';

// Each of these was found by somebody trying to break the page: what an address says, and what becomes of it.

test('an address written otherwise becomes the canonical one, and what was mended stays told', async ({
	page
}) => {
	await open(page, '/?motor=js&anio=2018-2015&mun=11020,11007,11020&monto=#lista');
	await expect(page).toHaveURL(/\/\?anio=2015-2018&mun=11007,11020&motor=js#lista$/);
	await expect(page.getByTestId('filter-notice')).toContainText('2018-2015');
	expect(await figure(page, 'total-works')).toBe(
		(await nativeTotals("year BETWEEN 2015 AND 2018 AND municipality IN ('11007', '11020')")).works
	);
	// No entry of the history was added, and none is lost: Back leads out, forward comes to the same works.
	await page.getByTestId('figure-by-year').getByRole('button', { name: /^2016/ }).click();
	await expect(page).toHaveURL(/anio=2016&/);
	await expect(page.getByTestId('filter-notice')).toBeHidden();
	await page.goBack();
	await expect(page).toHaveURL(/anio=2015-2018&/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe(
		(await nativeTotals("year BETWEEN 2015 AND 2018 AND municipality IN ('11007', '11020')")).works
	);
});

test('an address of which something was dropped keeps it, and tells it again when it is opened again', async ({
	page
}) => {
	await open(page, '/?motor=js&mun=99999&anio=2018-2015');
	await expect(page.getByTestId('filter-notice')).toContainText('99999');
	await page.reload();
	await settled(page);
	await expect(page.getByTestId('filter-notice')).toContainText('99999');
});

test('codes that are no text and amounts beyond the limit are told', async ({ page }) => {
	await open(page, '/?motor=js&contratista=%E0%A4%A&monto=1-99999999999999999999');
	const notice = page.getByTestId('filter-notice');
	await expect(notice).toContainText('contratista=%E0%A4%A');
	await expect(notice).toContainText('1-99999999999999999999');
	await open(page, '/?motor=js&q=pavimentaci%C3');
	await expect(notice).toContainText('q=pavimentaci%C3');
	expect(await figure(page, 'total-works')).toBeGreaterThan(0);
});

test('a tema of another rubro than the one chosen: nothing is found, and it is said why', async ({
	page
}) => {
	const [row] = await native("SELECT min(tema) AS tema FROM works WHERE rubro = 'salud'");
	await open(page, `/?motor=js&rubro=agua&tema=${String(row?.tema)}`);
	expect(await figure(page, 'total-works')).toBe(0);
	await expect(page.getByTestId('filter-notice')).toContainText('no es de los rubros elegidos');
});
