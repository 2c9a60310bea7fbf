import type { Locator, Page } from '@playwright/test';
import { drag } from './support/drag';
import { nativeTotals, release } from './support/native';
import { boxOf, openFilters, withoutMap, type Spot } from './support/steps';
import { expect, figure, open, settled, test } from './support/test';

const [first, last] = release.temporal ?? [0, 0];

/** The middle of a year's bar in the histogram of the filter. */
async function barOf(filters: Locator, year: number): Promise<Spot> {
	const surface = filters.getByRole('group', { name: 'Año', exact: true }).locator('svg');
	await surface.scrollIntoViewIfNeeded();
	const { x, y, width } = await boxOf(surface);
	return { x: x + (width * (year - first + 0.5)) / (last - first + 1), y: y + 12 };
}
const middleOf = async (locator: Locator): Promise<Spot> => {
	const { x, y, width, height } = await boxOf(locator);
	return { x: x + width / 2, y: y + height / 2 };
};
const steps = (page: Page): Promise<number> => page.evaluate(() => history.length);

test('brushing years previews, and changes the address when it is let go', async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	const before = await steps(page);
	await drag(page, await barOf(filters, 2014), await barOf(filters, 2017), async () => {
		await expect(filters.getByRole('slider', { name: 'Primer año' })).toHaveAttribute(
			'aria-valuenow',
			'2014'
		);
		await expect(filters.getByRole('slider', { name: 'Último año' })).toHaveAttribute(
			'aria-valuenow',
			'2017'
		);
		expect(page.url()).not.toContain('anio');
	});
	await expect(page).toHaveURL(/anio=2014-2017/);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('year BETWEEN 2014 AND 2017')).works);
	expect(await steps(page)).toBe(before + 1);
});

test('the least amount by its thumb, then by the keyboard: one step of the history each', async ({
	page
}) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	const thumb = filters.getByRole('slider', { name: 'Monto mínimo en pesos' });
	await thumb.scrollIntoViewIfNeeded();
	const from = await middleOf(thumb);
	const { width } = await boxOf(filters.getByRole('group', { name: 'Inversión', exact: true }));
	await drag(page, from, { x: from.x + width / 2, y: from.y }, async () => {
		await expect(thumb).not.toHaveAttribute('aria-valuetext', 'sin límite');
		expect(page.url()).not.toContain('monto');
	});
	await expect(page).toHaveURL(/monto=\d+-(&|$)/);
	await settled(page);
	const least = (): number => Number(new URL(page.url()).searchParams.get('monto')?.replace('-', ''));
	const dragged = least();
	const { works } = await nativeTotals(`investment >= ${dragged * 100}`);
	expect(works).toBeGreaterThan(0);
	expect(await figure(page, 'total-works')).toBe(works);

	const before = await steps(page);
	await thumb.focus();
	for (let held = 0; held < 3; held++) await page.keyboard.down('ArrowRight');
	expect(Number(await thumb.getAttribute('aria-valuenow'))).toBeGreaterThan(dragged);
	expect(least()).toBe(dragged);
	await page.keyboard.up('ArrowRight');
	await expect.poll(least).toBeGreaterThan(dragged);
	expect(await steps(page)).toBe(before + 1);
	await settled(page);
	expect(await figure(page, 'total-works')).toBe(
		(await nativeTotals(`investment >= ${least() * 100}`)).works
	);
});

test('Escape gives up a drag', { tag: '@desk' }, async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	const thumb = filters.getByRole('slider', { name: 'Primer año' });
	const from = await middleOf(thumb);
	await drag(page, from, { x: from.x + 90, y: from.y }, async () => {
		await expect(thumb).not.toHaveAttribute('aria-valuenow', String(first));
		await page.keyboard.press('Escape');
	});
	await expect(thumb).toHaveAttribute('aria-valuenow', String(first));
	expect(page.url()).not.toContain('anio');
});

test('a thumb that scrolls over the histogram filters nothing', { tag: '@phone' }, async ({ page }) => {
	await withoutMap(page);
	await open(page, '/?motor=js');
	const filters = await openFilters(page);
	const from = await barOf(filters, 2015);
	await drag(page, from, { x: from.x + 6, y: from.y - 160 }, async () => undefined);
	await expect.poll(() => filters.evaluate((node) => node.scrollTop)).toBeGreaterThan(0);
	await expect(filters.getByRole('slider', { name: 'Primer año' })).toHaveAttribute(
		'aria-valuenow',
		String(first)
	);
	expect(page.url()).not.toContain('anio');
});
