import { nativeGroups, nativeTotals } from './support/native';
import { expect, figure, items, open, settled, test } from './support/test';

const where = "year BETWEEN 2013 AND 2017 AND rubro = 'educacion'";
const query = 'anio=2013-2017&rubro=educacion';

test('DuckDB answers when it is ready, and both tiers agree', async ({ page }) => {
	await open(page, `/?${query}`);
	const before = await items(page, 'figure-by-municipality');
	const engine = page.getByTestId('engine-state');
	if ((page.viewportSize()?.width ?? 0) < 1024) {
		// A phone never starts it unasked.
		await expect(engine).toHaveAttribute('data-state', 'idle');
		await engine.getByRole('button').click();
	}
	await expect(engine).toHaveAttribute('data-state', 'ready', { timeout: 45_000 });
	await expect(page.getByTestId('app')).toHaveAttribute('data-tier', 'duckdb');
	await settled(page);
	const expected = await nativeTotals(where);
	expect(await figure(page, 'total-works')).toBe(expected.works);
	expect(await figure(page, 'total-investment')).toBe(expected.amount);
	expect(await items(page, 'figure-by-municipality')).toEqual(before);
	expect(await items(page, 'figure-by-municipality')).toEqual(await nativeGroups('municipality', where));
	// The next question finds it as it was left.
	await page.getByTestId('figure-by-year').getByRole('button', { name: /^2016/ }).click();
	await expect(page).toHaveURL(/anio=2016/);
	await settled(page);
	expect(await engine.getAttribute('data-state')).toBe('ready');
	expect(await page.getByTestId('app').getAttribute('data-tier')).toBe('duckdb');
	expect(await figure(page, 'total-works')).toBe(
		(await nativeTotals("year = 2016 AND rubro = 'educacion'")).works
	);
});

test('motor=js never starts it', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await open(page, `/?${query}&motor=js`);
	await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle');
	await expect(page.getByTestId('app')).toHaveAttribute('data-tier', 'js');
	expect(asked.filter((url) => /duckdb|\.wasm/.test(url))).toEqual([]);
});

test('without WebAssembly the page does all but say so', async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
	await open(page, `/?${query}`);
	const expected = await nativeTotals(where);
	expect(await figure(page, 'total-works')).toBe(expected.works);
	expect(await figure(page, 'total-investment')).toBe(expected.amount);
	await page.getByTestId('work-row').first().click();
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'ready');
});
