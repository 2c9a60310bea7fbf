import type { Page } from '@playwright/test';
import { found, inTheme, largeText, overflow } from './support/access';
import { native } from './support/native';
import { boxOf } from './support/steps';
import { expect, figure, items, open, settled, test } from './support/test';

/** What every view says, against native DuckDB. */
async function shows(page: Page, where: string): Promise<void> {
	const [totals] = await native(
		`SELECT count(*) AS works, coalesce(sum(investment), 0) AS amount FROM works WHERE ${where}`
	);
	await expect(page.getByTestId('total-works')).toHaveAttribute('data-value', String(totals?.works));
	expect(await figure(page, 'total-investment')).toBe(Number(totals?.amount));
}
async function grouped(column: string, where: string): Promise<Record<string, number>> {
	const rows = await native(
		`SELECT coalesce(${column}::VARCHAR, 'sin_dato') AS key, coalesce(sum(investment), 0) AS amount FROM works WHERE ${where} GROUP BY 1 HAVING count(*) > 0`
	);
	return Object.fromEntries(rows.map(({ key, amount }) => [String(key), Number(amount)]));
}
const withoutEmpty = (shown: Record<string, number>): Record<string, number> =>
	Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== 0));

test(
	'without script the answer and every view are there, in both languages',
	{ tag: '@desk' },
	async ({ browser, baseURL }) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${baseURL}/auditoria/`);
		await shows(page, 'true');
		expect(await items(page, 'figure-by-year')).toEqual(await grouped('year', 'true'));
		expect(withoutEmpty(await items(page, 'figure-by-status'))).toEqual(
			withoutEmpty(await grouped('status', 'true'))
		);
		await page.goto(`${baseURL}/en/auditoria/`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit desk');
		await context.close();
	}
);

test('a press in one view filters all others, each ignores its own; the address holds it', async ({
	page
}) => {
	await open(page, '/auditoria/');
	await page
		.getByTestId('figure-by-municipality')
		.getByRole('button', { name: /^León:/ })
		.click();
	await expect(page).toHaveURL(/mun=11020/);
	await settled(page);
	await shows(page, "municipality = '11020'");
	expect(await items(page, 'figure-by-year')).toEqual(await grouped('year', "municipality = '11020'"));
	expect((await items(page, 'figure-by-municipality'))['11007']).toBe(
		(await grouped('municipality', 'true'))['11007']
	);
	await page
		.getByTestId('figure-by-status')
		.getByRole('button', { name: /^Suspendida:/ })
		.click();
	await expect(page).toHaveURL(/estatus=suspendida/);
	await settled(page);
	await shows(page, "municipality = '11020' AND status = 'suspendida'");
	await page.goBack();
	await settled(page);
	await shows(page, "municipality = '11020'");
	// The address of another page's filter is this one's too, and what it cannot be is told.
	await open(page, '/auditoria/?anio=2015-2016&cambio=25..&campos=name,nope&ordenar=-modified');
	await expect(page.getByTestId('filter-notice')).toContainText('nope');
	await shows(
		page,
		'year BETWEEN 2015 AND 2016 AND approved > 0 AND (modified - approved) * 100.0 / approved >= 25'
	);
});

test(
	'a brush draws every view while it is dragged, and is a filter when it is let go',
	{ tag: '@desk' },
	async ({ page }) => {
		await open(page, '/auditoria/');
		const surface = page.getByRole('group', { name: 'Año' }).locator('svg');
		await surface.scrollIntoViewIfNeeded();
		const { x, y, width } = await boxOf(surface);
		await page.mouse.move(x + width * 0.36, y + 12);
		await page.mouse.down();
		await page.mouse.move(x + width * 0.5, y + 12);
		await page.mouse.move(x + width * 0.62, y + 12, { steps: 4 });
		const years = 'year BETWEEN 2015 AND 2017';
		const statuses = withoutEmpty(await grouped('status', years));
		// Before it is let go: nothing is asked, the address is as it was.
		await expect.poll(async () => withoutEmpty(await items(page, 'figure-by-status'))).toEqual(statuses);
		expect(page.url()).not.toContain('anio=');
		await page.mouse.up();
		await expect(page).toHaveURL(/anio=2015-2017/);
		await settled(page);
		await shows(page, years);
		expect(withoutEmpty(await items(page, 'figure-by-status'))).toEqual(statuses);
	}
);

test(
	'a click on the first and on the last bar chooses it, thumb or not',
	{ tag: '@desk' },
	async ({ page }) => {
		await open(page, '/auditoria/');
		const bars = page.getByRole('group', { name: 'Cambio de presupuesto', exact: true }).locator('.reach');
		for (const [bar, address] of [
			[bars.first(), /cambio=..-75.01/],
			[bars.last(), /cambio=200../]
		] as const) {
			await bar.scrollIntoViewIfNeeded();
			const { x, y, width, height } = await boxOf(bar);
			await page.mouse.click(x + width / 2, y + height * 0.9);
			await expect(page).toHaveURL(address);
			await settled(page);
		}
	}
);

test('keyboard: a slider brushes by the day, and the rows move', { tag: '@desk' }, async ({ page }) => {
	await open(page, '/auditoria/');
	const slider = page.getByRole('slider', { name: 'Retraso: desde (deslizador)' });
	await slider.focus();
	for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
	await expect(page).toHaveURL(/retraso=/);
	await settled(page);
	const table = page.getByTestId('desk-table');
	await table.focus();
	await page.keyboard.press('End');
	const total = await page.getByTestId('total-works').getAttribute('data-value');
	await expect(table.locator(`tr[aria-rowindex="${Number(total) + 1}"] a`)).toBeVisible();
	await page.keyboard.press('Home');
	await expect(table.locator('tr[aria-rowindex="2"] a')).toBeVisible();
});

test('the table sorts by several columns, shows any, and a row opens its work', async ({ page }) => {
	await open(page, '/auditoria/?mun=11020');
	const table = page.getByTestId('desk-table');
	const first = table.getByTestId('work-row').first();
	await table.locator('th button[data-column="year"]').click();
	await expect(page).toHaveURL(/ordenar=-year/);
	await page.getByLabel('Sumar columnas al orden').check();
	await table.locator('th button[data-column="name"]').click();
	await expect(page).toHaveURL(/ordenar=-year,name/);
	const [expected] = await native(
		"SELECT id FROM works WHERE municipality = '11020' ORDER BY year DESC NULLS LAST, lower(strip_accents(name)) NULLS LAST, ordinal LIMIT 1"
	);
	await expect(first).toHaveAttribute('data-id', String(expected?.id));
	await page
		.getByTestId('columns')
		.getByText(/^Columnas:/)
		.click();
	await page.getByLabel('Agregar').selectOption('funding_source');
	await expect(page).toHaveURL(/campos=.*funding_source/);
	await page.getByRole('button', { name: 'Quitar Contratista' }).click();
	await expect(table.locator('th button[data-column="contractor"]')).toHaveCount(0);
	await expect(table.locator('th button[data-column="funding_source"]')).toBeAttached();
	await first.getByRole('link').click();
	await expect(page).toHaveURL(/obra=/);
	await expect(page.getByTestId('work-panel')).toContainText('León');
});

test(
	'every figure opens a card whose works add up to it; a cell of the cross table leads to them',
	{ tag: '@desk' },
	async ({ page }) => {
		await open(page, '/auditoria/?rubro=caminos,salud');
		for (const title of ['Total de lo filtrado', 'Año', 'Cambio de presupuesto', 'Municipio', 'Estatus']) {
			await page
				.getByRole('button', { name: new RegExp(`${title}$`) })
				.first()
				.click();
			const check = page.getByTestId('figure-check').filter({ visible: true });
			await expect(check).toHaveAttribute('data-holds', 'true');
			await expect(check).toContainText('Es igual a la cifra');
			await expect(page.getByTestId('figure-sql').filter({ visible: true })).toContainText('FROM works');
			await page.keyboard.press('Escape');
		}
		// The figure is cited with the release, its hash, and an address that shows it again.
		await page.getByRole('button', { name: /Total de lo filtrado$/ }).click();
		const total = page.getByRole('dialog').filter({ visible: true });
		await total.getByTestId('figure-cite').locator('summary').click();
		const works = await figure(page, 'total-works');
		const release = (await page.getByTestId('app').getAttribute('data-release')) ?? '';
		const text = await total.getByTestId('cite-text').innerText();
		expect(text).toContain(`Obras y acciones: ${works.toLocaleString('es-MX')}`);
		expect(text).toContain(release);
		const bibtex = await total.getByTestId('cite-bibtex').innerText();
		expect(bibtex).toMatch(/^@misc\{plomada-/);
		const link = /url = \{(.*)\}/.exec(bibtex)?.[1] ?? '';
		await page.goto(link);
		await settled(page);
		expect(await figure(page, 'total-works')).toBe(works);
		await page
			.getByTestId('pivot')
			.getByRole('button', { name: /^Salud, 2015:/ })
			.click();
		const dialog = page.getByRole('dialog').filter({ visible: true });
		await expect(dialog.getByTestId('figure-check')).toHaveAttribute('data-holds', 'true');
		await expect(dialog.getByTestId('figure-value')).toHaveText(/^\$[\d,]+\.\d\d$/);
		await dialog.getByRole('button', { name: 'Ver estas obras en la tabla' }).click();
		await expect(page).toHaveURL(/anio=2015&rubro=salud/);
		// The dialog gave the focus back to the cell; it goes on to the works.
		await expect(page.getByRole('heading', { name: 'Las obras detrás de las cifras' })).toBeFocused();
		await settled(page);
		await shows(page, "year = 2015 AND rubro = 'salud'");
	}
);

test(
	'the cross table is native DuckDB’s; another measure and other ends are in the address',
	{ tag: '@desk' },
	async ({ page }) => {
		await open(page, '/auditoria/?cruce=status.kind.count');
		const pivot = page.getByTestId('pivot');
		const rows = await native('SELECT status AS r, kind AS c, count(*) AS n FROM works GROUP BY ALL');
		for (const { r, c, n } of rows)
			await expect(pivot.locator(`tr[data-key="${String(r)}"] td[data-key="${String(c)}"]`)).toHaveAttribute(
				'data-value',
				String(n)
			);
		const measure = page.getByRole('combobox', { name: 'Cifra' });
		await measure.selectOption('median');
		await expect(page).toHaveURL(/cruce=status\.kind\.median/);
		await expect(pivot).toHaveAttribute('data-measure', 'median');
		// The same at both ends is no table: the other end takes what this one had.
		await page.getByRole('combobox', { name: 'Renglones' }).selectOption('kind');
		await expect(page).toHaveURL(/cruce=kind\.status\.median/);
		await measure.selectOption('change');
		await expect(page).toHaveURL(/cruce=kind\.status\.change/);
		await expect(page.getByText(/pide el ejercicio/)).toBeVisible();
	}
);

test('on a slow line nobody reads the figures of another question', { tag: '@phone' }, async ({ page }) => {
	let go = (): void => undefined;
	const held = new Promise<void>((resolve) => (go = resolve));
	await page.route('**/works_core.parquet', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/auditoria/?mun=11020');
	await expect(page.getByTestId('sentence')).toHaveText(/^Contando/);
	await expect(page.getByText('son todavía de otra pregunta')).toBeVisible();
	await expect(page.getByTestId('total-works')).toHaveCount(0);
	go();
	await settled(page);
	await expect(page.getByTestId('sentence')).toContainText('León');
	await shows(page, "municipality = '11020'");
});

test(
	'on paper the table has all of its columns, and says how many rows it is',
	{ tag: '@desk' },
	async ({ page }) => {
		await open(page, '/auditoria/?mun=11020');
		const table = page.getByTestId('desk-table');
		await expect(table.getByTestId('work-row').first()).toContainText('León');
		await page.emulateMedia({ media: 'print' });
		// The width of a letter sheet inside its margins.
		await page.setViewportSize({ width: 700, height: 940 });
		const printed = page.getByText(/^Se imprimen los renglones 1 a \d+ de 631\.$/);
		await expect(printed).toBeVisible();
		expect(await overflow(page)).toBe(0);
		expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
		expect(await table.getByTestId('work-row').count()).toBeLessThan(40);
		await expect(page.getByRole('heading', { name: 'Llévate exactamente lo que ves' })).toBeHidden();
	}
);

test('nothing chosen says so; a failing network says so and offers to try again', async ({ page }) => {
	await open(page, '/auditoria/?contratista=Nadie');
	await expect(page.getByText('Ninguna obra cumple estos filtros').first()).toBeVisible();
	await page.route('**/works_text.parquet', (route) => route.abort());
	await page.goto('/auditoria/?mun=11007');
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'error');
	await expect(page.getByTestId('failure')).toContainText('El servidor no respondió');
	await expect(page.getByTestId('sentence')).toContainText('no se pudieron contar');
	await page.unroute('**/works_text.parquet');
	await page.getByRole('button', { name: 'Reintentar' }).first().click();
	await settled(page);
	await shows(page, "municipality = '11007'");
});

test('axe finds nothing in either theme; nothing scrolls sideways at 320 px and in large text', async ({
	page
}) => {
	await open(page, '/auditoria/?mun=11020');
	await expect(page.getByTestId('pivot')).toBeVisible();
	for (const theme of ['light', 'dark'] as const) {
		await inTheme(page, theme);
		expect(await found(page, 'main')).toEqual([]);
	}
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await overflow(page)).toBe(0);
	await largeText(page);
	expect(await overflow(page)).toBe(0);
});
