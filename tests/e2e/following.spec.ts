import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './support/test';

const HOSTILE = '<img src=x onerror=alert(1)> "Calle" & \'Río\'';

/** Puts a list on the device as an earlier visit, with an earlier release, would have left it. */
async function followedBefore(page: Page, id: string): Promise<void> {
	await page.addInitScript(
		([work, name]) => {
			if (localStorage.getItem('plomada:following') !== null) return;
			const now = {
				release: '2000-01-01-earlier',
				seen: {
					kind: 'work',
					status: 'planeada',
					investment: 1,
					spent: null,
					physical_progress: 1,
					planned_end: null,
					actual_end: null
				}
			};
			const items = [
				{ kind: 'work', id: work, name, now, before: null },
				{ kind: 'work', id: 'demo:no-such-work', name: 'Obra retirada', now, before: null },
				{ kind: 'bad' }
			];
			localStorage.setItem('plomada:following', JSON.stringify(items));
		},
		[id, HOSTILE]
	);
}

test('an empty list says how to begin', async ({ page }) => {
	await open(page, '/siguiendo/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lo que sigo');
	await expect(page.getByRole('link', { name: 'Buscar obras cerca' })).toBeVisible();
});

test('what changed since the release before is told, also that a work is gone; a name is never markup', async ({
	page
}) => {
	await open(page, '/');
	const id = (await page.getByTestId('work-row').first().getAttribute('data-id')) ?? '';
	await followedBefore(page, id);
	await open(page, '/siguiendo/');
	const [work, gone] = [page.getByTestId('followed').nth(0), page.getByTestId('followed').nth(1)];
	await expect(work.getByRole('link')).toHaveText(HOSTILE);
	await expect(work.getByTestId('followed-changes')).toContainText('Inversión: de $0.01 a');
	await expect(gone.getByTestId('followed-changes')).toHaveText('Ya no aparece en los datos publicados.');
	await expect(page.getByTestId('followed')).toHaveCount(2);

	// The same release again says the same; what is taken out stays out.
	await page.getByRole('button', { name: 'Dejar de seguir: Obra retirada' }).click();
	await page.reload();
	await settled(page);
	await expect(page.getByTestId('followed')).toHaveCount(1);
	await expect(page.getByTestId('followed-changes')).toContainText('Inversión: de $0.01 a');
});
