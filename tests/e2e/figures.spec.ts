import { native, nativeGroups, nativeTotals } from './support/native';
import { withoutMap } from './support/steps';
import { expect, figure, items, open, test } from './support/test';

const questions: [name: string, query: string, where: string, column?: string][] = [
	['everything', '', 'TRUE'],
	['years', 'anio=2015-2018', 'year BETWEEN 2015 AND 2018'],
	['a municipality', 'mun=11020', "municipality = '11020'"],
	[
		'several filters',
		'anio=2014-&mun=11020,11007&rubro=agua,caminos&monto=1000000-50000000',
		"year >= 2014 AND municipality IN ('11020', '11007') AND rubro IN ('agua', 'caminos') AND investment BETWEEN 100000000 AND 5000000000"
	],
	[
		'status and kind',
		'estatus=suspendida,cancelada&tipo=obra',
		"status IN ('suspendida', 'cancelada') AND kind = 'obra'"
	],
	['inside a priority zone', 'zap=1', 'zap'],
	['another measure', 'medida=contratado&monto=-2500000.5', 'contracted <= 250000050', 'contracted']
];

for (const [name, query, where, column] of questions) {
	test(`figures equal native DuckDB: ${name}`, async ({ page }) => {
		await withoutMap(page);
		await open(page, `/?${query}${query ? '&' : ''}motor=js`);
		const expected = await nativeTotals(where, column);
		expect(expected.works).toBeGreaterThan(0);
		expect(await figure(page, 'total-works')).toBe(expected.works);
		expect(await figure(page, 'total-investment')).toBe(expected.amount);
		expect(await figure(page, 'unlocated-works')).toBe(expected.unlocated);
		expect(await items(page, 'figure-by-year')).toEqual(await nativeGroups('year', where, column));
		expect(await items(page, 'figure-by-municipality')).toEqual(
			await nativeGroups('municipality', where, column)
		);
		expect(await items(page, 'figure-by-rubro')).toEqual(await nativeGroups('rubro', where, column));
	});
}

test('a contractor’s works, by its exact name', { tag: '@desk' }, async ({ page }) => {
	const [most] = await native(
		'SELECT contractor, count(*) AS works FROM works WHERE contractor IS NOT NULL GROUP BY ALL ORDER BY works DESC, contractor LIMIT 1'
	);
	await open(page, `/?contratista=${encodeURIComponent(String(most?.contractor))}`);
	expect(await figure(page, 'total-works')).toBe(Number(most?.works));
});

test('the SQL behind a figure runs natively and gives the figure', { tag: '@desk' }, async ({ page }) => {
	await open(page, '/?anio=2016&rubro=salud&motor=js');
	await page
		.getByRole('button', { name: /Inversión por año/ })
		.first()
		.click();
	const sql = await page.getByTestId('figure-sql').innerText();
	const rows = await native(sql);
	const shown = await items(page, 'figure-by-year');
	expect(rows.map((row) => Number(row.amount))).toEqual(Object.values(shown));
});

test('the SQL behind the figure per person computes that very figure', { tag: '@desk' }, async ({ page }) => {
	await open(page, '/?anio=2016&mun=11020&motor=js');
	await page.getByRole('button', { name: 'Cómo se calcula: Inversión por habitante' }).click();
	const [row] = await native(await page.getByTestId('figure-sql').innerText());
	expect(Number(row?.per_person)).toBeGreaterThan(0);
	expect(row?.per_person).toBe(await figure(page, 'per-person'));
});

test('a notice tells what of the address was dropped, and the rest holds', async ({ page }) => {
	await open(page, '/?mun=11020,99999&anio=2018-2015&rubro=nada&cosa=1&motor=js');
	const notice = page.getByTestId('filter-notice');
	await expect(notice).toContainText('99999');
	await expect(notice).toContainText('nada');
	await expect(notice).toContainText('cosa');
	const expected = await nativeTotals("municipality = '11020' AND year BETWEEN 2015 AND 2018");
	expect(await figure(page, 'total-works')).toBe(expected.works);
	await notice.getByRole('button').click();
	await expect(notice).toBeHidden();
});

test('hostile text in the address is text', { tag: '@desk' }, async ({ page }) => {
	await open(
		page,
		`/?motor=js&q=${encodeURIComponent(`<img src=x onerror=alert(1)>'); DROP TABLE works;--`)}`
	);
	expect(await page.locator('img').count()).toBe(0);
	await expect(page.getByTestId('sentence')).toBeVisible();
	expect(await figure(page, 'total-works')).toBe(0);
	await expect(page.getByText('Ninguna obra cumple con todos los filtros').first()).toBeVisible();
});
