import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { WORKED_QUESTIONS } from '../../src/lib/queries/console/worked-questions';
import { found, inTheme, overflow } from './support/access';
import { native, release } from './support/native';
import { expect, test } from './support/test';

const result = (page: Page) => page.getByTestId('sql-result');
const address = (sql: string): string => `/sql/?${new URLSearchParams({ consulta: sql }).toString()}`;
const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Consulta SQL' });

async function opened(page: Page, path = '/sql/'): Promise<void> {
	await page.goto(path);
	await expect(page.getByTestId('sql-editor')).toHaveAttribute('data-state', 'rich');
}

/** Writes a question in the place of what stands there, and runs it. */
async function ask(page: Page, sql: string): Promise<void> {
	await editorOf(page).focus();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.press('Delete');
	await page.keyboard.insertText(sql);
	// Suggestions may be open.
	await page.keyboard.press('Escape');
	await expect(editorOf(page)).toContainText(sql.slice(0, 20));
	await page.getByTestId('sql-run').click();
}

/** The engine is 8 MB of WebAssembly, compiled on a machine that is busy with tests. */
async function answered(page: Page, state: 'done' | 'failed' | 'stopped' = 'done'): Promise<void> {
	await expect(result(page)).toHaveAttribute('data-state', state, { timeout: 40_000 });
}

const shownRows = (page: Page): Promise<string[][]> =>
	page
		.getByTestId('sql-table')
		.locator('tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) => [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent))
		);

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the tables and what their columns mean are there', async ({ page }) => {
		await page.goto('/sql/');
		const schema = page.getByTestId('sql-schema');
		for (const { name } of release.resources.filter((table) => !/^works_(core|text)$/.test(table.name)))
			await expect(schema.locator('summary code').filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible();
		await expect(schema).toContainText('investment');
	});
});

test('the ten worked questions give what native DuckDB gives @desk', async ({ page }) => {
	test.slow();
	await opened(page);
	for (const { id, sql } of WORKED_QUESTIONS) {
		await page.getByTestId('sql-questions').selectOption(id);
		await page.getByTestId('sql-run').click();
		await expect(page).toHaveURL((url) => url.searchParams.get('consulta') === sql, { timeout: 40_000 });
		await answered(page);
		const expected = await native(sql);
		expect(Number(await page.getByTestId('sql-status').getAttribute('data-rows'))).toBe(expected.length);
		const shown = await shownRows(page);
		const numbers = (texts: string[]) => texts.map((text) => text.replace(/[,\s]/g, ''));
		expected.slice(0, 100).forEach((row, at) => {
			const wanted = Object.values(row).map((value) => {
				const number = typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? Number(value) : value;
				return number === null
					? 'sindato'
					: typeof number === 'number'
						? String(Math.round(number * 1e4) / 1e4)
						: String(number).replace(/[,\s]/g, '');
			});
			expect([id, at, numbers(shown[at] ?? [])]).toEqual([id, at, wanted]);
		});
	}
	await expect(page.getByTestId('sql-history').getByRole('listitem')).toHaveCount(10);
});

test('a mistake is told in words at its place, and names what is alike', async ({ page }) => {
	await opened(page);
	await ask(page, 'SELECT investmen FROM works');
	await answered(page, 'failed');
	await expect(page.getByTestId('sql-error')).toContainText('No hay una columna «investmen»');
	await expect(page.getByTestId('sql-error')).toContainText('investment');
	await expect(page.locator('.cm-lintRange-error')).toHaveText('investmen');
	await ask(page, 'SELECT 1; DROP TABLE works');
	await expect(page.getByTestId('sql-error')).toContainText('una sola consulta');
	await ask(page, 'SELECT count(*) AS n FROM works');
	await answered(page);
	expect(await shownRows(page)).toEqual([[release.totals.works.toLocaleString('es-MX')]]);
});

test('a question cannot leave the page', { tag: '@desk' }, async ({ page, baseURL }) => {
	test.slow();
	await opened(page);
	await ask(page, 'SELECT count(*) FROM works');
	await answered(page);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	const outside = `${baseURL ?? ''}/data/index.json`;
	const attempts = [
		`SELECT * FROM '${outside}'`,
		`SELECT * FROM read_csv('${outside}')`,
		`SELECT * FROM read_text('${outside}')`,
		`SELECT * FROM read_parquet('${outside}')`,
		`SELECT * FROM read_json('${outside}')`,
		`SELECT * FROM parquet_scan('https://example.org/a.parquet')`,
		"SELECT * FROM read_blob('/etc/passwd')",
		"SELECT * FROM glob('*')",
		"SELECT * FROM sniff_csv('opfs://works.csv')",
		"SELECT * FROM sqlite_scan('a.db', 'a')",
		"COPY works TO 'works.csv'",
		"ATTACH 'a.db'",
		'INSTALL httpfs',
		'LOAD spatial',
		"SET memory_limit = '9GB'",
		'PRAGMA enable_object_cache',
		"EXPORT DATABASE 'x'",
		'SELECT 1; INSTALL httpfs',
		'WITH a AS (SELECT 1) INSERT INTO works SELECT * FROM a',
		"SELECT * FROM query('INSTALL httpfs')",
		"SELECT getenv('HOME')"
	];
	for (const sql of attempts) {
		await ask(page, sql);
		await expect(page.getByTestId('sql-error'), sql).toBeVisible();
		await ask(page, 'SELECT 1 AS one');
		await answered(page);
	}
	expect(asked.filter((url) => !/\/(?:favicon\.svg|sql\/(?:__data\.json)?(?:\?.*)?)$/.test(url))).toEqual([]);
});

test(
	'a question that runs away stops; an engine that died is replaced and has its tables again',
	{ tag: '@desk' },
	async ({ page }) => {
		test.slow();
		await opened(page);
		await ask(page, 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b');
		await expect(result(page)).toHaveAttribute('data-state', 'running');
		await expect(result(page)).toContainText('Consultando', { timeout: 40_000 });
		await page.getByTestId('sql-stop').click();
		await answered(page, 'stopped');
		await ask(page, 'SELECT count(*) AS n FROM works');
		await answered(page);
		for (const worker of page.workers())
			if (/duckdb/.test(worker.url()))
				await worker.evaluate(() => (self as unknown as { close(): void }).close());
		await ask(page, 'SELECT count(*) AS again FROM works');
		await expect(result(page)).toHaveAttribute('data-state', 'running');
		await page.getByTestId('sql-stop').click();
		await answered(page, 'stopped');
		await expect(result(page)).toContainText('se abrirá otro con las mismas tablas');
		await ask(page, 'SELECT count(*) AS again FROM works');
		await answered(page);
		expect(await shownRows(page)).toEqual([[release.totals.works.toLocaleString('es-MX')]]);
	}
);

test('a link carries the question and the release; Back brings the one before', async ({ page }) => {
	await opened(page, address("SELECT 'uno' AS texto"));
	await expect(editorOf(page)).toContainText("SELECT 'uno' AS texto");
	if ((await result(page).getAttribute('data-state')) === 'idle') await page.getByTestId('sql-run').click();
	await answered(page);
	await ask(page, "SELECT 'dos' AS texto");
	await expect(page).toHaveURL(/dos/);
	await page.goBack();
	await expect(editorOf(page)).toContainText("SELECT 'uno' AS texto");
	await page.goto('/sql/?rel=no-hay&consulta=SELECT+1');
	await expect(page.getByTestId('filter-notice')).toContainText('no-hay');
});

test('by keyboard: written, run, and out of the editor again @desk', async ({ page }) => {
	await opened(page);
	await editorOf(page).focus();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.press('Delete');
	await page.keyboard.insertText("SELECT 'tres' AS texto");
	await page.keyboard.press('ControlOrMeta+Enter');
	await answered(page);
	expect(await shownRows(page)).toEqual([['tres']]);
	await page.keyboard.press('Tab');
	await expect(page.getByTestId('sql-run')).toBeFocused();
});

test('what is answered is taken away as it is: CSV and a workbook', async ({ page }) => {
	await opened(page);
	await ask(
		page,
		"SELECT '=1+1' AS formula, 1.5::DOUBLE AS number, NULL::VARCHAR AS nothing, '<b>ñ</b>' AS text"
	);
	await answered(page);
	expect(await shownRows(page)).toEqual([['=1+1', '1.5', 'sin dato', '<b>ñ</b>']]);
	const [csv] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-csv').click()]);
	expect(await readFile(await csv.path(), 'utf8')).toBe(
		"\uFEFFformula,number,nothing,text\r\n'=1+1,1.5,,<b>ñ</b>\r\n"
	);
	const [book] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-xlsx').click()]);
	const { default: readSheets } = await import('read-excel-file/node');
	const path = await book.path();
	const sheets = await readSheets(path);
	expect(sheets.map(({ sheet }) => sheet)).toEqual(['Resultado', 'Procedencia']);
	expect(sheets[0]?.data).toEqual([
		['formula', 'number', 'nothing', 'text'],
		['=1+1', 1.5, null, '<b>ñ</b>']
	]);
	expect(JSON.stringify(sheets[1]?.data)).toContain(release.id);
});

test('a chart of the answer, and a long answer page by page', async ({ page }) => {
	await opened(page);
	await ask(page, 'SELECT range AS n, range * 2 AS twice FROM range(250)');
	await answered(page);
	expect((await shownRows(page)).length).toBe(100);
	await page.getByRole('button', { name: 'Siguientes' }).click();
	expect((await shownRows(page))[0]).toEqual(['100', '200']);
	await page.getByRole('button', { name: 'Gráfica' }).click();
	await expect(page.getByTestId('sql-chart').getByRole('listitem')).toHaveCount(50);
});

test('names of the schema are found and written into the question', async ({ page }) => {
	await opened(page);
	await ask(page, 'SELECT  FROM works');
	const schema = page.getByTestId('sql-schema');
	await schema.getByRole('searchbox').fill('contratista');
	await schema.getByRole('button', { name: 'Escribir contractor en la consulta' }).first().click();
	await expect(editorOf(page)).toContainText('contractor');
});

test('the SQL of a figure opens in the console and gives the figure @desk', async ({ page }) => {
	test.slow();
	await page.goto('/?anio=2016&motor=js');
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');
	const works = Number(await page.getByTestId('total-works').getAttribute('data-value'));
	await page
		.getByRole('button', { name: /^Cómo se calcula/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Abrir en la consola' }).click();
	await answered(page);
	expect((await shownRows(page))[0]?.[0]?.replace(/,/g, '')).toBe(String(works));
});

test('where there is no WebAssembly the tables are offered instead', async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
	await page.goto('/sql/');
	await expect(page.getByRole('alert')).toContainText('WebAssembly');
	await expect(page.getByRole('link', { name: 'Descargar las tablas' })).toHaveAttribute('href', '/datos/');
});

for (const path of ['/sql/', '/en/sql/'])
	test(`axe finds nothing in either theme, nothing is lost at 320 pixels: ${path}`, async ({ page }) => {
		test.slow();
		await opened(page, path);
		await page.getByTestId('sql-run').click();
		await answered(page);
		for (const theme of ['light', 'dark'] as const) {
			await inTheme(page, theme);
			expect(await found(page)).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});
