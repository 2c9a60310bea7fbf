import { widthOf, type Run } from './lettering';
import { escaped } from './xml';

/**
 * What pictures are drawn with: pieces of SVG as text. Every text goes through `escaped`, so data is never markup. Colours are those of the
 * light theme (`tokens.css`): paper is white wherever the picture goes.
 */
export const COLOURS = {
	paper: '#fbf8f3',
	surface: '#ffffff',
	ink: '#211c17',
	muted: '#665e55',
	line: '#e6ded3',
	'line-strong': '#8d8375',
	accent: '#9c3d4f',
	'accent-soft': '#f4e3e2',
	place: '#2c5a4d',
	land: '#f2ece2',
	border: '#cdc2b2'
} as const;
export type Colour = keyof typeof COLOURS;

export interface TextOptions {
	size: number;
	colour?: Colour;
	bold?: boolean;
	align?: 'start' | 'middle' | 'end';
}

/** One line; `y` is its base line. */
export function line(
	x: number,
	y: number,
	content: string | readonly Run[],
	{ size, colour = 'ink', bold = false, align = 'start' }: TextOptions
): string {
	const anchor = align === 'start' ? '' : ` text-anchor="${align}"`;
	const runs = typeof content === 'string' ? [{ text: content }] : content;
	const inner = runs
		.map((run) =>
			run.bold && !bold ? `<tspan font-weight="700">${escaped(run.text)}</tspan>` : escaped(run.text)
		)
		.join('');
	// Runs carry their own spaces; XML would fold the ones at their ends.
	return `<text xml:space="preserve" x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${COLOURS[colour]}"${bold ? ' font-weight="700"' : ''}${anchor}>${inner}</text>`;
}

/** Lines below each other, the first on `y`. */
export const lines = (
	x: number,
	y: number,
	content: readonly (readonly Run[])[],
	leading: number,
	options: TextOptions
): string => content.map((runs, i) => line(x, y + i * leading, runs, options)).join('');

export const box = (
	x: number,
	y: number,
	width: number,
	height: number,
	colour: Colour,
	radius = 0
): string =>
	`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${COLOURS[colour]}"${radius > 0 ? ` rx="${radius}"` : ''}/>`;

export const rule = (x: number, y: number, width: number): string => box(x, y, width, 2, 'line');

/** The largest size, from `size` down to `least`, at which a text is no wider than `width`. */
export function fittingSize(text: string, size: number, least: number, width: number, bold = false): number {
	const wide = widthOf(text, size, bold);
	return wide <= width ? size : Math.max(least, Math.floor((size * width) / wide));
}

/** The plumb bob and the name: from where the picture is. */
export const mark = (x: number, y: number, size: number): string =>
	`<g transform="translate(${x} ${y}) scale(${round(size / 32)})"><path d="M16 4v9" stroke="${COLOURS.ink}" stroke-width="2.5"/><circle cx="16" cy="4.5" r="2.5" fill="${COLOURS.ink}"/><path d="M9.5 13h13L16 30z" fill="${COLOURS.accent}"/></g>` +
	line(x + size * 1.1, y + size * 0.72, 'Plomada', { size: Math.round(size * 0.62), bold: true });

/** A municipality in the state: paths of `outlinePaths`, drawn into a box of that width. */
export interface LocatorPaths {
	width: number;
	height: number;
	state: string;
	place: string;
}
export const locator = (x: number, y: number, width: number, paths: LocatorPaths): string =>
	`<g transform="translate(${x} ${y}) scale(${round(width / paths.width)})"><path d="${escaped(paths.state)}" fill="${COLOURS.land}" stroke="${COLOURS.border}" stroke-width="4"/><path d="${escaped(paths.place)}" fill="${COLOURS.accent}"/></g>`;

export interface SheetOptions {
	width: number;
	height: number;
	/** What the picture is, in one sentence, for who cannot see it. */
	title: string;
	/** Address of the font (a `data:` one, so that the picture needs nothing else); null where whoever draws it has the font. */
	font: string | null;
}

/** The picture as a file. Where its font is not understood, a narrower one keeps the layout. */
export function sheet({ width, height, title, font }: SheetOptions, content: string): string {
	const face =
		font === null
			? ''
			: `@font-face{font-family:Plomada;font-weight:400 700;src:url("${escaped(font)}") format("woff2")}`;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">` +
		`<title>${escaped(title)}</title>` +
		`<style>${face}text{font-family:Plomada,"Atkinson Hyperlegible Next",Arial,"Liberation Sans",Helvetica,sans-serif}</style>` +
		`${box(0, 0, width, height, 'paper')}${content}</svg>\n`
	);
}

const round = (value: number): number => Math.round(value * 100) / 100;
