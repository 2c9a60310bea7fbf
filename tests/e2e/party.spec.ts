import { readFileSync } from 'node:fs';
import { found, inTheme, overflow } from './support/access';
import { native } from './support/native';
import { withoutMap } from './support/steps';
import { expect, figure, items, open, settled, test } from './support/test';

test('without script: contractors and agencies are ranked, in both languages @desk', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	for (const [path, column] of [
		['/contratista/', 'contractor'],
		['/en/dependencia/', 'agency']
	] as const) {
		await page.goto(`${baseURL}${path}`);
		const [met] = await native(`SELECT count(DISTINCT ${column}) AS n FROM works`);
		expect(await figure(page, 'sentence')).toBe(Number(met?.n));
		const [first] = await native(
			`SELECT ${column} AS name, sum(investment)::BIGINT AS amount FROM works WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1`
		);
		const row = page.getByTestId('figure-by-party').locator('[data-key]').first();
		await expect(row).toHaveAttribute('data-key', String(first?.name));
		await expect(row).toHaveAttribute('data-value', String(first?.amount));
	}
	await context.close();
});

test('one contractor: figures as native DuckDB has them, its agencies, its flags, its file; a name that is not there', async ({
	page
}) => {
	await withoutMap(page);
	const [met] = await native(
		`SELECT contractor AS name, count(*) AS n, sum(investment)::BIGINT AS amount FROM works WHERE year BETWEEN 2015 AND 2018 AND contractor IS NOT NULL GROUP BY 1 ORDER BY 3 DESC LIMIT 1`
	);
	const name = String(met?.name);
	const own = `contractor = '${name.replaceAll("'", "''")}' AND year BETWEEN 2015 AND 2018`;
	await open(page, `/contratista/?anio=2015-2018&contratista=${encodeURIComponent(name)}`);
	expect(await figure(page, 'total-works')).toBe(Number(met?.n));
	expect(await figure(page, 'total-amount')).toBe(Number(met?.amount));
	const places = await native(
		`SELECT municipality AS key, sum(investment)::BIGINT AS n FROM works WHERE ${own} GROUP BY 1`
	);
	expect(await items(page, 'figure-by-municipality')).toEqual(
		Object.fromEntries(places.map(({ key, n }) => [key === null ? 'sin_dato' : String(key), Number(n)]))
	);
	for (const theme of ['light', 'dark'] as const) {
		await inTheme(page, theme);
		expect(await found(page, 'main')).toEqual([]);
	}
	expect(await overflow(page)).toBe(0);
	// The filters have counts, and the contractor is no chip to take away.
	await page.getByText('Filtrar las obras', { exact: true }).click();
	const filters = page.getByRole('region', { name: 'Filtrar las obras' });
	await expect(filters.getByRole('button', { name: /Terminada/ })).toBeVisible();
	await expect(filters.locator('[data-filter=anio]').first()).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByTestId('export-csv').click();
	expect(readFileSync(await (await download).path(), 'utf8')).toContain('\r\ncompetitor,');
	await page.getByTestId('figure-by-partner').getByRole('link').first().click();
	await expect(page).toHaveURL(/\/dependencia\/\?.*anio=2015-2018/);
	await settled(page);
	await expect(page.getByTestId('hhi')).toBeVisible();
	await open(page, `/contratista/?contratista=${encodeURIComponent(name.replace(/, S.*$/, ''))}`);
	// A name that is not there has no file, which would be everybody's.
	await expect(page.getByTestId('export-csv')).toHaveCount(0);
	await page.getByTestId('near').getByRole('link', { name }).click();
	await expect(page.getByTestId('work-row').first()).toBeVisible();
});
