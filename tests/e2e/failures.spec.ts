import { expect, figure, open, settled, test } from './support/test';
import { nativeTotals } from './support/native';

test('works that do not arrive: a clear message, and trying again mends it', async ({ page }) => {
	await page.route('**/works_core.parquet', (route) => route.abort());
	await page.goto('/?motor=js&anio=2016');
	const failure = page.getByTestId('failure');
	await expect(failure).toContainText('El servidor no respondió');
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'error');
	await page.unroute('**/works_core.parquet');
	await failure.getByRole('button', { name: 'Reintentar' }).click();
	await settled(page);
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('year = 2016')).works);
});

test('a damaged Parquet file is refused, not shown', async ({ page }) => {
	await page.route('**/works_core.parquet', async (route) => {
		const response = await route.fetch();
		const body = await response.body();
		body[Math.floor(body.length / 2)] = (body[Math.floor(body.length / 2)] ?? 0) ^ 0xff;
		await route.fulfill({ response, body });
	});
	await page.goto('/?motor=js');
	await expect(page.getByTestId('failure')).toContainText('works_core.parquet llegó dañado');
	await page.unroute('**/works_core.parquet');
	await page.getByTestId('failure').getByRole('button', { name: 'Reintentar' }).click();
	await settled(page);
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('TRUE')).works);
});

test('names that do not arrive: the figures stand, the list says why', async ({ page }) => {
	await page.route('**/works_text.parquet', (route) => route.fulfill({ status: 503, body: 'later' }));
	await page.goto('/?motor=js&anio=2016');
	await expect(page.getByTestId('failure')).toContainText('works_text.parquet');
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('year = 2016')).works);
});

test('a release that does not exist is told, and the current one is shown', async ({ page }) => {
	await open(page, '/?motor=js&rel=1999-01-01-000000000000');
	await expect(page.getByTestId('filter-notice')).toContainText('1999-01-01-000000000000');
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('TRUE')).works);
});

test('without the map’s own files the rest goes on', async ({ page }) => {
	await page.route('**/base/municipalities.json', (route) => route.abort());
	await open(page, '/?motor=js');
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('TRUE')).works);
});
