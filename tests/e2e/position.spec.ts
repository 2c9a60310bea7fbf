import type { Page } from '@playwright/test';
import { loneWork } from './support/places';
import { drawnMap, drawnPixels } from './support/steps';
import { expect, open, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' }, deviceScaleFactor: 1 });

/** Everything that leaves the page or stays on the device. */
async function watchWhatIsTold(page: Page): Promise<() => Promise<string>> {
	const sent: string[] = [];
	page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
	return async () => {
		const kept = await page.evaluate(() =>
			JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])
		);
		return [page.url(), kept, ...sent].join('\n');
	};
}

test('my position: the map goes there, and nobody is told', async ({ page, context }) => {
	const work = await loneWork();
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ longitude: work.lon, latitude: work.lat });
	const told = await watchWhatIsTold(page);
	await open(page, '/?motor=js');
	const map = await drawnMap(page);
	const address = page.url();
	await map.getByRole('button', { name: 'Mi posición' }).click();
	await expect(page.getByTestId('map-notice')).toContainText('No se guarda ni se envía');
	await drawnMap(page);
	// The map is where I am: the work beside me is at its centre.
	await map.getByRole('region', { name: /^Mapa de obras/ }).press('Enter');
	await expect(page.getByTestId('map-card').locator('button.work').first()).toBeVisible();
	expect(page.url()).toBe(address);
	const everything = await told();
	for (const degrees of [work.lon, work.lat]) expect(everything).not.toContain(String(degrees).slice(0, 6));
});

test('my position, refused or far from the state: it is said, and the map stays', async ({
	page,
	context
}) => {
	await open(page, '/?motor=js');
	const map = await drawnMap(page);
	const button = map.getByRole('button', { name: 'Mi posición' });
	const notice = page.getByTestId('map-notice');
	const before = await drawnPixels(page);
	await button.click();
	await expect(notice).toContainText('ajustes del navegador');
	await expect(button).toHaveAttribute('aria-busy', 'false');

	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ longitude: -89.62, latitude: 20.97 });
	await button.click();
	await expect(notice).toContainText('fuera de la zona del mapa');
	await notice.getByRole('button', { name: 'Cerrar' }).click();
	await expect(notice).toBeHidden();
	expect(await drawnPixels(page)).toBe(before);
	expect(page.url()).not.toMatch(/89|#/);
});
