import type { Page } from '@playwright/test';
import { isPhone, type Spot } from './steps';

/** Presses, moves and lets go: a thumb on a phone, a mouse on a desk. `held` runs before it lets go. */
export async function drag(page: Page, from: Spot, to: Spot, held: () => Promise<void>): Promise<void> {
	const steps = [0.25, 0.5, 0.75, 1].map((part) => ({
		x: from.x + (to.x - from.x) * part,
		y: from.y + (to.y - from.y) * part
	}));
	if (!isPhone(page)) {
		await page.mouse.move(from.x, from.y);
		await page.mouse.down();
		for (const { x, y } of steps) await page.mouse.move(x, y);
		await held();
		await page.mouse.up();
		return;
	}
	// Playwright itself only taps.
	const session = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints });
	await touch('touchStart', [from]);
	for (const step of steps) await touch('touchMove', [step]);
	await held();
	await touch('touchEnd', []);
	await session.detach();
}
