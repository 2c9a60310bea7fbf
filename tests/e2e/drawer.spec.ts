import { nativeTotals } from './support/native';
import { withoutMap } from './support/steps';
import { expect, open, settled, test } from './support/test';

test(
	'the drawer of filters: opens, filters, says how many, gives the focus back',
	{ tag: '@phone' },
	async ({ page }) => {
		await withoutMap(page);
		await open(page, '/?motor=js');
		const opener = page.getByRole('button', { name: /^Filtros/ });
		const drawer = page.getByRole('dialog', { name: 'Filtrar' });
		await opener.click();
		await drawer.getByText('Salud', { exact: true }).tap();
		await settled(page);
		const { works } = await nativeTotals("rubro = 'salud'");
		const done = drawer.getByRole('button', { name: `Ver ${works} obras y acciones` });
		await expect(done).toBeInViewport();
		await done.click();
		await expect(drawer).toBeHidden();
		await expect(opener).toBeFocused();
		await expect(opener).toHaveAccessibleName('Filtros (1)');

		await opener.click();
		await expect(drawer.getByRole('button', { name: 'Quitar Salud' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(drawer).toBeHidden();
		await expect(opener).toBeFocused();

		await opener.click();
		await drawer.getByRole('button', { name: 'Cerrar', exact: true }).click();
		await expect(drawer).toBeHidden();
		await expect(opener).toBeFocused();
	}
);
