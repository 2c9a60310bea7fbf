import { RUBROS } from '../../src/lib/domain';
import { loneWork, stackOfWorks } from './support/places';
import {
	closeFilters,
	drawnMap,
	drawnPixels,
	isPhone,
	middleOfFit,
	openFilters,
	pixelAt,
	tapOrClick
} from './support/steps';
import { expect, open, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' }, deviceScaleFactor: 1 });

test('works on one point are opened one by one from the map', async ({ page }) => {
	const { query, ids } = await stackOfWorks();
	await open(page, `/?motor=js&${query}`);
	await drawnMap(page);
	await tapOrClick(page, await middleOfFit(page));
	const card = page.getByRole('region', { name: `${ids.length} obras en este punto` });
	const works = card.getByRole('listitem').getByRole('button');
	await expect(works).toHaveCount(ids.length);
	const opened = [];
	for (const work of await works.all()) {
		await work.click();
		const panel = page.getByTestId('work-panel');
		await expect(panel).toHaveAttribute('data-state', 'ready');
		opened.push(await panel.getAttribute('data-id'));
		await panel.getByRole('button', { name: 'Cerrar la obra' }).click();
		await expect(panel).toBeHidden();
	}
	expect(opened.toSorted()).toEqual(ids.toSorted());
});

test('works on one point are reached with the keyboard alone', { tag: '@desk' }, async ({ page }) => {
	const { query, ids } = await stackOfWorks();
	await open(page, `/?motor=js&${query}`);
	const map = await drawnMap(page);
	const canvas = map.getByRole('region', { name: /^Mapa de obras/ });
	await canvas.focus();
	await page.keyboard.press('Enter');
	const card = page.getByRole('region', { name: `${ids.length} obras en el centro del mapa` });
	await expect(card.getByRole('heading')).toBeFocused();
	await page.keyboard.press('Tab');
	for (const _ of ids) await page.keyboard.press('Tab');
	await expect(card.getByRole('listitem').last().getByRole('button')).toBeFocused();
	await page.keyboard.press('Enter');
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	expect(ids).toContain(await panel.getAttribute('data-id'));
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();
	await expect(card.getByRole('listitem').last().getByRole('button')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(card).toBeHidden();
	await expect(canvas).toBeFocused();
});

test('what is under the pointer says what it is; a tap lists it', async ({ page }) => {
	const work = await loneWork();
	await open(page, `/?motor=js&${work.query}`);
	const map = await drawnMap(page);
	const { x, y } = await middleOfFit(page);
	if (isPhone(page)) {
		await page.touchscreen.tap(x, y);
		const card = page.getByRole('region', { name: 'Obra en este punto' });
		await card.getByRole('button', { name: /Ver la ficha$/ }).click();
	} else {
		await page.mouse.move(x, y);
		await expect(map.getByText(work.name)).toBeVisible();
		await expect(page.getByTestId('work-row').first()).toHaveClass(/highlighted/);
		await page.mouse.move(x + 150, y);
		await expect(map.getByText(work.name)).toBeHidden();
		await page.mouse.click(x, y);
	}
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-id', work.id);
});

test('a filter fits the map to its works; so does the button, when the map was moved', async ({ page }) => {
	const work = await loneWork();
	await open(page, `/?motor=js&${work.query}`);
	const map = await drawnMap(page);
	const canvas = map.getByRole('region', { name: /^Mapa de obras/ });
	const filters = await openFilters(page);
	await filters.getByRole('button', { name: 'Quitar todos' }).click();
	await closeFilters(page);
	await expect(map).not.toHaveAttribute('data-count', '1');
	await drawnMap(page);
	for (let moves = 0; moves < 3; moves++) await canvas.press('ArrowRight');
	await page.goBack();
	await expect(map).toHaveAttribute('data-count', '1');
	await drawnMap(page);
	await canvas.press('Enter');
	await expect(page.getByRole('region', { name: 'Obra en este punto' })).toBeVisible();
	await page.keyboard.press('Escape');
	for (let moves = 0; moves < 3; moves++) await canvas.press('ArrowRight');
	await canvas.press('Enter');
	await expect(page.getByTestId('map-notice')).toContainText('No hay obras en el centro del mapa');
	await map.getByRole('button', { name: 'Ajustar a las obras filtradas' }).click();
	await canvas.press('Enter');
	await expect(page.getByRole('region', { name: 'Obra en este punto' })).toBeVisible();
});

test('the layers of zones are switched on and off', async ({ page }) => {
	await open(page, '/?motor=js&mun=11020&anio=2018');
	const map = await drawnMap(page);
	const zones = map.getByRole('checkbox', { name: 'Zonas de atención prioritaria 2018 (inventadas)' });
	const bare = await drawnPixels(page);
	await zones.check();
	await expect.poll(() => drawnPixels(page)).not.toBe(bare);
	await zones.uncheck();
	await expect.poll(() => drawnPixels(page)).toBe(bare);

	await map.getByRole('button', { name: 'Leyenda' }).click();
	const loaded = page.waitForResponse(/urban/);
	await map.getByRole('checkbox', { name: /marginación urbana alta o muy alta/ }).check();
	expect((await loaded).ok()).toBe(true);
	await map.getByRole('button', { name: 'Leyenda' }).click();
	await expect.poll(() => drawnPixels(page)).not.toBe(bare);
});

for (const [theme, tag] of [
	['light', '@desk'],
	['dark', '@phone']
] as const) {
	test(`the legend shows the colours the map draws: ${theme}`, { tag }, async ({ page }) => {
		await page.emulateMedia({ colorScheme: theme });
		const work = await loneWork();
		await open(page, `/?motor=js&${work.query}`);
		const map = await drawnMap(page);
		const drawn = await pixelAt(page, await middleOfFit(page));
		await map.getByRole('button', { name: 'Leyenda' }).click();
		const legend = map.getByRole('region', { name: 'Leyenda' });
		const rubros = legend.getByRole('list').first().getByRole('listitem');
		await expect(rubros).toHaveCount(RUBROS.length);
		const colours = await rubros
			.locator('circle')
			.evaluateAll((circles) =>
				circles.map((circle) => getComputedStyle(circle).fill.match(/\d+/g)?.map(Number) ?? [])
			);
		// A work is drawn a little transparent, so not exactly its colour: of all colours, nearest to its own.
		const far = colours.map((colour) => Math.hypot(...colour.map((part, i) => part - (drawn[i] ?? 0))));
		expect(RUBROS[far.indexOf(Math.min(...far))]).toBe(work.rubro);
		expect(Math.min(...far)).toBeLessThan(60);
	});
}

test('who saves data sees the figures and the list; the map comes when it is asked for', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
	);
	await open(page, '/?motor=js');
	await expect(page.getByTestId('work-row').first()).toBeVisible();
	await expect(page.getByTestId('map-spared')).toContainText('gasta más datos');
	expect(asked.filter((url) => url.includes('/base/'))).toEqual([]);
	await page.getByRole('button', { name: 'Mostrar el mapa' }).click();
	await drawnMap(page);
});
