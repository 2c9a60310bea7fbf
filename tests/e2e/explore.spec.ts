import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { native, nativeTotals } from './support/native';
import { closeFilters, openFilters, withoutMap } from './support/steps';
import { expect, figure, open, settled, test } from './support/test';

test('the prerendered page answers before any script runs', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
	const page = await context.newPage();
	await page.goto('/');
	const expected = await nativeTotals('TRUE');
	expect(await figure(page, 'total-works')).toBe(expected.works);
	expect(await figure(page, 'total-investment')).toBe(expected.amount);
	await expect(page.getByTestId('sentence')).toContainText(expected.works.toLocaleString('es-MX'));
	expect(await page.getByTestId('work-row').count()).toBeGreaterThanOrEqual(20);
	await context.close();
});

test('searching with a typo and without accents finds, and Back undoes it', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const all = await figure(page, 'total-works');
	const filters = await openFilters(page);
	await filters.getByRole('searchbox').fill('pavimentasion');
	await expect(page).toHaveURL(/q=pavimentasion/);
	await settled(page);
	const found = await figure(page, 'total-works');
	expect(found).toBeGreaterThan(0);
	expect(found).toBeLessThan(all);
	await closeFilters(page);
	await expect(page.getByTestId('work-row').first()).toContainText(/pavimentaci[oó]n/i);
	await page.goBack();
	await expect(page).not.toHaveURL(/q=/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe(all);
});

test('choosing a rubro and a municipality; each option says how many it would leave; clear all', async ({
	page
}) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	await filters.getByRole('checkbox', { name: /^Salud/ }).press('Space');
	await expect(page).toHaveURL(/rubro=salud/);
	await filters.getByRole('button', { name: /46 municipios/ }).click();
	await filters.getByRole('searchbox', { name: /municipio/i }).fill('leon');
	const expected = await nativeTotals("rubro = 'salud' AND municipality = '11020'");
	const option = filters.getByRole('checkbox', { name: /^León/ });
	await expect(option).toHaveAccessibleName(new RegExp(`\\b${expected.works}\\b`));
	await option.press('Space');
	await expect(page).toHaveURL(/mun=11020/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe(expected.works);
	await filters.getByRole('button', { name: /quitar todos/i }).click();
	await expect(page).toHaveURL(/\/\?motor=js$/);
	await closeFilters(page);
	await expect(page.getByTestId('sentence')).toContainText('46 municipios');
});

test('a year by its bar, then the range by keyboard', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	await page.getByTestId('figure-by-year').getByRole('button', { name: /^2016/ }).click();
	await expect(page).toHaveURL(/anio=2016(&|$)/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('year = 2016')).works);
	const filters = await openFilters(page);
	const last = filters.getByRole('slider', { name: /último año/i });
	await last.focus();
	await page.keyboard.press('ArrowRight');
	await expect(page).toHaveURL(/anio=2016-2017/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('year BETWEEN 2016 AND 2017')).works);
});

test('opening a work shows all its fields and where they come from; closing goes back to the list', async ({
	page
}) => {
	await open(page, '/?motor=js&mun=11020&orden=monto');
	const [largest] = await native(
		"SELECT id, name, investment, source_row FROM works WHERE municipality = '11020' ORDER BY investment DESC NULLS LAST, ordinal LIMIT 1"
	);
	const row = page.getByTestId('work-row').first();
	await expect(row).toHaveAttribute('data-id', String(largest?.id));
	await row.click();
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	await expect(panel.locator('[data-field="investment"]')).toHaveAttribute(
		'data-value',
		String(largest?.investment)
	);
	await expect(panel.locator('[data-field="source_row"]')).toHaveAttribute(
		'data-value',
		String(largest?.source_row)
	);
	await expect(page).toHaveURL(/obra=/);
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();
	await expect(page).not.toHaveURL(/obra=/);
});

test('an unknown work is told, not a crash', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js&obra=demo:no-existe');
	await expect(page.getByTestId('filter-notice')).toContainText('demo:no-existe');
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'unknown');
});

test('works that are not on the map are counted and listed', async ({ page }) => {
	await open(page, '/?motor=js');
	const unlocated = await figure(page, 'unlocated-works');
	const located = Number(await page.getByTestId('map').getAttribute('data-count'));
	expect(located + unlocated).toBe(await figure(page, 'total-works'));
	await page.getByTestId('sentence').getByRole('link').click();
	await expect(page).toHaveURL(/vista=sin-ubicacion/);
	await settled(page);
	const ids = await page
		.getByTestId('work-row')
		.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id') ?? ''));
	expect(ids.length).toBeGreaterThan(0);
	const list = ids.map((id) => `'${id.replaceAll("'", "''")}'`).join(',');
	const [wrong] = await native(
		`SELECT count(*) AS n FROM works WHERE id IN (${list}) AND location_quality IN ('exact', 'locality')`
	);
	expect(wrong?.n).toBe(0);
});

test('the list goes on as it is scrolled', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js&orden=nombre');
	const list = page.getByTestId('work-list');
	const before = await list.getByTestId('work-row').last().getAttribute('data-id');
	await list.getByTestId('work-row').last().scrollIntoViewIfNeeded();
	await expect(async () => {
		await list.getByTestId('work-row').last().scrollIntoViewIfNeeded();
		expect(await list.getByTestId('work-row').last().getAttribute('data-id')).not.toBe(before);
	}).toPass();
});

test('the map draws what is filtered, and says so', async ({ page }) => {
	await open(page, '/?motor=js&mun=11007&anio=2015-2017');
	const map = page.getByTestId('map');
	await expect(map).toHaveAttribute('data-state', 'idle');
	const [row] = await native(
		"SELECT count(*) AS n FROM works WHERE municipality = '11007' AND year BETWEEN 2015 AND 2017 AND location_quality IN ('exact', 'locality')"
	);
	await expect(map).toHaveAttribute('data-count', String(row?.n));
});

test('the exported CSV is what is filtered, and adds up to the figure on the page', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js&mun=11020,11017&anio=2016');
	const downloading = page.waitForEvent('download');
	await page.getByTestId('export-csv').click();
	const download = await downloading;
	const text = (await readFile(await download.path())).toString('utf8');
	expect(text.charCodeAt(0)).toBe(0xfeff);
	const { data: rows } = Papa.parse<Record<string, string>>(text.slice(1), {
		header: true,
		skipEmptyLines: true
	});
	expect(rows.length).toBe(await figure(page, 'total-works'));
	const centavos = rows.reduce((sum, row) => sum + Math.round(Number(row.investment_pesos || 0) * 100), 0);
	expect(centavos).toBe(await figure(page, 'total-investment'));
	expect(download.suggestedFilename()).toContain('demostracion');
	expect(text).toContain('2016');
});

test('the exported GeoJSON holds every work, those without a place too', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js&rubro=salud');
	const downloading = page.waitForEvent('download');
	await page.getByTestId('export-geojson').click();
	const download = await downloading;
	const file = JSON.parse((await readFile(await download.path())).toString('utf8')) as {
		features: { geometry: unknown }[];
	};
	expect(file.features.length).toBe(await figure(page, 'total-works'));
	expect(file.features.filter(({ geometry }) => geometry === null).length).toBe(
		await figure(page, 'unlocated-works')
	);
});
