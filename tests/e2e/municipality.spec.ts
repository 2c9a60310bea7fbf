import { readFileSync } from 'node:fs';
import { lateSql } from '../../src/lib/domain';
import { found, inTheme, largeText, overflow } from './support/access';
import { native, nativeGroups, nativeTotals, release } from './support/native';
import { tabTo } from './support/steps';
import { expect, figure, items, open, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 } });

test('without script: the page is whole, and its numbers are native DuckDB’s', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 }
	});
	const page = await context.newPage();
	for (const code of ['11020', '11006', '11014']) {
		await page.goto(`${baseURL}/municipio/${code}/`);
		const where = `municipality = '${code}'`;
		const expected = await nativeTotals(where);
		expect(await figure(page, 'total-works')).toBe(expected.works);
		expect(await figure(page, 'total-investment')).toBe(expected.amount);
		expect(await figure(page, 'unlocated-works')).toBe(expected.unlocated);
		expect(await items(page, 'figure-by-year')).toEqual(await nativeGroups('year', where));
		expect(await items(page, 'figure-by-rubro')).toEqual(await nativeGroups('rubro', where));
		const [late] = await native(
			`SELECT count(*) AS n FROM works WHERE ${where} AND ${lateSql(release.issued)}`
		);
		expect(await figure(page, 'late-works')).toBe(Number(late?.n));
		await expect(page.getByTestId('sentence')).toContainText(expected.works.toLocaleString('es-MX'));
		await expect(page.getByText(`Publicación ${release.id}`)).toBeVisible();
	}
	await expect(page.getByTestId('take-png')).toBeDisabled();
	await page.getByText('Ver tabla').first().click();
	await expect(page.getByRole('table', { name: 'Inversión por año' })).toBeVisible();
	await page.goto(`${baseURL}/municipios/`);
	await expect(page.getByTestId('municipalities').locator('tbody tr')).toHaveCount(46);
	await page.getByRole('link', { name: 'Celaya' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Celaya');
	await page.goto(`${baseURL}/en/municipio/11020/`);
	await expect(page.getByTestId('sentence')).toContainText('works and actions');
	await expect(page.getByText('Sin dato')).toHaveCount(0);
	await context.close();
});

for (const address of ['/municipio/11020/', '/en/municipios/'])
	test(`axe finds nothing in either theme, nothing is lost at 320 pixels: ${address}`, async ({ page }) => {
		await open(page, address);
		for (const colorScheme of ['light', 'dark'] as const) {
			await inTheme(page, colorScheme);
			expect(await found(page)).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await largeText(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});

test('on paper it is one letter page', async ({ page }) => {
	for (const code of ['11020', '11014']) {
		await open(page, `/municipio/${code}/`);
		const pdf = await page.pdf({ format: 'Letter' });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
	}
});

test('the page as a picture: SVG as a file, PNG drawn from it, both with source and date', async ({
	page
}) => {
	await open(page, '/municipio/11020/');
	const [svg] = await Promise.all([page.waitForEvent('download'), page.getByTestId('take-svg').click()]);
	const text = readFileSync(await svg.path(), 'utf8');
	expect(text).toContain(release.id);
	expect(text).toContain('Fuente:');
	expect(text).toContain('Datos de demostración');
	expect(text).not.toMatch(/(?:href|src)\s*=?\s*[("']*https?:/);
	const [png] = await Promise.all([page.waitForEvent('download'), page.getByTestId('take-png').click()]);
	expect(png.suggestedFilename()).toMatch(/^plomada-11020-.*\.png$/);
	const bytes = readFileSync(await png.path());
	expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1080, 1350]);
	// An empty sheet of this size is a few kilobytes.
	expect(bytes.length).toBeGreaterThan(30_000);
	await expect(page.getByText(`Se descargó ${png.suggestedFilename()}.`)).toBeVisible();
});

test('the table sorts by keyboard and shortens as one types; the address says so', async ({ page }) => {
	await open(page, '/municipios/');
	const rows = page.getByTestId('municipalities').locator('tbody tr');
	const heading = page.getByRole('button', { name: 'Por habitante' });
	await tabTo(page, heading, 20);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?orden=habitante$/);
	await expect(page.getByRole('columnheader', { name: 'Por habitante' })).toHaveAttribute(
		'aria-sort',
		'descending'
	);
	const [most] = await native(
		`SELECT municipality AS code FROM works JOIN '${`static/data/${release.id}/municipalities.parquet`}' m ON m.code = municipality
		 GROUP BY ALL ORDER BY sum(investment) / any_value(population) DESC LIMIT 1`
	);
	await expect(rows.first()).toHaveAttribute('data-key', String(most?.code));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/orden=habitante-asc$/);
	await page.getByRole('searchbox', { name: 'Buscar un municipio' }).fill('leon');
	await expect(rows).toHaveCount(1);
	await expect(rows.first()).toHaveAttribute('data-key', '11020');
	await expect(page).toHaveURL(/q=leon/);
	await page.goto('/municipios/?orden=nada');
	await expect(page.getByTestId('filter-notice')).toContainText('nada');
	await expect(rows).toHaveCount(46);
});

test('a figure leads to its works in the explorer', async ({ page }) => {
	await open(page, '/municipio/11020/');
	await page.getByTestId('figure-by-year').getByRole('link', { name: /^2016/ }).click();
	await expect(page).toHaveURL(/\/\?anio=2016&mun=11020$/);
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	const expected = await nativeTotals("municipality = '11020' AND year = 2016");
	expect(await figure(page, 'total-works')).toBe(expected.works);
});

test('its feed is Atom and is named in its head', async ({ page, request }) => {
	await page.goto('/municipio/11020/');
	const address = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
	const feed = await (await request.get(String(address))).text();
	const read = await page.evaluate((text) => {
		const parsed = new DOMParser().parseFromString(text, 'application/xml');
		return {
			broken: parsed.querySelector('parsererror') !== null,
			updated: parsed.querySelector('feed > updated')?.textContent,
			ids: [...parsed.querySelectorAll('entry > id')].map((id) => id.textContent)
		};
	}, feed);
	expect(read.broken).toBe(false);
	expect(read.updated).toBe(`${release.issued}T00:00:00.000Z`);
	expect(read.ids).toHaveLength(50);
	expect(new Set(read.ids).size).toBe(50);
	const card = await request.get('/tarjetas/11020.png');
	expect(card.headers()['content-type']).toBe('image/png');
	expect((await card.body()).length).toBeLessThanOrEqual(40 * 1024);
});
