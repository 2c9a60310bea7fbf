import { native, nativeTotals } from './support/native';
import { expect, figure, open, settled, test } from './support/test';

// Each of these was found by somebody trying to break the page: what an opened work says.

const [largest] = await native(
	"SELECT id, name, municipality, investment, status, contractor, source_row FROM works WHERE municipality = '11020' ORDER BY investment DESC NULLS LAST, ordinal LIMIT 1"
);
const id = String(largest?.id);

test('a link to a work that its own filters do not choose says so, and offers to lift them', async ({
	page
}) => {
	await open(page, `/?motor=js&mun=11017&obra=${encodeURIComponent(id)}`);
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'ready');
	await expect(panel).toContainText('Esta obra no está entre las que muestran tus filtros');
	await panel.getByRole('button', { name: 'Quitar los filtros' }).click();
	await expect(page).not.toHaveURL(/mun=/);
	await expect(page).toHaveURL(/obra=/);
	await settled(page);
	await expect(panel).toHaveAttribute('data-id', id);
	await expect(page.getByTestId('work-outside')).toBeHidden();
	expect(await figure(page, 'total-works')).toBe((await nativeTotals('TRUE')).works);
});

test('a link to a work among those its filters choose says nothing of them', async ({ page }) => {
	await open(page, `/?motor=js&mun=11020&obra=${encodeURIComponent(id)}`);
	await expect(page.getByTestId('work-panel')).toHaveAttribute('data-state', 'ready');
	await expect(page.getByTestId('work-outside')).toBeHidden();
});

test('without its row an opened work shows what is known of it, and trying again brings the rest', async ({
	page
}) => {
	await page.route('**/lives.jsonl.gzip', (route) => route.abort());
	await open(page, '/?motor=js&mun=11020');
	await page.getByTestId('work-row').first().click();
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'partial');
	await expect(panel.getByRole('alert')).toContainText('No se pudo leer el registro completo');
	for (const field of ['municipality', 'investment', 'status', 'contractor', 'name'] as const)
		await expect(panel.locator(`[data-field="${field}"]`)).toHaveAttribute(
			'data-value',
			String(largest?.[field] ?? '')
		);
	// What is not known has no field: "sin dato" would be said of what the source may well publish.
	await expect(panel.locator('[data-field="source_row"]')).toHaveCount(0);
	await page.unroute('**/lives.jsonl.gzip');
	await panel.getByRole('button', { name: 'Reintentar' }).click();
	await expect(panel).toHaveAttribute('data-state', 'ready');
	await expect(panel.locator('[data-field="source_row"]')).toHaveAttribute(
		'data-value',
		String(largest?.source_row)
	);
});

test('without any network too', async ({ page, context }) => {
	// The panel's code comes when the page has nothing else to do: by then it, and all it needs, must be here.
	const code = page.waitForResponse(
		async (response) => response.url().endsWith('.js') && (await response.text()).includes('work-outside')
	);
	let underWay = 0;
	page.on('request', () => underWay++);
	page.on('requestfinished', () => underWay--);
	page.on('requestfailed', () => underWay--);
	await open(page, '/?motor=js&mun=11020');
	await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle');
	await code;
	await expect.poll(() => underWay).toBe(0);
	await context.setOffline(true);
	await page.getByTestId('work-row').first().click();
	const panel = page.getByTestId('work-panel');
	await expect(panel).toHaveAttribute('data-state', 'partial');
	await expect(panel.locator('[data-field="investment"]')).toHaveAttribute(
		'data-value',
		String(largest?.investment)
	);
});
