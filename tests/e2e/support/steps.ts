import type { Locator, Page } from '@playwright/test';
import { fitPadding, NO_PADDING } from '../../../src/lib/map/camera';
import { coveredBy } from '../../../src/lib/map/cover';
import { expect } from './test';

export const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 1024;

/** The column of filters: beside the map on a desk, a dialog on a phone. */
export async function openFilters(page: Page): Promise<Locator> {
	if (!isPhone(page)) return page.getByRole('complementary', { name: 'Filtrar' });
	await page.getByRole('button', { name: /^Filtros/ }).click();
	return page.getByRole('dialog', { name: 'Filtrar' });
}

export async function closeFilters(page: Page): Promise<void> {
	if (isPhone(page)) await page.getByRole('button', { name: /^Ver .* obras y acciones/ }).click();
}

/**
 * A browser that cannot draw: for what happens beside the map, which goes on without it. Drawing in software takes most of a test's
 * time.
 */
export async function withoutMap(page: Page): Promise<void> {
	await page.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null));
}

/** The map once it has drawn what is filtered. */
export async function drawnMap(page: Page): Promise<Locator> {
	const map = page.getByTestId('map');
	await expect(map).toHaveAttribute('data-state', 'idle', { timeout: 30_000 });
	return map;
}

export interface Spot {
	x: number;
	y: number;
}

/** Where on the screen the map puts the middle of what it is fitted to. */
export async function middleOfFit(page: Page): Promise<Spot> {
	const box = await boxOf(page.getByTestId('map'));
	const sheet = page.getByRole('region', { name: 'Respuesta' });
	const edges = ({ x, y, width, height }: typeof box) => ({
		left: x,
		top: y,
		right: x + width,
		bottom: y + height
	});
	// Near me has no sheet over its map.
	const covered = (await sheet.count()) === 0 ? 0 : coveredBy(edges(box), edges(await boxOf(sheet)));
	const cover = { ...NO_PADDING, bottom: covered };
	const { top, right, bottom, left } = fitPadding(cover, box.width, box.height);
	return {
		x: box.x + left + (box.width - left - right) / 2,
		y: box.y + top + (box.height - top - bottom) / 2
	};
}

export async function boxOf(locator: Locator) {
	const box = await locator.boundingBox();
	if (!box) throw new Error('expected something on the screen, met nothing');
	return box;
}

/** What a thumb or a mouse does there. */
export async function tapOrClick(page: Page, { x, y }: Spot): Promise<void> {
	if (isPhone(page)) await page.touchscreen.tap(x, y);
	else await page.mouse.click(x, y);
}

/** The pixels of the upper part of the map, above its legend and beside its buttons. */
export async function drawnPixels(page: Page): Promise<string> {
	const { x, y, width, height } = await boxOf(page.getByTestId('map'));
	const shot = await page.screenshot({ clip: { x, y, width: width - 72, height: height * 0.7 } });
	return shot.toString('base64');
}

/** Red, green, blue of what is on the screen there. */
export async function pixelAt(page: Page, { x, y }: Spot): Promise<number[]> {
	const shot = await page.screenshot({ clip: { x: x - 1, y: y - 1, width: 2, height: 2 } });
	return page.evaluate(
		async (address) => {
			const image = new Image();
			image.src = address;
			await image.decode();
			const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
			context?.drawImage(image, 0, 0);
			return [...(context?.getImageData(image.width >> 1, image.height >> 1, 1, 1).data ?? [])].slice(0, 3);
		},
		`data:image/png;base64,${shot.toString('base64')}`
	);
}

/** Tab, until the focus is on what is looked for: a person without a mouse has no other way. */
export async function tabTo(page: Page, wanted: Locator, most = 150): Promise<void> {
	for (let presses = 0; presses < most; presses++) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((node) => node === document.activeElement).catch(() => false)) return;
	}
	throw new Error(`expected Tab to reach ${String(wanted)}, met other things ${most} times`);
}
