import { withoutMap } from './support/steps';
import { expect, open, test } from './support/test';

test('a file on its way: it is said, and can be stopped; where it fails, why, and another try; then it is there', async ({
	page
}) => {
	await withoutMap(page);
	await open(page, '/?motor=js&mun=11011');
	let letGo: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/works.parquet', async (route) => {
		await held;
		await route.abort();
	});
	const exports = page.getByRole('group', { name: 'Descargar lo que se muestra' });
	const geojson = exports.getByRole('button', { name: 'Descargar GeoJSON' });
	const state = page.getByTestId('export-state');
	await geojson.click();
	await expect(state).toHaveText('Preparando GeoJSON…');
	await expect(geojson).toHaveAttribute('aria-disabled', 'true');
	await expect(exports.getByRole('button', { name: 'Descargar CSV' })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	// Stopped by hand: no file, and it is said; the button that was pressed has the focus again.
	let files = 0;
	page.on('download', () => files++);
	await page.getByTestId('export-cancel').click();
	await expect(state).toHaveText('Se canceló: no se descargó ningún archivo.');
	await expect(geojson).toBeFocused();
	await geojson.press('Enter');
	await expect(state).toHaveText('Preparando GeoJSON…');
	letGo();
	await expect(state).toContainText('No se pudo preparar el archivo: El servidor no respondió');
	await expect(geojson).toHaveAttribute('aria-disabled', 'false');

	await page.unroute('**/works.parquet');
	const downloading = page.waitForEvent('download');
	await exports.getByRole('button', { name: 'Reintentar' }).click();
	await expect(geojson).toBeFocused();
	const file = (await downloading).suggestedFilename();
	expect(file).toMatch(/\.geojson$/);
	await expect(state).toHaveText(`Listo: se descargó ${file}.`);
	await expect(exports.getByRole('button', { name: 'Reintentar' })).toBeHidden();
	expect(files).toBe(1);
	for (const format of ['Excel', 'GeoParquet', 'OC4IDS'])
		await expect(exports.getByRole('button', { name: `Descargar ${format}` })).toBeVisible();
});
