import { found, inTheme, largeText, overflow } from './support/access';
import { native, nativeTotals } from './support/native';
import { expect, figure, open, settled, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 } });

test('without script: the page is whole, its figures are native DuckDB’s and add up', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 }
	});
	const page = await context.newPage();
	await page.goto(`${baseURL}/catalogos/`);
	const read = (testid: string) =>
		page
			.getByTestId(testid)
			.locator('tr[data-key]')
			.evaluateAll((rows) =>
				rows.map(
					(row) => [row.dataset.key ?? '', Number(row.dataset.works), Number(row.dataset.value ?? 0)] as const
				)
			);
	const asked = async (column: string) =>
		(
			await native(
				`SELECT coalesce(${column}, 'sin_dato') AS key, count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS amount FROM works GROUP BY ALL ORDER BY key`
			)
		).map(({ key, works, amount }) => [String(key), Number(works), Number(amount)]);
	const filled = (rows: readonly (readonly [string, number, number])[]) =>
		rows.filter(([, works]) => works > 0).sort(([a], [b]) => (a < b ? -1 : 1));

	const rubros = await read('catalogue-rubros');
	expect(rubros).toHaveLength(9);
	expect(filled(rubros)).toEqual(await asked('rubro'));
	const total = await nativeTotals('TRUE');
	expect(rubros.reduce((sum, [, works]) => sum + works, 0)).toBe(total.works);
	expect(rubros.reduce((sum, [, , amount]) => sum + amount, 0)).toBe(total.amount);
	expect(await figure(page, 'catalogue-total')).toBe(total.amount);

	const classes = await read('catalogue-rubro');
	const level = (dots: number) =>
		filled(classes.filter(([key]) => key.split('.').length === dots && !key.endsWith('sin_dato')));
	const known = (rows: (string | number)[][]) => rows.filter(([key]) => key !== 'sin_dato');
	expect(level(2)).toEqual(known(await asked('tema')));
	expect(level(3)).toEqual(known(await asked('subtema')));

	const programmes = await read('catalogue-programmes');
	expect(filled(programmes)).toEqual(await asked('program'));
	expect(programmes.reduce((sum, [, , amount]) => sum + amount, 0)).toBe(total.amount);

	// Opens by itself; what cannot be cited says so.
	await page.getByTestId('catalogue-rubro').first().locator('summary').click();
	const potable = page.locator('tr[data-key="agua.potable"]');
	await expect(potable).toContainText('waterAndWaste');
	await expect(potable).toContainText('6.1');
	await expect(potable).toContainText('sin dato');
	await expect(page.getByTestId('catalogue-fields').locator('[data-key="conac_function"]')).toContainText(
		'Sin dato'
	);
	await page.goto(`${baseURL}/en/catalogos/`);
	await expect(page.getByTestId('sentence')).toContainText('36 subjects');
	await expect(page.getByTestId('catalogue-fields').locator('[data-key="conac_function"]')).toContainText(
		'No data'
	);
	await context.close();
});

test('a rubro and a tema lead to the explorer with the same works', async ({ page }) => {
	await open(page, '/catalogos/');
	const tema = page.locator('tr[data-key="agua.potable"]');
	const works = Number(await tema.getAttribute('data-works'));
	await page.getByTestId('catalogue-rubro').first().locator('summary').click();
	await tema.getByRole('link').click();
	await expect(page).toHaveURL(/\/\?tema=agua\.potable$/);
	await settled(page);
	await expect(page.getByTestId('total-works')).toHaveAttribute('data-value', String(works));
	await expect(page.getByTestId('filter-notice')).toHaveCount(0);
	await page.goBack();
	const rubro = page.getByTestId('catalogue-rubros').locator('[data-key="caminos"]');
	const ofRubro = String(await rubro.getAttribute('data-works'));
	await rubro.getByRole('link').click();
	await expect(page).toHaveURL(/\/\?rubro=caminos$/);
	await settled(page);
	await expect(page.getByTestId('total-works')).toHaveAttribute('data-value', ofRubro);
});

for (const { name, file, head } of [
	{ name: /rubros, temas y subtemas \(CSV\)/, file: 'rubros.csv', head: 'rubro,rubro_es,rubro_en' },
	{ name: /programas \(CSV\)/, file: 'programas.csv', head: 'program,gives_es,gives_en' }
])
	test(`the table is downloaded whole: ${file}`, async ({ page }) => {
		await open(page, '/catalogos/');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name }).click()
		]);
		expect(download.suggestedFilename()).toBe(`plomada-${file}`);
		const answer = await page.request.get(`/catalogos/${file}`);
		expect(answer.headers()['content-type']).toContain('text/csv');
		const text = await answer.text();
		expect(text).toContain(head);
		const [first = '', ...lines] = text.trim().split('\r\n');
		const at = first.split(',').indexOf('works');
		// No cell before the counts of `rubros.csv` holds a comma that is not quoted.
		const works = lines.map((line) => Number(line.replace(/"[^"]*"/g, '').split(',')[at]));
		expect(works.reduce((sum, count) => sum + count, 0)).toBe((await nativeTotals('TRUE')).works);
	});

for (const address of ['/catalogos/', '/en/catalogos/'])
	test(`axe finds nothing in either theme, nothing is lost at 320 pixels: ${address}`, async ({ page }) => {
		await open(page, address);
		for (const summary of await page.getByTestId('catalogue-rubro').locator('summary').all())
			await summary.click();
		for (const colorScheme of ['light', 'dark'] as const) {
			await inTheme(page, colorScheme);
			expect(await found(page)).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await largeText(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});

test('every page’s foot leads here', async ({ page }) => {
	await open(page, '/municipios/');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Catálogos' }).click();
	await expect(page).toHaveURL(/\/catalogos\/$/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Catálogos');
});
