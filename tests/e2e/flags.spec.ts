import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { found, inTheme, largeText, overflow } from './support/access';
import { native, release } from './support/native';
import { tabTo, withoutMap } from './support/steps';
import { expect, figure, items, open, test } from './support/test';

const file = (name: string) => `'static/data/${release.id}/${name}.parquet'`;
const ABOUT_AGENCIES = ['benford_two_digits', 'december_awards', 'december_spending', 'near_ceiling'];

async function expected(where = 'true') {
	const chosen = `(SELECT * FROM works WHERE ${where})`;
	const [totals] = await native(
		`SELECT (SELECT count(*) FROM ${chosen}) AS works, (SELECT count(DISTINCT ordinal) FROM ${file('flags')} JOIN ${chosen} USING (ordinal)) AS flagged`
	);
	const raised = await native(
		`SELECT flag AS key, count(*) AS n FROM ${file('flags')} JOIN ${chosen} USING (ordinal) GROUP BY flag`
	);
	return {
		works: Number(totals?.works),
		flagged: Number(totals?.flagged),
		byFlag: Object.fromEntries(raised.map(({ key, n }) => [String(key), Number(n)]))
	};
}

async function shows(page: Page, { flagged, byFlag }: Awaited<ReturnType<typeof expected>>) {
	expect(await figure(page, 'sentence')).toBe(flagged);
	const shown = Object.entries(await items(page, 'figure-by-flag'));
	expect(Object.fromEntries(shown.filter(([key]) => !ABOUT_AGENCIES.includes(key)))).toEqual(byFlag);
}

test('without script: the answer, every flag with its innocent reasons, and the first works are there, in both languages', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}/alertas/`);
	await shows(page, await expected());
	await expect(page.getByTestId('figure-by-flag').locator('li[data-key]')).toHaveCount(26);
	await expect(page.getByTestId('work-row')).toHaveCount(20);
	await page.getByText('Crecimiento del costo', { exact: true }).first().click();
	await expect(page.getByText('¿Por qué creció el presupuesto más de una cuarta parte?')).toBeVisible();
	await expect(
		page.locator('dt', { hasText: 'Explicaciones inocentes' }).filter({ visible: true })
	).toHaveCount(1);
	await page.goto(`${baseURL}/en/alertas/`);
	await expect(page.getByTestId('sentence')).toContainText('leave a question open');
	const answer = await context.request.get(`${baseURL}/alertas/alertas.json`);
	expect(((await answer.json()) as { sql: string }[]).every(({ sql }) => sql.includes('SELECT'))).toBe(true);
	await context.close();
});

test('the filter of the address is that of every page; its figures are native DuckDB’s', async ({ page }) => {
	await open(page, '/alertas/?anio=2015-2018&mun=11020');
	await shows(page, await expected("year BETWEEN 2015 AND 2018 AND municipality = '11020'"));
	await page
		.getByRole('button', { name: 'Quitar el filtro León' })
		.or(page.locator('[data-filter="mun:11020"]'))
		.first()
		.click();
	await expect(page).toHaveURL(/\?anio=2015-2018$/);
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	await shows(page, await expected('year BETWEEN 2015 AND 2018'));
	await page.goBack();
	await expect(page).toHaveURL(/mun=11020/);
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	await shows(page, await expected("year BETWEEN 2015 AND 2018 AND municipality = '11020'"));
});

test('the filters open on the page, count, and change the address', async ({ page }) => {
	await open(page, '/alertas/');
	await page.getByText('Filtrar las obras').click();
	await page
		.getByRole('button', { name: /Suspendida/ })
		.or(page.getByRole('checkbox', { name: /Suspendida/ }))
		.first()
		.click();
	await expect(page).toHaveURL(/estatus=suspendida/);
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	await shows(page, await expected("status = 'suspendida'"));
});

test('one flag: its works, all of them page by page, and the file has the same rows', async ({ page }) => {
	await open(page, '/alertas/');
	await page.getByText('Contratista dominante', { exact: true }).first().click();
	await page
		.getByRole('link', { name: /^Ver sus obras/ })
		.filter({ visible: true })
		.click();
	await expect(page).toHaveURL(/\?alerta=supplier_concentration#por-obra$/);
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	const works = await native(
		`SELECT subject AS id FROM ${file('flags')} WHERE flag = 'supplier_concentration'`
	);
	expect(await figure(page, 'work-list')).toBe(works.length);
	await expect(page.getByTestId('work-row')).toHaveCount(20);
	for (const shown of [40, works.length]) {
		await page.getByTestId('more').click();
		await expect(page.getByTestId('work-row')).toHaveCount(shown);
	}
	const ids = await page
		.getByTestId('work-row')
		.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
	expect([...ids].sort()).toEqual(works.map(({ id }) => id).sort());
	const download = page.waitForEvent('download');
	await page.getByTestId('export-csv').click();
	const taken = await download;
	expect(taken.suggestedFilename()).toBe(`plomada-demostracion-${release.id}-alertas.csv`);
	const lines = readFileSync(await taken.path(), 'utf8')
		.trim()
		.split('\r\n');
	expect(lines[0]).toContain('subject_kind,subject,name');
	expect(lines.length - 1).toBe(works.length);
	expect(lines.every((line, i) => i === 0 || line.includes('supplier_concentration'))).toBe(true);
});

test('one work: its flags and what could not be calculated; unknown flags and works are told', async ({
	page
}) => {
	const [one] = await native(
		`SELECT subject AS id, value FROM ${file('flags')} WHERE flag = 'cost_growth' ORDER BY value DESC LIMIT 1`
	);
	await open(page, `/alertas/?obra=${String(one?.id)}`);
	const row = page.getByTestId('work-row');
	await expect(row).toHaveCount(1);
	await expect(row.locator('[data-flag=cost_growth]')).toHaveAttribute('data-value', String(one?.value));
	await expect(row.locator('[data-flag=cost_growth]')).toContainText('umbral: más de 25');
	await open(page, '/alertas/?alerta=nada');
	await expect(page.getByTestId('filter-notice')).toContainText('«nada»');
	await open(page, '/alertas/?obra=demo:nadie');
	await expect(page.getByText('no hay una obra «demo:nadie»')).toBeVisible();
	await open(page, '/alertas/?anio=2012&estatus=planeada');
	await expect(page.getByTestId('empty')).toBeVisible();
});

test('the work’s page leads to its flags', async ({ page }) => {
	await withoutMap(page);
	const [one] = await native(
		`SELECT subject AS id, count(*) AS n FROM ${file('flags')} WHERE subject_kind = 'work' GROUP BY subject HAVING count(*) = 2 ORDER BY subject LIMIT 1`
	);
	const id = String(one?.id);
	await page.goto(`/obra/${id.replace(':', '~')}/`);
	const link = page.getByTestId('work-flags');
	await expect(link).toHaveAttribute('data-value', '2');
	await link.click();
	await expect(page).toHaveURL(new RegExp(`/alertas/\\?obra=${id.replace(':', '(:|%3A)')}$`));
	await expect(page.getByTestId('work-row').locator('[data-flag]')).toHaveCount(2);
});

test('a failing network says so and offers to try again', async ({ page }) => {
	await page.route('**/flags.parquet', (route) => route.abort());
	await page.goto('/alertas/?mun=11020');
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'error');
	await expect(page.getByTestId('failure')).toContainText('El servidor no respondió');
	await page.unroute('**/flags.parquet');
	await page.getByRole('button', { name: 'Reintentar' }).click();
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	await shows(page, await expected("municipality = '11020'"));
});

test('a release without flags says so', async ({ page }) => {
	await page.route('**/manifest.json', async (route) => {
		const manifest = structuredClone(release);
		manifest.resources = manifest.resources.filter(({ name }) => !name.startsWith('flag'));
		await route.fulfill({ json: manifest });
	});
	// The second try asks for the manifest anew.
	await page.route('**/flags.parquet', (route) => route.abort());
	await page.goto('/alertas/?mun=11020');
	await page.getByRole('button', { name: 'Reintentar' }).click();
	await expect(page.getByTestId('no-flags')).toContainText('Esta publicación no trae alertas');
});

test('keyboard: a flag opens, and its works are one link away', async ({ page }) => {
	await open(page, '/alertas/');
	const summary = page.getByTestId('figure-by-flag').locator('summary').first();
	await tabTo(page, summary);
	await page.keyboard.press('Enter');
	const link = page.getByRole('link', { name: /^Ver sus obras/ }).filter({ visible: true });
	await expect(link).toBeVisible();
	await tabTo(page, link);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/alerta=/);
});

test('axe finds nothing in either theme', async ({ page }) => {
	await open(page, '/alertas/?mun=11020');
	await page.getByText('Filtrar las obras').click();
	await expect(page.getByRole('searchbox').first()).toBeVisible();
	await page.getByTestId('figure-by-flag').locator('summary').first().click();
	for (const theme of ['light', 'dark'] as const) {
		await inTheme(page, theme);
		expect(await found(page, 'main')).toEqual([]);
	}
});

test('320 px and large text: nothing scrolls sideways', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/alertas/');
	await page.getByTestId('figure-by-flag').locator('summary').first().click();
	expect(await overflow(page)).toBe(0);
	await largeText(page);
	expect(await overflow(page)).toBe(0);
});
