import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { workParam, type ReleaseIndex } from '../../src/lib/domain';
import { found, inTheme, overflow } from './support/access';
import { native, release } from './support/native';
import { withoutMap } from './support/steps';
import { expect, figure, open, settled, test } from './support/test';

const index = JSON.parse(readFileSync(join('static', 'data', 'index.json'), 'utf8')) as ReleaseIndex;
const earlier = index.releases.find(({ id }) => id !== release.id)?.id ?? '';
const works = (id: string): string => `'static/data/${id}/works.parquet'`;

/** Works that disappeared, appeared, and whose contracted amount changed, of those a condition chooses in either release. */
async function expected(where = 'true') {
	const side = (id: string) => `(SELECT *, coalesce(${where}, false) AS chosen FROM ${works(id)})`;
	const [met] = await native(
		`SELECT count(*) FILTER (WHERE a.id IS NULL) AS gone, count(*) FILTER (WHERE d.id IS NULL) AS new, count(*) AS all_works,
			coalesce(sum(a.investment), 0)::BIGINT AS after
		FROM ${side(earlier)} d FULL JOIN ${side(release.id)} a USING (id) WHERE coalesce(d.chosen, false) OR coalesce(a.chosen, false)`
	);
	return {
		gone: Number(met?.gone),
		new: Number(met?.new),
		todas: Number(met?.all_works),
		after: Number(met?.after)
	};
}

async function shows(page: Page, figures: Awaited<ReturnType<typeof expected>>) {
	const row = (key: string) => page.getByTestId('figure-by-change').locator(`[data-key="${key}"]`);
	for (const key of ['gone', 'new', 'todas'] as const)
		await expect(row(key)).toHaveAttribute('data-value', String(figures[key]));
	await expect(row('todas')).toHaveAttribute('data-after', String(figures.after));
}

test('without script: the releases and what changed between the last two are there, in both languages @desk', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}/historial/`);
	await shows(page, await expected());
	await expect(page.getByTestId('releases').locator('[data-key]')).toHaveCount(index.releases.length);
	await expect(page.getByTestId('work-row')).toHaveCount(20);
	await expect(page.getByTestId('work-row').first()).toHaveAttribute('data-kinds', 'gone');
	await page.goto(`${baseURL}/en/historial/`);
	await expect(page.getByTestId('sentence')).toContainText('works disappeared');
	await context.close();
});

test('the filter of every page and a kind of change choose the works; the figures are native DuckDB’s; the file has them', async ({
	page
}) => {
	await open(page, '/historial/?mun=11020');
	const figures = await expected("municipality = '11020'");
	await shows(page, figures);
	await page
		.getByRole('button', { name: /^Cómo se calcula/ })
		.first()
		.click();
	const dialog = page.getByRole('dialog').filter({ visible: true });
	await dialog.getByTestId('figure-cite').getByText('Citar', { exact: false }).first().click();
	for (const of of ['cite-text', 'cite-bibtex'])
		await expect(dialog.getByTestId(of)).toContainText(
			new RegExp(`de=${earlier}&a=${release.id}&.*mun=11020`)
		);
	await page.keyboard.press('Escape');
	await page.getByTestId('figure-by-change').getByRole('link', { name: 'Nuevas' }).click();
	await expect(page).toHaveURL(/\?que=new&mun=11020$/);
	await settled(page);
	expect(await figure(page, 'work-list')).toBe(figures.new);
	const download = page.waitForEvent('download');
	await page.getByTestId('export-csv').click();
	const taken = await download;
	const lines = readFileSync(await taken.path(), 'utf8')
		.trim()
		.split('\r\n');
	expect(lines.length - 1).toBe(figures.new);
	expect(taken.suggestedFilename()).toContain(`${earlier}-${release.id}`);
	for (const theme of ['light', 'dark'] as const) {
		await inTheme(page, theme);
		expect(await found(page, 'main')).toEqual([]);
	}
	expect(await overflow(page)).toBe(0);
});

test('a work that disappeared opens in the release that had it, and has its record through the releases @phone', async ({
	page
}) => {
	await withoutMap(page);
	await open(page, '/historial/?que=gone&de=nada');
	await expect(page.getByTestId('filter-notice')).toContainText('«nada»');
	const row = page.getByTestId('work-row').first();
	const id = (await row.getAttribute('data-id')) ?? '';
	await row.getByRole('link', { name: 'Su historia' }).click();
	const record = page.getByTestId('work-record');
	await expect(record).toHaveAttribute('data-state', 'ready');
	await expect(record.locator(`[data-key="${release.id}"]`)).toHaveAttribute('data-value', 'gone');
	await expect(record.locator(`[data-key="${earlier}"]`)).toHaveAttribute('data-value', 'first');
	await record.getByRole('link', { name: /Ver la ficha/ }).click();
	await expect(page).toHaveURL(new RegExp(`/obra/.*rel=${earlier}`));
	await expect(page.getByTestId('app')).toHaveAttribute('data-release', earlier);
	await page.getByTestId('work-history').click();
	await expect(page.getByTestId('work-record')).toHaveAttribute('data-id', id);
	// Who the contractor is, in the same release: there the work is still one of theirs.
	await page.goBack();
	await expect(page.getByTestId('work-contractor')).toHaveAttribute('href', new RegExp(`rel=${earlier}`));
	await open(page, `/contratista/?rel=${earlier}`);
	await expect(page.getByTestId('past-release')).toHaveAttribute('data-release', earlier);
	await expect(page.locator('nav a[href^="/alertas/"]').first()).toHaveAttribute(
		'href',
		`/alertas/?rel=${earlier}`
	);
	await page.goto(`/obra/${workParam(id)}/`);
	await expect(page.getByTestId('work-gone')).toContainText(earlier);
	await open(page, `/?rel=${earlier}&motor=js`);
	await expect(page.getByTestId('past-release')).toBeVisible();
	const [sum] = await native(`SELECT count(*) AS n FROM ${works(earlier)}`);
	expect(await figure(page, 'total-works')).toBe(Number(sum?.n));
});

test('a failing network says so and offers to try again @desk', async ({ page }) => {
	await page.route(`**/${earlier}/works.parquet`, (route) => route.abort());
	await page.goto('/historial/?mun=11020');
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'error');
	await page.unroute(`**/${earlier}/works.parquet`);
	await page.getByRole('button', { name: 'Reintentar' }).click();
	await settled(page);
	await shows(page, await expected("municipality = '11020'"));
});
