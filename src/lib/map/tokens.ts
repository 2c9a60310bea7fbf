import { RUBROS } from '../domain';
import type { Rgba } from './pattern';

const NAMES = [
	'beyond',
	'land',
	'border',
	'ink',
	'muted',
	'paper',
	'surface',
	'accent',
	'place',
	'warn'
] as const;
type TokenName = (typeof NAMES)[number];

/** The colours of the page as the map needs them: `rgba(…)` text, resolved. */
export type Tokens = Record<TokenName, string> & {
	/** `--cat-1` … by order of RUBROS. */
	categories: string[];
	/** Whether light works stand on dark land. */
	dark: boolean;
};

/** `rgb(…)` and `rgba(…)` as numbers; alpha 0 to 255. */
export function rgbaOf(color: string): Rgba {
	const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
	return [r, g, b, Math.round(a * 255)];
}

/** Whether a colour is nearer to black, by its perceived brightness (ITU-R BT.601). */
export function isDark(color: string): boolean {
	const [r, g, b] = rgbaOf(color);
	return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

/**
 * Reads the design tokens where `host` stands. A token may be written in any CSS way (`light-dark()`, `color-mix()`): one pixel painted
 * with it says what it comes to.
 */
export function readTokens(host: HTMLElement): Tokens {
	const probe = document.createElement('span');
	probe.hidden = true;
	host.append(probe);
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = 1;
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	const read = (name: string): string => {
		probe.style.color = `var(--${name})`;
		const color = getComputedStyle(probe).color;
		if (/^rgba?\(/.test(color) || !pen) return color;
		pen.clearRect(0, 0, 1, 1);
		pen.fillStyle = color;
		pen.fillRect(0, 0, 1, 1);
		const [r, g, b, a = 255] = pen.getImageData(0, 0, 1, 1).data;
		return `rgba(${r}, ${g}, ${b}, ${a / 255})`;
	};
	const entries = NAMES.map((name) => [name, read(name)] as const);
	const categories = RUBROS.map((_, i) => read(`cat-${i + 1}`));
	probe.remove();
	const named = Object.fromEntries(entries) as Record<TokenName, string>;
	return { ...named, categories, dark: isDark(named.land) };
}

/** Calls back whenever the theme may have changed, by the page or by the system; returns how to stop. */
export function watchTheme(changed: () => void): () => void {
	const root = new MutationObserver(changed);
	root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
	const system = matchMedia('(prefers-color-scheme: dark)');
	system.addEventListener('change', changed);
	return () => {
		root.disconnect();
		system.removeEventListener('change', changed);
	};
}
