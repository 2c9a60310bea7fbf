import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { found, inTheme, largeText, overflow } from './support/access';
import { native, release } from './support/native';
import { tabTo } from './support/steps';
import { expect, figure, open, test } from './support/test';

const file = (name: string) => `'static/data/${release.id}/${name}.parquet'`;

/** Figures by native DuckDB, by formulas the page does not use: covariance with the fractional rank, and the mean of all differences. */
async function expected(indicator: string, worse: 'DESC' | 'ASC', where = 'true') {
	const [row] = await native(`WITH
		stated AS (SELECT work FROM ${file('places')} GROUP BY work HAVING count(share) = count(*) AND abs(sum(share) - 1) <= 0.005),
		received AS (
			SELECT municipality AS code, year, investment::DOUBLE AS amount FROM works WHERE municipality IS NOT NULL
			UNION ALL SELECT p.municipality, w.year, w.investment * p.share / sum(p.share) OVER (PARTITION BY p.work)
			FROM ${file('places')} p JOIN stated USING (work) JOIN works w ON w.id = p.work AND w.municipality IS NULL),
		place AS (SELECT m.code, m.population::DOUBLE AS w, coalesce(sum(amount) FILTER (WHERE ${where}), 0) AS y,
			(SELECT value FROM ${file('indicators')} i WHERE i.place = m.code AND indicator = '${indicator}') AS v
			FROM ${file('municipalities')} m LEFT JOIN received r ON r.code = m.code GROUP BY m.code, m.population),
		ranked AS (SELECT *, (sum(w) OVER o - w / 2) / sum(w) OVER () AS r, sum(w) OVER o / sum(w) OVER () AS p,
			sum(y) OVER o / sum(y) OVER () AS l FROM place WINDOW o AS (ORDER BY v ${worse}, code)),
		b AS (SELECT max(p) AS p0, max(l) AS l0 FROM ranked WHERE p < 0.4),
		a AS (SELECT min(p) AS p1, min(l) AS l1 FROM ranked WHERE p >= 0.4)
		SELECT (SELECT 2 * sum(y * (r - 0.5)) / sum(y) FROM ranked) AS c, l0 + (0.4 - p0) / (p1 - p0) * (l1 - l0) AS share,
			(SELECT sum(x.w * z.w * abs(x.y / x.w - z.y / z.w)) / (2 * (SELECT sum(w) FROM place) * (SELECT sum(y) FROM place))
			 FROM place x, place z) AS gini FROM a, b`);
	return { share: Number(row?.share), concentration: Number(row?.c), gini: Number(row?.gini) };
}

async function shows(page: Page, { share, concentration, gini }: Awaited<ReturnType<typeof expected>>) {
	expect(await figure(page, 'sentence')).toBeCloseTo(share, 9);
	expect(await figure(page, 'concentration-index')).toBeCloseTo(concentration, 9);
	expect(await figure(page, 'gini')).toBeCloseTo(gini, 9);
}

test('without script: the answer, both curves, every year and every place are there, and are native DuckDB’s', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 }
	});
	const page = await context.newPage();
	await page.goto(`${baseURL}/equidad/`);
	const all = await expected('pobreza_ingreso_pct', 'DESC');
	await shows(page, all);
	await expect(page.getByTestId('sentence')).toContainText(
		`el 40 % más pobre de la población recibió el ${(all.share * 100).toFixed(1)}\u00A0% de la inversión (intervalo de 95 %: de`
	);
	const row = page.getByTestId('equity-by-year').locator('tr[data-key="2016"] [data-value]');
	const of2016 = await expected('pobreza_ingreso_pct', 'DESC', 'year = 2016');
	const values = await row.evaluateAll((cells) =>
		cells.map((cell) => Number(cell.getAttribute('data-value')))
	);
	expect(values[0]).toBeCloseTo(of2016.share, 9);
	expect(values[1]).toBeCloseTo(of2016.concentration, 9);
	expect(values[2]).toBeCloseTo(of2016.gini, 9);
	await expect(page.getByTestId('left-out').locator('tbody tr')).toHaveCount(46);
	await expect(page.getByTestId('need-scatter').locator('circle')).toHaveCount(46);
	await expect(page.getByTestId('need-map').locator('use[data-key]')).toHaveCount(46);
	await expect(page.getByTestId('export-csv')).toBeDisabled();
	await expect(page.getByTestId('no-rules')).toBeVisible();
	await page.goto(`${baseURL}/en/equidad/`);
	await expect(page.getByTestId('sentence')).toContainText('the poorest 40% of the population received');
	await context.close();
});

test('the controls change the address and the figures; the interval of what was chosen follows', async ({
	page
}) => {
	await open(page, '/equidad/');
	await page.getByRole('combobox', { name: 'Necesidad', exact: true }).selectOption('marginacion');
	await expect(page).toHaveURL(/\?necesidad=marginacion$/);
	await page.getByRole('combobox', { name: 'Desde el año', exact: true }).selectOption('2016');
	await expect(page).toHaveURL(/\?anio=2016-&necesidad=marginacion$/);
	await page.getByRole('combobox', { name: 'Hasta el año', exact: true }).selectOption('2016');
	await expect(page).toHaveURL(/\?anio=2016&necesidad=marginacion$/);
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	await expect(page.getByTestId('sentence')).toContainText('intervalo de 95 %');
	await shows(page, await expected('marginacion', 'ASC', 'year = 2016'));
	const sentence = await page.getByTestId('sentence').innerText();
	await page.reload();
	// The seed is fixed: the same question has the same interval.
	await expect(page.getByTestId('sentence')).toHaveText(sentence);
	await page.getByRole('combobox', { name: 'Inversión por', exact: true }).selectOption('km2');
	await expect(page).toHaveURL(/anio=2016&por=km2&necesidad=marginacion$/);
	await expect(page.getByRole('columnheader', { name: 'Inversión por km²' })).toBeVisible();
	const [leon] = await native(
		`SELECT any_value(m.area_km2) AS area FROM ${file('municipalities')} m WHERE m.code = '11020'`
	);
	const cell = page.getByTestId('left-out').locator('tr[data-key="11020"]');
	const perUnit = Number(await cell.locator('[data-field="per-unit"]').getAttribute('data-value'));
	const amount = Number(await cell.locator('[data-field="amount"]').getAttribute('data-value'));
	expect(perUnit).toBeCloseTo(amount / Number(leon?.area), 6);
	await page.goBack();
	await expect(page).toHaveURL(/\?anio=2016&necesidad=marginacion$/);
});

test('what is not understood, and constant pesos without a table, are told and left alone', async ({
	page
}) => {
	await open(page, '/equidad/?foo=1&por=vaca&pesos=constantes-2018&mun=99999');
	await expect(page.getByTestId('filter-notice')).toHaveCount(4);
	await expect(page.getByTestId('filter-notice').filter({ hasText: 'foo=1' })).toBeVisible();
	await expect(page.getByTestId('filter-notice').filter({ hasText: 'INPC' })).toBeVisible();
	await shows(page, await expected('pobreza_ingreso_pct', 'DESC'));
	await expect(page.getByTestId('chosen')).toHaveAttribute('data-value', '0');
});

test('a place pointed out in one is pointed out in all: point, map, colour and table', async ({ page }) => {
	await open(page, '/equidad/');
	const scatter = page.getByTestId('need-scatter');
	const onMap = page.getByTestId('need-map').locator('use.on');
	const row = page.getByTestId('left-out').locator('tr[data-key="11006"]');
	await row.getByRole('checkbox').check();
	await expect(page).toHaveURL(/\?mun=11006$/);
	await expect(scatter.locator('circle.on')).toHaveAttribute('data-key', '11006');
	await expect(onMap).toHaveAttribute('data-key', '11006');
	await page.getByRole('button', { name: 'Quitar la señal' }).click();
	await expect(onMap).toHaveCount(0);

	// A drag around all points but those at the edge: what is inside is pointed out everywhere.
	await scatter.scrollIntoViewIfNeeded();
	const box = await scatter.boundingBox();
	if (!box) throw new Error('expected the scatter on the page, met none');
	await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * 0.95, box.y + box.height * 0.9, { steps: 4 });
	await page.mouse.up();
	await expect(page).toHaveURL(/\?mun=1/);
	const keys = (nodes: Element[]) => nodes.map((node) => node.getAttribute('data-key')).sort();
	const inScatter = await scatter.locator('circle.on').evaluateAll(keys);
	expect(inScatter.length).toBeGreaterThan(1);
	expect(inScatter.length).toBeLessThan(46);
	expect(await onMap.evaluateAll(keys)).toEqual(inScatter);
	await expect(page.getByTestId('chosen')).toHaveAttribute('data-value', String(inScatter.length));
});

test('by keyboard: a colour points out its places, a weight is moved and changes the ranking', async ({
	page
}) => {
	await open(page, '/equidad/');
	const cell = page.getByTestId('cell-20');
	await expect(cell).toHaveAccessibleName(/^Necesidad alta, inversión baja: \d+ municipios$/);
	const many = Number(await cell.getAttribute('data-value'));
	await cell.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('need-map').locator('use.on')).toHaveCount(many);
	await expect(cell).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/equidad\/$/);

	const slider = page.getByRole('slider', { name: 'Poca inversión por unidad' });
	await tabTo(page, slider, 40);
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/\?ponderar=50-0-20$/);
	await page.getByRole('slider', { name: 'Años sin obras' }).focus();
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/\?ponderar=50-0-0$/);
	// Need alone: the ranking is that of the indicator.
	const [worst] = await native(
		`SELECT place FROM ${file('indicators')} WHERE indicator = 'pobreza_ingreso_pct' ORDER BY value DESC LIMIT 1`
	);
	await expect(page.getByTestId('left-out').locator('tbody tr').first()).toHaveAttribute(
		'data-key',
		String(worst?.place)
	);
});

test('the ranking as CSV is the table, with its release and question', async ({ page }) => {
	await open(page, '/equidad/?anio=2016');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByTestId('export-csv').click()
	]);
	expect(download.suggestedFilename()).toBe(`plomada-demostracion-${release.id}-equidad.csv`);
	const lines = readFileSync(await download.path(), 'utf8')
		.trimEnd()
		.split('\r\n');
	expect(lines).toHaveLength(47);
	const first = page.getByTestId('left-out').locator('tbody tr').first();
	expect(lines[1]?.split(',')[0]).toBe(await first.getAttribute('data-key'));
	for (const line of lines.slice(1))
		expect(line.endsWith(`${release.id},${release.issued},true,anio=2016`)).toBe(true);
});

for (const address of ['/equidad/', '/en/equidad/?mun=11020&necesidad=rezago'])
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
