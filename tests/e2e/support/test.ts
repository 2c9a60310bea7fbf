import { expect, test as base, type Page } from '@playwright/test';

/** Every test also asserts that nothing broke on the page and that nobody else was asked for anything. */
export const test = base.extend<{ watched: string[] }>({
	watched: [
		async ({ page }, use) => {
			const troubles: string[] = [];
			page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
			page.on('console', (message) => {
				// A refused request is what some tests are about; a refused style or script never is.
				if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
					troubles.push(`policy: ${message.text()}`);
			});
			page.on('request', (request) => {
				const url = request.url();
				// Some tests put a network of their own before the site, on another port.
				if (!/^(?:data|blob):|^http:\/\/localhost:\d+\//.test(url))
					troubles.push(`third-party request: ${url}`);
			});
			await use(troubles);
			expect(troubles).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };

/** Opens an address and waits until its figures and its list are there. */
export async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await settled(page);
}

/** Waits until the page says that it is ready; where it says that it failed, the failure is what the page says. */
export async function settled(page: Page): Promise<void> {
	const app = page.getByTestId('app');
	await expect(app).toHaveAttribute('data-state', /ready|error/);
	const alerts = page.getByRole('alert').filter({ visible: true });
	const said = (await alerts.count()) > 0 ? (await alerts.allTextContents()).join(' · ') : '';
	await expect(app, said).toHaveAttribute('data-state', 'ready');
}

/** A raw figure of the page. */
export async function figure(page: Page, testid: string): Promise<number> {
	return Number(await page.getByTestId(testid).getAttribute('data-value'));
}

/** Key and value of the items of a figure that are not zero. */
export async function items(page: Page, testid: string): Promise<Record<string, number>> {
	const found = await page
		.getByTestId(testid)
		.locator('[data-key]')
		.evaluateAll((nodes) =>
			nodes.map((node) => [node.getAttribute('data-key'), Number(node.getAttribute('data-value'))])
		);
	return Object.fromEntries(found.filter(([, value]) => value !== 0));
}
