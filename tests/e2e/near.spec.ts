import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTILE_TEXTS } from '../fixtures/hostile';
import { found, inTheme, largeText, overflow } from './support/access';
import { releaseFolder } from './support/native';
import { CELAYA, LEON, listed, nativeNear, openNear, ready } from './support/near';
import { drawnMap, middleOfFit, tabTo } from './support/steps';
import { expect, test } from './support/test';

test('my position: what is near, where, for how much; and nobody is told', async ({ page, context }) => {
	const [lon, lat] = [LEON.lon, LEON.lat];
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ longitude: lon, latitude: lat, accuracy: 40 });
	const told: string[] = [];
	page.on('request', (request) => told.push(request.url(), request.postData() ?? ''));
	await openNear(page);
	const address = page.url();
	await page.getByRole('button', { name: 'Usar mi ubicación' }).click();
	const expected = await nativeNear(lon, lat, 2_000);
	await expect(page.getByTestId('near-list')).toHaveAttribute('data-total', String(expected.works));
	await expect(page.getByTestId('sentence')).toContainText('de ti hay');
	await expect(page.getByTestId('accuracy')).toContainText('± 40');
	await expect(page.getByTestId('unplaced')).toContainText('León');
	const first = page.getByTestId('near-row').first();
	expect(Number(await first.getAttribute('data-metres'))).toBeCloseTo(expected.nearest, 0);
	await expect(first.getByRole('link')).toHaveAttribute('href', /\/obra\//);
	await page.getByTestId('near-list').locator('xpath=../..').scrollIntoViewIfNeeded();
	await page.locator('#mapa').scrollIntoViewIfNeeded();
	await drawnMap(page);
	expect(page.url()).toBe(address);
	const kept = await page.evaluate(() =>
		JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])
	);
	for (const degrees of [lon, lat])
		expect([page.url(), kept, ...told].join('\n')).not.toContain(String(degrees).slice(0, 6));
});

for (const [problem, code] of [
	['denied', 1],
	['unavailable', 2],
	['timeout', 3]
] as const) {
	test(`no position (${problem}): it is said, and there is another way`, async ({ page }) => {
		await page.addInitScript((given) => {
			navigator.geolocation.getCurrentPosition = (_, failed) =>
				failed?.({ code: given } as GeolocationPositionError);
		}, code);
		await openNear(page);
		await page.getByRole('button', { name: 'Usar mi ubicación' }).click();
		await expect(page.getByTestId('position-problem')).toHaveAttribute('data-problem', problem);
		await expect(page.getByTestId('near-list')).toHaveCount(0);
		await page.getByRole('combobox', { name: /colonia, localidad/ }).fill('celaya');
		await page.getByRole('option').first().click();
		await ready(page);
		expect(await listed(page)).toBeGreaterThan(0);
		await expect(page.getByTestId('position-problem')).toHaveCount(0);
	});
}

test('outside the state: it is said, with what to do', { tag: '@phone' }, async ({ page, context }) => {
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ longitude: -89.62, latitude: 20.97 });
	await openNear(page);
	await page.getByRole('button', { name: 'Usar mi ubicación' }).click();
	await expect(page.getByTestId('outside-state')).toContainText('Estás fuera de Guanajuato');
	await expect(page.getByTestId('outside-state')).toContainText('Escribe un lugar');
	await expect(page.getByTestId('nothing-near')).toBeVisible();
});

test('a place typed with an error, the distance, back and forward', async ({ page }) => {
	await openNear(page);
	const search = page.getByRole('combobox', { name: /colonia, localidad/ });
	await search.pressSequentially('selaya');
	await expect(page.getByRole('option').first()).toContainText('Celaya');
	await search.press('ArrowDown');
	await search.press('Enter');
	await expect(page).toHaveURL(/\/cerca\/\?lugar=11007$/);
	await ready(page);
	const two = await nativeNear(CELAYA.lon, CELAYA.lat, 2_000);
	expect(await listed(page)).toBe(two.works);
	await page.getByRole('combobox', { name: /Qué tan lejos/ }).selectOption('500');
	await expect(page).toHaveURL(/lugar=11007&radio=500/);
	const near = await nativeNear(CELAYA.lon, CELAYA.lat, 500);
	await expect(page.getByTestId('near-list')).toHaveAttribute('data-total', String(near.works));
	await page.goBack();
	await expect(page.getByTestId('near-list')).toHaveAttribute('data-total', String(two.works));
	await page.goForward();
	await expect(page.getByTestId('near-list')).toHaveAttribute('data-total', String(near.works));
});

test('a filter holds near a place, and can be lifted', async ({ page }) => {
	await openNear(page, '?lugar=11007&rubro=agua&estatus=terminada');
	const expected = await nativeNear(CELAYA.lon, CELAYA.lat, 2_000, "rubro = 'agua' AND status = 'terminada'");
	expect(await listed(page)).toBe(expected.works);
	await page.getByTestId('near-filter').getByRole('button').click();
	await expect(page).toHaveURL(/\?lugar=11007$/);
});

test('nothing near: the next distance that has some is offered', { tag: '@phone' }, async ({ page }) => {
	// North-east of Xichú: hills.
	await openNear(page, '?lugar=21.4000,-99.9500&radio=250');
	await expect(page.getByTestId('sentence')).toContainText('no hay obras');
	await page
		.getByTestId('nothing-near')
		.getByRole('button', { name: /^Ampliar a/ })
		.click();
	await expect(page).toHaveURL(/radio=|lugar=21\.4000,-99\.9500$/);
	await ready(page);
	expect(await listed(page)).toBeGreaterThan(0);
});

test('a colonia that works name is found by its name', async ({ page }) => {
	const colonias = JSON.parse(readFileSync(join(releaseFolder, 'named-places.json'), 'utf8')) as [
		string,
		string
	][];
	const [, name] = colonias.find(([municipality]) => municipality === '11020') ?? ['', ''];
	await openNear(page);
	await page.getByRole('combobox', { name: /colonia, localidad/ }).fill(`${name} leon`);
	const option = page
		.getByRole('option')
		.filter({ hasText: /Colonia de León, según/ })
		.first();
	await option.click();
	await expect(page).toHaveURL(/lugar=\d+\.\d{4},-\d+\.\d{4}$/);
	await expect(page.getByTestId('sentence')).toContainText(new RegExp(name, 'i'));
});

test('a finger that rests on the map chooses that point', { tag: '@phone' }, async ({ page }) => {
	await openNear(page);
	await page.getByRole('button', { name: 'Elegir un punto en el mapa' }).locator('visible=true').click();
	await drawnMap(page);
	const { x, y } = await middleOfFit(page);
	await page.mouse.move(x, y);
	await page.mouse.down();
	await expect(page).toHaveURL(/lugar=\d+\.\d{4},-\d+\.\d{4}$/);
	await page.mouse.up();
	await expect(page.getByTestId('sentence')).toContainText('del punto elegido');
	await expect(page.getByTestId('map-card')).toHaveCount(0);
});

test(
	'by keyboard alone: a place, the first work, the middle of the map',
	{ tag: '@desk' },
	async ({ page }) => {
		await openNear(page);
		await tabTo(page, page.getByRole('combobox', { name: /colonia, localidad/ }));
		await page.keyboard.type('celaya');
		await expect(page.getByRole('option').first()).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/lugar=11007/);
		const link = page.getByTestId('near-row').first().getByRole('link');
		await expect(link).toBeVisible();
		await tabTo(page, link);
		await page.locator('#mapa').scrollIntoViewIfNeeded();
		await drawnMap(page);
		await tabTo(page, page.getByRole('button', { name: 'Buscar en el centro del mapa' }));
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/lugar=20\.5\d{3},-100\.8\d{3}$/);
	}
);

test('without a network and without works: a clear message, and trying again mends it', async ({
	page,
	context
}) => {
	await page.route('**/works_core.parquet', (route) => route.abort());
	await page.goto('/cerca/?lugar=11007');
	await expect(page.getByTestId('failure')).toBeVisible();
	await context.setOffline(true);
	await expect(page.getByTestId('offline')).toContainText('Estás sin conexión');
	await context.setOffline(false);
	await page.unroute('**/works_core.parquet');
	await page.getByTestId('failure').getByRole('button', { name: 'Reintentar' }).click();
	await ready(page);
	expect(await listed(page)).toBeGreaterThan(0);
});

test('hostile names and addresses are text', { tag: '@desk' }, async ({ page }) => {
	const lines = HOSTILE_TEXTS.map((text, i) => ['11020', `zona ${text}`, -1016842 + i, 211216, 1]);
	await page.route('**/named-places.json', (route) => route.fulfill({ json: lines }));
	await openNear(page, `?lugar=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
	await expect(page.getByTestId('filter-notice')).toContainText('<img src=x');
	await page.getByRole('combobox', { name: /colonia, localidad/ }).fill('zona script');
	await page.getByRole('option').filter({ hasText: '<script>' }).click();
	await expect(page.getByTestId('sentence')).toContainText('<script>');
	expect(await page.locator('main img, main script').count()).toBe(0);
});

test('without WebAssembly it is all there', { tag: '@phone' }, async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
	await openNear(page, '?lugar=11007');
	expect(await listed(page)).toBeGreaterThan(0);
	expect(asked.filter((url) => /\.wasm|duckdb/.test(url))).toEqual([]);
});

test(
	'who saves data pays for works when there is a place, and for the map when it is asked for',
	{ tag: '@phone' },
	async ({ page }) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.addInitScript(() =>
			Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
		);
		await openNear(page);
		expect(asked.filter((url) => url.endsWith('works_core.parquet'))).toEqual([]);
		await page.goto('/cerca/?lugar=11007');
		await ready(page);
		await page.locator('#mapa').scrollIntoViewIfNeeded();
		await expect(page.locator('#mapa')).toContainText('gasta más datos');
		await page.locator('#mapa').getByRole('button', { name: 'Mostrar el mapa' }).click();
		await drawnMap(page);
	}
);

test('without script the page says so, and leads to every municipality; English too', async ({
	page,
	request
}) => {
	// The browser of the tests does not draw <noscript> even where scripts are off: what is served is what counts.
	const [, without = ''] =
		/<noscript>(.*?)<\/noscript>/s.exec(await (await request.get('/cerca/')).text()) ?? [];
	expect(without).toContain('activa JavaScript');
	expect(without.match(/<a /g)).toHaveLength(46);
	await openNear(page, '?lugar=11007', '/en/cerca/');
	await expect(page.getByTestId('sentence')).toContainText('Within 2 km of the head town of Celaya');
});

for (const scheme of ['light', 'dark'] as const)
	for (const query of ['', '?lugar=11007'])
		test(`axe finds nothing near: ${query} ${scheme}`, async ({ page }) => {
			await inTheme(page, scheme);
			await openNear(page, query);
			if (query === '') {
				await page.getByRole('combobox', { name: /colonia, localidad/ }).fill('celaya');
				await expect(page.getByRole('option').first()).toBeVisible();
			}
			expect(await found(page)).toEqual([]);
		});

test('nothing is lost at 320 pixels, nor with text at 200 per cent', { tag: '@phone' }, async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await openNear(page, '?lugar=11007');
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await largeText(page);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
});
