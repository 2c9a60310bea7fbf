import { nativeTotals } from './support/native';
import { isPhone, openFilters, tabTo, withoutMap } from './support/steps';
import { expect, figure, open, settled, test } from './support/test';

test(
	'with accents, without, and with a slip of the finger: the same works',
	{ tag: '@desk' },
	async ({ page }) => {
		await withoutMap(page);
		await open(page, '/?motor=js');
		const filters = await openFilters(page);
		const box = filters.getByRole('searchbox', { name: 'Buscar' });
		const found: number[] = [];
		for (const word of ['pavimentación', 'PAVIMENTACION', 'pavimentasion']) {
			await box.fill(word);
			await box.press('Enter');
			await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(word);
			await settled(page);
			found.push(await figure(page, 'total-works'));
		}
		expect(found[0]).toBeGreaterThan(0);
		expect(new Set(found).size).toBe(1);
	}
);

test('back and forward go through the filters one by one', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	const salud = filters.getByRole('checkbox', { name: /^Salud/ });
	const finished = filters.getByRole('button', { name: /^Terminada/ });
	const works: number[] = [await figure(page, 'total-works')];
	for (const [control, written] of [
		[salud, /rubro=salud/],
		[finished, /estatus=terminada/]
	] as const) {
		await control.press('Space');
		await expect(page).toHaveURL(written);
		await settled(page);
		works.push(await figure(page, 'total-works'));
	}
	expect(works).toEqual([
		(await nativeTotals('TRUE')).works,
		(await nativeTotals("rubro = 'salud'")).works,
		(await nativeTotals("rubro = 'salud' AND status = 'terminada'")).works
	]);
	const shows = async (step: number) => {
		await expect(page.getByTestId('total-works')).toHaveAttribute('data-value', String(works[step]));
		await expect(salud).toBeChecked({ checked: step >= 1 });
		await expect(finished).toHaveAttribute('aria-pressed', String(step >= 2));
	};
	await page.goBack();
	await shows(1);
	await page.goBack();
	await shows(0);
	await page.goForward();
	await shows(1);
	await page.goForward();
	await shows(2);
});

test('with the keyboard alone: a municipality, a work opened and closed', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const opener = page.getByRole('button', { name: /^Filtros/ });
	if (isPhone(page)) {
		await tabTo(page, opener);
		await page.keyboard.press('Enter');
	}
	const filters = page.getByRole(isPhone(page) ? 'dialog' : 'complementary', { name: 'Filtrar' });
	const municipalities = filters.getByRole('button', { name: '46 municipios' });
	await tabTo(page, municipalities);
	await page.keyboard.press('Enter');
	const search = filters.getByRole('searchbox', { name: 'Buscar municipio' });
	if (isPhone(page)) await tabTo(page, search);
	await expect(search).toBeFocused();
	await page.keyboard.type('leon');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Space');
	await expect(page).toHaveURL(/mun=11020/);
	await settled(page);
	await page.keyboard.press('Escape');
	await expect(search).toBeHidden();
	await expect(filters.getByRole('button', { name: '1 elegido' })).toBeFocused();
	if (isPhone(page)) {
		await page.keyboard.press('Escape');
		await expect(filters).toBeHidden();
		await expect(opener).toBeFocused();
	}
	const row = page.getByTestId('work-row').first().getByRole('link');
	await tabTo(page, row);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	await expect(panel.getByRole('heading').first()).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();
	await expect(page.getByTestId('work-row').nth(1).getByRole('link')).toBeFocused();
});
