import { expect, open, test } from './support/test';

test('while a file is made it is said, and when it is done', async ({ page }) => {
	await open(page, '/?motor=js&mun=11011');
	let letGo: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/works.parquet', async (route) => {
		await held;
		await route.continue();
	});
	const csv = page.getByRole('button', { name: 'Descargar CSV' });
	const state = page.getByTestId('export-state');
	await csv.click();
	await expect(state).toHaveText('Preparando CSV…');
	await expect(csv).toHaveAttribute('aria-disabled', 'true');
	await expect(page.getByRole('button', { name: 'Descargar GeoJSON' })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	const downloading = page.waitForEvent('download');
	letGo();
	const file = (await downloading).suggestedFilename();
	await expect(state).toHaveText(`Listo: se descargó ${file}.`);
	await expect(csv).toHaveAttribute('aria-disabled', 'false');
});

test('a file that cannot be made: why, and another try', async ({ page }) => {
	await open(page, '/?motor=js&mun=11011');
	await page.route('**/works.parquet', (route) => route.abort());
	const state = page.getByTestId('export-state');
	await page.getByRole('button', { name: 'Descargar GeoJSON' }).click();
	await expect(state).toContainText('No se pudo preparar el archivo: El servidor no respondió');
	await page.unroute('**/works.parquet');
	const downloading = page.waitForEvent('download');
	await page
		.getByRole('group', { name: 'Descargar lo que se muestra' })
		.getByRole('button', { name: 'Reintentar' })
		.click();
	expect((await downloading).suggestedFilename()).toMatch(/\.geojson$/);
	await expect(state).toContainText('Listo');
	await expect(page.getByRole('button', { name: 'Descargar GeoJSON' })).toBeFocused();
});
