import type { Page } from '@playwright/test';
import { found, inTheme } from './support/access';
import { boxOf, isPhone } from './support/steps';
import { expect, open, test } from './support/test';

const word = (page: Page) => page.getByRole('button', { name: 'Modificado', exact: true });
const card = (page: Page) => page.getByRole('dialog', { name: 'modificado' });

test('a word opens its definition in place, and the glossary from there', async ({ page }) => {
	await open(page, '/?motor=js&anio=2016');
	await word(page).click();
	await expect(card(page)).toBeVisible();
	await expect(card(page)).toBeFocused();
	await expect(word(page)).toHaveAttribute('aria-expanded', 'true');
	await expect(card(page)).toContainText('Puede ser mayor o menor que el aprobado.');
	await expect(page).toHaveURL(/anio=2016/);
	const box = await boxOf(card(page));
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	expect(box.x).toBeGreaterThanOrEqual(0);
	expect(box.x + box.width).toBeLessThanOrEqual(width);
	expect(box.y + box.height).toBeLessThanOrEqual(height);
	// On a phone at the foot of the screen, on a desk beside its word.
	if (isPhone(page)) expect(box.y + box.height).toBeCloseTo(height, 0);
	else expect(Math.abs(box.y - (await boxOf(word(page))).y)).toBeLessThan(box.height + 40);
	// The word closes what it opened.
	if (!isPhone(page)) {
		await word(page).click();
		await expect(card(page)).toBeHidden();
		await word(page).click();
	}
	await card(page).getByRole('link', { name: 'Ver en el glosario' }).click();
	await expect(page).toHaveURL(/\/glosario\/#modificado$/);
	await expect(page.locator('#modificado')).toBeInViewport();
});

test('by keyboard: Enter or Space opens, Escape closes and gives the focus back', async ({ page }) => {
	await open(page, '/?motor=js');
	for (const key of ['Enter', 'Space']) {
		await word(page).focus();
		await page.keyboard.press(key);
		await expect(card(page)).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(card(page).getByRole('button', { name: 'Cerrar la definición' })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(card(page)).toBeHidden();
		await expect(word(page)).toBeFocused();
	}
	// Whoever tabs on leaves it behind.
	await page.keyboard.press('Enter');
	await expect(card(page)).toBeFocused();
	for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab');
	await expect(card(page)).toBeHidden();
});

test('a word pressed in the moment its definition closes opens it again', async ({ page }) => {
	await open(page, '/?motor=js');
	await word(page).click();
	await expect(card(page)).toBeFocused();
	// The browser tells of the closing a moment later: the press comes before that.
	await word(page).evaluate((link: HTMLElement) => {
		document.querySelector<HTMLElement>('[data-testid=term-card]')?.hidePopover();
		link.click();
	});
	await expect(card(page)).toBeFocused();
	await expect(word(page)).toHaveAttribute('aria-expanded', 'true');
	await page.keyboard.press('Escape');
	await expect(word(page)).toHaveAttribute('aria-expanded', 'false');
	await expect(word(page)).toBeFocused();
});

test('in the panel of a work Escape closes the definition, not the panel', async ({ page }) => {
	await open(page, '/?motor=js');
	await page.getByTestId('work-row').first().click();
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	await panel.getByRole('button', { name: 'Devengado', exact: true }).click();
	const definition = page.getByRole('dialog', { name: 'devengado' });
	await expect(definition).toBeVisible();
	for (const colorScheme of ['light', 'dark'] as const) {
		await inTheme(page, colorScheme);
		expect(await found(page, '[data-testid=term-card]')).toEqual([]);
	}
	await page.keyboard.press('Escape');
	await expect(definition).toBeHidden();
	await expect(panel).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();
});

test('the words of the definitions are fetched when one is opened, not before; else the word is a link', async ({
	page
}) => {
	const scripts: string[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') scripts.push(response.url());
	});
	await open(page, '/?motor=js');
	const html = await (await page.request.get('/')).text();
	expect(html).not.toContain('Puede ser mayor o menor que el aprobado');
	for (const url of scripts)
		expect(await (await page.request.get(url)).text()).not.toContain(
			'Puede ser mayor o menor que el aprobado'
		);
	// With a key held the word is a link like any other.
	const opened = page.context().waitForEvent('page');
	await word(page).click({ modifiers: ['Control'] });
	await expect(await opened).toHaveURL(/\/glosario\/#modificado$/);
	await expect(card(page)).toBeHidden();
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('a word is a link to its place in the glossary', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('link', { name: 'Modificado', exact: true }).click();
		await expect(page).toHaveURL(/\/glosario\/#modificado$/);
		await expect(page.locator('#modificado')).toContainText('Es el presupuesto que queda vigente.');
		await page.goto('/en/');
		await page.getByRole('link', { name: 'Modified', exact: true }).click();
		await expect(page.locator('#modificado')).toContainText('It is the budget in force.');
	});
});
