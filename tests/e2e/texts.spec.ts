import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readability } from '../../src/lib/i18n/readability';
import { found, inTheme, largeText, overflow } from './support/access';
import { isPhone } from './support/steps';
import { expect, open, settled, test } from './support/test';

const PAGES = ['/glosario/', '/metodologia/', '/acerca/'];

for (const path of PAGES)
	test(`axe finds nothing in both themes, and nothing is lost at 320 pixels: ${path}`, async ({ page }) => {
		await open(page, path);
		for (const colorScheme of ['light', 'dark'] as const) {
			await inTheme(page, colorScheme);
			expect(await found(page)).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await largeText(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});

test('what a screen reader hears: the foot, a letter of the glossary, a definition', async ({ page }) => {
	await open(page, '/glosario/');
	await expect(page.getByRole('contentinfo')).toMatchAriaSnapshot(`
    - contentinfo:
      - navigation "Pie de página":
        - list:
          - listitem:
            - link "Cómo leer"
          - listitem:
            - link "Glosario"
          - listitem:
            - link "Metodología"
          - listitem:
            - link "Acerca"
  `);
	await expect(page.getByRole('region', { name: 'Z' })).toMatchAriaSnapshot(`
    - region "Z":
      - heading "Z" [level=2]
      - term:
        - term: zona de atención prioritaria (ZAP)
        - link "Enlace a zona de atención prioritaria (ZAP)"
      - definition: /Lugar con mucha pobreza o rezago/
      - definition: /Ley General de Desarrollo Social, artículos 29 a 31/
  `);
	await open(page, '/metodologia/');
	await page.getByRole('button', { name: 'inversión', exact: true }).click();
	await expect(page.getByTestId('term-card')).toMatchAriaSnapshot(`
    - dialog "inversión":
      - strong: inversión
      - button "Cerrar la definición"
      - link "Ver en el glosario"
      - link "Regla de Plomada"
  `);
	await expect(page.getByTestId('term-card')).toHaveAccessibleDescription(/presupuesto vigente de cada obra/);
});

test('the glossary is searched in place, and says how many words are left', async ({ page }) => {
	await open(page, '/glosario/');
	await page.getByLabel('Buscar una palabra').fill('licitacion');
	await expect(page.getByRole('status').filter({ hasText: 'palabra' })).toHaveText(/^\d+ palabras?$/);
	await expect(page.locator('#licitacion')).toBeVisible();
	await expect(page.locator('#zap')).toBeHidden();
	await page.getByLabel('Buscar una palabra').fill('xyzzy');
	await expect(page.getByText('Ninguna palabra coincide')).toBeVisible();
});

test('the foot leads to every page that explains', async ({ page }) => {
	await open(page, '/glosario/');
	const foot = page.getByRole('contentinfo');
	await foot.getByRole('link', { name: 'Acerca' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Acerca de Plomada');
	await expect(foot.getByRole('link', { name: 'Acerca' })).toHaveAttribute('aria-current', 'page');
	await foot.getByRole('link', { name: 'Metodología' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Metodología');
});

test('on paper the text is whole and the foot is not there', async ({ page }) => {
	await open(page, '/metodologia/');
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 700, height: 940 });
	await expect(page.getByTestId('method-quality')).toBeVisible();
	await expect(page.getByRole('contentinfo')).toHaveCount(0);
	await expect(page.getByTestId('demo-notice')).toBeVisible();
	expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('how to read the page: on the first visit, until it is read, and again from the foot', async ({
	page
}) => {
	const note = page.getByRole('region', { name: 'Cómo leer esta página' });
	await open(page, '/?motor=js&anio=2016');
	await expect(note).toBeVisible();
	await note.getByRole('button', { name: 'Entendido' }).click();
	await expect(note).toBeHidden();
	await page.reload();
	await settled(page);
	await expect(note).toBeHidden();
	await page.getByRole('contentinfo').getByRole('link', { name: 'Cómo leer' }).click();
	await expect(note).toBeInViewport();
	await expect(page).toHaveURL(/anio=2016.*#como-leer$/);
	await note.getByRole('button', { name: 'Entendido' }).click();
	await expect(note).toBeHidden();
	await expect(page).toHaveURL(/anio=2016[^#]*$/);
});

test('where storage is closed the note still closes, for this visit', async ({ page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('closed', 'SecurityError');
			}
		})
	);
	await open(page, '/?motor=js');
	const note = page.getByRole('region', { name: 'Cómo leer esta página' });
	await note.getByRole('button', { name: 'Entendido' }).click();
	await expect(note).toBeHidden();
});

/** Messages long enough to be nobody's name, as they stand in a page. */
const spanish = readdirSync(join('src', 'lib', 'i18n', 'messages')).flatMap((area) => {
	const messages = JSON.parse(
		readFileSync(join('src', 'lib', 'i18n', 'messages', area, 'es.json'), 'utf8')
	) as Record<string, unknown>;
	return Object.values(messages).flatMap((message) =>
		typeof message === 'string'
			? message.split(/\{\w+\}|\[\[|\]\]|\*\*/).filter((part) => part.trim().split(' ').length >= 4)
			: []
	);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the pages are whole, and every explanation of a hundred words reads at 60 or more', async ({
		page
	}) => {
		for (const path of PAGES) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const blocks = await page
				.locator('[data-prose]')
				.evaluateAll((found) =>
					found.map((block) =>
						[...block.querySelectorAll('p, li, [data-line]')].map((line) => line.textContent ?? '').join('\n')
					)
				);
			expect(blocks.length).toBeGreaterThan(3);
			for (const text of blocks) {
				const { words, score } = readability(text);
				if (words >= 100) expect(score, text.slice(0, 80)).toBeGreaterThanOrEqual(60);
			}
		}
		await expect(page.getByRole('link', { name: 'Creative Commons Zero 1.0' })).toBeVisible();
		if (!isPhone(page)) await expect(page.getByRole('navigation', { name: 'En esta página' })).toBeVisible();
	});

	test('in English there is no Spanish message', async ({ page }) => {
		for (const path of ['/', '/datos/', ...PAGES]) {
			await page.goto(`/en${path}`);
			await expect(page.locator('html')).toHaveAttribute('lang', 'en');
			const text = await page.evaluate(() => {
				document.querySelectorAll('[lang=es], script, style').forEach((node) => node.remove());
				return document.body.textContent ?? '';
			});
			expect(spanish.filter((message) => text.includes(message.trim()))).toEqual([]);
		}
	});
});
