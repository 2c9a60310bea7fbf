import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { baseLocale, locales, overwriteGetLocale } from '../../src/lib/i18n';
import { CARD, municipalityCard } from '../../src/lib/export/municipality-card';
import { locatorPaths } from '../../src/lib/server/locator';
import { pageOf } from '../../src/lib/server/municipality-page';
import { currentProfiles } from '../../src/lib/server/municipalities';
import { cardPath } from '../../src/lib/server/origin';
import { staticFont, WEIGHTS } from '../font/atkinson';
import { smallPng } from './small-png';

/** What messengers take without complaint over a phone's line. */
export const MOST_CARD_BYTES = 40 * 1024;
const CACHE = join('.cache', 'tarjetas');

/**
 * The picture for link previews of every municipality, in each language, into the built site's `tarjetas/`. A card whose drawing has not changed
 * comes from the cache. Throws where a card is heavier than it may be.
 */
export async function writeCards(site: string): Promise<number> {
	const all = await currentProfiles();
	await mkdir(CACHE, { recursive: true });
	const draw = painter();
	for (const locale of locales) {
		overwriteGetLocale(() => locale);
		for (const profile of all.profiles) {
			const svg = municipalityCard(pageOf(profile, all), locatorPaths(profile.code));
			const kept = join(CACHE, `${createHash('sha256').update(svg).digest('hex')}.png`);
			const png = existsSync(kept) ? await readFile(kept) : await draw(svg);
			if (png.length > MOST_CARD_BYTES)
				throw new Error(
					`${cardPath(profile.code, locale)}: expected at most ${MOST_CARD_BYTES} bytes, met ${png.length}`
				);
			await writeFile(kept, png);
			const path = join(site, cardPath(profile.code, locale));
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, png);
		}
	}
	overwriteGetLocale(() => baseLocale);
	return all.profiles.length * locales.length;
}

/** Draws with the pages' own letters. The drawing engine starts with the first picture that is not in the cache. */
function painter(): (svg: string) => Promise<Buffer> {
	let fonts: Promise<Uint8Array[]> | null = null;
	const start = async (): Promise<Uint8Array[]> => {
		await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
		return Promise.all(Object.values(WEIGHTS).map((weight) => staticFont(weight)));
	};
	return async (svg) => {
		const fontBuffers = await (fonts ??= start());
		const drawing = new Resvg(svg, {
			font: { fontBuffers, defaultFontFamily: 'Atkinson Hyperlegible Next' }
		});
		const image = drawing.render();
		const png = smallPng(image.pixels, CARD.width, CARD.height);
		image.free();
		drawing.free();
		return png;
	};
}
