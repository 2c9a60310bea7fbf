/**
 * Cuts the letters that Spanish and English use out of Atkinson Hyperlegible Next: `npx tsx scripts/prepare-font.ts` writes
 * `src/lib/ui/fonts/atkinson.woff2`. Any other letter of a name still comes from the whole font, by its unicode range (`fonts.css`).
 * Font: Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors, SIL Open Font License 1.1.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const FONT =
	'@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';
/** The same as in `fonts.css`: ASCII, what Spanish adds to it, and the signs of figures and punctuation. */
const LETTERS =
	Array.from({ length: 0x7f - 0x20 }, (_, step) => String.fromCharCode(0x20 + step)).join('') +
	'\u00a0\u2009\u202f' +
	'áéíóúüñÁÉÍÓÚÜÑ¡¿«»‘’“”–—…·ªº°±²³½×−©';
/** The weights the pages use. */
const WEIGHTS = { wght: { min: 400, max: 700 } };

const font = await readFile(createRequire(import.meta.url).resolve(FONT));
const subset = await subsetFont(font, LETTERS, { targetFormat: 'woff2', variationAxes: WEIGHTS });
await writeFile(join('src', 'lib', 'ui', 'fonts', 'atkinson.woff2'), subset);
