/**
 * Draws the icons of the installed site from the mark: `npx tsx scripts/prepare-icons.ts` writes `static/icons`. A maskable icon keeps the mark
 * inside the circle of four fifths that every launcher leaves whole.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const PAPER = '#fbf8f3';
const MARK = (await readFile(join('static', 'favicon.svg'), 'utf8')).replace(/<\/?svg[^>]*>/g, '').trim();

/** `margin` in units of the 32-unit mark. */
const icon = (margin: number, corner: number): string => {
	const side = 32 + 2 * margin;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${side} ${side}"><rect x="${-margin}" y="${-margin}" width="${side}" height="${side}" rx="${corner}" fill="${PAPER}"/>${MARK}</svg>`;
};

await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
const folder = join('static', 'icons');
await mkdir(folder, { recursive: true });
for (const [name, size, svg] of [
	['icon-192', 192, icon(4, 8)],
	['icon-512', 512, icon(4, 8)],
	['icon-180', 180, icon(5, 0)],
	['icon-maskable-512', 512, icon(12, 0)]
] as const)
	await writeFile(
		join(folder, `${name}.png`),
		new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()
	);
