import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { release } from './support/native';
import { expect, settled, test } from './support/test';

/** The entry of one table. */
const entryOf = (page: Page, title: string): Locator =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

test('every table with its columns, their units and meaning', async ({ page }) => {
	await page.goto('/datos/');
	await settled(page);
	await expect(page.getByRole('heading', { level: 1, name: 'Datos' })).toBeVisible();
	await expect(page.getByTestId('sentence')).toContainText(release.totals.works.toLocaleString('es-MX'));
	for (const { title, schema, rows } of release.resources) {
		const entry = entryOf(page, title);
		await expect(entry).toContainText(`${rows.toLocaleString('es-MX')} renglones`);
		await expect(entry.locator('dt')).toHaveText(schema.fields.map(({ name }) => name));
	}
	const works = entryOf(page, release.resources.find(({ name }) => name === 'works')?.title ?? '');
	await works.locator('summary').click();
	const investment = works.locator('dl > div').filter({ has: page.getByText('investment', { exact: true }) });
	await expect(investment).toBeVisible();
	await expect(investment).toContainText('centavos');
	await expect(investment).toContainText('BIGINT');
	// Opened, nothing pushes the page sideways.
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	).toBeLessThanOrEqual(0);
});

test('what is downloaded has the hash that is stated', async ({ page }) => {
	await page.goto('/datos/');
	await settled(page);
	for (const name of ['works', 'zones']) {
		const table = release.resources.find((resource) => resource.name === name);
		const entry = entryOf(page, table?.title ?? '');
		await entry.locator('summary').click();
		const stated = await entry.getByText(/^[0-9a-f]{64}$/).innerText();
		const downloading = page.waitForEvent('download');
		await entry.getByRole('link', { name: /^Descargar/ }).click();
		const download = await downloading;
		const bytes = await readFile(await download.path());
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(stated);
		expect(download.suggestedFilename()).toBe(`plomada-demostracion-${release.id}-${name}.parquet`);
	}
});

test('the problems of the sources are told, and their list can be had', async ({ page }) => {
	await page.goto('/datos/');
	await settled(page);
	const section = page.getByRole('region', { name: 'Problemas encontrados' });
	await expect(section).toContainText(
		release.totals.problems === 0
			? 'No se anotó ningún problema'
			: release.totals.problems.toLocaleString('es-MX')
	);
	const downloading = page.waitForEvent('download');
	await section.getByRole('link', { name: /problems\.csv/ }).click();
	const lines = (await readFile(await (await downloading).path(), 'utf8')).trim().split('\n');
	expect(lines[0]).toBe('file,row,column,value,rule,action');
	expect(lines.length - 1).toBe(release.totals.problems);
});

test('a release that does not exist is told, and the language keeps what was asked', async ({ page }) => {
	await page.goto('/datos/?rel=1999-01-01-000000000000');
	await settled(page);
	await expect(page.getByTestId('filter-notice')).toContainText('1999-01-01-000000000000');
	await expect(page.getByTestId('app')).toHaveAttribute('data-release', release.id);
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL(/\/en\/datos\/\?rel=1999/);
	await expect(page.getByTestId('filter-notice')).toContainText('1999-01-01-000000000000');
});
