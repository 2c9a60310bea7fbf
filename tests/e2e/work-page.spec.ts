import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workParam, type WorkProfile } from '../../src/lib/domain';
import { found, inTheme } from './support/access';
import { native, release } from './support/native';
import { expect, settled, test } from './support/test';

const pathOf = (id: string): string => `/obra/${workParam(id)}/`;

/** A stopped work with a long history: nearly everything the page can say. */
async function stopped() {
	const [work] = await native(
		`SELECT id, name, investment, municipality, contractor FROM works
		 WHERE status = 'suspendida' AND investment IS NOT NULL AND contractor IS NOT NULL AND physical_progress IS NOT NULL
		 AND location_quality IN ('exact', 'locality') ORDER BY id LIMIT 1`
	);
	if (!work) throw new Error('expected a stopped work, met none');
	return { id: String(work.id), investment: Number(work.investment), contractor: String(work.contractor) };
}
const sheet = (page: Page) => page.getByTestId('work-sheet');
const field = (page: Page, name: string) => sheet(page).locator(`[data-field="${name}"]`).first();

/** What the page was built with, with something else in it. */
async function withProfile(page: Page, id: string, change: (profile: WorkProfile) => void): Promise<void> {
	const built = readFileSync(join('build', 'site', 'obra', workParam(id), 'ficha.json'), 'utf8');
	const profile = JSON.parse(built) as WorkProfile;
	change(profile);
	const empty = readFileSync(join('build', 'site', '404.html'), 'utf8');
	await page.route(`**${pathOf(id)}`, (route) => route.fulfill({ contentType: 'text/html', body: empty }));
	await page.route('**/ficha.json', (route) => route.fulfill({ json: profile }));
	await page.goto(pathOf(id));
	await settled(page);
}

test.describe('before any script runs', () => {
	test.use({ javaScriptEnabled: false });
	test('the first screen says what, where, how much and how far; the rest is there too', async ({ page }) => {
		const { id, investment } = await stopped();
		await page.goto(pathOf(id));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(field(page, 'investment')).toHaveAttribute('data-value', String(investment));
		await expect(field(page, 'status')).toHaveText(/Suspendida/);
		for (const name of ['investment', 'status', 'physical_progress'])
			await expect(field(page, name)).toBeInViewport();
		await expect(page.getByTestId('life').getByRole('listitem')).not.toHaveCount(0);
		await expect(page.getByTestId('ladder').getByRole('listitem')).toHaveCount(4);
		await expect(field(page, 'source_file')).toBeAttached();
		// What could not answer is not offered.
		await expect(page.getByRole('button', { name: 'Compartir' })).toBeHidden();
		await expect(page.getByTestId('demo-notice')).toBeVisible();
	});
});

test('the page is one with its data block: structured data that parses, in both languages', async ({
	page
}) => {
	const { id } = await stopped();
	for (const [path, language] of [
		[pathOf(id), 'es'],
		[`/en${pathOf(id)}`, 'en']
	] as const) {
		await page.goto(path);
		await settled(page);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
		expect(blocks).toHaveLength(1);
		const data = JSON.parse(blocks[0] ?? '') as Record<string, unknown>;
		expect(data).toMatchObject({ '@type': 'Project', inLanguage: language, identifier: { value: id } });
		await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`${path}$`));
	}
});

test('its agency and its contractor lead to all their works', async ({ page }) => {
	const { id, contractor } = await stopped();
	await page.goto(pathOf(id));
	await settled(page);
	const link = field(page, 'contractor').getByRole('link', { name: 'Todas las obras' });
	const address = new URL((await link.getAttribute('href')) ?? '', page.url());
	expect(address.searchParams.get('contratista')).toBe(contractor);
});

test('from the explorer to the page, and other writings of an address lead there', async ({
	page,
	request
}) => {
	const { id, contractor } = await stopped();
	await page.goto(`/?motor=js&obra=${encodeURIComponent(id)}`);
	const panel = page.getByTestId('work-panel');
	const who = panel.getByRole('link', { name: 'Quién es este contratista' });
	expect(new URL((await who.getAttribute('href')) ?? '', page.url()).searchParams.get('contratista')).toBe(
		contractor
	);
	await expect(panel.getByTestId('panel-history')).toHaveAttribute(
		'href',
		`/historial/?obra=${encodeURIComponent(String(id))}`
	);
	await panel.getByRole('link', { name: 'Ver la ficha completa' }).click();
	await expect(page).toHaveURL(new RegExp(`${pathOf(id)}$`));
	await expect(sheet(page)).toHaveAttribute('data-id', id);
	for (const [asked, canonical] of [
		[`/obra/${id}`, pathOf(id)],
		[`/en/obra/${encodeURIComponent(id)}/?rel=x`, `/en${pathOf(id)}?rel=x`]
	] as const) {
		const answer = await request.get(asked, { maxRedirects: 0 });
		expect(answer.status()).toBe(308);
		expect(answer.headers().location).toBe(canonical);
	}
});

test('an unknown id gives a page that helps', async ({ page }) => {
	await page.goto('/obra/demo~NO-EXISTE-1/');
	await settled(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No encontramos esa obra');
	await expect(page.getByTestId('work-unknown')).toContainText('demo:NO-EXISTE-1');
	await expect(page.getByRole('searchbox')).toHaveValue('NO-EXISTE-1');
	await page.getByRole('searchbox').fill('pozo');
	await page.getByRole('button', { name: 'Buscar', exact: true }).click();
	await expect(page).toHaveURL(/\?q=pozo/);
});

test('a work the site was not built with is read from its release, and says the same', async ({ page }) => {
	const { id, investment } = await stopped();
	await page.goto(pathOf(id));
	await settled(page);
	const built = await sheet(page).locator('[data-field]').evaluateAll(valuesOf);
	const empty = readFileSync(join('build', 'site', '404.html'), 'utf8');
	await page.route(`**${pathOf(id)}`, (route) => route.fulfill({ contentType: 'text/html', body: empty }));
	await page.route('**/ficha.json', (route) => route.fulfill({ status: 404 }));
	await page.goto(pathOf(id));
	await settled(page);
	await expect(field(page, 'investment')).toHaveAttribute('data-value', String(investment));
	expect(await sheet(page).locator('[data-field]').evaluateAll(valuesOf)).toEqual(built);
});
const valuesOf = (nodes: Element[]) =>
	nodes.map((node) => [node.getAttribute('data-field'), node.getAttribute('data-value')]);

test('a release that is not here is told, and the current one shown', async ({ page }) => {
	const { id } = await stopped();
	await page.goto(`${pathOf(id)}?rel=1999-01-01-000000000000`);
	await settled(page);
	await expect(page.getByText('La publicación «1999-01-01-000000000000» no está aquí')).toBeVisible();
	await expect(page.getByTestId('app')).toHaveAttribute('data-release', release.id);
	await expect(sheet(page)).toBeVisible();
});

test('text of data stays text', async ({ page }) => {
	const { id } = await stopped();
	const hostile = '<img src=x onerror="window.hit=1"></script><script>window.hit=1</script>{@html 1}';
	await withProfile(page, id, (profile) => {
		profile.title = hostile;
		profile.agency = { name: hostile, query: 'dependencia=x' };
		profile.placeText = hostile;
		profile.photo = 'https://example.org/foto.jpg';
		if (profile.municipality) profile.municipality.name = hostile;
	});
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile);
	expect(await page.evaluate(() => 'hit' in window)).toBe(false);
	await expect(sheet(page).locator('img, iframe')).toHaveCount(0);
	const block = await page.locator('script[type="application/ld+json"]').textContent();
	expect((JSON.parse(block ?? '') as { name: string }).name).toBe(hostile);
	// A picture of somebody else's is a link out, never loaded.
	const photo = field(page, 'photo').getByRole('link');
	await expect(photo).toHaveAttribute('rel', /noopener/);
});

test('no WebAssembly is asked for, and none is needed', async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
	const { id } = await stopped();
	await page.goto(pathOf(id));
	await settled(page);
	await page.getByRole('button', { name: 'Cartel con QR' }).click();
	await expect(page.getByTestId('poster').getByRole('img')).toBeVisible();
});

test('sharing copies the address where there is no sheet for it', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
	const { id } = await stopped();
	await page.goto(pathOf(id));
	await settled(page);
	await page.getByRole('button', { name: 'Compartir' }).click();
	await expect(page.getByText('Enlace copiado')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`${pathOf(id)}$`));
});

test('the phone’s own sheet is used where there is one', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(Navigator.prototype, 'share', {
			value: (data: ShareData) => Promise.resolve(Reflect.set(window, 'shared', data))
		});
	});
	const { id } = await stopped();
	await page.goto(pathOf(id));
	await settled(page);
	await page.getByRole('button', { name: 'Compartir' }).click();
	await expect
		.poll(() => page.evaluate(() => (Reflect.get(window, 'shared') as ShareData | undefined)?.url))
		.toMatch(new RegExp(`${pathOf(id)}$`));
});

const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('on paper it is one letter page; the poster is another', async ({ page }) => {
	const { id } = await stopped();
	await page.goto(pathOf(id));
	await settled(page);
	const letter = { format: 'Letter', preferCSSPageSize: false } as const;
	expect(sheetsOf(await page.pdf(letter))).toBe(1);
	await page.getByRole('button', { name: 'Cartel con QR' }).click();
	await expect(page.getByTestId('poster')).toBeVisible();
	expect(sheetsOf(await page.pdf(letter))).toBe(1);
	await page.evaluate(() => (document.documentElement.dataset.print = 'poster'));
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByTestId('life')).toBeHidden();
	await expect(page.getByTestId('poster').getByRole('img')).toBeVisible();
	expect(sheetsOf(await page.pdf(letter))).toBe(1);
});

test('in somebody else’s page: only the card, and only so may it stand there', async ({ page, request }) => {
	const { id } = await stopped();
	const policy = async (address: string) => (await request.get(address)).headers()['content-security-policy'];
	expect(await policy(`${pathOf(id)}?vista=insertar`)).toContain('frame-ancestors *');
	expect(await policy(pathOf(id))).toContain("frame-ancestors 'self'");
	await page.goto(`${pathOf(id)}?vista=insertar`);
	await settled(page);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('banner')).toBeHidden();
	await expect(page.getByTestId('life')).toBeHidden();
	await expect(page.getByRole('button')).toHaveCount(0);
	const whole = page.getByRole('link', { name: 'Ver la ficha completa en Plomada' });
	await expect(whole).toHaveAttribute('target', '_blank');
	await expect(page.getByText('Estas obras son inventadas').last()).toBeVisible();
});

test('the code to embed carries the release that the address names', async ({ page }) => {
	const { id } = await stopped();
	await page.goto(`${pathOf(id)}?rel=${release.id}`);
	await settled(page);
	await page.getByRole('button', { name: 'Insertar en una página' }).click();
	const code = page.getByLabel('Código para insertar');
	await expect(code).toHaveValue(new RegExp(`^<iframe src="http.*rel=${release.id}&amp;vista=insertar"`));
});

for (const colorScheme of ['light', 'dark'] as const)
	test(`axe finds nothing (${colorScheme}), nor does 320 px lose anything`, async ({ page }) => {
		const { id } = await stopped();
		await inTheme(page, colorScheme);
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(pathOf(id));
		await settled(page);
		for (const details of await sheet(page).locator('summary').all()) await details.click();
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth),
			'nothing scrolls sideways'
		).toBeLessThanOrEqual(320);
		expect(await found(page)).toEqual([]);
	});
