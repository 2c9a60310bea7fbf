import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA on the page, or in the part of it that is named, as lines to read. */
export async function found(page: Page, part?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page }).withTags(RULES);
	const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`)
	);
}

/** The reader's theme, once the page is painted in it: a browser at work answers with colours of both until then. */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.evaluate(
		() => new Promise<void>((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted())))
	);
}

/** How much wider the page is than the screen, CSS pixels: a reader would have to scroll sideways. */
export const overflow = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Text twice its size, as a browser's own setting makes it. */
export const largeText = (page: Page): Promise<void> =>
	page.evaluate(() => {
		document.documentElement.style.setProperty('font-size', '200%');
	});
